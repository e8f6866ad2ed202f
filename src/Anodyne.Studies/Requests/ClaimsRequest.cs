using System.Text.Json.Nodes;
using Anodyne.Design.Claims;
using Anodyne.Design.Claims.Rules;
using Anodyne.Store.Output;

namespace Anodyne.Studies.Requests;

/// <summary>Reported values held against physical limits.</summary>
/// <param name="File">The tab-separated table; null for the values of papers that come with Anodyne.</param>
/// <param name="Strict">True to end with status 1 if any row is flagged.</param>
public sealed record ClaimsRequest(string? File = null, bool Strict = false)
{
    /// <summary>Checks the table.</summary>
    public Answer<ClaimCheck> Run(RequestContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var table = File is null ? ClaimTable.Shipped() : ClaimTable.Parse(TextFile.Read(File, "FILE.tsv"), File);
        foreach (var column in table.UnknownColumns)
        {
            context.Warn($"{table.Name}: the column \"{column}\" is not read.");
        }

        var check = ClaimCheck.Of(table);
        var document = new JsonObject
        {
            ["rows"] = table.Claims.Length,
            ["without_rule"] = JsonText.Array(check.Unjudged, claim => claim.Row),
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
        return new Answer<ClaimCheck>(check, document, Strict && check.Flags.Length > 0 ? ExitStatuses.CheckFailed : ExitStatuses.Done);
    }

    /// <summary>The limits themselves.</summary>
    public static Answer<IReadOnlyList<(string Name, string Limit)>> Rules()
    {
        IReadOnlyList<(string Name, string Limit)> rules = [.. ClaimCheck.Rules.Select(rule => (rule.Name, rule.Limit))];
        return new(rules, new JsonObject { ["rules"] = JsonText.Array(rules, rule => new JsonObject { ["name"] = rule.Name, ["limit"] = rule.Limit }) });
    }
}
