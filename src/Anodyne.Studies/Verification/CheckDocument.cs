using System.Text.Json.Nodes;
using Anodyne.Store.Output;

namespace Anodyne.Studies.Verification;

/// <summary>Outcomes of checks as the object that <c>--json</c> prints.</summary>
public static class CheckDocument
{
    /// <summary>The fields checks, passed and failed.</summary>
    /// <param name="outcomes">The outcomes.</param>
    public static JsonObject Of(IReadOnlyList<CheckOutcome> outcomes) => new()
    {
        ["checks"] = JsonText.Array(outcomes, Node),
        ["passed"] = outcomes.Count(outcome => outcome.Pass),
        ["failed"] = outcomes.Count(outcome => !outcome.Pass),
    };

    private static JsonNode Node(CheckOutcome outcome) => new JsonObject
    {
        ["name"] = outcome.Check.Name,
        ["group"] = outcome.Check.Group,
        ["value"] = JsonText.Number(outcome.Value),
        ["reference"] = JsonText.Number(outcome.Check.Reference),
        ["error"] = JsonText.Number(outcome.Error),
        ["tolerance"] = JsonText.Number(outcome.Check.Tolerance),
        ["unit"] = outcome.Check.Unit,
        ["pass"] = outcome.Pass,
        ["source"] = outcome.Check.Source,
        ["seconds"] = JsonText.Number(outcome.Seconds),
        ["failure"] = outcome.Failure,
    };
}
