using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Anodyne.Cli.Frame;
using Anodyne.Quantities;
using Anodyne.Studies.Verification;
using Spectre.Console;

namespace Anodyne.Cli.Verbs;

/// <summary><c>anodyne verify</c>: every closed form, conservation law and reference value, computed and held against its reference.</summary>
internal sealed class VerifyVerb : Verb
{
    private readonly Option<bool> _list = new("--list") { Description = "Name the checks without running them" };
    private readonly Option<bool> _long = new("--long") { Description = "Also run the long studies" };
    private readonly Option<int> _jobs = CommonOptions.Jobs();
    private readonly Option<string[]> _only = new("--only")
    {
        Description = "Names, groups or patterns such as 'plating/*'",
        HelpName = "NAME",
        AllowMultipleArgumentsPerToken = true,
    };

    public override string Name => "verify";

    public override string Summary => "Compute every closed form, conservation law and reference value, and say which hold";

    public override string Example => "anodyne verify --list";

    public override void Configure(Command command)
    {
        command.Options.Add(_list);
        command.Options.Add(_only);
        command.Options.Add(_long);
        command.Options.Add(_jobs);
    }

    public override VerbOutcome Run(ParseResult arguments, VerbContext context)
    {
        var only = arguments.GetValue(_only) ?? [];
        var list = arguments.GetValue(_list);
        var checks = CheckList.Select(CheckList.All, only, includeLong: list || arguments.GetValue(_long));
        if (list)
        {
            return List(checks, context);
        }

        var outcomes = context.WithProgress(board =>
        {
            var line = board.Line("checks");
            var done = 0;
            return CheckRunner.Run(
                checks,
                arguments.GetValue(_jobs),
                outcome => line.Report(Interlocked.Increment(ref done) / (double)checks.Count),
                context.Cancel);
        });
        Show(outcomes, context);
        return new VerbOutcome(CheckDocument.Of(outcomes), outcomes.All(outcome => outcome.Pass) ? ExitStatuses.Done : ExitStatuses.CheckFailed);
    }

    private static VerbOutcome List(IReadOnlyList<VerificationCheck> checks, VerbContext context)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("check", "group", "reference", "tolerance", "long");
        foreach (var check in checks)
        {
            table.AddRow(
                Markup.Escape(check.Name),
                Markup.Escape(check.Group),
                Markup.Escape(With(check.Reference, check.Unit)),
                Markup.Escape(Tolerance(check)),
                check.IsLong ? "long" : "");
        }

        context.Person.Write(table);
        context.Say($"{checks.Count} checks");
        return new VerbOutcome(new JsonObject
        {
            ["checks"] = JsonText.Array(checks, check => new JsonObject
            {
                ["name"] = check.Name,
                ["group"] = check.Group,
                ["reference"] = JsonText.Number(check.Reference),
                ["tolerance"] = JsonText.Number(check.Tolerance),
                ["measure"] = check.Measure.ToString().ToLowerInvariant(),
                ["unit"] = check.Unit,
                ["source"] = check.Source,
                ["long"] = check.IsLong,
            }),
        });
    }

    private static void Show(IReadOnlyList<CheckOutcome> outcomes, VerbContext context)
    {
        var table = new Table().Border(TableBorder.Simple);
        table.AddColumn("check");
        table.AddColumn(new TableColumn("value").RightAligned());
        table.AddColumn(new TableColumn("reference").RightAligned());
        table.AddColumn(new TableColumn("error").RightAligned());
        table.AddColumn("allowed");
        table.AddColumn("source");
        table.AddColumn("");
        table.AddColumn(new TableColumn("s").RightAligned());
        foreach (var outcome in outcomes)
        {
            table.AddRow(
                Markup.Escape(outcome.Check.Name),
                Text(outcome.Value, "G9"),
                Markup.Escape(With(outcome.Check.Reference, outcome.Check.Unit)),
                Text(outcome.Error, "G2"),
                Markup.Escape(Tolerance(outcome.Check)),
                Markup.Escape(outcome.Failure ?? outcome.Check.Source),
                outcome.Pass ? "[green]pass[/]" : "[red]FAIL[/]",
                outcome.Seconds.ToString("F2", CultureInfo.InvariantCulture));
        }

        context.Person.Write(table);
        var passed = outcomes.Count(outcome => outcome.Pass);
        context.Say($"{passed} passed, {outcomes.Count - passed} failed");
    }

    private static string Tolerance(VerificationCheck check)
    {
        var number = check.Tolerance.ToString("G3", CultureInfo.InvariantCulture);
        return check.Measure switch
        {
            ErrorMeasure.Relative => $"{number} relative",
            ErrorMeasure.Absolute => $"{number} absolute",
            _ => check.Tolerance == 0 ? "at least" : $"at least, less {number}",
        };
    }

    private static string With(double value, string unit) => unit is "1" or "" ? Text(value, "G9") : $"{Text(value, "G9")} {unit}";

    private static string Text(double value, string format) =>
        double.IsFinite(value) ? value.ToString(format, CultureInfo.InvariantCulture) : "none";
}
