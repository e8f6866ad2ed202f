using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Anodyne.Cycling.Runs;
using Anodyne.Quantities.Documents;
using Anodyne.Records.CellDescriptions;
using Anodyne.Store.Canonical;
using Anodyne.Store.Output;
using Anodyne.Studies.Input;

namespace Anodyne.Studies.Models.Cells;

/// <summary>A whole cell through a protocol: the adapter between studies and the cell simulator.</summary>
internal sealed class CellModel : StudyModel
{
    private static readonly JsonSerializerOptions Settings = new() { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };

    public override string Key => "cell";

    public override IReadOnlyList<string> Keys { get; } = ["headline"];

    public override string Kind => "cycle";

    /// <summary>
    /// Version of everything that determines a result: the cell simulator with the floors below it, and Studies, which reads the case (an open-circuit
    /// potential is code and has no text of its own).
    /// </summary>
    public override string Version { get; } = CodeVersion.Of([.. CodeVersion.WithFloorsBelow(typeof(CellSimulation).Assembly), typeof(CellModel).Assembly]);

    public override IReadOnlyList<string> Rooms { get; } = ["cells", "cycling"];

    public override IReadOnlyList<Quantity> Quantities => CellQuantities.All;

    public override IReadOnlyList<Quantity> Headline { get; } = [CellQuantities.All.Single(quantity => quantity.Name == "last_discharge_mAh_cm2")];

    public override bool RunsRanges => true;

    public override bool IsMeasured => true;

    public override string ResolutionName => "mesh_refinement";

    public override ModelGrid Grid(InputMapping study) => new(1, 2, []);

    public override ModelCase Read(InputMapping tree, string name, string folder)
    {
        var read = CycleCaseReader.Read(tree, folder, "");
        return new ModelCase(name, read with { Name = name }, read.Parameters, tree, folder);
    }

    /// <summary>The case on a mesh of so many times the intervals, with a tenth of the tolerance if it is finer.</summary>
    public override ModelCase Varied(ModelCase problem, RunVariation variation)
    {
        var read = Case(problem);
        var options = read.Options with { Samples = variation.Detail != RunDetail.Ends };
        if (variation.Resolution != 1)
        {
            options = options with { Mesh = options.Mesh.Refined(variation.Resolution), Tolerance = Math.Max(1e-10, 0.1 * options.Tolerance) };
        }

        return problem with { Content = read with { Options = options } };
    }

    public override string Inputs(ModelCase problem) => CellCaseText.Of(problem.Tree, Case(problem), problem.Folder);

    public override object Run(ModelCase problem, RunSetting setting, Action<double> progress, CancellationToken cancel)
    {
        var read = Case(problem);
        var checkpoint = new Checkpoint(setting.Checkpoint, Inputs(problem));
        var watch = Stopwatch.StartNew();
        var run = checkpoint.Run(new CellSimulation(read.Design, read.Protocol, read.Options), setting.Resume, new Progress(progress), cancel);
        return run.Interrupted ? throw new OperationCanceledException(cancel) : CycleResult.Of(read, run, watch.Elapsed.TotalSeconds);
    }

    public override byte[] Pack(object result) => JsonSerializer.SerializeToUtf8Bytes((CycleResult)result, Settings);

    public override object Unpack(byte[] content) => JsonSerializer.Deserialize<CycleResult>(content, Settings)!;

    public override double Seconds(object result) => ((CycleResult)result).Wall;

    public override object Write(OutputFolder folder, string prefix, ModelCase problem, object result) =>
        CycleFiles.Write(folder, prefix, (CycleResult)result, CellDescriptions.Describe(Case(problem).Design));

    public override JsonObject Document(string name, object result, object? files, string folder) =>
        CycleDocument.Of(name, (CycleResult)result, (CycleFiles?)files);

    public override CellDescription? Cell(ModelCase problem) => CellDescriptions.Describe(Case(problem).Design);

    public override ModelMeasurement? Measurement(ModelCase problem, object result)
    {
        var (cell, run) = (CellDescriptions.Describe(Case(problem).Design), (CycleResult)result);
        return new ModelMeasurement(
            run.Record(cell), [.. run.Spectra.Select(spectrum => spectrum.ToRecord(cell))], SpectrumSeries.ByTemperature(run.Spectra, cell));
    }

    public override IEnumerable<string> Warnings(object result)
    {
        var run = (CycleResult)result;
        return run.Failure is { } failure
            ? run.Warnings.Append($"{failure.What}, {failure.Where}: {failure.Found}. What was computed until then is shown.")
            : run.Warnings;
    }

    public override string? Failure(object result) => ((CycleResult)result).Failure?.What;

    public override (string Words, bool IsFlag) Ending(object result) =>
        (((CycleResult)result).StopReason, ((CycleResult)result).Failure is not null);

    public override ModelReport Report(ModelView view) => CellReport.Of(view);

    public override IEnumerable<(int Resolution, string Id)> Refinements(ModelGrid grid, int resolution, string variant, bool isLast) =>
        [(2 * resolution, $"fine/{variant}")];

    /// <summary>The cell with its protocol.</summary>
    public static CycleCase Case(ModelCase problem)
    {
        return (CycleCase)problem.Content;
    }

    private sealed class Progress(Action<double> report) : IProgress<double>
    {
        public void Report(double value) => report(value);
    }
}
