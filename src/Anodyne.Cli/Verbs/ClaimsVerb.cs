using System.CommandLine;
using Anodyne.Cli.Frame;
using Anodyne.Cli.Terminal;
using Anodyne.Design.Claims.Rules;
using Anodyne.Studies.Requests;

namespace Anodyne.Cli.Verbs;

/// <summary><c>anodyne claims</c>: reported values held against physical limits.</summary>
internal sealed class ClaimsVerb : Verb
{
    private readonly Argument<string?> _file = CommonOptions.Optional(
        "FILE.tsv", "Table of reported values, tab-separated; without it the values of five papers that come with Anodyne");
    private readonly Option<bool> _strict = CommonOptions.Flag("--strict", "End with status 1 if any row is flagged");
    private readonly Option<bool> _rules = CommonOptions.Flag("--rules", "List the limits and stop");

    public override string Name => "claims";

    public override string Summary => "Hold reported values against limits that cannot be passed";

    public override int Order => 70;

    public override string Example => "anodyne claims examples/claims/claims.tsv";

    public override void Configure(Command command, IReadOnlyList<string> words)
    {
        command.Arguments.Add(_file);
        command.Options.Add(_strict);
        command.Options.Add(_rules);
    }

    public override Answer Run(ParseResult arguments, VerbContext context)
    {
        if (arguments.GetValue(_rules))
        {
            var rules = ClaimsRequest.Rules();
            var table = new TextTable("rule", "limit");
            foreach (var (name, limit) in rules.Data)
            {
                table.Add(name, limit);
            }

            context.Show(table);
            return rules;
        }

        var answer = new ClaimsRequest(arguments.GetValue(_file), arguments.GetValue(_strict)).Run(context.Request);
        Show(answer.Data, context);
        return answer;
    }

    private static void Show(ClaimCheck check, VerbContext context)
    {
        foreach (var flag in check.Flags)
        {
            context.Say($"row {flag.Claim.Row} {flag.Claim.Paper}, {flag.Claim.System}, {flag.Claim.Variant}: {flag.Claim.Quantity} ({flag.Rule})");
            var reason = TextTable.Pairs();
            reason.Add("", flag.Reason + ".");
            context.Show(reason);
        }

        context.Say($"{check.Table.Claims.Length} rows of {check.Table.Name}, {check.Flags.Length} flagged.");
        if (check.Unjudged.Length > 0)
        {
            context.Say($"{check.Unjudged.Length} rows met no rule: they were not examined, and are not thereby right.");
        }

        if (check.Flags.Length > 0)
        {
            context.Say("A flag says that a number, as it is stated, does not fit a limit: a misprint, a condition that is not stated, or the value.");
        }
    }
}
