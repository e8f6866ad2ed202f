using System.Runtime.Intrinsics;
using Anodyne.Cells;
using Anodyne.Cells.Electrodes;
using Anodyne.Numerics.Integration;
using Anodyne.Quantities;

namespace Anodyne.Cycling.Model;

/// <summary>
/// The cell as an implicit system F(t, y, y') = 0. Rows of a node: anions (mol balance times F, A/m2), charge in the electrolyte, charge in the solid.
/// Because the anions' flux is zero at both ends, the salt is conserved to rounding for any t+(c), D(c) and any state of the iteration; where a layer holds
/// charge its anions are no linear function of the unknown, and the salt is conserved to the tolerance of the time steps.
/// Long because: residual and exact linearisation of one set of equations stand side by side.
/// </summary>
internal sealed class CellSystem : IImplicitSystem
{
    private const double F = PhysicalConstants.Faraday;
    private readonly double[] _scale;
    private readonly bool[] _differential;
    private readonly TransportTables[] _tables;
    private readonly CellFactors<double> _factors;
    private readonly bool _thermal;
    private readonly bool _charged;
    private double _tableTemperature = double.NaN;

    public CellSystem(CellDesign design, MeshOptions mesh, bool doubleLayers, bool sweeps = false)
    {
        Design = design.Validated();
        Mesh = mesh;
        _thermal = design.Thermal is not null;
        Layout = new CellLayout(design, mesh);
        _charged = Layout.IsCharged;
        int m = Layout.Nodes, next = 3 * m;
        if (design.Negative is InsertionElectrode negative)
        {
            NegativeBlock = new InsertionBlock(negative, Layout, 0, Layout.NegativeLast, next, mesh);
            next += NegativeBlock.Size;
        }
        else
        {
            NegativeMetal = new MetalInterface((MetalElectrode)design.Negative, 0, next, positiveSide: false) { Warms = _thermal, Held = Layout.HeldAt(0) };
            next += MetalInterface.Locals;
        }

        if (design.Positive is InsertionElectrode positive)
        {
            PositiveBlock = new InsertionBlock(positive, Layout, Layout.PositiveFirst, m - 1, next, mesh);
            next += PositiveBlock.Size;
        }
        else
        {
            PositiveMetal = new MetalInterface((MetalElectrode)design.Positive, m - 1, next, positiveSide: true)
            {
                Warms = _thermal, Held = Layout.HeldAt(m - 1),
            };
            next += MetalInterface.Locals;
        }

        CurrentIndex = next;
        TemperatureIndex = next + 1;
        ChargeIndex = next + 2;
        EnergyIndex = next + 3;
        Size = next + 4;
        _tables = [new TransportTables(design.Electrolyte, null, design.Temperature),
            .. Layout.OwnLayers.Select(l => new TransportTables(design.Electrolyte, l, design.Temperature))];
        Blocks = new InsertionBlock?[] { NegativeBlock, PositiveBlock }.OfType<InsertionBlock>().ToArray();
        Metals = new MetalInterface?[] { NegativeMetal, PositiveMetal }.OfType<MetalInterface>().ToArray();
        Ambient = design.Temperature;
        Linear = new CellLinearization(this);
        _factors = new CellFactors<double>(this);
        _scale = new double[Size];
        _differential = new bool[Size];
        SetDoubleLayers(doubleLayers);
        SetScales(sweeps);
    }

    public CellDesign Design { get; }

    public MeshOptions Mesh { get; }

    public CellLayout Layout { get; }

    public InsertionBlock? NegativeBlock { get; }

    public InsertionBlock? PositiveBlock { get; }

    public MetalInterface? NegativeMetal { get; }

    public MetalInterface? PositiveMetal { get; }

    public InsertionBlock[] Blocks { get; }

    public MetalInterface[] Metals { get; }

    public CellLinearization Linear { get; }

    public int CurrentIndex { get; }

    public int TemperatureIndex { get; }

    public int ChargeIndex { get; }

    public int EnergyIndex { get; }

    public int Size { get; }

    public int PotentialIndex => (3 * Layout.Nodes) - 1;

    public ReadOnlySpan<double> Scale => _scale;

