using Anodyne.Studies.Models;

namespace Anodyne.Studies.Reporting;

/// <summary>How a conclusion fares when one assumed value runs through its range. The effect is that of <see cref="Conclusion.LogRatio"/>.</summary>
/// <param name="Parameter">The assumed value, in words.</param>
/// <param name="LowText">Lower end of its range with unit, as printed.</param>
/// <param name="HighText">Upper end of its range with unit, as printed.</param>
/// <param name="AtLow">The logarithm of the ratio at the lower end.</param>
/// <param name="AtHigh">The logarithm of the ratio at the upper end.</param>
internal sealed record RangeTest(string Parameter, string LowText, string HighText, double AtLow, double AtHigh);

/// <summary>
/// One comparison of two variants: which is flatter at the end, by how much, what bought it, and whether the sign survives the assumed ranges.
/// </summary>
internal sealed record Conclusion
{
    /// <summary>The condition under which the two are compared, e.g. "1 mA/cm^{2}, *t*_{+} of the whole electrolyte".</summary>
    public required string Condition { get; init; }

    /// <summary>The variant that is judged, e.g. the protected one.</summary>
    public required string Variant { get; init; }

    /// <summary>The variant it is held against, e.g. the bare one.</summary>
    public required string Reference { get; init; }

    /// <summary>ln(R_q variant / R_q reference) at the end of the runs, mean over paired seeds; negative: the variant is flatter.</summary>
    public required double LogRatio { get; init; }

    /// <summary>95 % half-width of the mean over the seeds; NaN for one seed.</summary>
    public double HalfWidth { get; init; } = double.NaN;

    /// <summary>Number of seeds.</summary>
    public int Seeds { get; init; } = 1;

    /// <summary>The property with the largest Shapley value, in words; empty if no attribution was made.</summary>
    public string DecisiveProperty { get; init; } = "";

    /// <summary>Its contribution to <see cref="LogRatio"/> (or to the growth exponent, if the attribution is of that).</summary>
    public double DecisiveEffect { get; init; } = double.NaN;

    /// <summary>The property with the largest contribution of the opposite sign; empty if none.</summary>
    public string OpposingProperty { get; init; } = "";

    /// <summary>Its contribution.</summary>
    public double OpposingEffect { get; init; } = double.NaN;

    /// <summary>The conclusion over the ranges of the assumed values.</summary>
    public IReadOnlyList<RangeTest> Ranges { get; init; } = [];

    /// <summary>
    /// With every assumed value at an end of its range at once: combinations that keep the sign, of those that can be computed; null if none were looked at.
    /// </summary>
    public (int Kept, int Of)? Corners { get; init; }

    /// <summary>The grid's own error of <see cref="LogRatio"/>; null if it was not looked at.</summary>
    public GridError? Grid { get; init; }

    /// <summary>False if the difference is below the grid's own error: then it is called no difference.</summary>
    public bool IsResolved => Grid is null || Math.Abs(LogRatio) > Grid.Value;

    /// <summary>True if the seeds alone decide the sign: the 95 % interval does not contain zero. A single seed never does.</summary>
    public bool IsDecided => Math.Abs(LogRatio) > HalfWidth;

    /// <summary>The assumed values over whose range the sign changes (against the sign of <see cref="LogRatio"/>).</summary>
    public IReadOnlyList<RangeTest> SignChanges =>
        [.. Ranges.Where(r => Math.Sign(r.AtLow) != Math.Sign(LogRatio) || Math.Sign(r.AtHigh) != Math.Sign(LogRatio))];
}
