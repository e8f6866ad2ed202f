using Anodyne.Quantities.Estimates;
using Anodyne.Studies.Analyses;

namespace Anodyne.Studies.Answers;

/// <summary>Where a compared value comes from.</summary>
internal enum ComparedOrigin
{
    /// <summary>The virtual measurement, analysed as the measured file is.</summary>
    Simulated,

    /// <summary>What the model itself knows: a simulated quantity, or the parameter that the case takes.</summary>
    Model,

    /// <summary>A measured file.</summary>
    Measured,

    /// <summary>The mean of replicates.</summary>
    Mean,

    /// <summary>A published value.</summary>
    Reported,
}

/// <summary>One value of a quantity, with everything needed to judge it.</summary>
/// <param name="Origin">Where it comes from.</param>
/// <param name="Name">Files, or where else it comes from, in a few words.</param>
/// <param name="Value">The value in the unit of its answer; not a number where an analysis was refused.</param>
/// <param name="HalfWidth">Half-width of its 95 % interval in the same unit; null if none is known.</param>
/// <param name="Verdict">May it be used? A void value is shown struck through and compared with nothing.</param>
/// <param name="Definition">What exactly it is, and what its error holds.</param>
/// <param name="Reasons">Why it may not be used without care.</param>
internal sealed record ComparedValue(
    ComparedOrigin Origin, string Name, double Value, double? HalfWidth, Verdict Verdict, string Definition, IReadOnlyList<string> Reasons)
{
    /// <summary>True for a parameter, which the case takes and does not compute.</summary>
    public bool IsTaken { get; init; }

    /// <summary>True for a published value that its authors measured.</summary>
    public bool IsPublishedMeasurement { get; init; }

    /// <summary>The grid's own error, which the half-width holds; null if it was not looked at.</summary>
    public double? GridError { get; init; }

    /// <summary>Name of the analysis that gives it; empty if none does.</summary>
    public string Analysis { get; init; } = "";

    /// <summary>Place in the study file of what names it, to keep the study's order.</summary>
    public int Order { get; init; }

    /// <summary>Where it comes from, for a table that has no other words: result, analysis and files, or the paper.</summary>
    public string Source { get; init; } = "";

    /// <summary>True if it is a number that may be compared.</summary>
    public bool IsUsable => Verdict != Verdict.Void && double.IsFinite(Value);

    /// <summary>Whether it agrees with another; null if either may not be compared.</summary>
    public Agreement? With(ComparedValue? other) =>
        other is not null && other != this && IsUsable && other.IsUsable ? Agreement.Of(Value, HalfWidth, other.Value, other.HalfWidth) : null;
}
