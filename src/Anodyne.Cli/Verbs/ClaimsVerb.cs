using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Anodyne.Cli.Frame;
using Anodyne.Design.Claims;
using Spectre.Console;

namespace Anodyne.Cli.Verbs;

/// <summary><c>anodyne claims</c>: reported values held against physical limits.</summary>
internal sealed class ClaimsVerb : Verb
{
    private readonly Argument<string?> _file = new("FILE.tsv") { Description = "Table of reported values, tab-separated; without it the values of five papers that come with Anodyne", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<bool> _strict = new("--strict") { Description = "End with status 1 if any row is flagged" };
    private readonly Option<bool> _rules = new("--rules") { Description = "List the limits and stop" };

    public override string Name => "claims";

    public override string Summary => "Hold reported values against limits that cannot be passed";

    public override string Example => "anodyne claims examples/claims/claims.tsv";

    public override void Configure(Command command)
    {
        command.Arguments.Add(_file);
        command.Options.Add(_strict);
        command.Options.Add(_rules);
    }

    public override VerbOutcome Run(ParseResult arguments, VerbContext context)
    {
        if (arguments.GetValue(_rules))
        {
            return ListRules(context);
        }

        var path = arguments.GetValue(_file);
        var table = path is null ? ClaimTable.Shipped() : ClaimTable.Parse(TextFile.Read(path, "FILE.tsv"), path);
        foreach (var column in table.UnknownColumns)
        {
            context.Warn($"{table.Name}: the column \"{column}\" is not read.");
        }

        var check = ClaimCheck.Of(table);
        Show(check, context);
        var document = new JsonObject
        {
            ["rows"] = table.Claims.Length,
            ["flags"] = JsonText.Array(check.Flags, flag => new JsonObject
            {
                ["row"] = flag.Claim.Row,
                ["paper"] = flag.Claim.Paper,
                ["quantity"] = flag.Claim.Quantity,
                ["system"] = flag.Claim.System,
                ["variant"] = flag.Claim.Variant,
                ["printed"] = flag.Claim.Print(),
                ["rule"] = flag.Rule,
                ["reason"] = flag.Reason,
            }),
        };
        var failed = arguments.GetValue(_strict) && check.Flags.Length > 0;
        return new VerbOutcome(document, failed ? ExitStatuses.CheckFailed : ExitStatuses.Done);
    }

    private static void Show(ClaimCheck check, VerbContext context)
    {
        foreach (var flag in check.Flags)
        {
            context.Person.MarkupLine($"[yellow]{Markup.Escape(string.Create(CultureInfo.InvariantCulture, $"row {flag.Claim.Row}"))}[/] {Markup.Escape($"{flag.Claim.Paper}, {flag.Claim.System}, {flag.Claim.Variant}: {flag.Claim.Quantity} ({flag.Rule})")}");
            context.Person.Write(new Padder(new Text(flag.Reason + "."), new Padding(2, 0, 0, 1)));
        }

        context.Say(string.Create(CultureInfo.InvariantCulture, $"{check.Table.Claims.Length} rows of {check.Table.Name}, {check.Flags.Length} flagged."));
        if (check.Flags.Length > 0)
        {
            context.Say("A flag says that a number, as it is stated, does not fit a limit: a misprint, a condition that is not stated, or the value.");
        }
    }

    private static VerbOutcome ListRules(VerbContext context)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("rule", "limit");
        foreach (var rule in ClaimCheck.Rules)
        {
            table.AddRow(Markup.Escape(rule.Name), Markup.Escape(rule.Limit));
        }

        context.Person.Write(table);
        return new VerbOutcome(new JsonObject { ["rules"] = JsonText.Array(ClaimCheck.Rules, rule => new JsonObject { ["name"] = rule.Name, ["limit"] = rule.Limit }) });
    }
}
