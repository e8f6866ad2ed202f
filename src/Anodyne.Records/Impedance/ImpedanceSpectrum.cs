using System.Numerics;
using Anodyne.Quantities;
using Anodyne.Records.CellDescriptions;

namespace Anodyne.Records.Impedance;

/// <summary>One impedance spectrum in the order in which it was measured.</summary>
public sealed class ImpedanceSpectrum
{
    /// <summary>Creates the spectrum over arrays that are kept, not copied.</summary>
    /// <param name="frequency">Frequency of each point, Hz, finite and &gt; 0; any order.</param>
    /// <param name="impedance">Complex impedance of each point, ohm, of the whole cell (not times area); a capacitive imaginary part is negative.</param>
    /// <exception cref="InputException">Different lengths, no point, or a frequency that is not a positive number.</exception>
    public ImpedanceSpectrum(double[] frequency, Complex[] impedance)
    {
        ArgumentNullException.ThrowIfNull(frequency);
        ArgumentNullException.ThrowIfNull(impedance);
        if (frequency.Length != impedance.Length || frequency.Length == 0)
        {
            throw new InputException(
                "A spectrum needs one impedance a frequency", "ImpedanceSpectrum", $"{frequency.Length} frequencies, {impedance.Length} impedances",
                "equal numbers, at least 1");
        }

        var bad = Array.FindIndex(frequency, static f => !(f > 0) || !double.IsFinite(f));
        if (bad >= 0)
        {
            throw new InputException(
                "A spectrum holds a frequency that cannot be", $"point {bad + 1}", FormattableString.Invariant($"{frequency[bad]} Hz"), "finite, > 0 Hz");
        }

        Frequency = frequency;
        Impedance = impedance;
    }

    /// <summary>Frequency of each point, Hz, &gt; 0, in measured order.</summary>
    public double[] Frequency { get; }

    /// <summary>Complex impedance of each point, ohm; negative imaginary part where capacitive. Multiply by <see cref="Area"/> for ohm m^2.</summary>
    public Complex[] Impedance { get; }

    /// <summary>Number of points.</summary>
    public int Count => Frequency.Length;

    /// <summary>Geometric electrode area, m^2; null if not known.</summary>
    public double? Area { get; init; }

    /// <summary>Temperature of the measurement, K; null if not known.</summary>
    public double? Temperature { get; init; }

    /// <summary>Direct potential during the measurement, V; null if not known.</summary>
    public double? Potential { get; init; }

    /// <summary>Direct current during the measurement, A, positive on charge; null if not known.</summary>
    public double? Current { get; init; }

    /// <summary>Time of the first point from the start of the test, s; null if not known.</summary>
    public double? Time { get; init; }

    /// <summary>Place in a series.</summary>
    public SpectrumKey Key { get; init; } = SpectrumKey.Single;

    /// <summary>Where it comes from.</summary>
    public Provenance Provenance { get; init; } = Provenance.None;

    /// <summary>The cell it was taken on.</summary>
    public CellDescription Cell { get; init; } = CellDescription.Unknown;

    /// <summary>0-based rows of the record that the points come from; empty where the spectrum was not taken out of a record.</summary>
    public IReadOnlyList<int> Rows { get; init; } = [];

    /// <summary>Rows within the spectrum that are no points of it.</summary>
    public IReadOnlyList<LeftOut> LeftOut { get; init; } = [];

    /// <summary>
    /// True if the imaginary part is above zero at every one of at least five frequencies: what no cell shows over a sweep, and every cell whose -Z'' was
    /// written under the name Z''.
    /// </summary>
    public bool IsImaginaryPositive => Count >= 5 && Array.TrueForAll(Impedance, static z => z.Imaginary > 0);

    /// <summary>The same spectrum with the points in descending frequency (the order that most analyses want).</summary>
    public ImpedanceSpectrum Descending()
    {
        double[] frequency = [.. Frequency];
        Complex[] impedance = [.. Impedance];
        Array.Sort(frequency, impedance, Comparer<double>.Create(static (a, b) => b.CompareTo(a)));
        return With(frequency, impedance);
    }

    /// <summary>The same description over other points (a masked or shifted spectrum).</summary>
    public ImpedanceSpectrum With(double[] frequency, Complex[] impedance) => Copy(frequency, impedance, Key, []);

    /// <summary>The same spectrum at another place of a series.</summary>
    public ImpedanceSpectrum WithKey(SpectrumKey key) => Copy(Frequency, Impedance, key, Rows);

    private ImpedanceSpectrum Copy(double[] frequency, Complex[] impedance, SpectrumKey key, IReadOnlyList<int> rows) => new(frequency, impedance)
    {
        Area = Area,
        Temperature = Temperature,
        Potential = Potential,
        Current = Current,
        Time = Time,
        Key = key,
        Provenance = Provenance,
        Cell = Cell,
        Rows = rows,
        LeftOut = LeftOut,
    };
}
