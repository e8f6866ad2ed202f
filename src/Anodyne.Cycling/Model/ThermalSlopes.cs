using System.Runtime.Intrinsics;
using Anodyne.Cells;
using Anodyne.Quantities;

namespace Anodyne.Cycling.Model;

/// <summary>
/// What the temperature of a lumped cell adds to the linearization: the column dF/dT of every row and the row of the heat balance,
/// F_T = C T' + h (T - T_amb) + i V + sum A j (U - T dU/dT) - heat of mixing, in every unknown. Exact, like the rest.
/// </summary>
internal sealed class ThermalSlopes
{
    private const double F = PhysicalConstants.Faraday;
    private readonly CellSystem _system;
    private readonly double[] _reaction;

    public ThermalSlopes(CellSystem system)
    {
        _system = system;
        Column = new double[system.Size];
        Row = new double[system.Size];
        _reaction = new double[system.Blocks.Length == 0 ? 0 : system.Blocks.Max(b => b.Count)];
    }

    /// <summary>dF/dT of every row but the heat balance's own.</summary>
    public double[] Column { get; }

    /// <summary>dF_T/dy in every unknown but the temperature.</summary>
    public double[] Row { get; }

    /// <summary>dF_T/dT without the heat capacity.</summary>
    public double Diagonal { get; private set; }

    /// <summary>Heat capacity C, J/(m2 K).</summary>
    public double Capacity { get; private set; }

    /// <summary>Evaluates at a state; the reactions of the system must be current.</summary>
    public void Evaluate(ReadOnlySpan<double> y, TransportTables[] tables, Thermal heat)
    {
        Array.Clear(Column);
        Array.Clear(Row);
        Capacity = heat.HeatCapacity;
        Diagonal = heat.HeatTransfer;
        var temperature = y[_system.TemperatureIndex];
        for (var k = 0; k < _system.Layout.Nodes - 1; k++)
        {
            AddFace(k, y, temperature, tables[_system.Layout.Material[k]]);
        }

        foreach (var block in _system.Blocks)
        {
            AddParticles(block, y, temperature);
            AddReactions(block, y, temperature);
            AddMixing(block, y, temperature);
        }

        var current = y[_system.CurrentIndex];
        Row[_system.CurrentIndex] = _system.Voltage(y) - (_system.ContactResistance * current);
        Row[_system.PotentialIndex] += current;
        CloseEnds();
    }

    private void AddFace(int k, ReadOnlySpan<double> y, double temperature, TransportTables table)
    {
        var o = 3 * k;
        double cl = y[o], cr = y[o + 3], middle = 0.5 * (cl + cr);
        var value = table.Value(middle, out _);
        var slope = table.TemperatureSlope(middle);
        var g = _system.Layout.Transport[k] / _system.Layout.Width[k];
        double perKelvin = 2 * PhysicalConstants.MolarGas / F, log = Math.Log(cr / cl);
        var field = y[o + 1] - y[o + 4] + (value.GetElement(3) * perKelvin * temperature * log);
        var fieldSlope = perKelvin * log * (value.GetElement(3) + (temperature * slope.GetElement(3)));
        var charge = g * value.GetElement(1) * field;
        var chargeSlope = g * ((slope.GetElement(1) * field) + (value.GetElement(1) * fieldSlope));
        var anionSlope = (g * slope.GetElement(0) * F * (cl - cr)) + (slope.GetElement(2) * charge) - ((1 - value.GetElement(2)) * chargeSlope);
        Column[o] += anionSlope;
        Column[o + 3] -= anionSlope;
        Column[o + 1] += chargeSlope;
        Column[o + 4] -= chargeSlope;
    }

    private void AddParticles(InsertionBlock block, ReadOnlySpan<double> y, double temperature)
    {
        var log = block.DiffusionLogSlope(temperature);
        if (log == 0)
        {
            return;
        }

        var factor = block.DiffusionFactor(temperature) * log;
        for (var r = 0; r < block.Radial - 1; r++)
        {
            var o = block.Offset + (r * block.Count);
            for (var p = 0; p < block.Count; p++)
            {
                int a = o + p, b = a + block.Count;
                var d = block.Diffusivity is { } table ? table.Value(0.5 * (y[a] + y[b]) / block.MaximumConcentration) : 1;
                var inflow = factor * block.Conductance[r] * d * (y[b] - y[a]);
                Column[a] -= inflow;
                Column[b] += inflow;
            }
        }
    }

    private void AddReactions(InsertionBlock block, ReadOnlySpan<double> y, double temperature)
    {
        block.TemperatureSlopes(y, _reaction);
        var entropic = temperature * block.Electrode.Material.EntropicCoefficient;
        var surface = block.Offset + ((block.Radial - 1) * block.Count);
        for (var p = 0; p < block.Count; p++)
        {
            int o = 3 * (block.First + p), s = surface + p;
            var area = block.Area[p];
            Column[o + 1] -= area * _reaction[p];
            Column[o + 2] += area * _reaction[p];
            Column[s] += block.SurfaceSource * _reaction[p];
            var warm = block.OpenCircuit(y[s] / block.MaximumConcentration, temperature, out var slope) - entropic;
            Row[o] += area * warm * block.Rates.BySalt[p];
            Row[o + 1] -= area * warm * block.Rates.ByPotential[p];
            Row[o + 2] += area * warm * block.Rates.ByPotential[p];
            Row[s] += area * ((warm * block.Rates.BySurface[p]) + (block.Rates.Current[p] * slope / block.MaximumConcentration));
            Diagonal += area * warm * _reaction[p];
        }
    }

    private void AddMixing(InsertionBlock block, ReadOnlySpan<double> y, double temperature)
    {
        var log = block.DiffusionLogSlope(temperature);
        for (var face = 0; face < (block.Radial - 1) * block.Count; face++)
        {
            var (heat, byInner, byOuter) = block.Mixing(y, face, temperature);
            Row[block.Offset + face] -= byInner;
            Row[block.Offset + face + block.Count] -= byOuter;
            Diagonal -= heat * log;
        }
    }

    private void CloseEnds()
    {
        Column[2] = 0;
        foreach (var metal in _system.Metals)
        {
            Column[(3 * metal.Node) + (metal.PositiveSide ? 2 : 1)] = metal.Rows[0][MetalInterface.TemperatureSeed];
            for (var i = 0; i < MetalInterface.Locals; i++)
            {
                Column[metal.Offset + i] = metal.Rows[i + 1][MetalInterface.TemperatureSeed];
            }
        }
    }
}
