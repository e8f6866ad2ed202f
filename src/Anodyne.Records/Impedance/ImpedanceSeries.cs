using System.Numerics;
using Anodyne.Quantities;
using Anodyne.Records.Columns;
using Anodyne.Records.Terms;

namespace Anodyne.Records.Impedance;

/// <summary>
/// The one cutter of impedance spectra. Its rule: a row is a point if its frequency is above zero and its impedance is finite and not zero. A spectrum ends
/// where the
/// key changes, and where the frequency jumps back by more than half a decade against the direction of its sweep. A row without a number (NaN, empty,
/// infinite, 0,0) is left out of its
/// spectrum, counted and named; it does not end it. Rows with neither frequency nor impedance (the direct part of a staircase) end it, unless the frequency
/// goes on
/// after them in the direction of the sweep.
/// </summary>
public static class ImpedanceSeries
{
    private const string Hole = "row without an impedance";
    private const int MostNamed = 5;

    /// <summary>The spectra of a record in the order of the rows; empty where it has no frequency or no impedance.</summary>
    /// <param name="record">Record with the columns "Frequency / Hz", "Real Impedance / ohm" and "Imaginary Impedance / ohm", or the impedances per area in
    /// ohm m2.</param>
    /// <param name="keyColumn">Column whose value is the key of each spectrum ("Cycle Count"); null: a column "key" or the cycle column where it changes,
    /// otherwise the number of the sweep.</param>
    /// <param name="area">Area of one electrode, m2, where the cell's description does not have it; turns an impedance per area into that of the cell.</param>
    /// <exception cref="InputException">The impedance is per area and no area is known.</exception>
    public static IReadOnlyList<ImpedanceSpectrum> Of(Record record, string? keyColumn = null, double? area = null)
    {
        ArgumentNullException.ThrowIfNull(record);
        var frequency = record.Doubles(Bdf.Frequency);
        var real = Impedance(record, Bdf.RealImpedance, area);
        var imaginary = Impedance(record, Bdf.ImaginaryImpedance, area);
        if (frequency.Length == 0 || real.Length == 0 || imaginary.Length == 0)
        {
            return [];
        }

        var key = keyColumn is null ? Changing(record.Find("key")) ?? Changing(record.Find(Bdf.CycleCount)) : record.Require(keyColumn);
        var spectra = new List<ImpedanceSpectrum>();
        var sweep = new Sweep();
        for (var row = 0; row < frequency.Length; row++)
        {
            var hasImpedance = double.IsFinite(real[row]) && double.IsFinite(imaginary[row]) && (real[row] != 0 || imaginary[row] != 0);
            var hasFrequency = frequency[row] > 0 && double.IsFinite(frequency[row]);
            if (!hasFrequency || !hasImpedance)
            {
                (hasFrequency || hasImpedance ? sweep.Holes : sweep.Direct).Add(row + 1);
                continue;
            }

            if (sweep.Rows.Count > 0 && ((key is not null && key[row] != key[sweep.Rows[^1]]) || !sweep.GoesOn(frequency, row)))
            {
                spectra.Add(Take(record, frequency, real, imaginary, sweep, key, area, spectra.Count + 1));
                sweep = new Sweep();
            }

            sweep.Add(frequency, row);
        }

        return sweep.Rows.Count == 0 ? spectra : [.. spectra, Take(record, frequency, real, imaginary, sweep, key, area, spectra.Count + 1)];
    }

