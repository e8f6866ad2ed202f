using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Anodyne.Cli.Frame;
using Anodyne.Cycling.Runs;
using Anodyne.Quantities;
using Anodyne.Studies.Cycles;
using Anodyne.Studies.Input;
using Spectre.Console;

namespace Anodyne.Cli.Verbs;

/// <summary><c>anodyne cycle</c>: one cell simulation with its protocol.</summary>
internal sealed class CycleVerb : Verb
{
    private const string CheckpointName = "checkpoint.bin";
    private readonly Argument<string> _case = new("CASE.yaml") { Description = "The cell and its protocol; `anodyne new cycle` writes one" };
    private readonly Option<bool> _resume = new("--resume") { Description = "Go on from the checkpoint of an interrupted run" };

    public override string Name => "cycle";

    public override string Summary => "Simulate a cell through a protocol written as sentences; writes records and spectra that every analysis reads";

    public override string Example => "anodyne cycle examples/li-lfp-rate/cell.yaml --out results/li-lfp-rate";

    public override bool WritesFiles => true;

    public override string DefaultOut => "cycle-results";

    public override void Configure(Command command)
    {
        command.Arguments.Add(_case);
        command.Options.Add(_resume);
    }

    public override VerbOutcome Run(ParseResult arguments, VerbContext context)
    {
        var cycle = CycleCaseReader.ReadFile(arguments.GetValue(_case)!);
        var simulation = new CellSimulation(cycle.Design, cycle.Protocol, cycle.Options);
        context.Out.EnsureMayWrite(CycleFiles.RecordName);
        var checkpoint = new Checkpoint(context.Out.Locate(CheckpointName), cycle.Text);
        var watch = Stopwatch.StartNew();
        var run = context.WithProgress(board =>
        {
            var line = board.Line("cycle");
            return checkpoint.Run(simulation, arguments.GetValue(_resume), new Reporter(line.Report), context.Cancel);
        });
        var result = CycleResult.Of(cycle, run, watch.Elapsed.TotalSeconds);
        var document = CycleDocument.Of(cycle.Name, result, CycleFiles.Write(context.Out, "", result, CellDescriptions.Describe(cycle.Design)));
        foreach (var warning in run.Warnings)
        {
            context.Warn(warning);
        }

        if (run.Interrupted)
        {
            throw new OperationCanceledException(context.Cancel);
        }

        if (run.Failure is { } failure)
        {
            context.Say($"What was computed is kept in {context.Out.Path}.");
            throw new ComputationException(failure);
        }

        Show(run, cycle, context);
        return new VerbOutcome(document);
    }

    private static void Show(CellRun run, CycleCase cycle, VerbContext context)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("cycle", "charge mAh", "discharge mAh", "dead umol/cm2", "SEI umol/cm2", "film nm");
        foreach (var one in run.Cycles.Count <= 12 ? run.Cycles : [.. run.Cycles.Take(6), .. run.Cycles.TakeLast(6)])
        {
            table.AddRow(
                Text(one.Cycle, "0"), Text(one.Charged / 3.6, "G6"), Text(one.Discharged / 3.6, "G6"), Text(100 * one.DeadLithium, "G4"), Text(100 * one.SeiLithium, "G4"), Text(1e9 * one.FilmThickness, "G4"));
        }

        context.Person.Write(table);
        context.Say(string.Create(
            CultureInfo.InvariantCulture,
            $"{cycle.Name}: {run.StopReason} at {run.Time:F0} s, {run.Steps.Count} steps, {run.Spectra.Count} spectra; salt kept to {run.SaltDrift:E1}, lithium to {run.LithiumDrift:E1}."));
        context.Say($"Written to {context.Out.Path}: {string.Join(", ", context.Out.Written)}");
    }

    private static string Text(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);

    private sealed class Reporter(Action<double> report) : IProgress<double>
    {
        public void Report(double value) => report(value);
    }
}
