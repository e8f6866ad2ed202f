using Anodyne.Electroanalysis.Cycling;
using Anodyne.Quantities;
using Anodyne.Records;
using Anodyne.Records.CellDescriptions;
using Anodyne.Records.Impedance;
using Anodyne.Records.Terms;

namespace Anodyne.Studies.Analyses;

/// <summary>What a record is of, as far as an analysis or a figure can be chosen from it.</summary>
internal enum RecordNature
{
    /// <summary>None of the others.</summary>
    Other,

    /// <summary>Impedance spectra.</summary>
    Impedance,

    /// <summary>A swept potential.</summary>
    Voltammetry,

    /// <summary>Two equal electrodes, cycled.</summary>
    Symmetric,

    /// <summary>Current in both directions.</summary>
    Cycling,

    /// <summary>Current in one direction.</summary>
    OneWay,

    /// <summary>More than a table: a spectrum, an image, a depth profile.</summary>
    Measured,
}

/// <summary>What a record is of, with the reason, and its half cycles where it has any.</summary>
/// <param name="Nature">What it is of.</param>
/// <param name="Because">The reason, a clause that follows "because".</param>
/// <param name="Cycling">The record cut; null where there is nothing to cut.</param>
internal sealed record RecordSort(RecordNature Nature, string Because, CyclingRecord? Cycling)
{
    private const double MostSpread = 0.05;
    private const int Stretches = 64;
    private static readonly string[] Sweeps = ["CV", "LSV", "CVA", "cyclic voltammetry", "linear sweep voltammetry"];

    /// <summary>Looks at a record.</summary>
    /// <param name="record">The record.</param>
    /// <param name="note">Told what its cutting left out.</param>
    public static RecordSort Of(Record record, Action<string> note)
    {
        ArgumentNullException.ThrowIfNull(record);
        if (record.Measured is { } measured)
        {
            return new(RecordNature.Measured, measured.Said, null);
        }

        var spectra = record.Find(Bdf.Frequency) is null ? [] : ImpedanceSeries.Of(record, area: record.Cell.Area ?? 1);
        if (spectra.Sum(static spectrum => spectrum.Count) > record.Rows / 2)
        {
            return new(RecordNature.Impedance, spectra.Count == 1 ? "it holds an impedance spectrum" : $"it holds {spectra.Count} impedance spectra", null);
        }

        var technique = record.Provenance.Technique;
        if (Sweeps.Contains(technique.Trim(), StringComparer.OrdinalIgnoreCase))
        {
            return new(RecordNature.Voltammetry, $"its technique is {technique.Trim()}", null);
        }

        return IsSwept(record) ? new(RecordNature.Voltammetry, "its voltage is swept at a steady rate", null) : OfCurrent(record, note);
    }

    private static RecordSort OfCurrent(Record record, Action<string> note)
    {
        CyclingRecord cycling;
        try
        {
            cycling = CyclingRecord.Of(record, note);
        }
        catch (AnodyneException)
        {
            return new(RecordNature.Other, "it can be cut neither into cycles nor into spectra", null);
        }

        var halves = cycling.Cut.All;
        if (halves.Count == 1)
        {
            return new(RecordNature.OneWay, "its current flows in one direction only", cycling);
        }

        if (cycling.Type == CellType.LiLi)
        {
            return new(RecordNature.Symmetric, "its cell is Li||Li", cycling);
        }

        double[] means = cycling.Cut.Voltage.Length == 0 ? [] : [.. halves.Select(half => half.Sign * cycling.Cut.MeanVoltage(half))];
        return cycling.Type == CellType.Unknown && means.Length > 2 && means.All(static mean => mean > 0) && IsEven(cycling.Cut.Voltage)
            ? new(RecordNature.Symmetric, "its voltage goes as far below zero as above, and no kind of cell is stated", cycling)
            : new(RecordNature.Cycling, $"it holds {halves.Count} half cycles of a cell ({CellKindText.Of(cycling.Type)})", cycling);
    }

    // A bare collector is stripped to a cut-off far above what its plating takes; two equal electrodes go as far both ways.
    private static bool IsEven(double[] voltage)
    {
        var (low, high) = (-voltage.Min(), voltage.Max());
        return low > 0 && high > 0 && Math.Max(low, high) < 3 * Math.Min(low, high);
    }

    // Nine tenths of the record change the voltage at one rate, whatever the current does.
    private static bool IsSwept(Record record)
    {
        var time = record.Time;
        var voltage = record.Voltage;
        var current = record.Current;
        if (time.Length < 50 || voltage.IsEmpty || current.IsEmpty)
        {
            return false;
        }

        // Over so many rows that the steps of the recording do not count.
        List<double> rates = [];
        var stride = Math.Max(1, time.Length / Stretches);
        for (var row = stride; row < time.Length; row += stride)
        {
            if (time[row] > time[row - stride] && double.IsFinite(voltage[row] - voltage[row - stride]))
            {
                rates.Add(Math.Abs((voltage[row] - voltage[row - stride]) / (time[row] - time[row - stride])));
            }
        }

        rates.Sort();
        var usual = rates.Count == 0 ? 0 : rates[rates.Count / 2];
        return usual > 0 && rates.Count(rate => Math.Abs((rate / usual) - 1) < MostSpread) > 0.9 * rates.Count && Spread(current) > MostSpread;
    }

    // A ramp of the voltage under a constant current is a capacitor's and no sweep.
    private static double Spread(ReadOnlySpan<double> current)
    {
        double[] sizes = [.. current.ToArray().Where(double.IsFinite).Select(Math.Abs).Order()];
        return sizes.Length == 0 || sizes[^1] == 0 ? 0 : (sizes[sizes.Length * 9 / 10] - sizes[sizes.Length / 10]) / sizes[^1];
    }
}