    public ReadOnlySpan<bool> Differential => _differential;

    /// <summary>What is imposed.</summary>
    public CellControl Control { get; set; }

    /// <summary>Temperature of the surroundings, K; the cell's own where isothermal.</summary>
    public double Ambient { get; set; }

    public bool DoubleLayers { get; private set; }

    public double ContactResistance => Design.ContactResistance;

    /// <summary>Why the last residual could not be evaluated.</summary>
    public string Trouble { get; private set; } = "";

    /// <summary>Cell voltage of a state, V.</summary>
    public double Voltage(ReadOnlySpan<double> y) => y[PotentialIndex] - (ContactResistance * y[CurrentIndex]);

    public void SetDoubleLayers(bool on)
    {
        DoubleLayers = on;
        foreach (var block in Blocks)
        {
            block.Capacitance = on ? block.Electrode.DoubleLayerCapacitance : 0;
        }

        foreach (var metal in Metals)
        {
            metal.Capacitance = on ? metal.Electrode.DoubleLayerCapacitance : 0;
            metal.FilmCapacitance = on ? metal.Electrode.Interphase?.Capacitance ?? 0 : 0;
        }

        SetDifferential();
    }

    public bool TryResidual(double t, ReadOnlySpan<double> y, ReadOnlySpan<double> yPrime, Span<double> residual)
    {
        double temperature = y[TemperatureIndex], current = y[CurrentIndex];
        if (!SetTemperature(temperature))
        {
            return Fail("temperature");
        }

        if (!TryReact(y, yPrime, current, temperature))
        {
            return false;
        }

        var m = Layout.Nodes;
        var thermal = 2 * PhysicalConstants.ThermalVoltage(temperature);
        double anionsIn = 0, chargeIn = 0, solidIn = 0;
        double logLow = 0;
        for (var k = 0; k < m; k++)
        {
            var o = 3 * k;
            var c = y[o];
            if (!(c > 0))
            {
                return Fail("salt concentration");
            }

            double anionsOut = 0, chargeOut = 0, solidOut = 0;
            if (k == 0)
            {
                logLow = Math.Log(c);
            }

            if (k < m - 1)
            {
                var next = y[o + 3];
                if (!(next > 0))
                {
                    return Fail("salt concentration");
                }

                var value = _tables[Layout.Material[k]].Value(0.5 * (c + next), out _);
                var g = Layout.Transport[k] / Layout.Width[k];
                var logHigh = Math.Log(next);
                chargeOut = g * value.GetElement(1) * (y[o + 1] - y[o + 4] + (value.GetElement(3) * thermal * (logHigh - logLow)));
                anionsOut = (g * value.GetElement(0) * F * (c - next)) - ((1 - value.GetElement(2)) * chargeOut);
                solidOut = Layout.Sigma[k] / Layout.Width[k] * (y[o + 2] - y[o + 5]);
                logLow = logHigh;
            }

            residual[o] = (F * (_charged ? Layout.Salt(k, c).Slope : Layout.Storage[k]) * yPrime[o]) + anionsOut - anionsIn;
            residual[o + 1] = chargeOut - chargeIn;
            residual[o + 2] = solidOut - solidIn;
            (anionsIn, chargeIn, solidIn) = (anionsOut, chargeOut, solidOut);
        }

        AddReactions(y, yPrime, temperature, residual);
        AddEnds(y, current, residual);
        AddGlobals(t, y, yPrime, residual);
        return true;
    }

    public void Linearize(double t, ReadOnlySpan<double> y, ReadOnlySpan<double> yPrime)
    {
        SetTemperature(y[TemperatureIndex]);
        TryReact(y, yPrime, y[CurrentIndex], y[TemperatureIndex]);
        Linear.Evaluate(t, y, yPrime, _tables);
    }

    public bool TryFactor(double alpha) => _factors.TryFactor(alpha);

    public void Solve(Span<double> x) => _factors.Solve(x);

