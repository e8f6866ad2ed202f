using System.Diagnostics;
using Anodyne.Cycling.Runs;
using Anodyne.Quantities;
using Anodyne.Quantities.Documents;
using Anodyne.Store.Output;
using Anodyne.Studies.Input;
using Anodyne.Studies.Models.Cells;

namespace Anodyne.Studies.Requests;

/// <summary>One cell simulation with its protocol.</summary>
/// <param name="Case">The cell and its protocol, a YAML file.</param>
/// <param name="Resume">True to go on from the checkpoint of an interrupted run.</param>
/// <param name="Per">What charges are shown per: one of <see cref="Bases"/>.</param>
public sealed record CycleRequest(string Case, bool Resume = false, string Per = "cell")
{
    /// <summary>The words for what charges are shown per: active mass, area, the whole cell.</summary>
    public static IReadOnlyList<string> Bases { get; } = ["cell", "cm2", "g"];

    private const string CheckpointName = "checkpoint.bin";

    /// <summary>Simulates and writes record, spectra and cycles; what was computed before a failure is written too.</summary>
    /// <exception cref="ComputationException">The simulation could not go on.</exception>
    public Answer<CycleFindings> Run(RequestContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var cycle = CaseKind.Cycle.Read(Case, CycleCaseReader.ReadFile);
        var (unit, divisor) = Per switch
        {
            "cm2" => ("mAh/cm2", cycle.Design.Area * 1e4),
            "g" => ("mAh/g", 1e3 * (cycle.Design.ActiveMass ?? throw new InputException(
                "no electrode of this cell has active mass", "--per", Per, "cm2 or cell"))),
            _ => ("mAh", 1),
        };
        var simulation = new CellSimulation(cycle.Design, cycle.Protocol, cycle.Options);
        var folder = context.Open(cycle.Name);
        folder.EnsureMayWrite(CycleFiles.RecordName);
        var checkpoint = new Checkpoint(folder.Locate(CheckpointName), cycle.Text);
        var watch = Stopwatch.StartNew();
        var run = checkpoint.Run(simulation, Resume, context.Progress(cycle.Name), context.Cancel);
        var result = CycleResult.Of(cycle, run, watch.Elapsed.TotalSeconds);
        var document = CycleDocument.Of(cycle.Name, result, CycleFiles.Write(folder, "", result, CellDescriptions.Describe(cycle.Design)));
        foreach (var warning in cycle.Parameters.Warnings.Concat(run.Warnings))
        {
            context.Warn(warning);
        }

        if (run.Interrupted)
        {
            throw new OperationCanceledException(context.Cancel);
        }

        var cell = CellDescriptions.Describe(cycle.Design);
        document["figures"] = JsonText.Strings(RecordFigures
            .Of(result.Record(cell), [.. result.Spectra.Select(kept => kept.ToSpectrum(cell))], cycle.Name, Per, context.Warn)
            .Select(drawn => folder.WriteText($"{drawn.Name}.svg", drawn.Figure.ToSvg())));
        document["per"] = Per;
        checkpoint.Delete();
        return run.Failure is { } failure
            ? throw new ComputationException(failure with { Mend = $"{failure.Mend} What was computed is kept in {context.OutPath}.".TrimStart() })
            : new(new CycleFindings(cycle.Name, result, unit, divisor, [.. cycle.Parameters.Parameters.Where(IsJoint)]), document);
    }

    private static bool IsJoint(Parameter parameter) =>
        parameter.Name == CurrentFractionReader.Line || (parameter.Name.StartsWith("electrolyte", StringComparison.Ordinal)
            && parameter.Source.StartsWith(CurrentFractionReader.Solved, StringComparison.Ordinal));
}

/// <summary>What a cell simulation gave.</summary>
/// <param name="Name">Name of the case.</param>
/// <param name="Result">The result.</param>
/// <param name="ChargeUnit">Unit in which charges are shown.</param>
/// <param name="ChargeDivisor">mAh over this are in that unit.</param>
/// <param name="Electrolyte">The current fraction of the electrolyte, and the property that was solved for it.</param>
public sealed record CycleFindings(string Name, CycleResult Result, string ChargeUnit, double ChargeDivisor, IReadOnlyList<Parameter> Electrolyte)
{
    /// <summary>A charge, C, in <see cref="ChargeUnit"/>.</summary>
    public double Shown(double charge) => charge / 3.6 / ChargeDivisor;
}
