using System.Numerics;
using Anodyne.Quantities.Validation;
using Anodyne.Records;
using Anodyne.Records.Impedance;
using Anodyne.Records.Terms;

namespace Anodyne.Cycling.Instruments;

/// <summary>
/// What an instrument adds to a perfect record: noise, resolution and range of voltage and current. Deterministic for a seed; every row draws its own
/// numbers, so that a longer record begins like a shorter one.
/// </summary>
public sealed record VirtualInstrument
{
    /// <summary>Standard deviation of the voltage noise, V, 0 or more.</summary>
    public double VoltageNoise { get; init => field = Require.NotNegative(value, "voltage noise", "V"); }

    /// <summary>Standard deviation of the current noise, A, 0 or more.</summary>
    public double CurrentNoise { get; init => field = Require.NotNegative(value, "current noise", "A"); }

    /// <summary>Smallest step of the voltage reading, V, 0 or more (0: none).</summary>
    public double VoltageResolution { get; init => field = Require.NotNegative(value, "voltage resolution", "V"); }

    /// <summary>Smallest step of the current reading, A, 0 or more (0: none).</summary>
    public double CurrentResolution { get; init => field = Require.NotNegative(value, "current resolution", "A"); }

    /// <summary>Largest voltage magnitude that is read, V, above 0; beyond it the reading stays at the limit and the record says so.</summary>
    public double VoltageRange { get; init => field = Endless(value, "voltage range", "V"); } = double.PositiveInfinity;

    /// <summary>Largest current magnitude that is read, A, above 0; beyond it the reading stays at the limit and the record says so.</summary>
    public double CurrentRange { get; init => field = Endless(value, "current range", "A"); } = double.PositiveInfinity;

    /// <summary>Standard deviation of the noise of an impedance relative to its magnitude, per component, 0 or more.</summary>
    public double ImpedanceNoise { get; init => field = Require.NotNegative(value, "impedance noise", "1"); }

    /// <summary>Seed of the noise.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>The record as the instrument would have written it.</summary>
    public Record Read(Record record)
    {
        ArgumentNullException.ThrowIfNull(record);
        var random = new Random(Seed);
        var n = record.Rows;
        var voltage = record.Voltage.ToArray();
        var current = record.Current.ToArray();
        int overVoltage = 0, overCurrent = 0;
        for (var i = 0; i < n; i++)
        {
            var (a, b) = Normal(random);
            voltage[i] = Within(Rounded(voltage[i] + (VoltageNoise * a), VoltageResolution), VoltageRange, ref overVoltage);
            current[i] = Within(Rounded(current[i] + (CurrentNoise * b), CurrentResolution), CurrentRange, ref overCurrent);
        }

        var seen = record.With([.. record.Columns.Select(column => column.Label switch
        {
            var label when label == Bdf.Voltage.Label => Bdf.Voltage.Column(voltage),
            var label when label == Bdf.Current.Label => Bdf.Current.Column(current),
            _ => column,
        })]);
        return overVoltage + overCurrent == 0
            ? seen
            : new Record(seen.Columns) { Provenance = seen.Provenance, Cell = seen.Cell, Warnings =
                [.. seen.Warnings, .. Overloads(overVoltage, overCurrent, n)] };
    }

    /// <summary>The spectrum as the instrument would have written it.</summary>
    public ImpedanceSpectrum Read(ImpedanceSpectrum spectrum)
    {
        ArgumentNullException.ThrowIfNull(spectrum);
        var random = new Random(Seed);
        var noisy = spectrum.Impedance.Select(z =>
        {
            var (a, b) = Normal(random);
            return z + (ImpedanceNoise * z.Magnitude * new Complex(a, b));
        }).ToArray();
        return spectrum.With(spectrum.Frequency, noisy);
    }

    private static double Endless(double value, string field, string unit) => double.IsPositiveInfinity(value) ? value : Require.Positive(value, field, unit);

    private IEnumerable<string> Overloads(int voltage, int current, int rows)
    {
        if (voltage > 0)
        {
            yield return FormattableString.Invariant($"Voltage overload: {voltage} of {rows} rows stand at the range of {VoltageRange} V.");
        }

        if (current > 0)
        {
            yield return FormattableString.Invariant($"Current overload: {current} of {rows} rows stand at the range of {CurrentRange} A.");
        }
    }

    private static double Within(double value, double range, ref int over)
    {
        over += Math.Abs(value) > range ? 1 : 0;
        return Math.Clamp(value, -range, range);
    }

    private static double Rounded(double value, double step) => step > 0 ? Math.Round(value / step) * step : value;

    // Box and Muller: two independent normal numbers.
    private static (double A, double B) Normal(Random random)
    {
        double radius = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())), angle = 2 * Math.PI * random.NextDouble();
        return (radius * Math.Cos(angle), radius * Math.Sin(angle));
    }
}
