using System.Numerics;
using Anodyne.Cycling.Model;
using Anodyne.Quantities;
using Anodyne.Records;
using Anodyne.Records.CellDescriptions;
using Anodyne.Records.Impedance;

namespace Anodyne.Cycling.Impedance;

/// <summary>
/// The impedance of a cell at a state by exact linearisation: (K + i omega M) dy = unit current, one complex factorisation a frequency. Double layers and
/// film capacitances always take part. The state is held fixed (the spectrum of a passing state, also under current).
/// </summary>
internal sealed class CellImpedance
{
    private readonly CellSystem _system;
    private readonly CellFactors<Complex> _factors;
    private readonly double[] _still;

    public CellImpedance(CellSystem system)
    {
        _system = system;
        _factors = new CellFactors<Complex>(system);
        _still = new double[system.Size];
    }

    /// <summary>Spectrum at a state.</summary>
    /// <param name="y">State.</param>
    /// <param name="frequency">Frequencies, Hz, above 0, in the order wanted.</param>
    /// <returns>Impedance of the whole cell, ohm.</returns>
    public Complex[] Evaluate(ReadOnlySpan<double> y, ReadOnlySpan<double> frequency)
    {
        var before = _system.DoubleLayers;
        _system.SetDoubleLayers(true);
        try
        {
            _system.Linearize(0, y, _still);
            var z = new Complex[frequency.Length];
            for (var i = 0; i < z.Length; i++)
            {
                var alpha = new Complex(0, 2 * Math.PI * frequency[i]);
                if (!_factors.TryFactor(alpha, 0, 1))
                {
                    throw new ComputationException(new Problem(
                        "the linearised cell is singular", "impedance", FormattableString.Invariant($"{frequency[i]} Hz"), "another state or frequency"));
                }

                z[i] = -_factors.VoltageResponse() / _system.Design.Area;
            }

            return z;
        }
        finally
        {
            _system.SetDoubleLayers(before);
        }
    }

    /// <summary>Frequencies from high to low, evenly spaced in their logarithm, both ends included.</summary>
    public static double[] Frequencies(double high, double low, int perDecade)
    {
        var decades = Math.Log10(high / low);
        var n = Math.Max(2, (int)Math.Round(decades * perDecade) + 1);
        var f = new double[n];
        for (var i = 0; i < n; i++)
        {
            f[i] = high * Math.Pow(10, -decades * i / (n - 1));
        }

        return f;
    }

    /// <summary>Spectrum with its description.</summary>
    public ImpedanceSpectrum Spectrum(ReadOnlySpan<double> y, double[] frequency, double time, CellDescription cell) => new(frequency, Evaluate(y, frequency))
    {
        Area = _system.Design.Area,
        Temperature = y[_system.TemperatureIndex],
        Potential = _system.Voltage(y),
        Current = -y[_system.CurrentIndex] * _system.Design.Area,
        Time = time,
        Cell = cell,
        Provenance = new Provenance { Format = "Anodyne cell simulation", Technique = "EIS" },
    };
}
