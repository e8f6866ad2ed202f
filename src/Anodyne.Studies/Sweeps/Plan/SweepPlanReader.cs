using System.Globalization;
using System.Text.RegularExpressions;
using Anodyne.Numerics.Sampling;
using Anodyne.Quantities;
using Anodyne.Quantities.Dimensions;
using Anodyne.Quantities.Documents;
using Anodyne.Studies.Models;
using Anodyne.Studies.Plan;

namespace Anodyne.Studies.Sweeps.Plan;

/// <summary>
/// Reads the plan of a sweep. The key that holds the case says of which model it is, as in a study; or <c>study</c> and <c>variant</c> name a variant of a
/// study that is there already.
/// </summary>
/// <param name="models">The models that are known.</param>
internal sealed partial class SweepPlanReader(IReadOnlyList<StudyModel> models)
{
    /// <summary>Cases that a plan may have.</summary>
    public const int MostCases = 1_000_000;

    private const int MostSeeds = 1000;
    private static readonly string[] OwnKeys =
        ["sweep", "title", "notes", "axes", "design", "derived", "constraints", "seeds", "quantities", "files", "slurm", "insight"];

    /// <summary>Reads a file.</summary>
    /// <exception cref="InputException">Something in it is wrong; the problem says where.</exception>
    public SweepPlan ReadFile(string path) => Read(YamlReader.ReadFile(path).AsMapping("the plan of a sweep"), Path.GetDirectoryName(Path.GetFullPath(path))!);

    /// <summary>Reads a document.</summary>
    /// <exception cref="InputException">Something in it is wrong; the problem says where.</exception>
    public SweepPlan Read(InputMapping root, string folder)
    {
        var (model, tree, caseFolder, studyGrid) = ReadCase(root, folder);
        var axes = ReadAxes(root);
        var symbols = axes.Where(axis => axis.Unit is not null).ToDictionary(axis => axis.Name, axis => axis.Unit!.Dimension, StringComparer.Ordinal);

        // A wrong path is said before the formulas that build on its axis.
        CheckPaths(tree, model, axes, []);
        var derived = ReadDerived(root, axes, symbols);
        CheckPaths(tree, model, axes, derived);
        var design = SweepDesign.Read(root.Find("design"));
        CheckDesign(root, axes, design);
        var grid = studyGrid ?? model.Grid(root);
        var read = model.Read(tree, "base", caseFolder);
        var plan = new SweepPlan(Name(root.Require("sweep").AsScalar("a name")), root.Text("title", root.Text("sweep")), model, tree, caseFolder, axes,
            design, root.File)
        {
            Derived = derived,
            Constraints = root.Find("constraints") is { } list
                ? [.. list.AsSequence("a list of comparisons").Select(item => PlanConstraint.Read(item, symbols))]
                : [],
            Seeds = root.Integer("seeds", 1, MostSeeds, 1),
            Resolution = grid.Across,
            Quantities = ReadQuantities(root, model),
            KeepsFiles = root.Flag("files", false),
            Slurm = root.OptionalMapping("slurm"),
            Insight = root.OptionalMapping("insight"),
            BaseInputs = model.Inputs(model.Varied(read, new RunVariation(grid.Across, 1, RunDetail.Ends))),
        };
        if (plan.Seeds > 1 && !model.IsRandom(read))
        {
            throw root.Require("seeds").Fail("nothing in the case is random, so that seeds change nothing", "1",
                "Remove the key, or give the case a random surface or film.");
        }

        CheckCount(root, plan);
        if (plan.Constraints.Count > 0 && design.Kind is DesignKind.SobolIndices or DesignKind.Morris)
        {
            throw root.Require("constraints").Fail(
                "this design needs every one of its points", "no constraints", "Choose axes that need none, or the design latin hypercube or sobol.");
        }

        return plan;
    }

    private (StudyModel Model, InputMapping Tree, string Folder, ModelGrid? Grid) ReadCase(InputMapping root, string folder)
    {
        if (root.Find("study") is { } named)
        {
            root.AllowOnly([.. OwnKeys, "study", "variant", "grid"]);
            var path = Path.Combine(folder, named.AsScalar("the path of a study").Text);
            var study = new StudyReader(models).ReadFile(path);
            var wanted = root.Require("variant").AsScalar("the name of a variant");
            var found = study.Parts.SelectMany(part => part.Variants.Select(variant => (Part: part, Variant: variant))).Where(item =>
                item.Variant.Name == wanted.Text)
                .ToArray();
            if (found.Length == 0)
            {
                throw wanted.Fail("the study has no variant of this name",
                    string.Join(", ", study.Parts.SelectMany(part => part.Variants).Select(variant => variant.Name)));
            }

            var (part, variant) = found[0];
            var grid = root.Has("grid") ? part.Model.Grid(root) : part.Grid;
            return (part.Model, StudyCases.Tree(part, variant, part.Placements[0]), part.CaseFolder, grid);
        }

        var model = models.FirstOrDefault(known => root.Has(known.Key))
            ?? throw root.Fail("the sweep has no case", string.Join(" or ", models.Select(known => $"\"{known.Key}\"")) + ", or \"study\" and \"variant\"");
        root.AllowOnly([.. OwnKeys, model.Key, .. model.Keys.Where(key => key == "grid")]);
        var node = root.Require(model.Key);
        if (node is not InputScalar name)
        {
            return (model, node.AsMapping("a case, or the name of its file"), folder, null);
        }

        var file = Path.Combine(folder, name.Text);
        return File.Exists(file)
            ? (model, YamlReader.ReadFile(file).AsMapping("a case"), Path.GetDirectoryName(Path.GetFullPath(file))!, null)
            : throw name.Fail("the file of the case does not exist", file);
    }

