using System.Globalization;
using Anodyne.Quantities.Estimates;
using Anodyne.Reports.Blocks;
using Anodyne.Studies.Answers;
using Anodyne.Studies.CellStudies;
using Anodyne.Studies.Runs;

namespace Anodyne.Studies.Requests;

/// <summary>The tables that a face shows of a finished study, as plain text.</summary>
internal static class RunTables
{
    public static IReadOnlyList<TableBlock> Of(StudyOutcome outcome)
    {
        var answer = outcome.Answer;
        return
        [
            Variants(answer),
            .. answer.Contrasts.Count > 0 ? [Contrasts(answer)] : Array.Empty<TableBlock>(),
            .. answer.Comparison.Count > 0 ? [Comparison(answer)] : Array.Empty<TableBlock>(),
        ];
    }

    public static IReadOnlyList<TableBlock> Of(CellStudyOutcome outcome) =>
    [
        Quantities(outcome),
        .. outcome.Answers.Count > 0 ? [Answers(outcome.Answers)] : Array.Empty<TableBlock>(),
        .. outcome.Analyses.Count > 0 ? [Found(outcome)] : Array.Empty<TableBlock>(),
    ];

    private static TableBlock Variants(StudyAnswer answer) => Table(
        ["variant", "Rq (um)", "peak (um)", "thickness (um)", "tip/mean current", "voltage (V)", "e-folds", "stopped by"],
        answer.Shown.Select(variant =>
        {
            var results = answer.Results.Of(variant.Plan.Runs);
            return (TableCell[])
            [
                variant.Name,
                Number(Spread.Of(results.Select(run => run.RoughnessRq / 1e-6))),
                Number(Spread.Of(results.Select(run => run.Peak / 1e-6))),
                Number(Spread.Of(results.Select(run => run.MeanThickness / 1e-6))),
                Number(Spread.Of(results.Select(run => run.TipCurrentRatio))),
                Number(Spread.Of(results.Select(run => run.Voltage))),
                Number(Spread.Of(results.Select(StudyResults.RoughnessExponent))),
                string.Join(", ", results.Select(run => run.StopReason.ToString()).Distinct()),
            ];
        }));

    private static TableBlock Contrasts(StudyAnswer answer) => Table(
        ["contrast", "placement", "ln(Rq ratio)", "decided by", "sign changes with"],
        answer.Contrasts.Select(contrast =>
        {
            var largest = contrast.Simulated.Shares.MaxBy(share => Math.Abs(share.Shapley))!;
            var sign = Math.Sign(contrast.LogRatio.Mean);
            var changes = contrast.Ranges.Where(range => Math.Sign(range.AtLow) != sign || Math.Sign(range.AtHigh) != sign);
            return (TableCell[])
            [
                $"{contrast.Plan.Contrast.To} against {contrast.Plan.Contrast.From}", contrast.Plan.To.Placement.Name, Number(contrast.LogRatio), largest.Property.Title,
                string.Join(", ", changes.Select(range => range.Value.Path)),
            ];
        }));

    private static TableBlock Comparison(StudyAnswer answer) => Table(
        ["quantity", "variant", "simulated or taken", "measured", "published", "flags"],
        answer.Comparison.Select(row => (TableCell[])
        [
            row.Unit == "1" ? row.Title : $"{row.Title} ({row.Unit})",
            row.Variant,
            row.Simulated is { } simulated ? Number(simulated) : new TableCell((row.TakenHere ?? double.NaN).ToString("G5", CultureInfo.InvariantCulture)),
            Measured(row),
            row.Reported?.Value.ToString("G4", CultureInfo.InvariantCulture) ?? "",
            string.Join(" ", row.Flags),
        ]));

    private static TableCell Measured(ComparisonAnswer row)
    {
        if (row.MeasuredHere is not { } here)
        {
            return "";
        }

        var text = EstimateText.Joined(here.Value, here.HalfWidth, 4);
        return row.Measured!.Verdict switch { Verdict.Void => new TableCell(text, CellKind.Void), Verdict.Caution => text + " caution", _ => text };
    }

    private static TableBlock Quantities(CellStudyOutcome outcome) => Table(
        ["quantity", "unit", .. outcome.Plan.Variants.Select(variant => variant.Variant.Name)],
        [
            .. CellQuantity.All.Where(quantity => outcome.Plan.Variants.Any(variant => double.IsFinite(quantity.Of(outcome.Of(variant.Run)))))
                .Select(quantity => (TableCell[])[quantity.Title, quantity.Unit, .. outcome.Plan.Variants.Select(variant => Number(outcome.Estimate(variant, quantity)))]),
            ["ended by", "", .. outcome.Plan.Variants.Select(variant => new TableCell(outcome.Of(variant.Run).StopReason))],
        ]);

    private static TableBlock Found(CellStudyOutcome outcome) => Table(
        ["analysis", "variant", "quantity", "value", "unit", "verdict"],
        outcome.Analyses.SelectMany(analysis => analysis.Result.Results.Select(result => (TableCell[])
        [
            analysis.Analysis.Name, analysis.Variant, result.Key, Number((result.Value.Value, result.Value.Uncertainty)), result.Value.Unit,
            result.Value.Verdict.ToString().ToLowerInvariant(),
        ])));

    private static TableBlock Answers(IReadOnlyList<CellAnswer> answers) => Table(
        ["answer", "variant", "from", "value", "unit", "verdict", "against simulated"],
        answers.SelectMany(answer => answer.Values.Select(value => (TableCell[])
        [
            answer.Quantity,
            answer.Variant,
            value.Name,
            new TableCell(
                double.IsFinite(value.Value) ? EstimateText.Joined(value.Value, value.HalfWidth) : "none",
                value.Verdict == Verdict.Void ? CellKind.Void : CellKind.Words),
            answer.Unit,
            value.Verdict.ToString().ToLowerInvariant(),
            value.Origin == ComparedOrigin.Simulated ? "" : value.With(answer.Simulated)?.Words ?? "",
        ])));

    private static TableBlock Table(IReadOnlyList<string> columns, IEnumerable<TableCell[]> rows) => new(columns, [.. rows], "");

    private static TableCell Number(Spread spread) => EstimateText.Joined(spread.Mean, spread.HalfWidth);

    private static TableCell Number((double Value, double? HalfWidth) estimate) =>
        double.IsFinite(estimate.Value) ? EstimateText.Joined(estimate.Value, estimate.HalfWidth) : "";
}
