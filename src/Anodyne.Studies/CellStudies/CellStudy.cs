using Anodyne.Quantities.Documents;
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
    string Source);

/// <summary>An analysis of what the virtual instruments wrote, made for every variant.</summary>
/// <param name="Name">Name in the study.</param>
/// <param name="Method">Method as on the command line.</param>
/// <param name="Spectrum">Number of the spectrum it reads, from 1; 0: the record; -1: all spectra as one series, keyed by temperature.</param>
/// <param name="Options">Options of the method as text with units.</param>
public sealed record VirtualAnalysis(string Name, string Method, int Spectrum, IReadOnlyDictionary<string, string> Options);
