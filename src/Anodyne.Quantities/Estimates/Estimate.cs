namespace Anodyne.Quantities.Estimates;

/// <summary>A quantity obtained from data: value, uncertainty, and everything needed to judge it.</summary>
/// <param name="Value">The value in <paramref name="Unit"/>.</param>
/// <param name="Uncertainty">Half-width of the 95 % confidence interval in <paramref name="Unit"/>; null if it cannot be given.</param>
/// <param name="Unit">The unit of value and uncertainty as printed; "1" for a plain number.</param>
/// <param name="Definition">What exactly the number is, e.g. "current fraction of the whole cell, not the transference number of the electrolyte".</param>
/// <param name="Method">The method and its equation with the source.</param>
/// <param name="Window">The part of the data it was taken from, in words.</param>
/// <param name="Verdict">May it be used?</param>
/// <param name="Reasons">Why not without care; empty only if <see cref="Verdict.Ok"/> needs no word.</param>
/// <param name="Quality">Named figures of merit (chi2, r2, number of starts that agree ...).</param>
public sealed record Estimate(
    double Value,
    double? Uncertainty,
    string Unit,
    string Definition,
    string Method,
    string Window,
    Verdict Verdict,
    IReadOnlyList<string> Reasons,
    IReadOnlyDictionary<string, double> Quality)
{
    /// <summary>The word that stands where the item of a list is no number ("soft short"); null for numbers.</summary>
    public string? Word { get; init; }

    /// <summary>The value with its uncertainty and unit, e.g. "1.300 ± 0.050 mA/cm2 (caution)".</summary>
    public override string ToString()
    {
        var verdict = Verdict == Verdict.Ok ? "" : Verdict == Verdict.Caution ? " (caution)" : " (void)";
        return EstimateText.Joined(Value, Uncertainty) + (Unit is "" or "1" ? "" : " " + Unit) + verdict;
    }
}
