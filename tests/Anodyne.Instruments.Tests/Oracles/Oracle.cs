using System.Globalization;
using System.Text.Json;
using Anodyne.Quantities.Units;
using Anodyne.Records.Columns;
using Anodyne.Records.Terms;

namespace Anodyne.Instruments.Tests;

/// <summary>What an independent program says about a file: one JSON document of ../shared/data/expected.</summary>
internal static class Oracle
{
    public static JsonElement Load(string name) => JsonDocument.Parse(File.ReadAllText(DataFolder.Path("expected/" + name))).RootElement;

    /// <summary>Holds a column against {min, max, mean, first, last}; adds a line to the complaints for each that differs.</summary>
    /// <param name="complaints">Where differences go.</param>
    /// <param name="where">File and column.</param>
    /// <param name="values">The column in the oracle's unit.</param>
    /// <param name="expected">The oracle's object.</param>
    /// <param name="relative">Allowed difference relative to the largest magnitude of the column (extremes, mean) or of the value (first, last).</param>
    public static int Compare(List<string> complaints, string where, double[] values, JsonElement expected, double relative)
    {
        var summary = ColumnSummary.Of(values);
        var scale = Math.Max(Math.Abs(summary.Min), Math.Abs(summary.Max));
        var compared = 0;
        foreach ((var name, var found) in new[] { ("min", summary.Min), ("max", summary.Max), ("mean", summary.Mean), ("first", summary.First), ("last", summary.Last) })
        {
            if (!expected.TryGetProperty(name, out var element) || !TryNumber(element, out var value))
            {
                continue;
            }

            compared++;
            var allowed = relative * Math.Max(Math.Abs(value), name == "mean" ? scale : 0);
            var isEqual = double.IsNaN(value) ? double.IsNaN(found) : Math.Abs(found - value) <= allowed || found == value;
            if (!isEqual)
            {
                complaints.Add(FormattableString.Invariant($"{where}: {name} is {found:R}, the oracle says {value:R}"));
            }
        }

        return compared;
    }

    /// <summary>The values of a column in the unit in which the vendor wrote it.</summary>
    public static double[] InVendorUnit(Column column)
    {
        var values = column.ToDoubles();
        var vendorUnit = UnitHeader.Split(column.VendorName).Written;
        var factor = vendorUnit.Length == 0 || column.Unit.Length == 0 ? 1 : UnitHeader.Split(column.VendorName).Unit is { } unit ? Unit.Read(column.Unit).To(unit)?.Factor ?? 1 : 1;
        if (column.VendorName.StartsWith("-Im(Z)", StringComparison.Ordinal) && column.Name == Bdf.ImaginaryImpedance.Name)
        {
            factor = -factor;
        }

        return factor == 1 ? values : Array.ConvertAll(values, value => value * factor);
    }

    public static bool TryNumber(JsonElement element, out double value)
    {
        if (element.ValueKind == JsonValueKind.Number)
        {
            value = element.GetDouble();
            return true;
        }

        value = 0;
        return element.ValueKind == JsonValueKind.String && double.TryParse(element.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out value);
    }
}
