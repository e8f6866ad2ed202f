using System.Security.Cryptography;
using System.Text;
using Anodyne.Quantities.Documents;
using Anodyne.Studies.Models;
using Anodyne.Studies.Plan;

namespace Anodyne.Studies.Sweeps.Plan;

/// <summary>A sweep as its file says it: one case, what is changed of it, and where the points lie. Its model is one that studies know too.</summary>
/// <param name="Name">Name, which is its folder too.</param>
/// <param name="Title">Title for people.</param>
/// <param name="Model">What computes a case.</param>
/// <param name="Case">The case that is changed.</param>
/// <param name="CaseFolder">Folder that paths in the case start from.</param>
/// <param name="Axes">What is changed.</param>
/// <param name="Design">Where the points lie.</param>
/// <param name="File">The plan's file.</param>
internal sealed record SweepPlan(
    string Name, string Title, StudyModel Model, InputMapping Case, string CaseFolder, IReadOnlyList<SweepAxis> Axes, SweepDesign Design, string File)
{
    /// <summary>Values that follow from the axes, in the order in which they are computed.</summary>
    public IReadOnlyList<DerivedValue> Derived { get; init; } = [];

    /// <summary>What every case meets.</summary>
    public IReadOnlyList<PlanConstraint> Constraints { get; init; } = [];

    /// <summary>Seeds a point.</summary>
    public int Seeds { get; init; } = 1;

    /// <summary>Resolution of the runs, in the words of the model.</summary>
    public int Resolution { get; init; } = 1;

    /// <summary>The quantities of the table.</summary>
    public IReadOnlyList<Quantity> Quantities { get; init; } = [];

    /// <summary>True to keep the files of every run, not only its quantities.</summary>
    public bool KeepsFiles { get; init; }

    /// <summary>Settings of a cluster; null if the plan has none.</summary>
    public InputMapping? Slurm { get; init; }

    /// <summary>Surrogate and target; null if the plan has none.</summary>
    public InputMapping? Insight { get; init; }

    /// <summary>Everything of the unchanged case that can change a number.</summary>
    public required string BaseInputs { get; init; }

    /// <summary>Hash of everything that tells this sweep's cases from those of another.</summary>
    public string Hash => HashOf(string.Join('\n', BaseInputs, Design, Seeds, Resolution, string.Join('\n', Axes.Select(axis => axis.ToText())),
        string.Join('\n', Derived.Select(value =>
            $"{value.Name} {string.Join(' ', value.Paths.Select(path => path.Text))} {value.Formula.Node} {value.Unit.Text}")),
        string.Join('\n', Constraints.Select(constraint => constraint.Text))));

    /// <summary>Heads of the parameter columns.</summary>
    public IReadOnlyList<string> Columns => [.. Axes.Select(axis => axis.Column), .. Derived.Select(value => value.Column)];

    /// <summary>The values of the axes at a point with the derived ones, and the SI numbers by name that formulas see.</summary>
    /// <param name="axes">Values of the axes.</param>
    public (IReadOnlyList<AxisValue> Values, IReadOnlyDictionary<string, double> Known) Complete(IReadOnlyList<AxisValue> axes)
    {
        var known = Axes.Zip(axes).ToDictionary(pair => pair.First.Name, pair => pair.Second.Si, StringComparer.Ordinal);
        var values = axes.ToList();
        foreach (var derived in Derived)
        {
            var value = derived.Of(known);
            known[derived.Name] = value.Si;
            values.Add(value);
        }

        return (values, known);
    }

    /// <summary>True if the values meet every constraint.</summary>
    /// <param name="known">SI numbers by name, of <see cref="Complete"/>.</param>
    public bool Allows(IReadOnlyDictionary<string, double> known) => Constraints.All(constraint => constraint.Holds(known));

    /// <summary>The case with the values of one point, ready to run.</summary>
    public PlannedRun Run(SweepCase point)
    {
        var tree = Case;
        foreach (var (axis, value) in Axes.Zip(point.Values))
        {
            tree = axis.Paths.Aggregate(tree, (at, path) => Put(at, path, value.Text));
        }

        foreach (var (derived, value) in Derived.Zip(point.Values.Skip(Axes.Count)))
        {
            tree = derived.Paths.Aggregate(tree, (at, path) => Put(at, path, value.Text));
        }

        var read = Model.Read(tree, Name, CaseFolder);
        var varied = Model.Varied(read, new RunVariation(Resolution, point.Seed, KeepsFiles ? RunDetail.Whole : RunDetail.Ends));
        return new PlannedRun(point.Label, Model, varied, Model.Inputs(varied));
    }

    /// <summary>16 hexadecimal digits of a SHA-256.</summary>
    internal static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];

    private static InputMapping Put(InputMapping tree, InputScalar path, string text) => InputOverlay.Replace(tree, CasePath.Find(tree, path), path.With(text));
}
