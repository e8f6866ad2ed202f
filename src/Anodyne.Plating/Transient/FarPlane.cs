using Anodyne.Cells;
using Anodyne.Numerics.Plane.CutCells;

namespace Anodyne.Plating.Transient;

/// <summary>
/// The far plane at phi2 = 0. A lithium electrode lets no anions pass: chi is the same on it as in the cell before it, and the concentration follows from
/// f(c) = -chi. A reservoir holds its concentration and lets both pass.
/// </summary>
internal sealed class FarPlane(CutCellGrid grid, GapRows rows, InterfaceCell cell)
{
    private readonly double[] _concentration = new double[grid.Layout.Columns];
    private readonly double[] _currentC = new double[grid.Layout.Columns];
    private readonly double[] _currentPhi = new double[grid.Layout.Columns];
    private readonly double[] _anionC = new double[grid.Layout.Columns];
    private readonly double[] _anionPhi = new double[grid.Layout.Columns];

    /// <summary>Current that leaves the electrolyte upward, A/m; negative while lithium plates.</summary>
    public double Current { get; private set; }

    /// <summary>F times the anions that leave upward, A/m.</summary>
    public double Anions { get; private set; }

    /// <summary>Sum of the current's slopes in phi2.</summary>
    public double Conductance { get; private set; }

    /// <summary>Mean concentration on the plane, mol/m3.</summary>
    public double MeanConcentration => _concentration.Average();

    /// <summary>Conductance of phi2 by column, for the preconditioner.</summary>
    public ReadOnlySpan<double> ByPotential => _currentPhi;

    /// <summary>Begins a solve: nothing is left of the last one.</summary>
    public void Begin() => Array.Clear(_concentration);

    public void Evaluate(LayerState[] states, double[] c, double[] phi, double[] balance, int half)
    {
        var layout = grid.Layout;
        var o = layout.Offset(rows.Count - 1);
        var table = rows.Table(rows.Count - 1);
        var g = 2 * grid.Spacing / rows.Height[^1];
        Current = Anions = Conductance = 0;
        for (var i = 0; i < layout.Columns; i++)
        {
            ref readonly var a = ref states[o + i];
            if (cell.Counter == Counter.Reservoir)
            {
                _concentration[i] = cell.Electrolyte.Concentration;
                table.At(_concentration[i], out var far);
                var flux = FaceFluxes.Within(g, a, far, phi[o + i], 0);
                (_currentC[i], _currentPhi[i], _anionC[i], _anionPhi[i]) = (flux.CurrentA, flux.CurrentPhi, flux.AnionsA, -flux.AnionsPhi);
                balance[o + i] += flux.Anions;
                balance[half + o + i] += flux.Current;
                Current += flux.Current;
                Anions += flux.Anions;
            }
            else
            {
                var chi = phi[o + i] - a.F;
                var guess = _concentration[i] > 0 ? _concentration[i] : c[o + i];
                _concentration[i] = table.WhereRestingPotentialIs(-chi, guess);
                table.At(_concentration[i], out var far);
                var flux = g * (a.P - far.P);
                _currentPhi[i] = g * far.K / far.FSlope;
                _currentC[i] = g * a.K - _currentPhi[i] * a.FSlope;
                balance[half + o + i] += flux;
                Current += flux;
            }

            Conductance += _currentPhi[i];
        }
    }

    public void Apply(double[] x, double[] y, int half)
    {
        var o = grid.Layout.Offset(rows.Count - 1);
        for (var i = 0; i < grid.Layout.Columns; i++)
        {
            y[o + i] += _anionC[i] * x[o + i] + _anionPhi[i] * x[half + o + i];
            y[half + o + i] += _currentC[i] * x[o + i] + _currentPhi[i] * x[half + o + i];
        }
    }

    /// <summary>Takes what changes of c alone do to the current out of a residual.</summary>
    public void SubtractSalt(double[] change, double[] residual, int half)
    {
        var o = grid.Layout.Offset(rows.Count - 1);
        for (var i = 0; i < grid.Layout.Columns; i++)
        {
            residual[half + o + i] -= _currentC[i] * change[o + i];
        }
    }

    /// <summary>Current upward for a change of phi2.</summary>
    public double Outflow(double[] x, int half)
    {
        var o = grid.Layout.Offset(rows.Count - 1);
        double sum = 0;
        for (var i = 0; i < grid.Layout.Columns; i++)
        {
            sum += _currentPhi[i] * x[half + o + i];
        }

        return sum;
    }
}
