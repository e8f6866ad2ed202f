using System.Globalization;
using Anodyne.Cli.Frame;
using Anodyne.Quantities.Estimates;
using Anodyne.Studies.Answers;
using Anodyne.Studies.Runs;
using Spectre.Console;

namespace Anodyne.Cli.Verbs;

/// <summary>The tables that <c>run</c> prints for a person.</summary>
internal static class StudyTables
{
    /// <summary>Variants, judged contrasts and published values.</summary>
    public static void Print(StudyOutcome outcome, VerbContext context)
    {
        var answer = outcome.Answer;
        context.Person.Write(Variants(answer));
        if (answer.Contrasts.Count > 0)
        {
            context.Person.Write(Contrasts(answer));
        }

        if (answer.Comparison.Count > 0)
        {
            context.Person.Write(Comparison(answer));
        }
    }

    private static Table Variants(StudyAnswer answer)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("variant", "Rq (um)", "peak (um)", "thickness (um)", "tip/mean current", "voltage (V)", "e-folds", "stopped by");
        foreach (var variant in answer.Shown)
        {
            var results = answer.Results.Of(variant.Plan.Runs);
            table.AddRow(
                Markup.Escape(variant.Name),
                Number(Spread.Of(results.Select(run => run.RoughnessRq / 1e-6))),
                Number(Spread.Of(results.Select(run => run.Peak / 1e-6))),
                Number(Spread.Of(results.Select(run => run.MeanThickness / 1e-6))),
                Number(Spread.Of(results.Select(run => run.TipCurrentRatio))),
                Number(Spread.Of(results.Select(run => run.Voltage))),
                Number(Spread.Of(results.Select(StudyResults.RoughnessExponent))),
                string.Join(", ", results.Select(run => run.StopReason.ToString()).Distinct()));
        }

        return table;
    }

    private static Table Contrasts(StudyAnswer answer)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("contrast", "placement", "ln(Rq ratio)", "decided by", "sign changes with");
        foreach (var contrast in answer.Contrasts)
        {
            var largest = contrast.Simulated.Shares.MaxBy(share => Math.Abs(share.Shapley))!;
            var changes = contrast.Ranges.Where(range => Math.Sign(range.AtLow) != Math.Sign(contrast.LogRatio.Mean) || Math.Sign(range.AtHigh) != Math.Sign(contrast.LogRatio.Mean));
            table.AddRow(
                Markup.Escape($"{contrast.Plan.Contrast.To} against {contrast.Plan.Contrast.From}"),
                Markup.Escape(contrast.Plan.To.Placement.Name),
                Number(contrast.LogRatio),
                Markup.Escape(largest.Property.Title),
                Markup.Escape(string.Join(", ", changes.Select(range => range.Value.Path))));
        }

        return table;
    }

    private static Table Comparison(StudyAnswer answer)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("quantity", "variant", "simulated or taken", "measured", "published", "flags");
        foreach (var comparison in answer.Comparison)
        {
            table.AddRow(
                Markup.Escape(comparison.Unit == "1" ? comparison.Title : $"{comparison.Title} ({comparison.Unit})"),
                Markup.Escape(comparison.Variant),
                comparison.Simulated is { } simulated ? Number(simulated) : (comparison.TakenHere ?? double.NaN).ToString("G5", CultureInfo.InvariantCulture),
                Measured(comparison),
                comparison.Reported?.Value.ToString("G4", CultureInfo.InvariantCulture) ?? "",
                Markup.Escape(string.Join(" ", comparison.Flags)));
        }

        return table;
    }

    private static string Measured(ComparisonAnswer comparison)
    {
        if (comparison.MeasuredHere is not { } here)
        {
            return "";
        }

        var text = EstimateText.Joined(here.Value, here.HalfWidth, 4);
        return comparison.Measured!.Verdict switch { Verdict.Void => $"[strikethrough]{text}[/] void", Verdict.Caution => text + " caution", _ => text };
    }

    private static string Number(Spread spread) => EstimateText.Joined(spread.Mean, spread.HalfWidth);
}
