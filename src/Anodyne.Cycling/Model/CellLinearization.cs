using System.Runtime.Intrinsics;
using Anodyne.Numerics.Differentiation;
using Anodyne.Quantities;

namespace Anodyne.Cycling.Model;

/// <summary>
/// K = dF/dy and M = dF/dy' of a cell at one state, kept apart so that any alpha (real for a time step, i omega for an impedance) combines them without
/// evaluating a property again. Particles and metal surfaces are kept as their own small systems and eliminated by <see cref="CellFactors{T}"/>.
/// </summary>
internal sealed class CellLinearization
{
    private readonly CellSystem _system;

    public CellLinearization(CellSystem system)
    {
        _system = system;
        var m = system.Layout.Nodes;
        Lower = new double[9 * m];
        Diagonal = new double[9 * m];
        Upper = new double[9 * m];
        Mass = new double[9 * m];
        Particles = [.. system.Blocks.Select(b => new ParticleLinearization(b))];
        Metals = [.. system.Metals.Select(_ => new Dual[6])];
        FilmResistances = new double[system.Metals.Length];
        Heat = system.Design.Thermal is null ? null : new ThermalSlopes(system);
    }

    /// <summary>Blocks of K left of the diagonal, row-major 3 x 3.</summary>
    public double[] Lower { get; }

    /// <summary>Diagonal blocks of K without reactions.</summary>
    public double[] Diagonal { get; }

    /// <summary>Blocks of K right of the diagonal.</summary>
    public double[] Upper { get; }

    /// <summary>Diagonal blocks of M.</summary>
    public double[] Mass { get; }

    public ParticleLinearization[] Particles { get; }

    /// <summary>Rows of each metal surface with their slopes.</summary>
    public Dual[][] Metals { get; }

    public double[] FilmResistances { get; }

    /// <summary>What the temperature adds; null for an isothermal cell.</summary>
    public ThermalSlopes? Heat { get; }

    public double Current { get; private set; }

    public double Voltage { get; private set; }

    /// <summary>Slopes of the control row in voltage and current.</summary>
    public (double ByVoltage, double ByCurrent) Control { get; private set; }

    /// <summary>Evaluates K and M; reactions of the system must be current.</summary>
    public void Evaluate(double t, ReadOnlySpan<double> y, ReadOnlySpan<double> yPrime, TransportTables[] tables)
    {
        var layout = _system.Layout;
        var m = layout.Nodes;
        Array.Clear(Lower);
        Array.Clear(Diagonal);
        Array.Clear(Upper);
        Array.Clear(Mass);
        var thermal = 2 * PhysicalConstants.ThermalVoltage(y[_system.TemperatureIndex]);
        for (var k = 0; k < m; k++)
        {
            Mass[9 * k] = PhysicalConstants.Faraday * layout.Storage[k];
            if (layout.IsCharged)
            {
                var salt = layout.Salt(k, y[3 * k]);
                Mass[9 * k] = PhysicalConstants.Faraday * salt.Slope;
                Diagonal[9 * k] += PhysicalConstants.Faraday * salt.Curvature * yPrime[3 * k];
            }
        }

        for (var k = 0; k < m - 1; k++)
        {
            AddFace(k, y, thermal, tables[layout.Material[k]]);
        }

        for (var b = 0; b < Particles.Length; b++)
        {
            Particles[b].Evaluate(y);
            AddDoubleLayer(_system.Blocks[b]);
        }

        for (var i = 0; i < Metals.Length; i++)
        {
            _system.Metals[i].Rows.CopyTo(Metals[i], 0);
            FilmResistances[i] = _system.Metals[i].FilmResistance;
        }

        CloseEnds();
        Heat?.Evaluate(y, tables, _system.Design.Thermal!);
        Current = y[_system.CurrentIndex];
        Voltage = _system.Voltage(y);
        var control = _system.Control;
        Control = control.Kind switch
        {
            ControlKind.Current => (0, 1),
            ControlKind.Voltage => (1, 0),
            ControlKind.Power => (Current, Voltage),
            _ => (1, -control.At(t)),
        };
    }

    private void AddFace(int k, ReadOnlySpan<double> y, double thermal, TransportTables table)
    {
        const double F = PhysicalConstants.Faraday;
        var layout = _system.Layout;
        int o = 3 * k, a = 9 * k, b = a + 9;
        double cl = y[o], cr = y[o + 3];
        var value = table.Value(0.5 * (cl + cr), out var slope);
        double d = value.GetElement(0), kappa = value.GetElement(1), anion = 1 - value.GetElement(2), chi = value.GetElement(3);
        double d1 = 0.5 * slope.GetElement(0), kappa1 = 0.5 * slope.GetElement(1), t1 = 0.5 * slope.GetElement(2), chi1 = 0.5 * slope.GetElement(3);
        var g = layout.Transport[k] / layout.Width[k];
        var log = Math.Log(cr / cl);
        var field = y[o + 1] - y[o + 4] + (chi * thermal * log);
        var i = g * kappa * field;
        var common = g * ((kappa1 * field) + (kappa * chi1 * thermal * log));
        var il = common - (g * kappa * chi * thermal / cl);
        var ir = common + (g * kappa * chi * thermal / cr);
        var ip = g * kappa;
        var nl = (g * F * ((d1 * (cl - cr)) + d)) + (t1 * i) - (anion * il);
        var nr = (g * F * ((d1 * (cl - cr)) - d)) + (t1 * i) - (anion * ir);
        var np = -anion * ip;
        Diagonal[a] += nl;
        Diagonal[a + 1] += np;
        Upper[a] += nr;
        Upper[a + 1] -= np;
        Lower[b] -= nl;
        Lower[b + 1] -= np;
        Diagonal[b] -= nr;
        Diagonal[b + 1] += np;
        Diagonal[a + 3] += il;
        Diagonal[a + 4] += ip;
        Upper[a + 3] += ir;
        Upper[a + 4] -= ip;
        Lower[b + 3] -= il;
        Lower[b + 4] -= ip;
        Diagonal[b + 3] -= ir;
        Diagonal[b + 4] += ip;
        var s = layout.Sigma[k] / layout.Width[k];
        Diagonal[a + 8] += s;
        Upper[a + 8] -= s;
        Lower[b + 8] -= s;
        Diagonal[b + 8] += s;
    }

    private void AddDoubleLayer(InsertionBlock block)
    {
        for (var p = 0; p < block.Count && block.Capacitance > 0; p++)
        {
            var a = 9 * (block.First + p);
            var c = block.Area[p] * block.Capacitance;
            Mass[a + 4] += c;
            Mass[a + 5] -= c;
            Mass[a + 7] -= c;
            Mass[a + 8] += c;
        }
    }

    private void CloseEnds()
    {
        var m = _system.Layout.Nodes;
        var first = _system.NegativeBlock is { } n ? n.First + n.Count : 0;
        var last = _system.PositiveBlock is { } p ? p.First : m - 1;
        for (var k = first; k < last; k++)
        {
            Diagonal[(9 * k) + 8] = 1;
        }

        ClearRow(0, 2);
        Diagonal[8] = 1;
        if (_system.NegativeMetal is not null)
        {
            ClearRow(0, 1);
        }

        if (_system.PositiveMetal is not null)
        {
            ClearRow(m - 1, 2);
        }
    }

    private void ClearRow(int node, int row)
    {
        var o = (9 * node) + (3 * row);
        Lower.AsSpan(o, 3).Clear();
        Diagonal.AsSpan(o, 3).Clear();
        Upper.AsSpan(o, 3).Clear();
        Mass.AsSpan(o, 3).Clear();
    }
}
