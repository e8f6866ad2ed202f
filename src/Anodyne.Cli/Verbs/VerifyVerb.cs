using System.CommandLine;
using System.Globalization;
using Anodyne.Cli.Frame;
using Anodyne.Cli.Terminal;
using Anodyne.Quantities;
using Anodyne.Studies.Requests;
using Anodyne.Studies.Verification;

namespace Anodyne.Cli.Verbs;

/// <summary><c>anodyne verify</c>: every closed form, conservation law and reference value, computed and held against its reference.</summary>
internal sealed class VerifyVerb : Verb
{
    private readonly Option<bool> _list = CommonOptions.Flag("--list", "Name the checks without running them");
    private readonly Option<bool> _long = CommonOptions.Flag("--long", "Also run the long studies");
    private readonly Option<int> _jobs = CommonOptions.Jobs();
    private readonly Option<string[]> _only = CommonOptions.Texts("--only", "Names, groups or patterns such as 'plating/*'", "NAME", several: true);

    public override string Name => "verify";

    public override string Summary => "Compute every closed form, conservation law and reference value, and say which hold";

    public override int Order => 90;

    public override string Example => "anodyne verify --list";

    public override void Configure(Command command, IReadOnlyList<string> words)
    {
        command.Options.Add(_list);
        command.Options.Add(_only);
        command.Options.Add(_long);
        command.Options.Add(_jobs);
    }

    public override Answer Run(ParseResult arguments, VerbContext context)
    {
        var request = new VerifyRequest(arguments.GetValue(_only) ?? [], arguments.GetValue(_long), arguments.GetValue(_jobs));
        if (arguments.GetValue(_list))
        {
            var list = request.List();
            Show(list.Data, context);
            return list;
        }

        var answer = request.Run(context.Request);
        Show(answer.Data, context);
        return answer;
    }

    private static void Show(IReadOnlyList<VerificationCheck> checks, VerbContext context)
    {
        var table = new TextTable("check", "group", "reference", "tolerance", "long");
        foreach (var check in checks)
        {
            table.Add(check.Name, check.Group, With(check.Reference, check.Unit), Tolerance(check), check.IsLong ? "long" : "");
        }

        context.Show(table);
        context.Say($"{checks.Count} checks");
    }

    private static void Show(IReadOnlyList<CheckOutcome> outcomes, VerbContext context)
    {
        var table = new TextTable("check", "value", "reference", "error", "allowed", "source", "", "s").Right("value", "reference", "error", "s");
        foreach (var outcome in outcomes)
        {
            table.Add(
                outcome.Check.Name, Text(outcome.Value, "G9"), With(outcome.Check.Reference, outcome.Check.Unit), Text(outcome.Error, "G2"),
                Tolerance(outcome.Check), outcome.Failure ?? outcome.Check.Source,
                outcome.Pass ? new TextCell("pass", Ink.Good) : new TextCell("FAIL", Ink.Bad),
                outcome.Seconds.ToString("F2", CultureInfo.InvariantCulture));
        }

        context.Show(table);
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

    private static string Text(double value, string format) => double.IsFinite(value) ? value.ToString(format, CultureInfo.InvariantCulture) : "none";
}
