using System.CommandLine;
using System.Globalization;
using Anodyne.Cli.Frame;
using Anodyne.Cli.Terminal;
using Anodyne.Quantities.Units;
using Anodyne.Studies.Requests;

namespace Anodyne.Cli.Verbs;

/// <summary><c>anodyne cycle</c>: one cell simulation with its protocol.</summary>
internal sealed class CycleVerb : Verb
{
    private const int MostRows = 12;
    private readonly Argument<string> _case = new("CASE.yaml") { Description = "The cell and its protocol; `anodyne new cycle` writes one" };
    private readonly Option<bool> _resume = CommonOptions.Flag("--resume", "Go on from the checkpoint of an interrupted run");

    private readonly Option<string?> _per = CommonOptions.Choice(
        "--per", "Charges per active mass (g), per area (cm2) or of the cell (default: cell)", "BASIS", CycleRequest.Bases);

    public override string Name => "cycle";

    public override string Summary => "Simulate a cell through a protocol written as sentences; writes records and spectra that every analysis reads";

    public override int Order => 32;

    public override string Example => "anodyne cycle examples/li-lfp-rate/cell.yaml --out results/li-lfp-rate";

    public override bool WritesFiles => true;

    public override bool SavesState => true;

    public override void Configure(Command command, IReadOnlyList<string> words)
    {
        command.Arguments.Add(_case);
        command.Options.Add(_resume);
        command.Options.Add(_per);
    }

    public override Answer Run(ParseResult arguments, VerbContext context)
    {
        var answer = new CycleRequest(arguments.GetValue(_case)!, arguments.GetValue(_resume), arguments.GetValue(_per) ?? "cell").Run(context.Request);
        Show(answer.Data, context);
        return answer;
    }

    private static void Show(CycleFindings findings, VerbContext context)
    {
        var table = new TextTable("cycle", $"charge {findings.ChargeUnit}", $"discharge {findings.ChargeUnit}", "dead umol/cm2", "SEI umol/cm2", "film nm");
        var cycles = findings.Result.Cycles;
        foreach (var one in cycles.Count <= MostRows ? cycles : [.. cycles.Take(MostRows / 2), .. cycles.TakeLast(MostRows / 2)])
        {
            table.Add(
                Text(one.Cycle, "0"), Text(findings.Shown(one.Charged), "G6"), Text(findings.Shown(one.Discharged), "G6"), Text(100 * one.DeadLithium, "G4"),
                Text(100 * one.SeiLithium, "G4"), Text(1e9 * one.FilmThickness, "G4"));
        }

        context.Show(table);
        foreach (var line in findings.Electrolyte)
        {
            context.Say($"{line.Name}: {UnitText.Print(line.Value, line.Unit, 4)}{(line.Note.Length > 0 ? $" ({line.Note})" : "")}");
        }

        var run = findings.Result;
        context.Say(string.Create(
            CultureInfo.InvariantCulture,
            $"{findings.Name}: {run.StopReason} at {run.Time:F0} s, {run.Steps.Count} steps, {run.Spectra.Count} spectra; "
            + $"salt kept to {run.SaltDrift:E1}, lithium to {run.LithiumDrift:E1}."));
    }

    private static string Text(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
