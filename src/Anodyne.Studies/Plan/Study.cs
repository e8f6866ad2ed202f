using Anodyne.Quantities.Documents;
using Anodyne.Studies.Analyses;
using Anodyne.Studies.Designs;

namespace Anodyne.Studies.Plan;

/// <summary>What a study file says: its question, and the parts that answer it. Today's files have one part.</summary>
/// <param name="Name">Name, as in the store and in file names.</param>
/// <param name="Title">One line for the report.</param>
/// <param name="Question">What the study asks.</param>
/// <param name="Notes">What a reader of the report must know, a paragraph each.</param>
/// <param name="Parts">What is simulated and compared.</param>
/// <param name="Source">The file as it was named, for errors and for the command that remakes the report.</param>
/// <param name="Folder">Folder that relative paths in the study start from.</param>
internal sealed record Study(
    string Name, string Title, string Question, IReadOnlyList<string> Notes, IReadOnlyList<StudyPart> Parts, string Source, string Folder)
{
    /// <summary>Reactions, pouch cells and tables of reported values that the study names; each becomes a section of its report.</summary>
    public DesignRequests Designs { get; init; } = DesignRequests.None;

    /// <summary>Analyses of measured files that belong to no part; a study of one part has none.</summary>
    public IReadOnlyList<MeasuredAnalysis> Measured { get; init; } = [];

    /// <summary>True if some analysis, of files or of virtual measurements, is asked for.</summary>
    public bool HasAnalyses => Measured.Count > 0 || Parts.Any(part => part.Measured.Count + part.Virtual.Count > 0);
}

/// <summary>A property in which variants differ: a name and what each of its options changes in the shared case.</summary>
/// <param name="Name">Name in the study file.</param>
/// <param name="Title">Name in tables.</param>
/// <param name="Options">Name of an option to its change.</param>
internal sealed record StudyProperty(string Name, string Title, IReadOnlyDictionary<string, PropertyOption> Options);

/// <summary>What one option of a property changes.</summary>
/// <param name="Patch">Laid over the shared case in every placement; null if the option changes nothing.</param>
/// <param name="ByPlacement">Laid over it in one placement only; empty if the option means the same everywhere.</param>
internal sealed record PropertyOption(InputMapping? Patch, IReadOnlyDictionary<string, InputMapping> ByPlacement)
{
    /// <summary>Blocks that take the place of those of the shared case as a whole, before anything is laid over; null if none does.</summary>
    public InputMapping? Replacement { get; init; }
}

/// <summary>One assumption of where a measured property acts.</summary>
/// <param name="Name">Name in the study file and in file names; empty in a study without placements.</param>
/// <param name="Title">What is assumed, for the report.</param>
internal sealed record StudyPlacement(string Name, string Title);

/// <summary>A variant: one option of every property.</summary>
/// <param name="Name">Name.</param>
/// <param name="Options">Name of a property to the option taken.</param>
internal sealed record StudyVariant(string Name, IReadOnlyDictionary<string, string> Options);

/// <summary>A statement to be judged: the second variant plates flatter than the first.</summary>
/// <param name="From">The variant that is improved upon.</param>
/// <param name="To">The variant that is said to be flatter.</param>
/// <param name="Statement">The statement in words.</param>
internal sealed record StudyContrast(string From, string To, string Statement);
