using Anodyne.Instruments.Tables;
using Anodyne.Instruments.Text;
using Anodyne.Records.Columns;
using Anodyne.Records.Terms;

namespace Anodyne.Instruments.BatteryDataFormat;

/// <summary>What goes wrong in files of the Battery Data Format that are about, each found by a rule and told.</summary>
internal static class BdfTraps
{
    /// <summary>The term that a deprecated name stands for; null if the name is none of them.</summary>
    public static BdfTerm? Deprecated(string header, TextTable table, int column, List<string> warnings)
    {
        var term = header switch
        {
            "Surface Temperature T1 / degC" or "surface_temperature_t1_celsius" => Bdf.TemperatureT1,
            "Surface Temperature T2 / degC" or "surface_temperature_t2_celsius" => Bdf.TemperatureT2,
            "Step Capacity / Ah" or "step_capacity_ah" => Bdf.StepCumulativeCapacity,
            "Step Energy / Wh" or "step_energy_wh" => Bdf.StepCumulativeEnergy,
            "Step Index / 1" or "step_index" => CountsRecords(table.Numbers(column)) ? Bdf.StepRecordIndex : Bdf.StepId,
            _ => null,
        };
        if (term is not null)
        {
            warnings.Add($"The name '{header}' is deprecated; it is read as '{term.Label}'.");
        }

        return term;
    }

    /// <summary>Cycle counts that a unit converter turned from cycles into radians (6.283... = 1) are divided by 2 pi.</summary>
    public static void MendRadians(double[] values, List<string> warnings)
    {
        const double Turn = 2 * Math.PI;
        var isTurned = Array.Exists(values, static v => v != 0 && !double.IsNaN(v))
            && Array.TrueForAll(values, static v => double.IsNaN(v) || Math.Abs((v / Turn) - Math.Round(v / Turn)) < 1e-6 * Math.Max(1, Math.Abs(v)))
            && Array.Exists(values, static v => Math.Abs(v - Math.Round(v)) > 1e-3);
        if (!isTurned)
        {
            return;
        }

        for (var row = 0; row < values.Length; row++)
        {
            values[row] = Math.Round(values[row] / Turn);
        }

        warnings.Add("The cycle counts were multiples of 6.283185 (one cycle taken as 2 pi radians); they were divided by it.");
    }

    /// <summary>Tells repeated times. The last row of a step and the first of the next may share their time: current and voltage jump there.</summary>
    public static void CheckTime(ColumnSet columns, List<string> warnings)
    {
        if (columns.Values(Bdf.TestTime) is not { } time)
        {
            return;
        }

        var step = columns.Columns.FirstOrDefault(static column => column is not TextColumn
            && (column.Label == Bdf.StepCount.Label || column.Label == Bdf.StepId.Label));
        var repeated = 0;
        for (var row = 1; row < time.Length; row++)
        {
            repeated += time[row] == time[row - 1] && (step is null || step[row] == step[row - 1]) ? 1 : 0;
        }

        if (repeated > 0)
        {
            warnings.Add(FormattableString.Invariant($"The test time repeats in {repeated} rows{(step is null ? "" : " within a step")}."));
        }
    }

    /// <summary>Tells where a native column ("Current") and the converted one ("Current / A") differ by a constant factor.</summary>
    public static void CheckNatives(ColumnSet columns, List<string> warnings)
    {
        var labelled = new Dictionary<string, Column>(StringComparer.Ordinal);
        foreach (var column in columns.Columns.OfType<DoubleColumn>())
        {
            if (column.Unit.Length > 0 && column.VendorName.Contains(" / ", StringComparison.Ordinal))
            {
                labelled.TryAdd(column.Name, column);
            }
        }

        foreach (var native in columns.Columns.OfType<DoubleColumn>().Where(static column => column.Unit.Length == 0))
        {
            if (!labelled.TryGetValue(native.Name, out var converted))
            {
                continue;
            }

            var a = ColumnSummary.Of(native);
            var b = ColumnSummary.Of(converted);
            var ratio = b.Max / a.Max;
            if (double.IsFinite(ratio) && ratio != 0 && Math.Abs(ratio - 1) > 1e-6 && Math.Abs((b.Min / a.Min / ratio) - 1) < 1e-6)
            {
                warnings.Add(FormattableString.Invariant(
                    $"'{converted.Label}' is {ratio:G6} times the file's own column '{native.Name}': one of the two has the wrong unit."));
            }
        }
    }

    // A record index grows by one from row to row within a step; a number of the program step stays.
    private static bool CountsRecords(double[] values)
    {
        var grown = 0;
        for (var row = 1; row < values.Length; row++)
        {
            grown += values[row] == values[row - 1] + 1 ? 1 : 0;
        }

        return values.Length > 3 && grown * 2 > values.Length;
    }
}
