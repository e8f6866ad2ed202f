using System.Globalization;
using Anodyne.Quantities;
using Anodyne.Quantities.Dimensions;
using Anodyne.Quantities.Documents;
using Anodyne.Records;
using Anodyne.Records.Impedance;
using Anodyne.Studies.Models;
using Anodyne.Studies.Sweeps.Plan;

namespace Anodyne.Studies.Fits;

/// <summary>A fit as its file says it: a case, the parameters that are sought, and what was measured.</summary>
/// <param name="Name">Name, which is its folder too.</param>
/// <param name="Model">What computes a run.</param>
/// <param name="Case">The case.</param>
/// <param name="CaseFolder">Folder that paths in the case start from.</param>
/// <param name="Parameters">The parameters with their bounds: axes of a box.</param>
/// <param name="Targets">What was measured.</param>
internal sealed record FitPlan(
    string Name, StudyModel Model, InputMapping Case, string CaseFolder, IReadOnlyList<SweepAxis> Parameters, IReadOnlyList<FitTarget> Targets)
{
    private const int MostPoints = 100_000;

    /// <summary>Starts of the search.</summary>
    public int Starts { get; init; } = 4;

    /// <summary>Seed of the starts.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>True for intervals by profile likelihood: exact for curved problems, and many more runs.</summary>
    public bool Profiles { get; init; }

    /// <summary>Reads a plan.</summary>
    /// <param name="root">The document.</param>
    /// <param name="folder">Folder that its paths start from.</param>
    /// <param name="models">The models that are known.</param>
    /// <param name="open">Opens a measured file.</param>
    /// <exception cref="InputException">Something in it is wrong; the problem says where.</exception>
    public static FitPlan Read(InputMapping root, string folder, IReadOnlyList<StudyModel> models, Func<string,
        IReadOnlyList<(string Name, Record Record)>> open)
    {
        var model = models.FirstOrDefault(known => root.Has(known.Key))
            ?? throw root.Fail("the fit has no case", string.Join(" or ", models.Select(known => $"\"{known.Key}\"")));
        root.AllowOnly("fit", "title", "notes", model.Key, "parameters", "measured", "starts", "seed", "points", "profiles");
        var (tree, caseFolder) = ReadCase(root.Require(model.Key), folder);
        var points = root.Integer("points", 2, MostPoints, 200);
        FitTarget[] targets = [.. root.Require("measured").AsSequence("a list of what was measured").Select(item =>
            Target(item.AsMapping(), folder, model, points, open))];
        if (root.Has("points") && !targets.Any(target => target is VoltageTarget))
        {
            throw root.Require("points").Fail("the points of a voltage record are given, and no such record is", "a file with a voltage, or no such key");
        }

        var parameters = ReadParameters(root, tree);
        var count = targets.Sum(target => target.Count);
        return count > parameters.Length
            ? new FitPlan(root.Text("fit"), model, tree, caseFolder, parameters, targets)
            {
                Starts = root.Integer("starts", 1, 1000, 4),
                Seed = root.Integer("seed", 0, int.MaxValue, 1),
                Profiles = root.Flag("profiles", false),
            }
            : throw root.Require("measured").Fail($"{count} measured numbers do not determine {parameters.Length} parameters", "more numbers than parameters");
    }

    /// <summary>The case with the parameters at a point of the box.</summary>
    /// <param name="point">Coordinates from 0 to 1.</param>
    public ModelCase At(ReadOnlySpan<double> point)
    {
        var tree = Case;
        for (var p = 0; p < Parameters.Count; p++)
        {
            var text = Parameters[p].At(point[p]).Text;
            foreach (var path in Parameters[p].Paths)
            {
                tree = InputOverlay.Replace(tree, CasePath.Find(tree, path), path.With(text));
            }
        }

        // As the case says it, with its own resolution and seed: a fit varies the parameters and nothing else.
        return Model.Read(tree, Name, CaseFolder);
    }

    /// <summary>The run at a point of the box.</summary>
    /// <param name="point">Coordinates from 0 to 1.</param>
    /// <param name="cancel">Stops.</param>
    public FitRun Run(ReadOnlySpan<double> point, CancellationToken cancel)
    {
        var problem = At(point);
        var checkpoint = Path.Combine(Path.GetTempPath(), $"anodyne-fit-{Guid.NewGuid():N}");
        try
        {
            var result = Model.Run(problem, new RunSetting(checkpoint, Resume: false, Threads: 1), static _ => { }, cancel);
            return new FitRun(result, Model.Measurement(problem, result));
        }
        finally
        {
            File.Delete(checkpoint);
        }
    }

    private static (InputMapping Case, string Folder) ReadCase(InputNode node, string folder)
    {
        if (node is not InputScalar name)
        {
            return (node.AsMapping("a case, or the name of its file"), folder);
        }

        var file = Path.Combine(folder, name.Text);
        return File.Exists(file)
            ? (YamlReader.ReadFile(file).AsMapping("a case"), Path.GetDirectoryName(Path.GetFullPath(file))!)
            : throw name.Fail("the file of the case does not exist", file);
    }

    private static SweepAxis[] ReadParameters(InputMapping root, InputMapping tree)
    {
        var mapping = root.Require("parameters").AsMapping("name: {set, from, to, scale}");
        SweepAxis[] parameters = [.. mapping.Entries.Select(entry =>
            SweepAxis.Read(entry.Key, entry.Value.AsMapping().AllowOnly("set", "from", "to", "scale")))];
        CasePath.CheckAll(tree, "parameters", parameters.Select(axis => (axis.Name, axis.Paths)));
        return parameters.Length > 0 ? parameters : throw mapping.Fail("the fit seeks no parameter", "at least one parameter");
    }

    private static FitTarget Target(
        InputMapping item, string folder, StudyModel model, int points, Func<string, IReadOnlyList<(string Name, Record Record)>> open)
    {
        if (item.Has("quantity"))
        {
            item.AllowOnly("quantity", "value", "uncertainty");
            var name = item.Require("quantity").AsScalar("the name of a quantity");
            var quantity = model.Quantities.FirstOrDefault(known => known.Name == name.Text)
                ?? throw name.Fail("there is no such quantity", string.Join(", ", model.Quantities.Select(known => known.Name)));
            return new QuantityTarget(quantity, item.Quantity("value", Dimension.None), Above(item, "uncertainty", Dimension.None));
        }

        item.AllowOnly("file", "voltage", "impedance", "spectrum");
        var place = item.Require("file").AsScalar("the path of a measured file");
        var path = Path.Combine(folder, place.Text);
        if (item.Has("voltage") == item.Has("impedance"))
        {
            throw item.Fail("a measured file gives a voltage or an impedance", "voltage: 2 mV, or impedance: 1 %",
                "The value is the standard error of one point.");
        }

        if (!model.IsMeasured)
        {
            throw place.Fail("a run of this case writes no record that a file could be held against", "quantity, value and uncertainty");
        }

        var records = open(path);
        if (item.Has("voltage"))
        {
            item.AllowOnly("file", "voltage");
            var record = Single(place, [.. records.Select(entry => entry.Record).Where(record => record.Voltage.Length > 0)], "records with a voltage");
            return VoltageTarget.Of(place.Text, record, Above(item, "voltage", Dimension.Voltage), points);
        }

        var spectrum = Single(place, [.. records.SelectMany(entry => ImpedanceSeries.Of(entry.Record))], "spectra");
        return new SpectrumTarget(place.Text, spectrum, item.Integer("spectrum", 1, 10_000, 1) - 1, Above(item, "impedance", Dimension.None));
    }

    // Of several one would be used and the others would not.
    private static T Single<T>(InputScalar place, IReadOnlyList<T> found, string what) => found.Count == 1 ? found[0]
        : throw place.Fail(
            string.Create(CultureInfo.InvariantCulture, $"the file holds {found.Count} {what}"), "a file with one", "Write each into a file of its own.");

    private static double Above(InputMapping item, string key, Dimension dimension) =>
        item.Quantity(key, dimension) is > 0 and var error ? error : throw item.Require(key).Fail("an error is not above 0", "the standard error of one point");
}