    /// <summary>Salt per area, mol/m2, as the anions that move; linear in the state where no charge is held.</summary>
    public double Salt(ReadOnlySpan<double> y)
    {
        double total = 0;
        for (var k = 0; k < Layout.Nodes; k++)
        {
            total += _charged ? Layout.Salt(k, y[3 * k]).Amount : Layout.Storage[k] * y[3 * k];
        }

        return total;
    }

    /// <summary>Lithium in particles, metal, dead metal, film, salt and double layers, mol/m2, counted from the start for metals.</summary>
    public double Lithium(ReadOnlySpan<double> y)
    {
        var total = Salt(y);
        foreach (var block in Blocks)
        {
            total += block.Lithium(y);
            for (var p = 0; p < block.Count && block.Capacitance > 0; p++)
            {
                var o = 3 * (block.First + p);
                total -= block.Area[p] * block.Capacitance * (y[o + 2] - y[o + 1]) / F;
            }
        }

        foreach (var metal in Metals)
        {
            total += metal.Lithium(y);
        }

        return total;
    }

    public bool SetTemperature(double temperature)
    {
        if (temperature == _tableTemperature)
        {
            return true;
        }

        if (!(temperature > 200 && temperature < 450))
        {
            return false;
        }

        foreach (var table in _tables)
        {
            if (_thermal)
            {
                table.SetVarying(temperature);
            }
            else
            {
                table.SetIsothermal(temperature);
            }
        }

        foreach (var metal in Metals)
        {
            metal.SetTemperature(temperature);
        }

        _tableTemperature = temperature;
        return true;
    }

    private bool TryReact(ReadOnlySpan<double> y, ReadOnlySpan<double> yPrime, double current, double temperature)
    {
        foreach (var block in Blocks)
        {
            if (!block.TryReact(y, temperature))
            {
                return Fail($"stoichiometry at the surface of the {block.Electrode.Material.Name} particles, or salt concentration between them");
            }
        }

        foreach (var metal in Metals)
        {
            if (!metal.Evaluate(y, yPrime, current))
            {
                return Fail("salt concentration at the lithium");
            }
        }

        return true;
    }

    private void AddReactions(ReadOnlySpan<double> y, ReadOnlySpan<double> yPrime, double temperature, Span<double> residual)
    {
        foreach (var block in Blocks)
        {
            block.Residual(y, yPrime, temperature, residual);
            for (var p = 0; p < block.Count; p++)
            {
                var o = 3 * (block.First + p);
                var through = block.Area[p] * (block.Rates.Current[p] + (block.Capacitance * (yPrime[o + 2] - yPrime[o + 1])));
                residual[o + 1] -= through;
                residual[o + 2] += through;
            }
        }
    }

    private void AddEnds(ReadOnlySpan<double> y, double current, Span<double> residual)
    {
        var last = 3 * (Layout.Nodes - 1);
        var start = NegativeBlock is null ? 0 : 3 * (NegativeBlock.First + NegativeBlock.Count);
        var end = PositiveBlock is null ? last : 3 * PositiveBlock.First;
        for (var o = start; o < end; o += 3)
        {
            residual[o + 2] = y[o + 2];
        }

        residual[2] = y[2];
        if (NegativeMetal is not null)
        {
            residual[1] = NegativeMetal.Rows[0].Value;
        }

        if (PositiveMetal is not null)
        {
            residual[last + 1] += current;
            residual[last + 2] = PositiveMetal.Rows[0].Value;
        }
        else
        {
            residual[last + 2] += current;
        }

        foreach (var metal in Metals)
        {
            for (var i = 0; i < MetalInterface.Locals; i++)
            {
                residual[metal.Offset + i] = metal.Rows[i + 1].Value;
            }
        }
    }

    private void AddGlobals(double t, ReadOnlySpan<double> y, ReadOnlySpan<double> yPrime, Span<double> residual)
    {
        double current = y[CurrentIndex], voltage = Voltage(y), imposed = Control.At(t);
        residual[CurrentIndex] = Control.Kind switch
        {
            ControlKind.Current => current - imposed,
            ControlKind.Voltage => voltage - imposed,
            ControlKind.Power => (voltage * current) - imposed,
            _ => voltage - (imposed * current),
        };
        residual[ChargeIndex] = yPrime[ChargeIndex] - current;
        residual[EnergyIndex] = yPrime[EnergyIndex] - (current * voltage);
        residual[TemperatureIndex] = Design.Thermal is { } heat
            ? (heat.HeatCapacity * yPrime[TemperatureIndex]) + (heat.HeatTransfer * (y[TemperatureIndex] - Ambient)) - Heat(y, voltage)
            : y[TemperatureIndex] - Ambient;
    }

