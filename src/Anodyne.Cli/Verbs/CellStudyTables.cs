using Anodyne.Cli.Frame;
using Anodyne.Quantities.Estimates;
using Anodyne.Studies.CellStudies;
using Spectre.Console;

namespace Anodyne.Cli.Verbs;

/// <summary>The tables that <c>run</c> prints of a study of cells for a person.</summary>
internal static class CellStudyTables
{
    /// <summary>Every quantity of every variant, and what the analyses found.</summary>
    public static void Print(CellStudyOutcome outcome, VerbContext context)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns(["quantity", "unit", .. outcome.Plan.Variants.Select(variant => Markup.Escape(variant.Variant.Name))]);
        foreach (var quantity in CellQuantity.All.Where(quantity => outcome.Plan.Variants.Any(variant => double.IsFinite(quantity.Of(outcome.Of(variant.Run))))))
        {
            table.AddRow([Markup.Escape(quantity.Title), quantity.Unit, .. outcome.Plan.Variants.Select(variant => Text(outcome.Estimate(variant, quantity)))]);
        }

        table.AddRow(["ended by", "", .. outcome.Plan.Variants.Select(variant => Markup.Escape(outcome.Of(variant.Run).StopReason))]);
        context.Person.Write(table);
        if (outcome.Answers.Count > 0)
        {
            context.Person.Write(Answers(outcome.Answers));
        }

        if (outcome.Analyses.Count == 0)
        {
            return;
        }

        var found = new Table().Border(TableBorder.Simple).AddColumns("analysis", "variant", "quantity", "value", "unit", "verdict");
        foreach (var analysis in outcome.Analyses)
        {
            foreach (var (name, estimate) in analysis.Result.Results)
            {
                found.AddRow(Markup.Escape(analysis.Analysis.Name), Markup.Escape(analysis.Variant), Markup.Escape(name), Text((estimate.Value, estimate.Uncertainty)), Markup.Escape(estimate.Unit), estimate.Verdict.ToString().ToLowerInvariant());
            }
        }

        context.Person.Write(found);
    }

    private static Table Answers(IReadOnlyList<CellAnswer> answers)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("answer", "variant", "from", "value", "unit", "verdict", "against simulated");
        foreach (var answer in answers)
        {
            foreach (var value in answer.Values)
            {
                var number = double.IsFinite(value.Value) ? Text((value.Value, value.HalfWidth)) : "none";
                table.AddRow(
                    Markup.Escape(answer.Quantity), Markup.Escape(answer.Variant), Markup.Escape(value.Name), value.Verdict == Verdict.Void ? $"[strikethrough]{number}[/] void" : number, Markup.Escape(answer.Unit),
                    value.Verdict.ToString().ToLowerInvariant(), value.Origin == ComparedOrigin.Simulated ? "" : value.With(answer.Simulated)?.Words ?? "");
            }
        }

        return table;
    }

    private static string Text((double Value, double? HalfWidth) estimate) =>
        double.IsFinite(estimate.Value) ? EstimateText.Joined(estimate.Value, estimate.HalfWidth) : "";
}
