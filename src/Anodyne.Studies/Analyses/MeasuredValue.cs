using System.Globalization;
using Anodyne.Quantities;
using Anodyne.Quantities.Estimates;

namespace Anodyne.Studies.Analyses;

/// <summary>A value that an analysis of measured files gives for a quantity of a study.</summary>
/// <param name="Answer">What it answers.</param>
/// <param name="By">The analysis; of a mean the first of the replicates.</param>
/// <param name="Estimate">The result.</param>
/// <param name="Verdict">The worse of the verdicts of the result and of the whole analysis.</param>
/// <param name="Reasons">Why it may not be used without care.</param>
internal sealed record MeasuredValue(MeasuredAnswer Answer, MeasuredAnalysis By, Estimate Estimate, Verdict Verdict, IReadOnlyList<string> Reasons)
{
    /// <summary>Name of the analysis in the study.</summary>
    public string Analysis => By.Name;

    /// <summary>Over how many replicates it is the mean; 0 for a single measurement.</summary>
    public int MeanOf { get; init; }

    /// <summary>True if it is a number that may be compared.</summary>
    public bool IsUsable => Verdict != Verdict.Void && double.IsFinite(Estimate.Value);

    /// <summary>Value and half-width of the 95 % interval in another unit of the same dimension; not a number where the analysis was refused.</summary>
    /// <exception cref="InputException">The result has another dimension; the message gives line and column of the study.</exception>
    public (double Value, double? HalfWidth) In(string unit) => Answer.Convert(Estimate, unit);

    /// <summary>Where it comes from, in words.</summary>
    public string Source
    {
        get
        {
            var mean = MeanOf > 0 ? $"mean of {MeanOf} replicates: " : "";
            var files = By.Files.Count > 0 && MeanOf == 0 ? " of " + string.Join(", ", By.Files) : "";
            var times = Answer.Factor == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $", times {Answer.Factor:G6}");
            return $"{mean}{Answer.Result} of the analysis \"{Analysis}\"{files}{times}";
        }
    }
}
