using System.Globalization;
using Anodyne.Instruments.Tables;
using Anodyne.Records.Terms;

namespace Anodyne.Instruments.ChInstruments;

/// <summary>
/// Columns that the table lacks and the settings imply. A sweep has no time: it is the sum of |dE| over the scan rate. A chronopotentiometry has no current:
/// the header has its magnitude for the cathodic and the anodic segments, which last their stated times or end where the potential jumps. An amperometric curve
/// has no potential: it is the first one of the settings.
/// </summary>
internal static class FromSettings
{
    /// <summary>Adds what follows from the settings, and says so.</summary>
    public static void Complete(TableFile table)
    {
        if (table.Rows == 0)
        {
            return;
        }

        if (!table.Columns.Has(Bdf.TestTime) && table.Columns.Values(Bdf.Voltage) is { } potential && Number(table, "Scan Rate (V/s)") is > 0 and var rate)
        {
            table.Columns.Add("time/s from Scan Rate", Times(potential, rate), Bdf.TestTime);
            table.Warnings.Add(FormattableString.Invariant($"The table has no time; it follows from the scan rate of {rate} V/s in the header."));
        }

        if (!table.Columns.Has(Bdf.Current) && table.Columns.Values(Bdf.TestTime) is { } time && Segments(table) is { Count: > 0 } segments)
        {
            table.Columns.Add("current/A from the header", Currents(time, segments), Bdf.Current);
            table.Warnings.Add("The table has no current; it is that of the header for each segment and was not measured.");
        }

        if (!table.Columns.Has(Bdf.Voltage) && table.Columns.Has(Bdf.Current) && table.About.Technique.StartsWith("Amperometric", StringComparison.Ordinal)
            && Number(table, "Init E (V)") is { } held)
        {
            table.Columns.Add("potential/V from the header", [.. Enumerable.Repeat(held, table.Rows)], Bdf.Voltage);
            table.Warnings.Add("The table has no potential; it is that of the header and was not measured.");
        }
    }

    private static double[] Times(double[] potential, double rate)
    {
        var time = new double[potential.Length];
        for (var row = 1; row < time.Length; row++)
        {
            // To a thousandth of a microsecond: the potentials are decimal numbers whose differences are not.
            time[row] = Math.Round(time[row - 1] + (Math.Abs(potential[row] - potential[row - 1]) / rate), 9);
        }

        return time;
    }

    /// <summary>End of each segment, s, and its current, A; negative where it is cathodic.</summary>
    private static List<(double End, double Current)> Segments(TableFile table)
    {
        var segments = new List<(double, double)>();
        double end = 0;
        if (Number(table, "Cathodic Current (A)") is { } cathodic && Number(table, "Anodic Current (A)") is { } anodic
            && Number(table, "Cathodic Time (s)") is > 0 and var cathodicTime && Number(table, "Anodic Time (s)") is > 0 and var anodicTime)
        {
            var isCathodic = table.Settings.GetValueOrDefault("Init P/N", "N").StartsWith('N');
            for (var count = Math.Min(Number(table, "Segment") ?? 1, 1e6); segments.Count < count; isCathodic = !isCathodic)
            {
                end += isCathodic ? cathodicTime : anodicTime;
                segments.Add((end, isCathodic ? -cathodic : anodic));
            }

            return segments;
        }

        var cycles = Math.Clamp(Number(table, "Cycle") ?? 1, 1, 1e5);
        for (var cycle = 0; cycle < cycles; cycle++)
        {
            for (var step = 1; Number(table, FormattableString.Invariant($"i{step} (A)")) is { } current
                && Number(table, FormattableString.Invariant($"T{step} (s)")) is { } time; step++)
            {
                end += time;
                segments.Add((end, current));
            }
        }

        return segments;
    }

    private static double[] Currents(double[] time, List<(double End, double Current)> segments)
    {
        var current = new double[time.Length];
        var segment = 0;
        for (var row = 0; row < time.Length; row++)
        {
            while (segment < segments.Count - 1 && time[row] > segments[segment].End)
            {
                segment++;
            }

            current[row] = segments[segment].Current;
        }

        return current;
    }

    private static double? Number(TableFile table, string name)
        => table.Settings.TryGetValue(name, out var text) && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            && double.IsFinite(value) ? value : null;
}
