using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Anodyne.Cells;

namespace Anodyne.Cycling;

/// <summary>
/// The transport tables of an electrolyte in one layer (or of the free electrolyte): one table at the temperature of an isothermal cell, tables one
/// kelvin apart with linear interpolation between them where the temperature moves.
/// </summary>
internal sealed class TransportTables
{
    private static readonly ConditionalWeakTable<Electrolyte, Dictionary<double, TransportTable>> Shared = [];
    private readonly Electrolyte _electrolyte;
    private readonly PorousLayer? _layer;
    private readonly Dictionary<double, TransportTable> _tables;
    private TransportTable _low;
    private TransportTable? _high;
    private double _weight;

    public TransportTables(Electrolyte electrolyte, PorousLayer? layer, double temperature)
    {
        _electrolyte = electrolyte;
        _layer = layer is { HasOwnTransport: true } ? layer : null;
        _tables = _layer is null ? Shared.GetOrCreateValue(electrolyte) : [];
        _low = At(temperature);
    }

    public void SetIsothermal(double temperature)
    {
        _low = At(temperature);
        _high = null;
    }

    public void SetVarying(double temperature)
    {
        double floor = Math.Floor(temperature);
        _low = At(floor);
        _high = At(floor + 1);
        _weight = temperature - floor;
    }

    public Vector256<double> Value(double c, out Vector256<double> slope)
    {
        var value = _low.Value(c, out slope);
        if (_high is null)
        {
            return value;
        }

        var upper = _high.Value(c, out var upperSlope);
        slope += (upperSlope - slope) * _weight;
        return value + ((upper - value) * _weight);
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