    // Electrical power that does not leave the cell: -(i V + sum A j (U - T dU/dT)), W/m2 (Bernardi, Pawlikowski and Newman, J. Electrochem. Soc. 132 (1985)
    // 5, one temperature), and the heat of mixing inside the particles. The enthalpy of mixing of the electrolyte is taken as 0.
    private double Heat(ReadOnlySpan<double> y, double voltage)
    {
        var heat = -y[CurrentIndex] * voltage;
        var temperature = y[TemperatureIndex];
        foreach (var block in Blocks)
        {
            var max = block.MaximumConcentration;
            var entropic = temperature * block.Electrode.Material.EntropicCoefficient;
            var surface = block.Offset + ((block.Radial - 1) * block.Count);
            for (var p = 0; p < block.Count; p++)
            {
                var u = block.OpenCircuit(y[surface + p] / max, temperature, out _);
                heat -= block.Area[p] * block.Rates.Current[p] * (u - entropic);
            }

            heat += block.MixingHeat(y, temperature);
        }

        return heat;
    }

    private bool Fail(string trouble)
    {
        Trouble = trouble;
        return false;
    }

    private void SetScales(bool sweeps)
    {
        var m = Layout.Nodes;
        for (var k = 0; k < m; k++)
        {
            _scale[3 * k] = Design.Electrolyte.Concentration;
            _scale[(3 * k) + 1] = 1;
            _scale[(3 * k) + 2] = 1;
        }

        double charge = 36000;
        foreach (var block in Blocks)
        {
            Array.Fill(_scale, block.MaximumConcentration, block.Offset, block.Size);
            charge = Math.Max(charge, block.Electrode.TheoreticalCharge);
        }

        foreach (var metal in Metals)
        {
            _scale[metal.Offset] = 1;

            // A sweep strips the last of a stock within a few steps of the integrator: there the stock is kept ten times closer, so that it ends above zero.
            var stock = sweeps ? 2e-4 : 2e-3;
            _scale[metal.Offset + 1] = double.IsFinite(metal.Electrode.LithiumPerArea) ? stock : 0.1 * charge / F;
            for (var i = 2; i < MetalInterface.Locals; i++)
            {
                _scale[metal.Offset + i] = 0.1 * charge / F;
            }

            if (metal.Electrode.Interphase?.Growth is { } sei)
            {
                _scale[metal.Offset + 2] = sei.InitialThickness * sei.LithiumPerFormula / sei.MolarVolume;
            }
        }

        _scale[CurrentIndex] = Blocks.Length == 0 ? 50 : charge / 3600;
        _scale[TemperatureIndex] = 10;
        _scale[ChargeIndex] = charge;
        _scale[EnergyIndex] = 4 * charge;
    }

    private void SetDifferential()
    {
        Array.Fill(_differential, true);
        var m = Layout.Nodes;
        for (var k = 0; k < m; k++)
        {
            _differential[(3 * k) + 1] = false;
            _differential[(3 * k) + 2] = false;
        }

        foreach (var block in Blocks)
        {
            for (var p = 0; p < block.Count && block.Capacitance > 0; p++)
            {
                _differential[(3 * (block.First + p)) + 1] = true;
                _differential[(3 * (block.First + p)) + 2] = true;
            }
        }

        foreach (var metal in Metals)
        {
            _differential[metal.Offset] = metal.FilmCapacitance > 0 || metal.Capacitance > 0;
            _differential[(3 * metal.Node) + 1] |= metal.Capacitance > 0;
            _differential[(3 * metal.Node) + 2] |= metal.Capacitance > 0 && metal.PositiveSide;
        }

        _differential[CurrentIndex] = false;
        _differential[TemperatureIndex] = _thermal;
    }
}
