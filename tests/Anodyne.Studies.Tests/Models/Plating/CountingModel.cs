using System.Globalization;
using Anodyne.Cells.Geometry;
using Anodyne.Plating.Results;
using Anodyne.Plating;
using Anodyne.Quantities.Documents;
using Anodyne.Studies.Models.Plating;
using Anodyne.Studies.Models;
using Anodyne.Studies.Tests.Runs;

namespace Anodyne.Studies.Tests.Models.Plating;

/// <summary>
/// Stands for the simulator where only the handling of runs is tested: ten steps, a checkpoint of the step count, a roughness that depends on current,
/// transference number, exchange current and seed in a known way.
/// </summary>
internal sealed class CountingModel : PlatingModel
{
    public const int StepsOfRun = 10;
    private int _runs;
    private int _steps;

    public override string Version => Code;

    public string Code { get; set; } = "v1";

    public int Runs => _runs;

    public int Steps => _steps;

    /// <summary>Called at every step with the name of the case; a test cancels here.</summary>
    public Action<string, int>? AtStep { get; set; }

    /// <summary>The cells across that the stand-in's grids can follow at least.</summary>
    public int FewestCells { get; set; } = 16;

    /// <summary>What a cell of the grid's size adds to the logarithm of the roughness of a variant of such a transference number; zero by default.</summary>
    public Func<double, int, double> GridShare { get; set; } = (_, _) => 0;

    /// <summary>Called before a case is computed; a test throws here.</summary>
    public Action<PlatingCase>? AtStart { get; set; }

    public override IReadOnlyList<int> SecondGrids(IReadOnlyList<ModelCase> ends, int resolution) =>
        SecondGrids(resolution, cells => cells >= FewestCells);

    public static double Roughness(PlatingCase problem)
    {
        var transference = problem.Cell.Electrolyte.TransferenceNumber.Value(1000, 298.15);
        var exchange = problem.Cell.Kinetics.ExchangeCurrentDensity(1000);
        var seed = problem.Surface is RandomRoughnessSurface rough ? rough.Seed : 0;
        return 1e-6 * (2 - transference + (exchange / 100) + (0.5 * transference * exchange / 100) + (0.001 * seed));
    }

    public override ModelCase Read(InputMapping tree, string name, string folder)
    {
        var (problem, sheet) = TestCases.Read(tree, name);
        return new ModelCase(name, problem, sheet, tree, folder);
    }

    public override object Run(ModelCase problem, RunSetting setting, Action<double> progress, CancellationToken cancel)
    {
        Interlocked.Increment(ref _runs);
        AtStart?.Invoke(Case(problem));
        var step = setting.Resume && File.Exists(setting.Checkpoint) ? int.Parse(File.ReadAllText(setting.Checkpoint), CultureInfo.InvariantCulture) : 0;
        for (; step < StepsOfRun; step++)
        {
            if (cancel.IsCancellationRequested)
            {
                File.WriteAllText(setting.Checkpoint, step.ToString(CultureInfo.InvariantCulture));
                cancel.ThrowIfCancellationRequested();
            }

            Interlocked.Increment(ref _steps);
            AtStep?.Invoke(problem.Name, step);
            progress((step + 1.0) / StepsOfRun);
        }

        var plating = Case(problem);
        var result = Result(plating);
        var share = GridShare(plating.Cell.Electrolyte.TransferenceNumber.Value(1000, 298.15), plating.Numerics.CellsAcross);
        return result with { RoughnessRq = result.RoughnessRq * Math.Exp(share) };
    }

    public static PlatingResult Result(PlatingCase problem)
    {
        var roughness = Roughness(problem);
        var sample = new PlatingSample(0, 0, 10, -0.05, 0, 1e-6, -1e-6, 0.3e-6, 1, 1, 0.1, 0, 900, 1100, 11, 1e-15, 1e-15);
        return new PlatingResult
        {
            Name = problem.Name,
            ChargePerArea = 36000,
            Time = 3600,
            StopReason = StopReason.Charge,
            StopDetail = "the charge was passed",
            DenseThickness = 4.85e-6,
            MeanThickness = 4.9e-6,
            Peak = 6e-6,
            Valley = 4e-6,
            RoughnessRq = roughness,
            AspectRatio = 0.2,
            TipCurrentRatio = 1.1,
            LateralToVertical = 0.1,
            Porosity = 0,
            MinConcentration = 900,
            MaxField = 1e3,
            Voltage = -0.05,
            GrowthRate = Math.Log(roughness / 0.3e-6) / 3600,
            Conservation = new ConservationErrors(1e-15, 1e-15, 0),
            Steps = StepsOfRun,
            Cells = 100,
            LinearIterations = 5,
            Wall = 0.01,
            Topology = new TopologyEvents(0, 0, 0),
            Series = [sample, sample with { Time = 3600, ChargePerArea = 36000, RoughnessRq = roughness }],
            Fronts = [new FrontSnapshot(0, 0, [new FrontCurve(FrontCurveKind.Main, [0, 1e-6], [0, 1e-7], [10, double.NaN])])],
            Fields = problem.Output.Fields == 0 ? [] : [new FieldMap(3600, 36000, 2, 2, 0, 0, 1e-6, [1, 2, 3, float.NaN], [0, 0, 0, 0], [1, 1, 1, 1], [5, 5, 5, 5])],
            Warnings = [],
            TransportForm = "one-potential form",
        };
    }
}
