using System.Numerics;
using Anodyne.Numerics.Banded;

namespace Anodyne.Cycling.Model;

/// <summary>
/// Factors of K + alpha M of a cell and the solution with them. Each particle is eliminated by the Thomas algorithm up to its surface, which leaves its
/// node an affine reaction current; each metal surface by a 3 x 3 inverse; what is left is block-tridiagonal in (c, phi_e, phi_s) with the cell current
/// as a border. The temperature of a lumped cell is a second border around all this; charge and energy follow afterwards.
/// </summary>
/// <typeparam name="T">double for a step in time, <see cref="Complex"/> for an impedance.</typeparam>
internal sealed class CellFactors<T>
    where T : struct, INumberBase<T>
{
    private readonly CellSystem _system;
    private readonly BorderedBlockTridiagonal<T> _matrix;
    private readonly ParticleFactors<T>[] _particles;
    private readonly MetalFactors<T>[] _metals;
    private readonly T[] _border = new T[1];
    private readonly ThermalBorder<T>? _heat;
    private readonly ThermalBorder<T>.Solution? _isothermal;
    private T[]? _nodes;
    private T _alpha;

    public CellFactors(CellSystem system)
    {
        _system = system;
        _matrix = new BorderedBlockTridiagonal<T>(system.Layout.Nodes, 3, 1);
        _particles = [.. system.Blocks.Select((_, i) => new ParticleFactors<T>(system.Linear.Particles[i]))];
        _metals = [.. system.Metals.Select((m, i) => new MetalFactors<T>(m, system.Linear.Metals[i]))];
        if (system.Linear.Heat is { } slopes)
        {
            _heat = new ThermalBorder<T>(slopes, system.TemperatureIndex);
            _isothermal = SolveIsothermal;
        }
    }

    /// <summary>A real number as T.</summary>
    public static T Of(double x) => typeof(T) == typeof(double) ? (T)(object)x : (T)(object)new Complex(x, 0);

    /// <summary>Combines and factors. <paramref name="byVoltage"/> and <paramref name="byCurrent"/> replace the control row (for an impedance: 0 and
    /// 1).</summary>
    public bool TryFactor(T alpha, double? byVoltage = null, double? byCurrent = null)
    {
        _alpha = alpha;
        var linear = _system.Linear;
        var core = _matrix.Core;
        for (var i = 0; i < core.Diagonal.Length; i++)
        {
            core.Lower[i] = Of(linear.Lower[i]);
            core.Upper[i] = Of(linear.Upper[i]);
            core.Diagonal[i] = Of(linear.Diagonal[i]) + (alpha * Of(linear.Mass[i]));
        }

        foreach (var particles in _particles)
        {
            if (!particles.TryFactor(alpha, core.Diagonal))
            {
                return false;
            }
        }

        var last = core.Size - 3;
        Array.Clear(_matrix.Columns);
        if (_system.PositiveMetal is not null)
        {
            _matrix.Columns[last + 1] = T.One;
        }
        else
        {
            _matrix.Columns[last + 2] = T.One;
        }

        for (var i = 0; i < _metals.Length; i++)
        {
            if (!_metals[i].TryFactor(alpha, linear.FilmResistances[i], core.Diagonal, _matrix.Columns))
            {
                return false;
            }
        }

        double v = byVoltage ?? linear.Control.ByVoltage, c = byCurrent ?? linear.Control.ByCurrent;
        _matrix.Rows[last + 2] = Of(v);
        _matrix.Corner[0] = Of(c - (v * _system.ContactResistance));
        return _matrix.TryFactor() && (_heat is null || _heat.TryFactor(alpha, _isothermal!));
    }

    /// <summary>Change of the cell voltage for a unit change of the control's right-hand side (with the current imposed: minus the impedance), V
    /// m2/A.</summary>
    public T VoltageResponse()
    {
        _nodes ??= new T[_heat is null ? _matrix.Core.Size : _system.Size];
        Array.Clear(_nodes);
        if (_heat is not null)
        {
            _nodes[_system.CurrentIndex] = T.One;
            Solve(_nodes);
            return _nodes[_system.PotentialIndex] - (Of(_system.ContactResistance) * _nodes[_system.CurrentIndex]);
        }

        _border[0] = T.One;
        _matrix.Solve(_nodes, _border);
        return _nodes[_system.PotentialIndex] - (Of(_system.ContactResistance) * _border[0]);
    }

    /// <summary>Solves (K + alpha M) x = b in place.</summary>
    public void Solve(Span<T> x)
    {
        SolveIsothermal(x);
        _heat?.Complete(x);
    }

    private void SolveIsothermal(Span<T> x)
    {
        var nodes = _matrix.Core.Size;
        foreach (var particles in _particles)
        {
            particles.Reduce(x);
        }

        foreach (var metal in _metals)
        {
            metal.Reduce(x);
        }

        _border[0] = x[_system.CurrentIndex];
        _matrix.Solve(x[..nodes], _border);
        var current = _border[0];
        x[_system.CurrentIndex] = current;
        foreach (var particles in _particles)
        {
            particles.Expand(x);
        }

        foreach (var metal in _metals)
        {
            metal.Expand(x, current);
        }

        var linear = _system.Linear;
        var voltage = x[_system.PotentialIndex] - (Of(_system.ContactResistance) * current);
        x[_system.ChargeIndex] = (x[_system.ChargeIndex] + current) / _alpha;
        x[_system.EnergyIndex] = (x[_system.EnergyIndex] + (Of(linear.Voltage) * current) + (Of(linear.Current) * voltage)) / _alpha;
    }
}
