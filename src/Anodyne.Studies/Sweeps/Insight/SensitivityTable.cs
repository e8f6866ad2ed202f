using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Anodyne.Numerics.Sensitivity;
using Anodyne.Store.Output;
using Anodyne.Studies.Sweeps.Folder;
using Anodyne.Studies.Sweeps.Plan;

namespace Anodyne.Studies.Sweeps.Insight;

/// <summary>What one axis does to one quantity.</summary>
/// <param name="Quantity">Name of the quantity.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Axis">Name of the axis.</param>
/// <param name="Values">Numbers by name: shares of the variance, or elementary effects.</param>
public sealed record SensitivityRow(string Quantity, string Unit, string Axis, IReadOnlyList<(string Name, double Value)> Values)
{
    /// <summary>The row as JSON.</summary>
    internal JsonObject ToJson()
    {
        var row = new JsonObject { ["quantity"] = Quantity, ["unit"] = Unit, ["axis"] = Axis };
        foreach (var (name, value) in Values)
        {
            row[name] = JsonText.Number(value);
        }

        return row;
    }
}

/// <summary>Shares of the variance or elementary effects of a sweep whose design is made for them.</summary>
internal static class SensitivityTable
{
    /// <summary>The rows; empty for another design, or before any case is done.</summary>
    public static IReadOnlyList<SensitivityRow> Of(SweepPlan plan, SweepCases cases, SweepTable table)
    {
        if (plan.Design.Kind is not (DesignKind.SobolIndices or DesignKind.Morris) || table.Done == 0)
        {
            return [];
        }

        var rows = new List<SensitivityRow>();
        var design = plan.Design.Kind == DesignKind.Morris ? plan.Design.Coordinates(plan.Axes.Count) : [];
        foreach (var quantity in plan.Quantities)
        {
            var results = PointResults.Of(plan, cases, table, quantity.Name);
            if (results.Where(double.IsFinite).Distinct().Count() < 2)
            {
                continue;
            }

            if (plan.Design.Kind == DesignKind.SobolIndices)
            {
                var indices = SobolIndices.Of(results, plan.Axes.Count, plan.Design.Seed);
                rows.AddRange(plan.Axes.Select((axis, d) => new SensitivityRow(quantity.Name, quantity.Unit, axis.Name,
                [
                    ("first", indices[d].First), ("first_error", indices[d].FirstError), ("total", indices[d].Total), ("total_error", indices[d].TotalError),
                ])));
            }
            else
            {
                var effects = MorrisScreening.Of(design, results);
                rows.AddRange(plan.Axes.Select((axis, d) => new SensitivityRow(quantity.Name, quantity.Unit, axis.Name,
                [
                    ("mean_absolute", effects[d].MeanAbsolute), ("mean", effects[d].Mean), ("deviation", effects[d].Deviation),
                ])));
            }
        }

        return rows;
    }

    /// <summary>The rows as CSV.</summary>
    public static string Csv(IReadOnlyList<SensitivityRow> rows)
    {
        var text = new StringBuilder();
        text.AppendJoin(',', ["quantity", "unit", "axis", .. rows[0].Values.Select(value => value.Name)]).Append('\n');
        foreach (var row in rows)
        {
            text.AppendJoin(',', [row.Quantity, CsvLine.Field(row.Unit), row.Axis, .. row.Values.Select(value => Number(value.Value))]).Append('\n');
        }

        return text.ToString();
    }

    private static string Number(double value) => double.IsFinite(value) ? value.ToString("G6", CultureInfo.InvariantCulture) : "";
}
