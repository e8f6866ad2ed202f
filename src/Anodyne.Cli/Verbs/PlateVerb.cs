using System.CommandLine;
using Anodyne.Cli.Frame;
using Anodyne.Plating;
using Anodyne.Plating.Results;
using Anodyne.Studies.Input;
using Anodyne.Studies.Runs;
using Spectre.Console;

namespace Anodyne.Cli.Verbs;

/// <summary><c>anodyne plate</c>: one plating simulation.</summary>
internal sealed class PlateVerb : Verb
{
    private const string Checkpoint = ".checkpoint";

    private readonly Argument<string> _case = new("CASE.yaml") { Description = "The plating case" };
    private readonly Option<bool> _resume = new("--resume") { Description = "Go on where an interrupted run stopped" };

    public override string Name => "plate";

    public override string Summary => "Simulate the plating of lithium in one case";

    public override string Example => "anodyne plate examples/validation/ridge.yaml --out out/ridge";

    public override bool WritesFiles => true;

    public override string DefaultOut => "out";

    public override void Configure(Command command)
    {
        command.Arguments.Add(_case);
        command.Options.Add(_resume);
    }

    public override VerbOutcome Run(ParseResult arguments, VerbContext context)
    {
        var input = PlatingCaseReader.ReadFile(arguments.GetValue(_case)!);
        var folder = context.Out;
        folder.EnsureMayWrite("series.csv");
        folder.EnsureMayWrite("fronts.csv");
        var resume = arguments.GetValue(_resume);
        var checkpoint = folder.Locate(Checkpoint);
        if (!resume)
        {
            File.Delete(checkpoint);
        }

        var options = new PlatingRunOptions { CheckpointPath = checkpoint, Resume = resume };
        var result = context.WithProgress(board =>
        {
            var line = board.Line(input.Case.Name);
            return new PlatingRunner().Run(input.Case, options, new Reporting(line), context.Cancel);
        });
        var files = PlatingFiles.Write(folder, "", result).Under(context.OutPath);
        File.Delete(checkpoint);
        foreach (var warning in result.Warnings)
        {
            context.Warn(warning);
        }

        Show(result, context);
        context.Say($"{files.Series}, {files.Fronts}{string.Concat(files.Fields.Select(field => ", " + field))}");
        return new VerbOutcome(PlatingDocument.Of(result, files));
    }

    private static void Show(PlatingResult result, VerbContext context)
    {
        var table = new Table().Border(TableBorder.Simple).HideHeaders().AddColumns("", "");
        foreach (var (name, value) in PlatingDocument.Scalars(result))
        {
            table.AddRow(name, double.IsFinite(value) ? value.ToString("G6", System.Globalization.CultureInfo.InvariantCulture) : "none");
        }

        table.AddRow("stopped by", Markup.Escape(result.StopDetail));
        table.AddRow("transport", Markup.Escape(result.TransportForm));
        table.AddRow("balances", Markup.Escape(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"charge {result.Conservation.Charge:G2}, lithium {result.Conservation.Lithium:G2}, salt {result.Conservation.Salt:G2}")));
        table.AddRow("steps, cells, s", string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{result.Steps}, {result.Cells}, {result.Wall:F2}"));
        context.Person.Write(table);
    }

    private sealed class Reporting(Terminal.ProgressLine line) : IProgress<PlatingProgress>
    {
        public void Report(PlatingProgress value) => line.Report(value.Fraction);
    }
}
