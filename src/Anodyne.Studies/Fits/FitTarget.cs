using System.Globalization;
using Anodyne.Quantities;
using Anodyne.Records;
using Anodyne.Records.Impedance;
using Anodyne.Studies.Models;

namespace Anodyne.Studies.Fits;

/// <summary>Something measured that a simulation is to meet: numbers with their errors, and the same numbers of a run.</summary>
internal abstract class FitTarget
{
    /// <summary>Name for messages.</summary>
    public abstract string Name { get; }

    /// <summary>How many numbers it holds.</summary>
    public abstract int Count { get; }

    /// <summary>Writes simulated less measured over the error, number by number.</summary>
    /// <param name="run">What the run gave.</param>
    /// <param name="residuals">Receives them.</param>
    /// <exception cref="ComputationException">The run gives nothing to hold against what was measured.</exception>
    public abstract void Write(FitRun run, Span<double> residuals);

    /// <summary>Says what the run does not give.</summary>
    /// <param name="what">What is missing.</param>
    /// <param name="found">What the run gives instead.</param>
    /// <param name="allowed">What it would have to give.</param>
    protected ComputationException Missing(string what, string found, string allowed) => new(new Problem(what, Name, found, allowed));
}

/// <summary>What a run gave.</summary>
/// <param name="Result">Its result.</param>
/// <param name="Measured">What its virtual instruments wrote; null for a model without them.</param>
internal sealed record FitRun(object Result, ModelMeasurement? Measured);

/// <summary>A voltage against time. Where the simulated record ends earlier, its last voltage is taken: a cell that is empty too soon is far off.</summary>
/// <param name="name">Name of the file.</param>
/// <param name="time">Times, s, rising.</param>
/// <param name="voltage">Voltages, V.</param>
/// <param name="error">Standard error of a voltage, V.</param>
internal sealed class VoltageTarget(string name, double[] time, double[] voltage, double error) : FitTarget
{
    public override string Name => name;

    public override int Count => time.Length;

    /// <summary>The record thinned to so many rows, evenly.</summary>
    public static VoltageTarget Of(string name, Record record, double error, int most)
    {
        var (time, voltage) = (record.Time.ToArray(), record.Voltage.ToArray());
        if (time.Length == 0 || voltage.Length == 0)
        {
            throw new InputException("the record has no voltage against time", name, string.Join(", ", record.Columns.Select(column => column.Label)),
                "a time and a voltage");
        }

        // At the instant at which the current jumps two voltages are right: no residual is formed there.
        var current = record.Current.ToArray();
        var jump = 0.01 * current.Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty(0).Max();
        bool Jumps(int i) => i > 0 && i < current.Length && Math.Abs(current[i] - current[i - 1]) > jump;
        int[] kept = [.. Enumerable.Range(0, time.Length).Where(i => double.IsFinite(time[i]) && double.IsFinite(voltage[i]) && !Jumps(i))];
        var rows = kept.Length <= most ? kept : Enumerable.Range(0, most).Select(i => kept[(int)((long)i * (kept.Length - 1) / (most - 1))]).ToArray();
        return new VoltageTarget(name, [.. rows.Select(i => time[i] - time[kept[0]])], [.. rows.Select(i => voltage[i])], error);
    }

    public override void Write(FitRun run, Span<double> residuals)
    {
        var record = run.Measured?.Record ?? throw Missing("the run writes no voltage against time", "no record", "a record with a voltage");

        var at = record.Time;
        var value = record.Voltage;
        var row = 0;
        for (var i = 0; i < time.Length; i++)
        {
            var t = time[i] + at[0];
            while (row < at.Length - 2 && at[row + 1] < t)
            {
                row++;
            }

            var span = at.Length > 1 ? at[row + 1] - at[row] : 0;
            var share = span > 0 ? Math.Clamp((t - at[row]) / span, 0, 1) : 0;
            var simulated = at.Length > 1 ? value[row] + (share * (value[row + 1] - value[row])) : value[0];
            residuals[i] = (simulated - voltage[i]) / error;
        }
    }
}

/// <summary>A spectrum: real and imaginary parts, each with an error that is a share of the modulus.</summary>
/// <param name="name">Name of the file.</param>
/// <param name="spectrum">The spectrum.</param>
/// <param name="number">Number of the simulated spectrum, from 0.</param>
/// <param name="share">Standard error over the modulus.</param>
internal sealed class SpectrumTarget(string name, ImpedanceSpectrum spectrum, int number, double share) : FitTarget
{
    // An instrument rounds its frequencies.
    private const double EdgeShare = 0.01;
    private readonly ImpedanceSpectrum _measured = spectrum.Descending();

    public override string Name => name;

    public override int Count => 2 * _measured.Count;

    public override void Write(FitRun run, Span<double> residuals)
    {
        var spectra = run.Measured?.Spectra ?? [];
        if (number >= spectra.Count)
        {
            throw Missing(string.Create(CultureInfo.InvariantCulture, $"the run has no spectrum {number + 1}"),
                string.Create(CultureInfo.InvariantCulture, $"{spectra.Count} spectra"), "a protocol that measures it");
        }

        // Between the simulated frequencies the impedance is interpolated in their logarithm.
        var simulated = ImpedanceSeries.Of(spectra[number])[0].Descending();
        var (top, low) = (simulated.Frequency[0], simulated.Frequency[^1]);
        if (_measured.Frequency[0] > top * (1 + EdgeShare) || _measured.Frequency[^1] < low * (1 - EdgeShare))
        {
            throw Missing("the measured frequencies go beyond the simulated ones",
                string.Create(CultureInfo.InvariantCulture, $"{_measured.Frequency[^1]:G4} to {_measured.Frequency[0]:G4} Hz"),
                string.Create(CultureInfo.InvariantCulture, $"{low:G4} to {top:G4} Hz, or a protocol with a wider sweep"));
        }

        var row = 0;
        for (var i = 0; i < _measured.Count; i++)
        {
            var f = _measured.Frequency[i];
            while (row < simulated.Count - 2 && simulated.Frequency[row + 1] > f)
            {
                row++;
            }

            var position = Math.Clamp(Math.Log(simulated.Frequency[row] / f) / Math.Log(simulated.Frequency[row] / simulated.Frequency[row + 1]), 0, 1);
            var z = simulated.Impedance[row] + (position * (simulated.Impedance[row + 1] - simulated.Impedance[row]));
            var error = share * _measured.Impedance[i].Magnitude;
            residuals[2 * i] = (z.Real - _measured.Impedance[i].Real) / error;
            residuals[(2 * i) + 1] = (z.Imaginary - _measured.Impedance[i].Imaginary) / error;
        }
    }
}

/// <summary>One number of a run: an efficiency, a roughness, a capacity.</summary>
/// <param name="quantity">The quantity.</param>
/// <param name="value">Its measured value, in the unit of the quantity.</param>
/// <param name="error">Standard error of that value.</param>
internal sealed class QuantityTarget(Quantity quantity, double value, double error) : FitTarget
{
    public override string Name => string.Create(CultureInfo.InvariantCulture, $"{quantity.Name} {value}");

    public override int Count => 1;

    public override void Write(FitRun run, Span<double> residuals) => residuals[0] = quantity.Of(run.Result) is var simulated && double.IsFinite(simulated)
        ? (simulated - value) / error
        : throw Missing("the run gives no such number", "none", "a case for which the quantity has a meaning");
}
