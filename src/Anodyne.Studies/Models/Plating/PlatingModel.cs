using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Anodyne.Cells.Geometry;
using Anodyne.Plating;
using Anodyne.Plating.Results;
using Anodyne.Plating.Runs;
using Anodyne.Quantities.Documents;
using Anodyne.Store.Canonical;
using Anodyne.Store.Output;
using Anodyne.Studies.Input;

namespace Anodyne.Studies.Models.Plating;

/// <summary>Lithium plated on a rough surface: the adapter between studies and the plating simulator.</summary>
internal class PlatingModel : StudyModel
{
    private const int LeastCells = 16;
    private const int MostCells = 8192;

    // A reading of a micrograph is no better than this; within it a thickness counts as the dense one.
    private const double ReadingError = 0.05;

    // Every double and float is written with the digits that bring back its bits; NaN marks the metal in field maps.
    private static readonly JsonSerializerOptions Settings = new()
    {
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Converters = { new JsonStringEnumConverter() },
    };

    public override string Key => "case";

    public override IReadOnlyList<string> Keys { get; } = ["seeds", "grid", "placements", "contrasts"];

    public override string Kind => "plating";

    public override string Version { get; } =
        $"{PlatingSimulation.NumericsVersion}+{CodeVersion.Of(CodeVersion.WithFloorsBelow(typeof(PlatingSimulation).Assembly))}";

    public override IReadOnlyList<string> Rooms { get; } = ["cells", "plating"];

    public override IReadOnlyList<Quantity> Quantities => PlatingQuantities.All;

    public override ContrastMeasure? Contrast => RoughnessContrast.Measure;

    public override string ResolutionName => "cells_across";

    public override ModelGrid Grid(InputMapping study)
    {
        if (study.Find("grid") is not { } node)
        {
            return new ModelGrid(128, 512, []);
        }

        var grid = node.AsMapping("across, fine, convergence").AllowOnly("across", "fine", "convergence");
        return new ModelGrid(
            grid.Integer("across", LeastCells, MostCells, 128),
            grid.Integer("fine", LeastCells, MostCells, 512),
            grid.Find("convergence") is { } list
                ? [.. list.AsSequence("a list of numbers").Select(item => item.AsScalar("a number of cells").Integer(LeastCells, MostCells))]
                : []);
    }

    public override ModelCase Read(InputMapping tree, string name, string folder)
    {
        var input = PlatingCaseReader.Read(tree, name, folder: folder);
        return new ModelCase(name, input.Case, input.Sheet, tree, folder);
    }

    public override bool IsRandom(ModelCase problem)
    {
        var plating = Case(problem);
        return plating.Surface is RandomRoughnessSurface or NucleiSurface or MeasuredSpectrumSurface || plating.Cell.Interphase?.Heterogeneity is not null;
    }

    public override ModelCase Varied(ModelCase problem, RunVariation variation)
    {
        var plating = Case(problem);
        var surface = plating.Surface switch
        {
            RandomRoughnessSurface rough => rough with { Seed = variation.Seed },
            NucleiSurface nuclei => nuclei with { Seed = variation.Seed },
            MeasuredSpectrumSurface measured => measured with { Seed = variation.Seed },
            _ => plating.Surface,
        };
        var film = plating.Cell.Interphase is { Heterogeneity: { } uneven } interphase
            ? interphase with { Heterogeneity = uneven with { Seed = variation.Seed } }
            : plating.Cell.Interphase;

        // Fields are kept for the first seed only, fronts of the others at the ends only: a study of many seeds stays small.
        return problem with
        {
            Content = plating with
            {
                Surface = surface,
                Cell = plating.Cell with { Interphase = film },
                Numerics = plating.Numerics with { CellsAcross = variation.Resolution },
                Output = variation.Detail == RunDetail.Whole ? plating.Output : new PlatingOutput(2, 0),
            },
        };
    }

    /// <summary>The case without its name and without the number of threads, which change nothing.</summary>
    public override string Inputs(ModelCase problem)
    {
        var plating = Nameless(problem);
        return CanonicalText.Of(plating with { Numerics = plating.Numerics with { Threads = null } });
    }

    public override object Run(ModelCase problem, RunSetting setting, Action<double> progress, CancellationToken cancel)
    {
        // Equal cases share a checkpoint whatever their names are.
        var plating = Nameless(problem);
        return PlatingSimulation.Run(
            plating with { Numerics = plating.Numerics with { Threads = plating.Numerics.Threads ?? setting.Threads } },
            new PlatingRunOptions { CheckpointPath = setting.Checkpoint, Resume = setting.Resume },
            new Progress(progress),
            cancel);
    }

    public override byte[] Pack(object result) => JsonSerializer.SerializeToUtf8Bytes((PlatingResult)result, Settings);

    public override object Unpack(byte[] content) => JsonSerializer.Deserialize<PlatingResult>(content, Settings)!;

