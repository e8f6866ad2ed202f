using System.Globalization;
using Anodyne.Quantities.Estimates;
using Anodyne.Quantities.Units;
using Anodyne.Studies.Models;

namespace Anodyne.Studies.Analyses;

/// <summary>
/// The mean of what replicates say. Its 95 % half-width is the larger of t s/sqrt(n) (Student's t, n - 1 degrees of freedom, s the standard deviation between
/// replicates) and of the propagated error of the single values, sqrt(sum u^2)/n: equal readings of a coarse instrument are not exact. Void values are left
/// out, which the mean says.
/// </summary>
internal static class ReplicateMean
{
    /// <summary>Values with the mean of each group of replicates behind its last member.</summary>
    public static IReadOnlyList<MeasuredValue> Append(IReadOnlyList<MeasuredValue> values)
    {
        return [.. values.GroupBy(value => (value.Analysis, value.Answer)).SelectMany(group => Of([.. group]) is { } mean ? group.Append(mean) : group)];
    }

    /// <summary>The mean; null of fewer than two usable values.</summary>
    public static MeasuredValue? Of(IReadOnlyList<MeasuredValue> replicates)
    {
        var mean = Of([.. replicates.Select(static value => (value.Estimate, value.Verdict))]);
        return mean is null ? null
            : new MeasuredValue(replicates[0].Answer, replicates[0].By, mean, mean.Verdict, mean.Reasons) { MeanOf = (int)mean.Quality["count"] };
    }

    /// <summary>The mean of estimates of one quantity, each with the verdict that counts for it; null of fewer than two usable ones.</summary>
    public static Estimate? Of(IReadOnlyList<(Estimate Estimate, Verdict Verdict)> replicates)
    {
        var usable = replicates.Where(static value => value.Verdict != Verdict.Void && double.IsFinite(value.Estimate.Value)).ToArray();
        if (usable.Length < 2)
        {
            return null;
        }

        var first = usable[0].Estimate;
        double InFirst(double number, Estimate of) =>
            of.Unit == first.Unit ? number : number * UnitText.ReadUnit(of.Unit).Scale / UnitText.ReadUnit(first.Unit).Scale;
        var spread = Spread.Of(usable.Select(value => InFirst(value.Estimate.Value, value.Estimate)));
        var own = Math.Sqrt(usable.Sum(value => Math.Pow(InFirst(value.Estimate.Uncertainty ?? 0, value.Estimate), 2))) / usable.Length;
        var left = replicates.Count - usable.Length;
        string[] reasons =
        [
            .. left > 0 ? [$"{left} of {replicates.Count} replicates are void and not in the mean"] : Array.Empty<string>(),
            .. usable.Length == 2 ? ["two replicates say little of their spread: 95 % of Student's t is 12.7 standard errors"] : Array.Empty<string>(),
            .. usable.Any(value => value.Verdict == Verdict.Caution) ? ["of values with caution"] : Array.Empty<string>(),
        ];
        return first with
        {
            Value = spread.Mean,
            Uncertainty = Math.Max(spread.HalfWidth, own),
            Definition =
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"mean of {usable.Length} replicates, standard deviation {spread.StandardDeviation:G3} {(first.Unit == "1" ? "" : first.Unit)}").TrimEnd(),
            Method = first.Method,
            Window = "",
            Reasons = reasons,
            Verdict = left > 0 ? Verdict.Caution : usable.Max(static value => value.Verdict),
            Quality = new Dictionary<string, double> { ["sd"] = spread.StandardDeviation, ["count"] = usable.Length },
        };
    }
}
