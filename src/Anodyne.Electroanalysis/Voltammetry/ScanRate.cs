using Anodyne.Numerics.Fitting;
using Anodyne.Quantities.Dimensions;
using Anodyne.Quantities.Units;
using Anodyne.Records;

namespace Anodyne.Electroanalysis.Voltammetry;

/// <summary>The scan rate of a voltammogram: as its header states it, or as the whole ramps have it.</summary>
internal static class ScanRate
{
    private const double MostDifference = 0.02;

    /// <summary>The rate, V/s; null where neither header nor times say it.</summary>
    /// <param name="record">The record.</param>
    /// <param name="potential">Its potentials, V.</param>
    /// <param name="note">Told where header and ramps differ by more than 2 %.</param>
    /// <returns>The rate and where it comes from.</returns>
    public static (double Rate, string Source)? Of(Record record, ReadOnlySpan<double> potential, Action<string> note)
    {
        var (header, ramp) = (Stated(record), OfRamps(potential, record.Time));
        if (header is { } stated && ramp is { } run && Math.Abs((run / stated) - 1) > MostDifference)
        {
            note(FormattableString.Invariant($"the header states {1000 * stated:G4} mV/s and the ramps run at {1000 * run:G4} mV/s: the ramps are taken"));
            return (run, "from the times of the whole sweeps");
        }

        return header is { } rate ? (rate, "from the header of the file") : ramp is { } slope ? (slope, "from the times of the whole sweeps") : null;
    }

    /// <summary>
    /// Scan rate of the whole sweeps, V/s: path over time from turn to turn, the median of all sweeps. Steps of the converter do not bias it, as they do rates
    /// from row to row.
    /// </summary>
    /// <param name="potential">V.</param>
    /// <param name="time">Times of the rows, s.</param>
    /// <returns>Null without times.</returns>
    public static double? OfRamps(ReadOnlySpan<double> potential, ReadOnlySpan<double> time)
    {
        if (time.Length < 3 || time.Length != potential.Length)
        {
            return null;
        }

        // The ends, where the sweep turns and rows are averaged, are left out.
        var rates = new List<double>();
        foreach (var (start, end) in Voltammogram.Sweeps(potential))
        {
            var (first, last) = (start + ((end - start) / 20), end - 1 - ((end - start) / 20));
            if (time[last] > time[first])
            {
                rates.Add(Math.Abs(LinearRegression.Fit(time[first..(last + 1)], potential[first..(last + 1)]).Slope));
            }
        }

        return rates.Count > 0 && Median.Of(rates) is > 0 and var rate ? rate : null;
    }

    // "Scan Rate (V/s)" = 0.1, "SCANRATE" = 100 mV/s, or the parameter dE/dt of a technique.
    private static double? Stated(Record record)
    {
        foreach (var (name, text) in record.Provenance.Settings)
        {
            var letters = string.Concat(name.Where(char.IsAsciiLetter)).ToUpperInvariant();
            if (letters.StartsWith("SCANRATE", StringComparison.Ordinal))
            {
                var cut = name.IndexOf('(', StringComparison.Ordinal);
                var unit = cut < 0 ? "" : name[(cut + 1)..].TrimEnd(')', ' ');
                if (UnitText.TryParseToSi(text, Dimension.VoltageRate, out var rate)
                    || UnitText.TryParseToSi($"{text} {unit}", Dimension.VoltageRate, out rate))
                {
                    return rate > 0 ? rate : null;
                }
            }
        }

        var stated = record.Provenance.Techniques.Select(static t => t.Find("dE/dt")?.Values is [var first, ..] ? first : default)
            .FirstOrDefault(static v => v.IsNumber && v.Unit is { Length: > 0 });
        return stated.Unit is { Length: > 0 } && UnitText.TryParseToSi(stated.ToString(), Dimension.VoltageRate, out var parameter)
            && parameter > 0 ? parameter : null;
    }
}
