using System.Numerics;
using Anodyne.Numerics.Krylov;
using Anodyne.Numerics.Plane.CutCells;
using Anodyne.Numerics.Threads;

namespace Anodyne.Numerics.Plane.Elliptic;

/// <summary>
/// Newton-Krylov solution of div(s grad u) = 0 in the open part of a cut-cell window, with a nonlinear law on every facet, boundaries of given level
/// or given total flux, and flat layers up to a grounded far plane above.
/// </summary>
/// <remarks>
/// <para>The equation of a cell is: outflow through its faces + flux into its facets = 0. Fluxes are second order (two-point with centroid
/// correction, facets by two probes); the facet law is solved exactly in every evaluation, so Newton sees a smooth, monotone problem.</para>
/// <para>The parts: <see cref="CellOutflow"/>, <see cref="BoundaryFluxes"/> with the elimination of driven levels, <see cref="WindowPreconditioner"/>.</para>
/// <para>At the end the balances are closed to rounding: a constant is added so that the flux through the top equals the driven total, then
/// the levels are solved so that the facet fluxes sum to it.</para>
/// </remarks>
public sealed class EllipticSolver : ILinearStage, IDisposable
{
    private readonly WorkTeam _team;
    private readonly bool _ownsTeam;
    private readonly Multigrid _multigrid;
    private readonly FlexibleGmres _krylov;
    private readonly TopBoundary _top;
    private readonly double[] _residual;
    private readonly double[] _update;
    private readonly CellOutflow _outflow;
    private readonly BoundaryFluxes _fluxes;
    private readonly WindowPreconditioner _preconditioner;

    /// <summary>Creates the solver of a window.</summary>
    /// <param name="columns">Cells across, a power of two.</param>
    /// <param name="rows">Rows of the window; see <see cref="GoodRowCount"/>.</param>
    /// <param name="spacing">Cell size, m.</param>
    /// <param name="team">Threads to use; null for the caller alone.</param>
    public EllipticSolver(int columns, int rows, double spacing, WorkTeam? team = null)
    {
        if (!BitOperations.IsPow2(columns) || columns < 8)
        {
            throw new ArgumentOutOfRangeException(nameof(columns), columns, "The number of columns must be a power of two of at least 8.");
        }

        _ownsTeam = team is null;
        _team = team ?? new WorkTeam(1);
        Grid = new CutCellGrid(new GridLayout(columns, rows), spacing);
        Value = new double[Grid.Layout.Length];
        _multigrid = new Multigrid(Grid.Layout, spacing, _team);
        _krylov = new FlexibleGmres(Grid.Layout, _team);
        _top = new TopBoundary(columns);
        _residual = new double[Grid.Layout.Length];
        _update = new double[Grid.Layout.Length];
        _outflow = new CellOutflow(Grid, _top, _team);
        _fluxes = new BoundaryFluxes(Grid);
        _preconditioner = new WindowPreconditioner(Grid, _multigrid, _top, _team);
    }

    /// <summary>Geometry; to be built before <see cref="Solve{TLaw}"/>.</summary>
    public CutCellGrid Grid { get; }

    /// <summary>The unknown u, zero at the far plane; the start of the next solve.</summary>
    public double[] Value { get; }

    /// <summary>Least flux density by which residuals are judged, where none flows on the whole; 0: the fluxes alone judge.</summary>
    public double FluxFloor { get => _fluxes.Floor; init => _fluxes.Floor = value; }

    /// <summary>Newton iterations since construction.</summary>
    public long NewtonIterations { get; private set; }

    /// <summary>Preconditioner applications since construction.</summary>
    public long LinearIterations { get; private set; }

    /// <summary>Residual norm of the last solve relative to the scale of the fluxes.</summary>
    public double RelativeResidual { get; private set; }

    /// <summary>Flux through the top plane of the last solve, downward positive (per unit depth).</summary>
    public double TopFlux { get; private set; }

    /// <summary>Bytes held per cell of the window: fields, geometry, Krylov basis and all multigrid levels.</summary>
    public static double BytesPerCell => 8 * (3 + 3 + 5 + FlexibleGmres.VectorsHeld) + 4 * 9 * 4.0 / 3;

    /// <summary>The smallest number of rows, at least the given one, that the multigrid coarsens well.</summary>
    public static int GoodRowCount(int columns, int rows) => Multigrid.GoodRowCount(columns, rows);

