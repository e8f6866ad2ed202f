using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Anodyne.Cells.Electrolytes;
using Anodyne.Cells.Layers;

namespace Anodyne.Cycling.Model;

/// <summary>
/// The transport tables of an electrolyte in one layer (or of the free electrolyte): one table at the temperature of an isothermal cell; where the
/// temperature moves, four tables one kelvin apart with the cubic of Catmull and Rom between them (once differentiable, its slope exact).
/// </summary>
internal sealed class TransportTables
{
    private static readonly ConditionalWeakTable<Electrolyte, Dictionary<double, TransportTable>> Shared = [];
    private readonly Electrolyte _electrolyte;
    private readonly PorousLayer? _layer;
    private readonly Dictionary<double, TransportTable> _tables;
    private readonly TransportTable[] _near = new TransportTable[4];
    private readonly double[] _weight = new double[4];
    private readonly double[] _weightSlope = new double[4];
    private TransportTable _only;
    private bool _varies;
    private double _floor = double.NaN;

    public TransportTables(Electrolyte electrolyte, PorousLayer? layer, double temperature)
    {
        _electrolyte = electrolyte;
        _layer = layer is { HasOwnTransport: true } ? layer : null;
        _tables = _layer is null ? Shared.GetOrCreateValue(electrolyte) : [];
        _only = At(temperature);
    }

    public void SetIsothermal(double temperature)
    {
        _only = At(temperature);
        _varies = false;
    }

    public void SetVarying(double temperature)
    {
        var floor = Math.Floor(temperature);
        if (floor != _floor)
        {
            for (var i = 0; i < 4; i++)
            {
                _near[i] = At(floor - 1 + i);
            }

            _floor = floor;
        }

        double w = temperature - floor, w2 = w * w, w3 = w2 * w;
        _weight[0] = 0.5 * (-w + (2 * w2) - w3);
        _weight[1] = 0.5 * (2 - (5 * w2) + (3 * w3));
        _weight[2] = 0.5 * (w + (4 * w2) - (3 * w3));
        _weight[3] = 0.5 * (w3 - w2);
        _weightSlope[0] = 0.5 * (-1 + (4 * w) - (3 * w2));
        _weightSlope[1] = 0.5 * ((9 * w2) - (10 * w));
        _weightSlope[2] = 0.5 * (1 + (8 * w) - (9 * w2));
        _weightSlope[3] = 0.5 * ((3 * w2) - (2 * w));
        _varies = true;
    }

    /// <summary>Values at a concentration (mol/m3) and their slopes in it.</summary>
    public Vector256<double> Value(double c, out Vector256<double> slope) => _varies ? Sum(c, _weight, out slope) : _only.Value(c, out slope);

    /// <summary>Slopes of the values in the temperature; zero for an isothermal cell.</summary>
    public Vector256<double> TemperatureSlope(double c) => _varies ? Sum(c, _weightSlope, out _) : Vector256<double>.Zero;

    private Vector256<double> Sum(double c, double[] weight, out Vector256<double> slope)
    {
        var value = slope = Vector256<double>.Zero;
        for (var i = 0; i < 4; i++)
        {
            value += _near[i].Value(c, out var part) * weight[i];
            slope += part * weight[i];
        }

        return value;
    }

    private TransportTable At(double temperature)
    {
        lock (_tables)
        {
            if (!_tables.TryGetValue(temperature, out var table))
            {
                table = new TransportTable(_electrolyte, _layer, temperature);
                _tables[temperature] = table;
            }

            return table;
        }
    }
}
