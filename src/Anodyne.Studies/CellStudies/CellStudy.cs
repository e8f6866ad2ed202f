using Anodyne.Quantities.Documents;
using Anodyne.Studies.Analyses;
using Anodyne.Studies.Plan;

namespace Anodyne.Studies.CellStudies;

/// <summary>
/// A study of whole cells: one shared cell with its protocol, the properties in which its variants differ, what is read from the virtual measurement and
/// which quantities answer the question. Which values are uncertain is said where they are given, by their range.
/// </summary>
/// <param name="Name">Name, as in the store and in file names.</param>
/// <param name="Title">One line for the report.</param>
/// <param name="Question">What the study asks.</param>
/// <param name="Notes">What a reader of the report must know, a paragraph each.</param>
/// <param name="Cell">The shared case, as a tree: the keys are those of <c>anodyne cycle</c>.</param>
/// <param name="CellFolder">Folder that paths in the case start from.</param>
/// <param name="Properties">In which the variants differ.</param>
/// <param name="Variants">What is compared.</param>
/// <param name="Headline">The quantities that answer the question.</param>
/// <param name="Analyses">What is read from the virtual measurements.</param>
/// <param name="Source">The file as it was named.</param>
public sealed record CellStudy(
    string Name,
    string Title,
    string Question,
    IReadOnlyList<string> Notes,
    InputMapping Cell,
    string CellFolder,
    IReadOnlyList<StudyProperty> Properties,
    IReadOnlyList<StudyVariant> Variants,
    IReadOnlyList<CellQuantity> Headline,
    IReadOnlyList<VirtualAnalysis> Analyses,
    string Source)
{
    /// <summary>Folder that paths of measured files start from.</summary>
    public string Folder { get; init; } = ".";

    /// <summary>Analyses of measured files; each has the name of one of <see cref="Analyses"/>.</summary>
    public IReadOnlyList<MeasuredAnalysis> Measured { get; init; } = [];

    /// <summary>Values that others published.</summary>
    public IReadOnlyList<ReportedValue> Reported { get; init; } = [];

    /// <summary>True if a result of this analysis is held against a measured or published value.</summary>
    /// <param name="analysis">The analysis.</param>
    public bool IsCompared(VirtualAnalysis analysis)
    {
        ArgumentNullException.ThrowIfNull(analysis);
        return Measured.Any(measured => measured.Name == analysis.Name && measured.Answers.Count > 0)
            || Reported.Any(reported => reported.Quantity.StartsWith(analysis.Name + ": ", StringComparison.Ordinal));
    }
}
