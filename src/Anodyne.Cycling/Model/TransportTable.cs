using System.Runtime.Intrinsics;
using Anodyne.Cells.Electrolytes;
using Anodyne.Cells.Layers;
using Anodyne.Cells.Transport;
using Anodyne.Quantities;

namespace Anodyne.Cycling.Model;

/// <summary>
/// The four transport properties of one layer's electrolyte at one temperature, tabulated in the concentration and read together by cubic Hermite
/// interpolation: D (m2/s), kappa (S/m), t+ and (1 - t+)(1 + dln f/dln c). Value and exact slope of the interpolant.
/// </summary>
internal sealed class TransportTable
{
    private const int Intervals = 800;

    // Properties of a charged layer bend where the concentration is about the fixed charge.
    private const int ChargedIntervals = 8000;
    private readonly int _intervals;
    private readonly Vector256<double>[] _value;
    private readonly Vector256<double>[] _slope;
    private readonly double _inverse;

    public TransportTable(Electrolyte electrolyte, PorousLayer? layer, double temperature)
    {
        var medium = new LayerMedium(electrolyte, (layer ?? PorousLayer.Free(1)) with { Porosity = 1, Tortuosity = 1 }, temperature);
        var name = layer?.Name ?? electrolyte.Name;
        Check(electrolyte, Evaluate(medium, name, electrolyte.Concentration), temperature);
        var top = 4 * Math.Max(electrolyte.Concentration, 1000);
        _intervals = medium.IsCharged ? ChargedIntervals : Intervals;
        var step = top / _intervals;
        _inverse = 1 / step;
        _value = new Vector256<double>[_intervals + 1];
        _slope = new Vector256<double>[_intervals + 1];
        for (var i = 0; i <= _intervals; i++)
        {
            _value[i] = Evaluate(medium, name, Math.Max(i * step, 1e-6 * step));
        }

        for (var i = 0; i <= _intervals; i++)
        {
            _slope[i] = Slope(i);
        }
    }

    /// <summary>Values and slopes in the concentration at c, mol/m3; beyond the table along the end tangent.</summary>
    public Vector256<double> Value(double c, out Vector256<double> slope)
    {
        var u = c * _inverse;
        if (u >= _intervals)
        {
            slope = _slope[_intervals] * _inverse;
            return _value[_intervals] + (_slope[_intervals] * (u - _intervals));
        }

        var i = u > 0 ? (int)u : 0;
        var s = u - i;
        var a = _value[i];
        var b = _value[i + 1];
        var fa = _slope[i];
        var fb = _slope[i + 1];
        var rise = b - a;
        var c2 = (rise * 3) - (fa * 2) - fb;
        var c3 = fa + fb - (rise * 2);
        slope = (fa + (((c2 * 2) + (c3 * (3 * s))) * s)) * _inverse;
        return a + ((fa + ((c2 + (c3 * s)) * s)) * s);
    }

    // A formula beyond its range may give what no liquid has: near a pole, or past the temperature where a fit turns negative.
    private static void Check(Electrolyte electrolyte, Vector256<double> value, double temperature)
    {
        foreach (var (name, unit, found, low, high) in new[]
        {
            ("salt diffusivity", "m2/s", value.GetElement(0), 1e-20, 1e-6), ("conductivity", "S/m", value.GetElement(1), 1e-9, 1e4),
        })
        {
            if (!(found >= low && found <= high))
            {
                throw new InputException(
                    $"the {name} of {electrolyte.Name} has no meaning at this temperature",
                    "temperature",
                    FormattableString.Invariant($"{found:g4} {unit} at {temperature - PhysicalConstants.ZeroCelsius:g4} degC"),
                    FormattableString.Invariant($"{low:g1} to {high:g1} {unit}"),
                    electrolyte.SaltDiffusivity.Range is { } range
                        ? FormattableString.Invariant(
                            $"Its source measured {range.LowestTemperature - PhysicalConstants.ZeroCelsius:g4} to ")
                            + FormattableString.Invariant($"{range.HighestTemperature - PhysicalConstants.ZeroCelsius:g4} degC.")
                        : "Take an electrolyte that was measured there.");
            }
        }
    }

    // The layer's liquid without its pores: what eps/tau multiplies stands in the layout.
    private static Vector256<double> Evaluate(LayerMedium medium, string layer, double c)
    {
        var kappa = medium.Conductivity(c);
        var t = medium.TransferenceNumber(c);
        if (!(kappa > 0))
        {
            throw new InputException(
                "no conductivity ties this layer to the electrolyte",
                layer,
                FormattableString.Invariant($"transference number {t} at {c} mol/m3"),
                "a transference number nearer to the electrolyte's, or the closure 'same electrolyte'");
        }

        return Vector256.Create(medium.Diffusivity(c), kappa, t, (1 - t) * medium.ThermodynamicFactor(c));
    }

    private Vector256<double> Slope(int i)
    {
        var v = _value;
        if (i >= 2 && i <= _intervals - 2)
        {
            return (v[i - 2] - v[i + 2] + ((v[i + 1] - v[i - 1]) * 8)) / 12.0;
        }

        var o = i < 2 ? 0 : _intervals;
        var d = i < 2 ? 1 : -1;
        var a = v[o];
        var r1 = v[o + d] - a;
        var r2 = v[o + (2 * d)] - a;
        var r3 = v[o + (3 * d)] - a;
        var r4 = v[o + (4 * d)] - a;
        var slope = i == o
            ? (r1 * 48) - (r2 * 36) + (r3 * 16) - (r4 * 3)
            : (r1 * -10) + (r2 * 18) - (r3 * 6) + r4;
        return slope * (d / 12.0);
    }
}
