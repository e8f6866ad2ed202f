using Anodyne.Quantities.Documents;
using Anodyne.Studies.Analyses;
using Anodyne.Studies.Input;

namespace Anodyne.Studies.Plan;

/// <summary>
/// What a study file says: one shared case, the properties in which its variants differ, where an ambiguous property may act, what is to be concluded
/// and what others reported. Which values are uncertain is said where they are given, by their range.
/// </summary>
/// <param name="Name">Name, as in the store and in file names.</param>
/// <param name="Title">One line for the report.</param>
/// <param name="Question">What the study asks.</param>
/// <param name="Notes">What a reader of the report must know, a paragraph each.</param>
/// <param name="Seeds">How many random surfaces every variant is run on; the seeds are 1 ... n.</param>
/// <param name="Grid">Resolutions.</param>
/// <param name="Case">The shared case, as a tree: the keys are those of a plating case.</param>
/// <param name="Properties">In which the variants differ, in the order in which their patches are laid on.</param>
/// <param name="Placements">Where a property that is measured for the whole cell may act; one unnamed placement if the study has none.</param>
/// <param name="Variants">What is compared.</param>
/// <param name="Contrasts">Pairs whose difference is attributed to properties and judged.</param>
/// <param name="Reported">Values that others published for the same variants.</param>
/// <param name="Source">The file as it was named, for errors and for the command that remakes the report.</param>
/// <param name="Folder">Folder that relative paths in the study start from.</param>
public sealed record Study(
    string Name,
    string Title,
    string Question,
    IReadOnlyList<string> Notes,
    int Seeds,
    StudyGrid Grid,
    InputMapping Case,
    IReadOnlyList<StudyProperty> Properties,
    IReadOnlyList<StudyPlacement> Placements,
    IReadOnlyList<StudyVariant> Variants,
    IReadOnlyList<StudyContrast> Contrasts,
    IReadOnlyList<ReportedValue> Reported,
    string Source,
    string Folder)
{
    /// <summary>Reactions, pouch cells and tables of reported values that the study names; each becomes a section of its report.</summary>
    public DesignRequests Designs { get; init; } = DesignRequests.None;

    /// <summary>Analyses of measured files that the study names.</summary>
    public IReadOnlyList<MeasuredAnalysis> Analyses { get; init; } = [];
}

/// <summary>Grid cells across the box.</summary>
/// <param name="Across">Of the runs.</param>
/// <param name="Fine">Of the runs under <c>--fine</c>.</param>
/// <param name="Convergence">The resolutions at which one run is repeated to show that <paramref name="Across"/> is enough; empty: none.</param>
public sealed record StudyGrid(int Across, int Fine, IReadOnlyList<int> Convergence);

/// <summary>A property in which variants differ: a name and what each of its options changes in the shared case.</summary>
/// <param name="Name">Name in the study file.</param>
/// <param name="Title">Name in tables.</param>
/// <param name="Options">Name of an option to its change.</param>
public sealed record StudyProperty(string Name, string Title, IReadOnlyDictionary<string, PropertyOption> Options);

/// <summary>What one option of a property changes.</summary>
/// <param name="Patch">Laid over the shared case in every placement; null if the option changes nothing.</param>
/// <param name="ByPlacement">Laid over it in one placement only; empty if the option means the same everywhere.</param>
public sealed record PropertyOption(InputMapping? Patch, IReadOnlyDictionary<string, InputMapping> ByPlacement);

/// <summary>One assumption of where a measured property acts.</summary>
/// <param name="Name">Name in the study file and in file names; empty in a study without placements.</param>
/// <param name="Title">What is assumed, for the report.</param>
public sealed record StudyPlacement(string Name, string Title);

/// <summary>A variant: one option of every property.</summary>
/// <param name="Name">Name.</param>
/// <param name="Options">Name of a property to the option taken.</param>
public sealed record StudyVariant(string Name, IReadOnlyDictionary<string, string> Options);

/// <summary>A statement to be judged: the second variant plates flatter than the first.</summary>
/// <param name="From">The variant that is improved upon.</param>
/// <param name="To">The variant that is said to be flatter.</param>
/// <param name="Statement">The statement in words.</param>
public sealed record StudyContrast(string From, string To, string Statement);