    /// <summary>Solves the problem from the present <see cref="Value"/> and levels.</summary>
    /// <param name="law">The boundary law.</param>
    /// <param name="boundaries">Boundaries by index; levels of driven ones are updated.</param>
    /// <param name="stack">Layers above the window, or null if the top row is closed.</param>
    /// <param name="topConductivity">Conductivity of the window's top row.</param>
    /// <param name="tolerance">Tolerance on the residual norm relative to the scale of the fluxes.</param>
    /// <param name="limit">Most Newton iterations.</param>
    /// <returns>The number of Newton iterations, or -1 if the tolerance was not reached.</returns>
    public int Solve<TLaw>(
        TLaw law, BoundaryLevel[] boundaries, StripStack? stack, double topConductivity, double tolerance, int limit = 40)
        where TLaw : struct, IBoundaryLaw
    {
        _fluxes.Take(boundaries);
        if (stack is not null)
        {
            _top.Update(stack, Grid.Width, Grid.Spacing, topConductivity);
        }

        _preconditioner.CloseMean = stack is not null && _fluxes.AllDriven;
        WrapAll(Value);
        _fluxes.Evaluate(law, Value);
        var norm = Residual();
        var scale = _fluxes.Scale();
        var iteration = 0;
        var built = false;
        var best = double.PositiveInfinity;
        var stalled = 0;
        while (!(norm <= tolerance * scale && _fluxes.LevelsClosed(1e-3 * Math.Sqrt(tolerance))))
        {
            if (iteration == limit || double.IsNaN(norm) || stalled > 6)
            {
                RelativeResidual = norm / scale;
                return -1;
            }

            if (!built || iteration > 4)
            {
                _multigrid.Build(Grid, stack, topConductivity);
                built = true;
            }

            _fluxes.EliminateLevels(_residual);
            var linear = Math.Clamp(0.3 * tolerance * scale / norm, 1e-4, 0.05);
            LinearIterations += _krylov.Solve(this, _residual, _update, linear, 60);
            Accept();
            _fluxes.Evaluate(law, Value);
            norm = Residual();
            scale = _fluxes.Scale();
            iteration++;
            NewtonIterations++;
            stalled = norm < 0.5 * best ? 0 : stalled + 1;
            best = Math.Min(best, norm);
        }

        RelativeResidual = norm / scale;
        CloseBalances(law, stack is not null);
        return iteration;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_ownsTeam)
        {
            _team.Dispose();
        }
    }

    void ILinearStage.Apply(double[] x, double[] y, int thread)
    {
        _outflow.Apply(x, y, thread);
        _team.Barrier();
        if (thread == 0)
        {
            _outflow.Correct(x, y);
            _fluxes.ApplyLinearized(x, y);
        }

        _team.Barrier();
    }

    void ILinearStage.Precondition(double[] r, double norm, double[] z, int thread) => _preconditioner.Apply(r, norm, z, thread);

    private void WrapAll(double[] field)
    {
        for (var r = 0; r < Grid.Layout.Rows; r++)
        {
            Grid.Layout.WrapRow(field, r);
        }
    }

    /// <summary>Writes minus the balance of every cell into the residual and returns its norm.</summary>
    private double Residual()
    {
        for (var t = 0; t < _team.Size; t++)
        {
            _outflow.Apply(Value, _residual, t);
        }

        _outflow.Correct(Value, _residual);
        _fluxes.AddTo(_residual);
        double sum = 0;
        for (var r = 0; r < Grid.Layout.Rows; r++)
        {
            var o = Grid.Layout.Offset(r);
            RowKernels.Scale(_residual, -1, o, Grid.Layout.Columns);
            sum += RowKernels.Dot(_residual, _residual, o, Grid.Layout.Columns);
        }

        return Math.Sqrt(sum);
    }

    private void Accept()
    {
        _fluxes.MoveLevels(_update);
        for (var r = 0; r < Grid.Layout.Rows; r++)
        {
            RowKernels.AddScaled(Value, 1, _update, Grid.Layout.Offset(r), Grid.Layout.Columns);
            Grid.Layout.WrapRow(Value, r);
        }
    }

    private void CloseBalances<TLaw>(TLaw law, bool openTop)
        where TLaw : struct, IBoundaryLaw
    {
        var layout = Grid.Layout;
        var topOffset = layout.Offset(layout.Rows - 1);
        for (var pass = 0; pass < 4; pass++)
        {
            for (var inner = 0; inner < 12; inner++)
            {
                if (_fluxes.LevelsClosed(2e-15))
                {
                    break;
                }

                _fluxes.CloseLevels();
                _fluxes.Evaluate(law, Value);
            }

            if (!openTop)
            {
                return;
            }

            var total = _fluxes.Total();
            var held = _top.Mean * RowKernels.Sum(Value, topOffset, layout.Columns);
            TopFlux = -held;
            var stiffness = _top.Mean * layout.Columns + _fluxes.HeldSlope();
            var shift = -(total + held) / stiffness;
            if (Math.Abs(total + held) <= 1e-14 * Math.Abs(total))
            {
                return;
            }

            for (var r = 0; r < layout.Rows; r++)
            {
                Grid.AddToLive(Value, shift, r);
                layout.WrapRow(Value, r);
            }

            TopFlux = -_top.Mean * RowKernels.Sum(Value, topOffset, layout.Columns);
            _fluxes.Evaluate(law, Value);
        }
    }
}