    public override object Named(object result, string name) => ((PlatingResult)result) with { Name = name };

    public override double Seconds(object result) => ((PlatingResult)result).Wall;

    public override object Write(OutputFolder folder, string prefix, ModelCase problem, object result) =>
        PlatingFiles.Write(folder, prefix, Case(problem), (PlatingResult)result);

    public override JsonObject Document(string name, object result, object? files, string folder) =>
        PlatingDocument.Of((PlatingResult)result, ((PlatingFiles?)files)?.Under(folder));

    /// <summary>The remarks of the run; of one that ended before its charge or time was over, that its final values belong to less charge.</summary>
    public override IEnumerable<string> Warnings(object result)
    {
        var run = (PlatingResult)result;
        return IsWhole(run)
            ? run.Warnings
            : run.Warnings.Append($"the run ended early ({run.StopDetail}); its final values belong to less charge than those of the others.");
    }

    public override (string Words, bool IsFlag) Ending(object result) => Ended((PlatingResult)result);

    public override IEnumerable<string> Remarks(ModelVariant variant, string quantity, double value)
    {
        var plating = Case(variant.Case);
        var runs = variant.Results.Cast<PlatingResult>().ToArray();
        var charge = plating.Stop.ChargePerArea ?? runs[0].ChargePerArea;
        var dense = plating.Cell.Lithium.DenseThickness(charge) / 1e-6;
        if (quantity is "mean_thickness_um" or "peak_um" && value < dense * (1 - ReadingError))
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"Below the {dense:F1} um that {charge / 36000:G3} mAh/cm2 of dense lithium takes: {100 * (1 - (value / dense)):F0} % of the charge ")
                + "did not become lithium under this area, or the thickness was not read where the charge went.";
        }

        if (PlatingQuantities.All.Any(known => known.Name == quantity) && !runs.All(IsWhole))
        {
            yield return "The simulation stopped before the whole charge was passed.";
        }
    }

    public override ModelReport Report(ModelView view) => PlatingReport.Of(view);

    public override IEnumerable<(int Resolution, string Id)> Refinements(ModelGrid grid, int resolution, string variant, bool isLast)
    {
        return isLast ? grid.Convergence.Select(cells => (cells, string.Create(CultureInfo.InvariantCulture, $"convergence/{variant}/across-{cells}"))) : [];
    }

    /// <summary>A half and a quarter of the cells where the grid can follow every variant and seed with them, else twice the cells.</summary>
    public override IReadOnlyList<int> SecondGrids(IReadOnlyList<ModelCase> ends, int resolution)
    {
        bool Follows(int cells) => cells >= LeastCells && ends.All(end =>
        {
            var plating = Case(end);
            return PlatingSimulation.CanFollow(plating with { Numerics = plating.Numerics with { CellsAcross = cells } });
        });
        return SecondGrids(resolution, Follows);
    }

    /// <summary>The same, where it is known which numbers of cells will do.</summary>
    protected static IReadOnlyList<int> SecondGrids(int resolution, Func<int, bool> follows)
    {
        int[] coarser = [.. new[] { resolution / 2, resolution / 4 }.TakeWhile(follows)];
        return coarser.Length > 0 ? coarser : 2 * resolution <= MostCells ? [2 * resolution] : [];
    }

    public override string RunId(string place, int seed) => string.Create(CultureInfo.InvariantCulture, $"{place}/seed-{seed:D2}");

    private static PlatingCase Nameless(ModelCase problem)
    {
        var plating = Case(problem);
        return plating with { Name = "", Cell = plating.Cell with { Name = "-" } };
    }

    /// <summary>What the simulator takes.</summary>
    public static PlatingCase Case(ModelCase problem)
    {
        return (PlatingCase)problem.Content;
    }

    internal static (string Words, bool IsFlag) Ended(PlatingResult result) => result.StopReason switch
    {
        StopReason.Charge => ("charge passed", false),
        StopReason.Time => ("time over", false),
        StopReason.ShortCircuit => ("short circuit", true),
        StopReason.SeparatorReached => ("tip reached the separator", true),
        StopReason.LayerPierced => ("layer pierced", true),
        StopReason.LimitingCurrent => ("limiting current", true),
        StopReason.Protocol => ("protocol over", false),
        StopReason.CollectorBare => ("collector bare", false),
        StopReason.FrontLost => ("front lost", true),
        StopReason.CounterExhausted => ("counter electrode exhausted", true),
        var reason => (reason.ToString(), true),
    };

    private static bool IsWhole(PlatingResult run) => run.StopReason is StopReason.Charge or StopReason.Time or StopReason.Protocol;

    // Not System.Progress, which hands the report to another thread and so out of order.
    private sealed class Progress(Action<double> report) : IProgress<PlatingProgress>
    {
        public void Report(PlatingProgress value) => report(value.Fraction);
    }
}
