using Anodyne.Cells.Kinetics;
using Anodyne.Numerics.Plane.CutCells;
using Anodyne.Numerics.Plane.Elliptic;
using Anodyne.Plating.Processes;

namespace Anodyne.Plating.Transient;

/// <summary>
/// The reaction on the front. No anions pass: on the wall chi has no slope and P has the slope J, so that with the probes of a facet
/// P_s = W_P - J Z and chi_s = W_chi. With the concentration c_s on the facet as unknown, (W_P - P(c_s))/Z = rate(E, c_s) with
/// E = W_chi + f(c_s) - phi_metal - J R - S has one root: the left side falls with c_s and the right side grows.
/// </summary>
internal sealed class WallFluxes(CutCellGrid grid, LayerTable table, ElectrodeKinetics kinetics, double rest)
{
    private const double LargestMove = 0.15;
    private double[] _byP = [];
    private double[] _byChi = [];
    private double[] _change = [];
    private double[] _sum = new double[4];
    private double[] _slope = new double[4];
    private double[] _moved = new double[4];
    private BoundaryLevel[] _levels = [];

    /// <summary>Concentration on each facet, mol/m3.</summary>
    public double[] Concentration { get; private set; } = [];

    /// <summary>Takes a grid that was built anew: facets start from the concentration of their cells.</summary>
    public void Begin(double[] c, BoundaryLevel[] levels)
    {
        if (Concentration.Length < grid.FacetCount)
        {
            Concentration = new double[2 * grid.FacetCount];
            _byP = new double[2 * grid.FacetCount];
            _byChi = new double[2 * grid.FacetCount];
            _change = new double[2 * grid.FacetCount];
        }

        if (_sum.Length < levels.Length)
        {
            _sum = new double[2 * levels.Length];
            _slope = new double[2 * levels.Length];
            _moved = new double[2 * levels.Length];
        }

        _levels = levels;
        for (var f = 0; f < grid.FacetCount; f++)
        {
            Concentration[f] = c[grid.Facets[f].Cell];
        }
    }

    /// <summary>Fluxes and slopes of all facets; sums by boundary.</summary>
    public void Evaluate(LayerState[] states, double[] phi, FacetTerms terms)
    {
        Array.Clear(_sum);
        Array.Clear(_slope);
        for (var f = 0; f < grid.FacetCount; f++)
        {
            ref var facet = ref grid.Facets[f];
            if (facet.Order < 0)
            {
                (facet.Flux, facet.Slope, facet.LevelSlope, _byP[f], _byChi[f]) = (0, 0, 0, 0, 0);
                continue;
            }

            double p = 0, chi = 0;
            for (var k = 0; k < 6; k++)
            {
                var cell = facet.Cells[k];
                p += facet.Weights[k] * states[cell].P;
                chi += facet.Weights[k] * (phi[cell] - states[cell].F);
            }

            facet.Probe = p;
            Solve(ref facet, f, chi, _levels[facet.Boundary].Level, terms.Resistance[f], terms.Shift[f]);
            _sum[facet.Boundary] += facet.Area * facet.Flux;
            _slope[facet.Boundary] += facet.Area * facet.LevelSlope;
        }
    }

    /// <summary>Adds the currents into the facets to the balances.</summary>
    public void AddTo(double[] balance, int half)
    {
        for (var f = 0; f < grid.FacetCount; f++)
        {
            ref readonly var facet = ref grid.Facets[f];
            balance[half + facet.Cell] += facet.Area * facet.Flux;
        }
    }

    /// <summary>Takes the change of the levels that closes every driven boundary out of a residual.</summary>
    public void Eliminate(double[] residual, int half)
    {
        for (var f = 0; f < grid.FacetCount; f++)
        {
            ref readonly var facet = ref grid.Facets[f];
            var (level, slope) = (_levels[facet.Boundary], _slope[facet.Boundary]);
            if (level.IsDriven && slope != 0)
            {
                residual[half + facet.Cell] -= facet.Area * facet.LevelSlope * (level.TotalFlux - _sum[facet.Boundary]) / slope;
            }
        }
    }

    /// <summary>Linear change of the currents, the levels following.</summary>
    public void Apply(LayerState[] states, double[] x, double[] y, int half)
    {
        Change(states, x, half);
        for (var f = 0; f < grid.FacetCount; f++)
        {
            ref readonly var facet = ref grid.Facets[f];
            var (level, slope) = (_levels[facet.Boundary], _slope[facet.Boundary]);
            var change = _change[f] - (level.IsDriven && slope != 0 ? facet.LevelSlope * _moved[facet.Boundary] / slope : 0);
            y[half + facet.Cell] += facet.Area * change;
        }
    }

