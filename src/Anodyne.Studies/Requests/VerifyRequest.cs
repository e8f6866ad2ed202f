using System.Text.Json.Nodes;
using Anodyne.Quantities;
using Anodyne.Store.Output;
using Anodyne.Studies.Verification;

namespace Anodyne.Studies.Requests;

/// <summary>Every closed form, conservation law and reference value, computed and held against its reference.</summary>
/// <param name="Only">Names, groups or patterns; empty for all.</param>
/// <param name="Long">True to run the long studies too.</param>
/// <param name="Jobs">How many run at the same time.</param>
public sealed record VerifyRequest(IReadOnlyList<string> Only, bool Long = false, int Jobs = 1)
{
    /// <summary>Computes the checks.</summary>
    public Answer<IReadOnlyList<CheckOutcome>> Run(RequestContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var checks = CheckList.Select(CheckList.All, Only, Long);
        var done = 0;
        context.Report("checks", 0);
        var outcomes = CheckRunner.Run(checks, Jobs, _ => context.Report("checks", Interlocked.Increment(ref done) / (double)checks.Count), context.Cancel);
        return new(outcomes, CheckDocument.Of(outcomes), outcomes.All(outcome => outcome.Pass) ? ExitStatuses.Done : ExitStatuses.CheckFailed);
    }

    /// <summary>Names the checks, long ones too, without computing them.</summary>
    public Answer<IReadOnlyList<VerificationCheck>> List()
    {
        var checks = CheckList.Select(CheckList.All, Only, includeLong: true);
        return new(checks, new JsonObject
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
}