    private static SweepAxis[] ReadAxes(InputMapping root)
    {
        var mapping = root.Require("axes").AsMapping("name: {set, values} or {set, from, to}");
        SweepAxis[] axes = [.. mapping.Entries.Select(entry => SweepAxis.Read(Symbol(entry.Key, entry.Value), entry.Value))];
        if (axes.Length == 0)
        {
            throw mapping.Fail("a sweep has no axis", "at least one axis");
        }

        return axes;
    }

    private static void CheckPaths(InputMapping tree, StudyModel model, SweepAxis[] axes, DerivedValue[] derived)
    {
        (string Name, IReadOnlyList<InputScalar> Paths)[] set =
            [.. axes.Select(axis => (axis.Name, axis.Paths)), .. derived.Select(value => ($"the derived value {value.Name}", value.Paths))];
        if (model.ResolutionName == "cells_across"
            && set.SelectMany(entry => entry.Paths).FirstOrDefault(path => path.Text == "numerics.cells across") is { } grid)
        {
            throw grid.Fail("the resolution of a sweep is no axis", "grid: {across: 128}",
                "Run the sweep again with another grid to see what the resolution does.");
        }

        CasePath.CheckAll(tree, "axes", set);
    }

    private static DerivedValue[] ReadDerived(InputMapping root, SweepAxis[] axes, Dictionary<string, Dimension> symbols)
    {
        var found = new List<DerivedValue>();
        foreach (var (name, node) in root.OptionalMapping("derived")?.Entries ?? [])
        {
            if (axes.Any(axis => axis.Name == name))
            {
                throw node.Fail($"\"{name}\" is the name of an axis", "another name");
            }

            var derived = DerivedValue.Read(Symbol(name, node), node, symbols);
            symbols[name] = derived.Unit.Dimension;
            found.Add(derived);
        }

        return [.. found];
    }

    private static void CheckDesign(InputMapping root, SweepAxis[] axes, SweepDesign design)
    {
        InputNode Place(SweepAxis axis) => root.Mapping("axes").Require(axis.Name);
        foreach (var axis in axes)
        {
            if (design.Kind is DesignKind.Grid or DesignKind.List && axis.GridCount == 0)
            {
                throw Place(axis).Fail(
                    "a range in a grid or a list says how many values it has", "count: 5", "Or choose a design such as {kind: sobol, points: 64}.");
            }

            if (design.Kind is not (DesignKind.Grid or DesignKind.List) && axis.Count > 0)
            {
                throw Place(axis).Fail("\"count\" belongs to a grid and would not be used", "from, to and scale");
            }

            if (design.Kind is DesignKind.SobolIndices or DesignKind.Morris && axis.IsList && axis.Unit is null)
            {
                throw Place(axis).Fail("an axis of words has no variance", "an axis of numbers");
            }
        }

        if (design.Kind == DesignKind.List && axes.FirstOrDefault(axis => axis.GridCount != axes[0].GridCount) is { } other)
        {
            throw Place(other).Fail(
                string.Create(CultureInfo.InvariantCulture,
                    $"the lists have different lengths: {axes[0].Name} {axes[0].GridCount}, {other.Name} {other.GridCount}"),
                "lists of one length");
        }

        var most = SobolSequence.MostDimensions / (design.Kind == DesignKind.SobolIndices ? 2 : 1);
        if (design.Kind is DesignKind.Sobol or DesignKind.SobolIndices && axes.Length > most)
        {
            throw root.Require("axes").Fail(
                string.Create(CultureInfo.InvariantCulture, $"the design has {axes.Length} axes"),
                    string.Create(CultureInfo.InvariantCulture, $"at most {most}"),
                "Screen the axes with {kind: morris, trajectories: 20} first.");
        }
    }

    private static void CheckCount(InputMapping root, SweepPlan plan)
    {
        var count = plan.Design.Count(plan.Axes) * plan.Seeds;
        if (count > MostCases)
        {
            var factors = plan.Design.Kind == DesignKind.Grid
                ? $" ({string.Join(" x ", plan.Axes.Select(axis => $"{axis.Name} {axis.GridCount}"))}{(plan.Seeds > 1 ? $" x {plan.Seeds} seeds" : "")})" : "";
            var place = root.Find("axes")!;
            throw new InputException(new Problem(
                "the plan has too many cases", place.Where, string.Create(CultureInfo.InvariantCulture, $"{count:#,0} cases{factors}"),
                string.Create(CultureInfo.InvariantCulture, $"at most {MostCases:#,0}"),
                "Take fewer values an axis, or spread points over the axes: design: {kind: sobol, points: 1024}."));
        }
    }

    private static IReadOnlyList<Quantity> ReadQuantities(InputMapping root, StudyModel model)
    {
        if (root.Find("quantities") is not { } node)
        {
            return model.Quantities;
        }

        return [.. node.AsSequence("a list of quantities").Select(item =>
        {
            var name = item.AsScalar("the name of a quantity");
            return model.Quantities.FirstOrDefault(quantity => quantity.Name == name.Text)
                ?? throw name.Fail("there is no such quantity", string.Join(", ", model.Quantities.Select(quantity => quantity.Name)));
        })];
    }

    private static string Symbol(string name, InputNode node) => SymbolName().IsMatch(name)
        ? name
        : throw node.Fail($"the name \"{name}\" cannot stand in a formula", "letters, digits and '_', beginning with a letter");

    private static string Name(InputScalar node) => FileName().IsMatch(node.Text)
        ? node.Text
        : throw node.Fail("this cannot be the name of a folder", "letters, digits, '-', '_', '+' and '.', beginning with a letter or digit");

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9_]*$")]
    private static partial Regex SymbolName();

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9._+\-]*$")]
    private static partial Regex FileName();
}