    /// <summary>Moves the levels by what a change of the fields asks for; a null change moves them by the missing currents alone.</summary>
    public void MoveLevels(LayerState[] states, double[]? x, int half)
    {
        if (x is null)
        {
            Array.Clear(_moved);
        }
        else
        {
            Change(states, x, half);
        }

        for (var e = 0; e < _levels.Length; e++)
        {
            if (_levels[e].IsDriven && _slope[e] != 0)
            {
                // Near depletion the current hardly depends on the level: a step of a few thermal voltages is as far as its slope tells.
                _levels[e].Level += Math.Clamp((_levels[e].TotalFlux - _sum[e] - _moved[e]) / _slope[e], -LargestMove, LargestMove);
            }
        }
    }

    /// <summary>Moves all levels by the same.</summary>
    public void ShiftLevels(double by)
    {
        foreach (var level in _levels)
        {
            level.Level += by;
        }
    }

    /// <summary>Largest missing current of a driven boundary, A/m.</summary>
    public double Missing()
    {
        double largest = 0;
        for (var e = 0; e < _levels.Length; e++)
        {
            largest = _levels[e].IsDriven ? Math.Max(largest, Math.Abs(_levels[e].TotalFlux - _sum[e])) : largest;
        }

        return largest;
    }

    /// <summary>Current into all facets, A/m.</summary>
    public double Total()
    {
        double sum = 0;
        for (var e = 0; e < _levels.Length; e++)
        {
            sum += _sum[e];
        }

        return sum;
    }

    /// <summary>Sum of the sizes of the currents, A/m.</summary>
    public double Scale()
    {
        double sum = 0;
        for (var f = 0; f < grid.FacetCount; f++)
        {
            sum += grid.Facets[f].Area * Math.Abs(grid.Facets[f].Flux);
        }

        return sum;
    }

    /// <summary>Slopes of the current in the cell's own c and phi2, for the preconditioners: dJ/dc at fixed phi2, dJ/dphi2.</summary>
    public (double BySalt, double ByPotential) Own(LayerState[] states, int f)
    {
        ref readonly var s = ref states[grid.Facets[f].Cell];
        return (Math.Max(0, _byP[f] * s.K - _byChi[f] * s.FSlope), _byChi[f]);
    }

    private void Change(LayerState[] states, double[] x, int half)
    {
        Array.Clear(_moved);
        for (var f = 0; f < grid.FacetCount; f++)
        {
            ref readonly var facet = ref grid.Facets[f];
            if (facet.Order < 0)
            {
                _change[f] = 0;
                continue;
            }

            double p = 0, chi = 0;
            for (var k = 0; k < 6; k++)
            {
                var cell = facet.Cells[k];
                p += facet.Weights[k] * states[cell].K * x[cell];
                chi += facet.Weights[k] * (x[half + cell] - states[cell].FSlope * x[cell]);
            }

            _change[f] = _byP[f] * p + _byChi[f] * chi;
            _moved[facet.Boundary] += facet.Area * _change[f];
        }
    }

    private void Solve(ref Facet facet, int f, double chi, double level, double series, double shift)
    {
        var z = facet.Resistance;
        double low = 1e-12 * rest, high = LayerTable.Highest * rest;
        table.At(low, out var least);
        if (facet.Probe <= least.P)
        {
            (facet.Flux, facet.Slope, facet.LevelSlope) = ((facet.Probe - least.P) / z, 1 / z, 0);
            (_byP[f], _byChi[f], Concentration[f]) = (1 / z, 0, low);
            return;
        }

        double below = Math.Log(low), above = Math.Log(high);
        var y = Math.Log(Math.Clamp(Concentration[f], 2 * low, 0.5 * high));
        double c = 0, flux = 0, den = 1, byP = 0, drive = 0;
        for (var iteration = 0; iteration < 100; iteration++)
        {
            c = Math.Exp(y);
            table.At(c, out var s);
            flux = (facet.Probe - s.P) / z;
            var rate = table.Medium.Reaction(kinetics, chi + s.F - level - flux * series - shift, c);
            drive = rate.DriveSlope;
            var bySurface = rate.DriveSlope * s.FSlope + rate.ConcentrationSlope;
            den = 1 + rate.DriveSlope * series + bySurface * z / s.K;
            byP = bySurface / s.K;
            var excess = flux - rate.CurrentDensity;
            (below, above) = excess > 0 ? (y, above) : (below, y);
            var step = excess / (s.K / z * den * c);
            var next = y + step;
            if (!(next > below && next < above))
            {
                next = 0.5 * (below + above);
            }

            if (Math.Abs(next - y) <= 2e-15 * (1 + Math.Abs(y)))
            {
                break;
            }

            y = next;
        }

        Concentration[f] = c;
        facet.Flux = flux;
        _byP[f] = byP / den;
        _byChi[f] = drive / den;
        facet.Slope = _byP[f];
        facet.LevelSlope = -drive / den;
    }
}
