using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Anodyne.Cli.Frame;
using Anodyne.Cycling;
using Anodyne.Quantities;
using Anodyne.Records;
using Anodyne.Studies.Cycles;
using Anodyne.Studies.Files;
using Anodyne.Studies.Input;
using Spectre.Console;

namespace Anodyne.Cli.Verbs;

/// <summary><c>anodyne cycle</c>: one cell simulation with its protocol.</summary>
internal sealed class CycleVerb : Verb
{
    private const string CheckpointName = "checkpoint.bin";
    private const string RecordName = "record.bdf.csv";
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
        context.Out.EnsureMayWrite(RecordName);
        var checkpoint = new Checkpoint(context.Out.Locate(CheckpointName), cycle.Text);
        var watch = Stopwatch.StartNew();
        var run = context.WithProgress(board =>
        {
            var line = board.Line("cycle");
            return checkpoint.Run(simulation, arguments.GetValue(_resume), new Reporter(line.Report), context.Cancel);
        });
        var document = Write(cycle, run, watch.Elapsed.TotalSeconds, context);
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

    private static JsonObject Write(CycleCase cycle, CellRun run, double seconds, VerbContext context)
    {
        string? record = null;
        if (run.Record is { } table)
        {
            record = context.Out.WriteText(RecordName, BdfCsv.Print(cycle.Instrument?.Read(table) ?? table));
        }

        var spectra = new JsonArray();
        for (var i = 0; i < run.Spectra.Count; i++)
        {
            var spectrum = cycle.Instrument?.Read(run.Spectra[i]) ?? run.Spectra[i];
            spectra.Add(context.Out.WriteText(string.Create(CultureInfo.InvariantCulture, $"spectrum-{i + 1}.csv"), SpectrumCsv.Print(spectrum)));
        }

        var summary = CycleSummaryText.Print(run);
        context.Out.WriteText("cycles.csv", summary);
        var best = run.Steps.Count == 0 ? null : run.Steps.MinBy(step => step.Charge);
        var capacity = Math.Max(0, -(best?.Charge ?? 0)) / 3600;
        return new JsonObject
        {
            ["name"] = cycle.Name,
            ["stop_reason"] = run.StopReason,
            ["time_s"] = JsonText.Number(run.Time),
            ["capacity_Ah"] = JsonText.Number(capacity),
            ["energy_Wh"] = JsonText.Number(Math.Max(0, -(best?.Energy ?? 0)) / 3600),
            ["capacity_mAh_per_cm2"] = JsonText.Number(0.1 * capacity / cycle.Design.Area),
            ["voltage_start_V"] = run.Steps.Count > 0 ? JsonText.Number(run.Steps[0].StartVoltage) : null,
            ["conservation"] = new JsonObject { ["salt"] = JsonText.Number(run.SaltDrift), ["lithium"] = JsonText.Number(run.LithiumDrift) },
            ["steps"] = run.Work.Sum(work => work.Steps),
            ["protocol_steps"] = run.Steps.Count,
            ["cycles"] = JsonText.Array(run.Cycles, Cycle),
            ["spectra"] = spectra,
            ["wall_s"] = JsonText.Number(seconds),
            ["record"] = record,
        };
    }

    private static JsonObject Cycle(CycleSummary cycle) => new()
    {
        ["cycle"] = cycle.Cycle,
        ["charged_Ah"] = JsonText.Number(cycle.Charged / 3600),
        ["discharged_Ah"] = JsonText.Number(cycle.Discharged / 3600),
        ["energy_in_Wh"] = JsonText.Number(cycle.EnergyIn / 3600),
        ["energy_out_Wh"] = JsonText.Number(cycle.EnergyOut / 3600),
        ["active_lithium_mol_m2"] = JsonText.Number(cycle.ActiveLithium),
        ["dead_lithium_mol_m2"] = JsonText.Number(cycle.DeadLithium),
        ["sei_lithium_mol_m2"] = JsonText.Number(cycle.SeiLithium),
        ["film_thickness_nm"] = JsonText.Number(1e9 * cycle.FilmThickness),
    };

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
