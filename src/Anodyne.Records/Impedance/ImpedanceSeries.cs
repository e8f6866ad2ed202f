using System.Numerics;
using Anodyne.Records.Columns;
using Anodyne.Records.Terms;

namespace Anodyne.Records.Impedance;

/// <summary>Takes the impedance spectra out of a <see cref="Record"/> whose rows hold frequency and impedance.</summary>
public static class ImpedanceSeries
{
    /// <summary>
    /// The spectra of a record in the order of the rows; empty where it has no frequency or no impedance. Rows with no positive frequency (the direct part of a
    /// staircase or galvano experiment) carry no impedance and are left out, and end a spectrum. A spectrum also ends where the column named by
    /// <paramref name="keyColumn"/> changes and where the frequency jumps back toward the start of its sweep.
    /// </summary>
    /// <param name="record">Record with the columns "Frequency / Hz", "Real Impedance / ohm" and "Imaginary Impedance / ohm".</param>
    /// <param name="keyColumn">Column whose value is the key of each spectrum ("Cycle Count"); null: a column "key" or the cycle column where it changes, otherwise the number of the sweep.</param>
    public static IReadOnlyList<ImpedanceSpectrum> Of(Record record, string? keyColumn = null)
    {
        ArgumentNullException.ThrowIfNull(record);
        var frequency = record.Doubles(Bdf.Frequency).ToArray();
        var real = record.Doubles(Bdf.RealImpedance).ToArray();
        var imaginary = record.Doubles(Bdf.ImaginaryImpedance).ToArray();
        if (frequency.Length == 0 || real.Length == 0 || imaginary.Length == 0)
        {
            return [];
        }

        var key = keyColumn is null ? Changing(record.Find("key")) ?? Changing(record.Find(Bdf.CycleCount)) : record.Require(keyColumn);
        var spectra = new List<ImpedanceSpectrum>();
        var row = 0;
        while (row < frequency.Length)
        {
            if (!IsPoint(frequency[row], real[row], imaginary[row]))
            {
                row++;
                continue;
            }

            var end = SweepEnd(frequency, real, imaginary, key, row);
            spectra.Add(Take(record, frequency, real, imaginary, row, end, key, spectra.Count + 1));
            row = end;
        }

        return spectra;
    }

    private static bool IsPoint(double frequency, double real, double imaginary)
        => frequency > 0 && double.IsFinite(frequency) && double.IsFinite(real) && double.IsFinite(imaginary) && (real != 0 || imaginary != 0);

    // A sweep runs one way; noise of the clock may repeat a frequency. It is over when the frequency moves against the direction by more than half a decade,
    // or moves at all against it from the end of a sweep of at least three points by more than 5 %.
    private static int SweepEnd(double[] frequency, double[] real, double[] imaginary, Column? key, int start)
    {
        var direction = 0;
        var row = start + 1;
        for (; row < frequency.Length && IsPoint(frequency[row], real[row], imaginary[row]); row++)
        {
            if (key is not null && key[row] != key[start])
            {
                break;
            }

            var decades = Math.Log10(frequency[row] / frequency[row - 1]);
            var sign = Math.Abs(decades) < 0.02 ? 0 : Math.Sign(decades);
            if (sign != 0 && direction == 0)
            {
                direction = sign;
            }
            else if (sign == -direction && sign != 0 && Math.Abs(decades) > 0.5)
            {
                break;
            }
        }

        return row;
    }

    private static ImpedanceSpectrum Take(Record record, double[] frequency, double[] real, double[] imaginary, int start, int end, Column? key, int number)
    {
        var impedance = new Complex[end - start];
        for (var row = start; row < end; row++)
        {
            impedance[row - start] = new Complex(real[row], imaginary[row]);
        }

        return new ImpedanceSpectrum(frequency[start..end], impedance)
        {
            Area = record.Cell.Area,
            Temperature = record.Cell.Temperature,
            Potential = MeanOf(record.Voltage, start, end),
            Current = MeanOf(record.Current, start, end),
            Time = record.Time.Length == 0 ? null : record.Time[start],
            Key = key is null ? new SpectrumKey("sweep", number, "1") : new SpectrumKey(key.Name, key[start], key.Unit),
            Provenance = record.Provenance,
            Cell = record.Cell,
        };
    }

    private static double? MeanOf(ReadOnlySpan<double> values, int start, int end)
        => values.Length == 0 ? null : ColumnSummary.Of(values[start..end]) is { Count: > 0 } summary ? summary.Mean : null;

    private static Column? Changing(Column? column)
    {
        for (var row = 1; column is not null && row < column.Count; row++)
        {
            if (column[row] != column[0])
            {
                return column;
            }
        }

        return null;
    }
}
