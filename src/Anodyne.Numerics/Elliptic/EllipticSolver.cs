using System.Numerics;
using System.Runtime.InteropServices;
using Anodyne.Numerics.Threads;

// Long because: the Newton loop and the operator it applies share their row layout; to be parted when the numerics have settled.
namespace Anodyne.Numerics.Elliptic;

/// <summary>
/// Newton-Krylov solution of div(s grad u) = 0 in the open part of a cut-cell window, with a nonlinear law on every facet, electrodes of given level
/// or given total flux, and flat layers up to a grounded plate above.
/// </summary>
/// <remarks>
/// <para>The equation of a cell is: outflow through its faces + flux into its facets = 0. Fluxes are second order (two-point with centroid
/// correction, facets by two probes); the facet law is solved exactly in every evaluation, so Newton sees a smooth, monotone problem.</para>
/// <para>A driven electrode's level is eliminated: its row and column leave a matrix of rank one. That matrix has an almost constant vector as near-null
/// vector (only the plate holds it), which the preconditioner, seeing a fixed level, does not know; each application is therefore followed by
/// a correction of the mean that makes the sum of the residual vanish exactly.</para>
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
    private readonly double[] _rowSums;
    private readonly double[] _topRow;
    private readonly double[] _topOut;
    private double[] _electrodeSlope = new double[4];
    private double[] _electrodeSum = new double[4];
    private ElectrodeLevel[] _electrodes = [];
    private bool _closeMean;
    private double _meanShift;

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
        _rowSums = new double[rows];
        _topRow = new double[columns];
        _topOut = new double[columns];
    }

    /// <summary>Geometry; to be built before <see cref="Solve{TLaw}"/>.</summary>
    public CutCellGrid Grid { get; }

    /// <summary>The unknown u, zero at the plate; the start of the next solve.</summary>
    public double[] Value { get; }

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
    /// <param name="electrodes">Electrodes by index; levels of driven ones are updated.</param>
    /// <param name="stack">Layers above the window, or null if the top row is closed.</param>
    /// <param name="topConductivity">Conductivity of the window's top row.</param>
    /// <param name="tolerance">Tolerance on the residual norm relative to the scale of the fluxes.</param>
    /// <param name="limit">Most Newton iterations.</param>
    /// <returns>The number of Newton iterations, or -1 if the tolerance was not reached.</returns>
    public int Solve<TLaw>(
        TLaw law, ElectrodeLevel[] electrodes, StripStack? stack, double topConductivity, double tolerance, int limit = 40)
        where TLaw : struct, IBoundaryLaw
    {
        _electrodes = electrodes;
        if (_electrodeSlope.Length < electrodes.Length)
        {
            _electrodeSlope = new double[2 * electrodes.Length];
            _electrodeSum = new double[2 * electrodes.Length];
        }

        if (stack is not null)
        {
            _top.Update(stack, Grid.Width, Grid.Spacing, topConductivity);
        }

        _closeMean = stack is not null && Array.TrueForAll(electrodes, e => e.IsDriven);
        WrapAll(Value);
        Evaluate(law);
        double norm = Residual();
        double scale = FluxScale();
        int iteration = 0;
        bool built = false;
        double best = double.PositiveInfinity;
        int stalled = 0;
        while (!(norm <= tolerance * scale && LevelsClosed(1e-3 * Math.Sqrt(tolerance))))
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

            EliminateLevels();
            double linear = Math.Clamp(0.3 * tolerance * scale / norm, 1e-4, 0.05);
            LinearIterations += _krylov.Solve(this, _residual, _update, linear, 60);
            Accept();
            Evaluate(law);
            norm = Residual();
            scale = FluxScale();
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
        ApplyRows(x, y, thread);
        _team.Barrier();
        if (thread == 0)
        {
            ApplySparse(x, y);
        }

        _team.Barrier();
    }

    void ILinearStage.Precondition(double[] r, double norm, double[] z, int thread)
    {
        GridLayout layout = Grid.Layout;
        int n = layout.Columns;
        int from = WorkTeam.BlockStart(layout.Rows, thread, _team.Size);
        int to = WorkTeam.BlockStart(layout.Rows, thread + 1, _team.Size);
        MultigridLevel fine = _multigrid.Finest;
        float scale = (float)(1 / norm);
        for (int row = from; row < to; row++)
        {
            int o = layout.Offset(row);
            Narrow(r, fine.Source, o, n, scale);
            if (_closeMean)
            {
                _rowSums[row] = RowKernels.Sum(r, o, n);
            }
        }

        _team.Barrier();
        _multigrid.Cycle(thread);
        _team.Barrier();
        for (int row = from; row < to; row++)
        {
            int o = layout.Offset(row);
            Widen(fine.Value, z, o, n, norm);
        }

        if (_closeMean)
        {
            _team.Barrier();
            if (thread == 0)
            {
                double sum = 0;
                for (int row = 0; row < layout.Rows; row++)
                {
                    sum += _rowSums[row];
                }

                double held = _top.Mean * RowKernels.Sum(z, layout.Offset(layout.Rows - 1), n);
                _meanShift = (sum - held) / (_top.Mean * n);
            }

            _team.Barrier();
            for (int row = from; row < to; row++)
            {
                RowKernels.AddToLive(z, _meanShift, layout.Offset(row), Grid, row);
            }
        }

        for (int row = from; row < to; row++)
        {
            layout.WrapRow(z, row);
        }

        _team.Barrier();
    }

    private static void Narrow(double[] from, float[] to, int offset, int count, float scale)
    {
        int width = Vector<float>.Count;
        int half = Vector<double>.Count;
        var s = new Vector<double>(scale);
        ref double x = ref MemoryMarshal.GetArrayDataReference(from);
        ref float y = ref MemoryMarshal.GetArrayDataReference(to);
        int i = 0;
        for (; i + width <= count; i += width)
        {
            RowKernels.Store(
                Vector.Narrow(RowKernels.Load(ref x, offset + i) * s, RowKernels.Load(ref x, offset + i + half) * s), ref y, offset + i);
        }

        for (; i < count; i++)
        {
            to[offset + i] = (float)(from[offset + i] * scale);
        }
    }

    private static void Widen(float[] from, double[] to, int offset, int count, double scale)
    {
        int width = Vector<float>.Count;
        int half = Vector<double>.Count;
        var s = new Vector<double>(scale);
        ref float x = ref MemoryMarshal.GetArrayDataReference(from);
        ref double y = ref MemoryMarshal.GetArrayDataReference(to);
        int i = 0;
        for (; i + width <= count; i += width)
        {
            Vector.Widen(RowKernels.Load(ref x, offset + i), out Vector<double> low, out Vector<double> high);
            RowKernels.Store(low * s, ref y, offset + i);
            RowKernels.Store(high * s, ref y, offset + i + half);
        }

        for (; i < count; i++)
        {
            to[offset + i] = from[offset + i] * scale;
        }
    }

    private static double Probe(in Facet facet, double[] u)
    {
        double w = 0;
        for (int i = 0; i < 6; i++)
        {
            w += facet.Weights[i] * u[facet.Cells[i]];
        }

        return w;
    }

    private void WrapAll(double[] field)
    {
        for (int r = 0; r < Grid.Layout.Rows; r++)
        {
            Grid.Layout.WrapRow(field, r);
        }
    }

    private void Evaluate<TLaw>(TLaw law)
        where TLaw : struct, IBoundaryLaw
    {
        Facet[] facets = Grid.Facets;
        for (int f = 0; f < Grid.FacetCount; f++)
        {
            ref Facet facet = ref facets[f];
            if (facet.Order < 0)
            {
                facet.Flux = 0;
                facet.Slope = 0;
                facet.LevelSlope = 0;
                continue;
            }

            facet.Probe = Probe(facet, Value);
            law.Evaluate(ref facet, _electrodes[facet.Electrode].Level);
        }

        SumElectrodes();
    }

    private void SumElectrodes()
    {
        Array.Clear(_electrodeSlope);
        Array.Clear(_electrodeSum);
        for (int f = 0; f < Grid.FacetCount; f++)
        {
            ref readonly Facet facet = ref Grid.Facets[f];
            _electrodeSlope[facet.Electrode] += facet.Area * facet.LevelSlope;
            _electrodeSum[facet.Electrode] += facet.Area * facet.Flux;
        }
    }

    private double FluxScale()
    {
        double total = 0;
        for (int f = 0; f < Grid.FacetCount; f++)
        {
            ref readonly Facet facet = ref Grid.Facets[f];
            total += facet.Area * Math.Abs(facet.Flux);
        }

        return Math.Max(total, 1e-300) / Math.Sqrt(Grid.Layout.Columns);
    }

    private bool LevelsClosed(double tolerance)
    {
        for (int e = 0; e < _electrodes.Length; e++)
        {
            double total = _electrodes[e].TotalFlux;
            if (_electrodes[e].IsDriven && Math.Abs(_electrodeSum[e] - total) > tolerance * Math.Max(Math.Abs(total), 1e-3 * FluxScale()))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Writes minus the balance of every cell into the residual and returns its norm.</summary>
    private double Residual()
    {
        for (int t = 0; t < _team.Size; t++)
        {
            ApplyRows(Value, _residual, t);
        }

        Corrections(Value, _residual);
        for (int f = 0; f < Grid.FacetCount; f++)
        {
            ref readonly Facet facet = ref Grid.Facets[f];
            _residual[facet.Cell] += facet.Area * facet.Flux;
        }

        double sum = 0;
        for (int r = 0; r < Grid.Layout.Rows; r++)
        {
            int o = Grid.Layout.Offset(r);
            RowKernels.Scale(_residual, -1, o, Grid.Layout.Columns);
            sum += RowKernels.Dot(_residual, _residual, o, Grid.Layout.Columns);
        }

        return Math.Sqrt(sum);
    }

    private void EliminateLevels()
    {
        for (int f = 0; f < Grid.FacetCount; f++)
        {
            ref readonly Facet facet = ref Grid.Facets[f];
            ElectrodeLevel electrode = _electrodes[facet.Electrode];
            double slope = _electrodeSlope[facet.Electrode];
            if (electrode.IsDriven && slope != 0)
            {
                double missing = electrode.TotalFlux - _electrodeSum[facet.Electrode];
                _residual[facet.Cell] -= facet.Area * facet.LevelSlope * missing / slope;
            }
        }
    }

    private void Accept()
    {
        double[] sums = _electrodeSum;
        Span<double> change = stackalloc double[_electrodes.Length];
        for (int f = 0; f < Grid.FacetCount; f++)
        {
            ref readonly Facet facet = ref Grid.Facets[f];
            if (facet.Order >= 0)
            {
                change[facet.Electrode] += facet.Area * facet.Slope * Probe(facet, _update);
            }
        }

        for (int e = 0; e < _electrodes.Length; e++)
        {
            ElectrodeLevel electrode = _electrodes[e];
            if (electrode.IsDriven && _electrodeSlope[e] != 0)
            {
                electrode.Level += (electrode.TotalFlux - sums[e] - change[e]) / _electrodeSlope[e];
            }
        }

        for (int r = 0; r < Grid.Layout.Rows; r++)
        {
            RowKernels.AddScaled(Value, 1, _update, Grid.Layout.Offset(r), Grid.Layout.Columns);
            Grid.Layout.WrapRow(Value, r);
        }
    }

    private void CloseBalances<TLaw>(TLaw law, bool openTop)
        where TLaw : struct, IBoundaryLaw
    {
        GridLayout layout = Grid.Layout;
        int topOffset = layout.Offset(layout.Rows - 1);
        for (int pass = 0; pass < 4; pass++)
        {
            for (int inner = 0; inner < 12; inner++)
            {
                if (LevelsClosed(2e-15))
                {
                    break;
                }

                for (int e = 0; e < _electrodes.Length; e++)
                {
                    if (_electrodes[e].IsDriven && _electrodeSlope[e] != 0)
                    {
                        _electrodes[e].Level += (_electrodes[e].TotalFlux - _electrodeSum[e]) / _electrodeSlope[e];
                    }
                }

                Evaluate(law);
            }

            if (!openTop)
            {
                return;
            }

            double total = 0;
            for (int e = 0; e < _electrodes.Length; e++)
            {
                total += _electrodeSum[e];
            }

            double held = _top.Mean * RowKernels.Sum(Value, topOffset, layout.Columns);
            TopFlux = -held;
            double stiffness = _top.Mean * layout.Columns + HeldSlope();
            double shift = -(total + held) / stiffness;
            if (Math.Abs(total + held) <= 1e-14 * Math.Abs(total))
            {
                return;
            }

            for (int r = 0; r < layout.Rows; r++)
            {
                RowKernels.AddToLive(Value, shift, layout.Offset(r), Grid, r);
                layout.WrapRow(Value, r);
            }

            TopFlux = -_top.Mean * RowKernels.Sum(Value, topOffset, layout.Columns);
            Evaluate(law);
        }
    }

    /// <summary>Change of the total flux with a constant added to u, over electrodes whose level is held.</summary>
    private double HeldSlope()
    {
        double sum = 0;
        for (int f = 0; f < Grid.FacetCount; f++)
        {
            ref readonly Facet facet = ref Grid.Facets[f];
            sum += _electrodes[facet.Electrode].IsDriven ? 0 : facet.Area * facet.Slope;
        }

        return sum;
    }

    private void ApplyRows(double[] x, double[] y, int thread)
    {
        GridLayout layout = Grid.Layout;
        int n = layout.Columns;
        int stride = layout.Stride;
        int from = WorkTeam.BlockStart(layout.Rows, thread, _team.Size);
        int to = WorkTeam.BlockStart(layout.Rows, thread + 1, _team.Size);
        ref double u = ref MemoryMarshal.GetArrayDataReference(x);
        ref double v = ref MemoryMarshal.GetArrayDataReference(y);
        ref double west = ref MemoryMarshal.GetArrayDataReference(Grid.West);
        ref double south = ref MemoryMarshal.GetArrayDataReference(Grid.South);
        ref double diagonal = ref MemoryMarshal.GetArrayDataReference(Grid.Diagonal);
        int width = Vector<double>.Count;
        var four = new Vector<double>(4.0);
        for (int r = from; r < to; r++)
        {
            int o = layout.Offset(r);
            for (int c = 0; c < Grid.ChunksPerRow; c++)
            {
                ChunkState state = Grid.Chunks[r * Grid.ChunksPerRow + c];
                int i = c * CutCellGrid.ChunkColumns;
                int end = Math.Min(n, i + CutCellGrid.ChunkColumns);
                if (state == ChunkState.Dead)
                {
                    Array.Clear(y, o + i, end - i);
                    continue;
                }

                for (; i + width <= end; i += width)
                {
                    int p = o + i;
                    Vector<double> s;
                    if (state == ChunkState.Regular)
                    {
                        s = RowKernels.Load(ref u, p - 1) + RowKernels.Load(ref u, p + 1)
                            + (RowKernels.Load(ref u, p - stride) + RowKernels.Load(ref u, p + stride));
                        s = RowKernels.Load(ref u, p) * four - s;
                    }
                    else
                    {
                        s = RowKernels.Load(ref west, p) * RowKernels.Load(ref u, p - 1);
                        s = Vector.FusedMultiplyAdd(RowKernels.Load(ref west, p + 1), RowKernels.Load(ref u, p + 1), s);
                        s = Vector.FusedMultiplyAdd(RowKernels.Load(ref south, p), RowKernels.Load(ref u, p - stride), s);
                        s = Vector.FusedMultiplyAdd(RowKernels.Load(ref south, p + stride), RowKernels.Load(ref u, p + stride), s);
                        s = RowKernels.Load(ref diagonal, p) * RowKernels.Load(ref u, p) - s;
                    }

                    RowKernels.Store(s, ref v, p);
                }

                for (; i < end; i++)
                {
                    int p = o + i;
                    y[p] = Grid.Diagonal[p] * x[p] - (Grid.West[p] * x[p - 1] + Grid.West[p + 1] * x[p + 1]
                        + Grid.South[p] * x[p - stride] + Grid.South[p + stride] * x[p + stride]);
                }
            }
        }

        if (Grid.OpenTop && to == layout.Rows)
        {
            int o = layout.Offset(layout.Rows - 1);
            x.AsSpan(o, n).CopyTo(_topRow);
            _top.Outflow(_topRow, _topOut);
            for (int i = 0; i < n; i++)
            {
                y[o + i] += _topOut[i];
            }
        }
    }

    private void Corrections(double[] x, double[] y)
    {
        foreach (ref readonly FaceCorrection face in Grid.Corrections)
        {
            // Extra flux from In to Out: k ((u_In2 - u_Out2) - (u_In - u_Out)).
            double flux = face.Coefficient * ((x[face.In2] - x[face.Out2]) - (x[face.In] - x[face.Out]));
            y[face.In] += flux;
            y[face.Out] -= flux;
        }
    }

    private void ApplySparse(double[] x, double[] y)
    {
        Corrections(x, y);
        Span<double> sums = stackalloc double[_electrodes.Length];
        Facet[] facets = Grid.Facets;
        int count = Grid.FacetCount;
        for (int f = 0; f < count; f++)
        {
            ref readonly Facet facet = ref facets[f];
            if (facet.Order < 0)
            {
                continue;
            }

            double change = facet.Area * facet.Slope * Probe(facet, x);
            sums[facet.Electrode] += change;
            y[facet.Cell] += change;
        }

        for (int e = 0; e < sums.Length; e++)
        {
            sums[e] = _electrodes[e].IsDriven && _electrodeSlope[e] != 0 ? sums[e] / _electrodeSlope[e] : 0;
        }

        for (int f = 0; f < count; f++)
        {
            ref readonly Facet facet = ref facets[f];
            if (facet.Order >= 0)
            {
                y[facet.Cell] -= sums[facet.Electrode] * facet.Area * facet.LevelSlope;
            }
        }
    }
}
