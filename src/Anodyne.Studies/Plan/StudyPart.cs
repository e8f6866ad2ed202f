using Anodyne.Quantities.Documents;
using Anodyne.Studies.Analyses;
using Anodyne.Studies.Models;

namespace Anodyne.Studies.Plan;

/// <summary>
/// A part of a study: one shared case of one model, the properties in which its variants differ, where an ambiguous property may act, what is to be concluded
/// and what others measured and reported. Which values are uncertain is said where they are given, by their range.
/// </summary>
/// <param name="Name">Name in file names; empty in a study of one part.</param>
/// <param name="Model">What simulates it.</param>
/// <param name="Case">The shared case, as a tree.</param>
/// <param name="CaseFolder">Folder that paths in the case start from.</param>
/// <param name="Properties">In which the variants differ, in the order in which their patches are laid on.</param>
/// <param name="Placements">Where a property that is measured for the whole cell may act; one unnamed placement if the part has none.</param>
/// <param name="Variants">What is compared.</param>
internal sealed record StudyPart(
    string Name,
    StudyModel Model,
    InputMapping Case,
    string CaseFolder,
    IReadOnlyList<StudyProperty> Properties,
    IReadOnlyList<StudyPlacement> Placements,
    IReadOnlyList<StudyVariant> Variants)
{
    /// <summary>How many random surfaces every variant is run on; the seeds are 1 ... n.</summary>
    public int Seeds { get; init; } = 1;

    /// <summary>Resolutions.</summary>
    public ModelGrid Grid { get; init; } = new(1, 1, []);

    /// <summary>Pairs whose difference is attributed to properties and judged.</summary>
    public IReadOnlyList<StudyContrast> Contrasts { get; init; } = [];

    /// <summary>The quantities that answer the question.</summary>
    public IReadOnlyList<Quantity> Headline { get; init; } = [];

    /// <summary>What is read from the virtual measurements of every variant.</summary>
    public IReadOnlyList<VirtualAnalysis> Virtual { get; init; } = [];

    /// <summary>Analyses of measured files.</summary>
    public IReadOnlyList<MeasuredAnalysis> Measured { get; init; } = [];

    /// <summary>Values that others published for the same variants.</summary>
    public IReadOnlyList<ReportedValue> Reported { get; init; } = [];

    /// <summary>True if a result of this analysis is held against a measured or published value.</summary>
    public bool IsCompared(VirtualAnalysis analysis)
    {
        return Measured.Any(measured => measured.Name == analysis.Name && measured.Answers.Count > 0)
            || Reported.Any(reported => reported.Quantity.StartsWith(analysis.Name + ": ", StringComparison.Ordinal));
    }
}