    /// <summary>What a person should know of the spectra of a record: the rows left out of each, and an imaginary part that looks as if its sign were
    /// reversed.</summary>
    /// <param name="record">Any record.</param>
    public static IReadOnlyList<string> Remarks(Record record)
    {
        ArgumentNullException.ThrowIfNull(record);
        var spectra = record.Find(Bdf.Frequency) is null ? [] : Of(record, area: record.Cell.Area ?? 1);
        var holes = spectra.SelectMany(static s => s.LeftOut).ToList();
        var turned = spectra.Count(static s => s.IsImaginaryPositive);
        return
        [
            .. holes.Count <= MostNamed ? holes.Select(static hole => hole.ToString())
            : [new LeftOut(Hole, holes.Sum(static hole => hole.Count), $"in {holes.Count} spectra").ToString()],
            .. turned == 0 ? Array.Empty<string>()
                : [$"the imaginary part is above zero at every frequency{(spectra.Count > 1 ? $" of {turned} spectra" : "")}: "
                    + "its sign is most likely reversed. Name the column -Z''/ohm, or give it factor -1 in NAME.map.yaml"],
        ];
    }

    private static double[] Impedance(Record record, BdfTerm term, double? area)
    {
        if (record.Find(term) is { } whole)
        {
            return whole.ToDoubles();
        }

        if (record.Find($"{term.Name} / ohm m2") is not { } areal)
        {
            return [];
        }

        var size = area ?? record.Cell.Area ?? throw new InputException(
            "the impedance is per area and the area is not known", record.Provenance.File, $"'{areal.VendorName}'",
            "an impedance of the cell in ohm, or the area of one electrode",
            "give --area \"1 cm2\" (the values then hold for that area), or state the area in the description beside the file");
        return [.. areal.ToDoubles().Select(z => z / size)];
    }

    private static ImpedanceSpectrum Take(
        Record record, ReadOnlySpan<double> frequency, double[] real, double[] imaginary, Sweep sweep, Column? key, double? area, int number)
    {
        var points = new double[sweep.Rows.Count];
        var impedance = new Complex[points.Length];
        for (var k = 0; k < points.Length; k++)
        {
            points[k] = frequency[sweep.Rows[k]];
            impedance[k] = new Complex(real[sweep.Rows[k]], imaginary[sweep.Rows[k]]);
        }

        var (start, end) = (sweep.Rows[0], sweep.Rows[^1] + 1);
        return new ImpedanceSpectrum(points, impedance)
        {
            Area = area ?? record.Cell.Area,
            Temperature = record.Cell.Temperature,
            Potential = MeanOf(record.Voltage, start, end),
            Current = MeanOf(record.Current, start, end),
            Time = record.Time.Length == 0 ? null : record.Time[start],
            Key = key is null ? new SpectrumKey("sweep", number, "1") : new SpectrumKey(key.Name, key[start], key.Unit),
            Provenance = record.Provenance,
            Cell = record.Cell,
            Rows = [.. sweep.Rows],
            LeftOut = sweep.Holes.Count == 0 ? [] : [LeftOut.At(Hole, "row", sweep.Holes)],
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

    // A sweep runs one way; noise of the clock may repeat a frequency.
    private sealed class Sweep
    {
        private int _direction;

        public List<int> Rows { get; } = [];

        public List<int> Holes { get; } = [];

        // Rows with neither frequency nor impedance since the last point.
        public List<int> Direct { get; } = [];

        public bool GoesOn(ReadOnlySpan<double> frequency, int row)
        {
            var (decades, sign) = Step(frequency, row);
            return Direct.Count > 0 ? sign != 0 && sign == _direction : _direction == 0 || sign != -_direction || Math.Abs(decades) <= 0.5;
        }

        public void Add(ReadOnlySpan<double> frequency, int row)
        {
            if (Rows.Count > 0)
            {
                _direction = _direction == 0 ? Step(frequency, row).Sign : _direction;
                Holes.AddRange(Direct);
            }

            Direct.Clear();
            Rows.Add(row);
        }

        private (double Decades, int Sign) Step(ReadOnlySpan<double> frequency, int row)
        {
            var decades = Math.Log10(frequency[row] / frequency[Rows[^1]]);
            return (decades, Math.Abs(decades) < 0.02 ? 0 : Math.Sign(decades));
        }
    }
}
