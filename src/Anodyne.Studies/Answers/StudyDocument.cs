using System.Text.Json.Nodes;
using Anodyne.Store.Output;
using Anodyne.Studies.Plan;
using Anodyne.Studies.Runs;
using Anodyne.Studies.Verification;

namespace Anodyne.Studies.Answers;

/// <summary>The JSON object of a study: the fields that other programs rely on.</summary>
public static class StudyDocument
{
    /// <summary>The object.</summary>
    /// <param name="outcome">What the study left behind.</param>
    /// <param name="folder">The output folder as it was named.</param>
    public static JsonObject Of(StudyOutcome outcome, string folder)
    {
        var answer = outcome.Answer;
        var variants = new JsonObject();
        foreach (var variant in answer.Shown)
        {
            variants[variant.Name] = Variant(outcome, variant.Plan, folder);
        }

        return new JsonObject
        {
            ["study"] = answer.Results.Plan.Study.Name,
            ["cells_across"] = answer.Results.Plan.Across,
            ["variants"] = variants,
            ["analyses"] = new JsonArray([.. outcome.Answer.Analyses.Select(finished => finished.Node())]),
            ["comparison"] = JsonText.Array(answer.Comparison, Comparison),
            ["contrasts"] = JsonText.Array(answer.Contrasts, contrast => Contrast(answer, contrast)),
            ["attribution"] = JsonText.Array(answer.Contrasts.SelectMany(contrast => Attributions(answer, contrast)), node => node),
            ["convergence"] = JsonText.Array(answer.Results.Plan.Convergence, item => new JsonObject
            {
                ["cells_across"] = item.Across,
                ["roughness_rq_um"] = JsonText.Number(answer.Results.Of(item.Run).Result.RoughnessRq / 1e-6),
            }),
            ["verification"] = CheckDocument.Of(outcome.Verification),
            ["reused"] = JsonText.Strings(outcome.Reused),
            ["report"] = Path.Combine(folder, outcome.Report),
        };
    }

    // The object of the first seed, its scalars replaced by the means, with the spread and every seed beside them.
    private static JsonObject Variant(StudyOutcome outcome, VariantPlan plan, string folder)
    {
        var results = outcome.Answer.Results.Of(plan.Runs);
        var document = PlatingDocument.Of(results[0], outcome.Files[plan.Runs[0].Id].Under(folder));
        if (results.Count == 1)
        {
            return document;
        }

        var spread = new JsonObject();
        var scalars = results.Select(PlatingDocument.Scalars).ToArray();
        for (var index = 0; index < scalars[0].Count; index++)
        {
            var name = scalars[0][index].Name;
            var over = Spread.Of(scalars.Select(seed => seed[index].Value));
            document[name] = JsonText.Number(over.Mean);
            spread[name] = new JsonObject
            {
                ["mean"] = JsonText.Number(over.Mean),
                ["standard_deviation"] = JsonText.Number(over.StandardDeviation),
                ["half_width_95"] = JsonText.Number(over.HalfWidth),
                ["low"] = JsonText.Number(over.Low),
                ["high"] = JsonText.Number(over.High),
                ["seeds"] = over.Count,
            };
        }

        document["spread"] = spread;
        document["seeds"] = JsonText.Array(plan.Runs.Zip(results), pair => PlatingDocument.Of(pair.Second, outcome.Files[pair.First.Id].Under(folder)));
        return document;
    }

    private static JsonObject Comparison(ComparisonAnswer comparison) => new()
    {
        ["quantity"] = comparison.Name,
        ["variant"] = comparison.Variant,
        ["simulated"] = JsonText.Number(comparison.Simulated?.Mean ?? double.NaN),
        ["simulated_half_width_95"] = JsonText.Number(comparison.Simulated?.HalfWidth ?? double.NaN),
        ["taken"] = JsonText.Number(comparison.TakenHere ?? double.NaN),
        ["measured"] = JsonText.Number(comparison.MeasuredHere?.Value ?? (comparison.Reported is { Measured: true } published ? published.Value : double.NaN)),
        ["measured_uncertainty"] = JsonText.Number(comparison.MeasuredHere?.HalfWidth ?? double.NaN),
        ["measured_verdict"] = comparison.Measured?.Verdict.ToString().ToLowerInvariant(),
        ["measured_by"] = comparison.Measured?.Analysis,
        ["measured_replicates"] = comparison.Measured is { } over ? Math.Max(1, over.MeanOf) : null,
        ["reported"] = JsonText.Number(comparison.Reported?.Value ?? double.NaN),
        ["reported_uncertainty"] = JsonText.Number(comparison.Reported?.Uncertainty),
        ["unit"] = comparison.Unit,
        ["source"] = comparison.Reported?.Source ?? comparison.Measured?.Source,
        ["flags"] = JsonText.Strings(comparison.Flags),
    };

    private static JsonObject Contrast(StudyAnswer answer, ContrastAnswer contrast) => new()
    {
        ["statement"] = contrast.Plan.Contrast.Statement,
        ["placement"] = contrast.Plan.To.Placement.Name,
        ["from"] = ShownVariant.NameOf(answer.Shown, contrast.Plan.From),
        ["to"] = ShownVariant.NameOf(answer.Shown, contrast.Plan.To),
        ["ln_roughness_ratio"] = JsonText.Quantity(contrast.LogRatio.Mean, contrast.LogRatio.HalfWidth, "1"),
        ["holds"] = contrast.LogRatio.Mean < 0 && Math.Abs(contrast.LogRatio.Mean) > (double.IsFinite(contrast.LogRatio.HalfWidth) ? contrast.LogRatio.HalfWidth : 0),
        ["ranges"] = JsonText.Array(contrast.Ranges, range => new JsonObject
        {
            ["parameter"] = range.Value.Path,
            ["variant"] = range.Variants.Length == 0 ? null : range.Variants,
            ["evidence"] = range.Value.Evidence,
            ["low"] = range.Value.Low,
            ["high"] = range.Value.High,
            ["at_low"] = JsonText.Number(range.AtLow),
            ["at_high"] = JsonText.Number(range.AtHigh),
        }),
        ["corners"] = contrast.Corners is { } tally
            ? new JsonObject { ["combinations"] = tally.Corners, ["to_is_flatter"] = tally.Negative, ["above_limiting_current"] = tally.Failed, ["complete"] = tally.IsComplete }
            : null,
    };

    private static IEnumerable<JsonObject> Attributions(StudyAnswer answer, ContrastAnswer contrast)
    {
        yield return Shares(answer, contrast, contrast.Simulated, "roughness_exponent_simulated");
        if (contrast.ClosedForm is { } closed)
        {
            yield return Shares(answer, contrast, closed, "roughness_exponent_closed_form");
        }
    }

    private static JsonObject Shares(StudyAnswer answer, ContrastAnswer contrast, SharedDifference difference, string quantity) => new()
    {
        ["quantity"] = quantity,
        ["placement"] = contrast.Plan.To.Placement.Name,
        ["from"] = ShownVariant.NameOf(answer.Shown, contrast.Plan.From),
        ["to"] = ShownVariant.NameOf(answer.Shown, contrast.Plan.To),
        ["from_value"] = JsonText.Number(difference.From),
        ["to_value"] = JsonText.Number(difference.To),
        ["properties"] = JsonText.Array(difference.Shares, share => new JsonObject
        {
            ["property"] = share.Property.Name,
            ["alone"] = JsonText.Number(share.Alone),
            ["shapley"] = JsonText.Number(share.Shapley),
        }),
    };
}
