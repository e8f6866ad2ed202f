using System.Numerics;
using System.Runtime.InteropServices;
using Anodyne.Numerics.Krylov;
using Anodyne.Numerics.Plane.Curves;

namespace Anodyne.Numerics.Plane.CutCells;

/// <summary>
/// Cut-cell finite-volume geometry of the region to the left of a set of curves on a uniform, laterally periodic grid: open fractions of
/// all faces, one facet for every piece of curve in a cell, and the flux corrections of partly open faces.
/// </summary>
/// <remarks>
/// The curves are walked exactly: every crossing of a grid line adds to the open length of the cut edge, so several crossings of one edge,
/// gaps thinner than a cell and contacts need no special case, and in every cell the facet vectors sum to the differences of the open
/// fractions to rounding. The discrete divergence theorem, and with it the balance of the flux, holds exactly.
/// Buffers grow and are kept: after the first few calls <see cref="Build"/> allocates nothing.
/// </remarks>
public sealed class CutCellGrid
{
    /// <summary>Columns that share one flag (<see cref="ChunkState"/>).</summary>
    public const int ChunkColumns = 32;

    /// <summary>Open fractions below this are closed: 1e-7.</summary>
    public const double SmallestFraction = 1e-7;

    private readonly double[] _westExtra;
    private readonly double[] _southExtra;
    private readonly double[] _westMoment;
    private readonly double[] _southMoment;
    private readonly double[] _nodeStep;
    private readonly double[] _rowWest;
    private readonly double[] _rowSouth;
    private readonly double[] _nodes;
    private readonly CurveWalk _walk;
    private int[] _cutWest = new int[1024];
    private int[] _cutSouth = new int[1024];
    private int _cutWestCount;
    private int _cutSouthCount;
    private FaceCorrection[] _corrections = new FaceCorrection[2048];

    /// <summary>Creates the storage of a window.</summary>
    /// <param name="layout">Cells of the window.</param>
    /// <param name="spacing">Cell size h, m.</param>
    public CutCellGrid(GridLayout layout, double spacing)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(spacing);
        Layout = layout;
        Spacing = spacing;
        var n = layout.Length;
        West = new double[n];
        South = new double[n];
        Diagonal = new double[n];
        _westExtra = new double[n];
        _southExtra = new double[n];
        _westMoment = new double[n];
        _southMoment = new double[n];
        _nodeStep = new double[n];
        _nodes = new double[layout.Columns + Vector<double>.Count];
        _rowWest = new double[layout.Rows];
        _rowSouth = new double[layout.Rows + 1];
        ChunksPerRow = (layout.Columns + ChunkColumns - 1) / ChunkColumns;
        Chunks = new ChunkState[ChunksPerRow * layout.Rows];
        _walk = new CurveWalk(this);
    }

    /// <summary>Shape and storage of the fields.</summary>
    public GridLayout Layout { get; }

    /// <summary>Cell size h, m.</summary>
    public double Spacing { get; }

    /// <summary>Lateral period, m.</summary>
    public double Width => Layout.Columns * Spacing;

    /// <summary>Number of the window's lowest row counted from z = 0.</summary>
    public int FirstRow { get; private set; }

    /// <summary>Height of the lower edge of the lowest row over z = 0, in cells: <see cref="FirstRow"/>, or between two where the grid was shifted.</summary>
    public double Floor { get; private set; }

    /// <summary>Conductance of each cell's west face.</summary>
    public double[] West { get; }

    /// <summary>Conductance of each cell's south face; 0 in the lowest row.</summary>
    public double[] South { get; }

    /// <summary>Sum of the conductances of a cell's four faces (the top boundary not counted); 0 in dead cells.</summary>
    public double[] Diagonal { get; }

    /// <summary>State of each run of <see cref="ChunkColumns"/> columns, row by row.</summary>
    public ChunkState[] Chunks { get; }

    /// <summary>Chunks in a row.</summary>
    public int ChunksPerRow { get; }

    /// <summary>Facets, valid up to <see cref="FacetCount"/>, in order along the curves.</summary>
    public Facet[] Facets => _walk.Facets;

    /// <summary>Number of facets.</summary>
    public int FacetCount => _walk.FacetCount;

    /// <summary>Shares of the facets in the curve vertices.</summary>
    public ReadOnlySpan<FacetShare> Shares => _walk.Shares;

    /// <summary>Flux corrections of partly open faces.</summary>
    public ReadOnlySpan<FaceCorrection> Corrections => _corrections.AsSpan(0, CorrectionCount);

    /// <summary>Number of flux corrections.</summary>
    public int CorrectionCount { get; private set; }

    /// <summary>True if the row above the window is open (a top boundary closes it).</summary>
    public bool OpenTop { get; private set; }

    /// <summary>True if the cell takes part in the problem.</summary>
    public bool IsActive(int column, int row) =>
        (uint)row < (uint)Layout.Rows && Diagonal[Layout.Offset(row) + Wrap(column)] > 0;

    /// <summary>Column of an unwrapped column index.</summary>
    public int Wrap(int column)
    {
        var n = Layout.Columns;
        column %= n;
        return column < 0 ? column + n : column;
    }

    /// <summary>Cuts the window by the curves. Curves of no boundary (-1) are passed over.</summary>
    /// <param name="curves">The boundary curves; every vertex must lie inside the window's rows.</param>
    /// <param name="curvature">Curvature div n of every vertex, 1/m, indexed by <see cref="Curve.FirstVertex"/> + i.</param>
    /// <param name="firstRow">Number of the window's lowest row.</param>
    /// <param name="medium">Conductivity by height.</param>
    /// <param name="openTop">True if a layer stack continues above the window.</param>
    /// <param name="shift">Part of a cell by which the rows stand higher, 0 to 1.</param>
    public void Build(
        IReadOnlyList<Curve> curves, ReadOnlySpan<double> curvature, int firstRow, LayeredMedium medium, bool openTop, double shift = 0)
    {
        FirstRow = firstRow;
        Floor = firstRow + shift;
        OpenTop = openTop;
        ClearCuts();
        _walk.Begin();
        for (var c = 0; c < curves.Count; c++)
        {
            if (curves[c].Boundary >= 0)
            {
                _walk.Walk(curves[c], curvature);
            }
        }

        for (var r = 0; r < Layout.Rows; r++)
        {
            var bottom = (Floor + r) * Spacing;
            _rowWest[r] = medium.IsUniform ? medium.At(bottom) : medium.Mean(bottom, bottom + Spacing);
            _rowSouth[r] = medium.IsUniform ? medium.At(bottom) : medium.HarmonicMean(bottom - Spacing / 2, bottom + Spacing / 2);
        }

        Conductances();
        Diagonals();
        FindCorrections();
        ProbeStencil.BuildAll(this, medium);
    }

    /// <summary>Adds a constant to a field in the live chunks of a row.</summary>
    /// <param name="field">The field.</param>
    /// <param name="value">The constant.</param>
    /// <param name="row">The row.</param>
    internal void AddToLive(double[] field, double value, int row)
    {
        if (value == 0)
        {
            return;
        }

        var offset = Layout.Offset(row);
        ref var p = ref MemoryMarshal.GetArrayDataReference(field);
        var add = new Vector<double>(value);
        for (var c = 0; c < ChunksPerRow; c++)
        {
            if (Chunks[row * ChunksPerRow + c] == ChunkState.Dead)
            {
                continue;
            }

            var i = c * ChunkColumns;
            var end = Math.Min(Layout.Columns, i + ChunkColumns);
            for (; i + Vector<double>.Count <= end; i += Vector<double>.Count)
            {
                RowKernels.Store(RowKernels.Load(ref p, offset + i) + add, ref p, offset + i);
            }

            for (; i < end; i++)
            {
                field[offset + i] += value;
            }
        }
    }

    /// <summary>Records that a curve crosses the west edge of a cell.</summary>
    /// <param name="column">Wrapped column of the edge.</param>
    /// <param name="row">Row of the edge.</param>
    /// <param name="t">Position along the edge, 0 (lower end) to 1.</param>
    /// <param name="sign">+1 if the curve runs to +x (open above), -1 otherwise.</param>
    internal void CrossWest(int column, int row, double t, double sign)
    {
        var o = Layout.Offset(row) + column;
        Note(ref _cutWest, ref _cutWestCount, o);
        _westExtra[o] += sign * (1 - t);
        _westMoment[o] += sign * 0.5 * (1 - t * t);
        _nodeStep[o + Layout.Stride] += sign;
    }

    /// <summary>Records that a curve crosses the south edge of a cell.</summary>
    /// <param name="column">Wrapped column of the edge.</param>
    /// <param name="row">Row of the cell above the edge.</param>
    /// <param name="t">Position along the edge, 0 (left end) to 1.</param>
    /// <param name="sign">+1 if the curve runs downward (open to the right), -1 otherwise.</param>
    internal void CrossSouth(int column, int row, double t, double sign)
    {
        var o = Layout.Offset(row) + column;
        Note(ref _cutSouth, ref _cutSouthCount, o);
        _southExtra[o] += sign * (1 - t);
        _southMoment[o] += sign * 0.5 * (1 - t * t);
    }

    private static void Note(ref int[] list, ref int count, int value)
    {
        if (count == list.Length)
        {
            Array.Resize(ref list, 2 * count);
        }

        list[count++] = value;
    }

    private void ClearCuts()
    {
        for (var i = 0; i < _cutWestCount; i++)
        {
            var o = _cutWest[i];
            _westExtra[o] = 0;
            _westMoment[o] = 0;
            _nodeStep[o + Layout.Stride] = 0;
        }

        for (var i = 0; i < _cutSouthCount; i++)
        {
            var o = _cutSouth[i];
            _southExtra[o] = 0;
            _southMoment[o] = 0;
        }

        _cutWestCount = 0;
        _cutSouthCount = 0;
    }

    private static double Snap(double fraction) => fraction < SmallestFraction ? 0 : fraction > 1 - 1e-12 ? 1 : fraction;

    private void Conductances()
    {
        var n = Layout.Columns;
        Array.Clear(_nodes);
        for (var r = 0; r < Layout.Rows; r++)
        {
            var o = Layout.Offset(r);
            var west = _rowWest[r];
            var south = r == 0 ? 0 : _rowSouth[r];
            for (var i = 0; i < n; i++)
            {
                var node = _nodes[i] + _nodeStep[o + i];
                _nodes[i] = node;
                var w = node + _westExtra[o + i];
                var s = node + _southExtra[o + i];
                if (_westExtra[o + i] != 0)
                {
                    _westExtra[o + i] = w; // from here on the open fraction and its first moment
                    _westMoment[o + i] += 0.5 * node;
                }

                if (_southExtra[o + i] != 0)
                {
                    _southExtra[o + i] = s;
                    _southMoment[o + i] += 0.5 * node;
                }

                West[o + i] = Snap(w) * west;
                South[o + i] = Snap(s) * south;
            }

            West[o + n] = West[o];
        }

        Array.Clear(South, Layout.Offset(Layout.Rows), n);
    }

    private void Diagonals()
    {
        var n = Layout.Columns;
        for (var r = 0; r < Layout.Rows; r++)
        {
            var o = Layout.Offset(r);
            var above = o + Layout.Stride;
            var top = OpenTop && r == Layout.Rows - 1;
            for (var c = 0; c < ChunksPerRow; c++)
            {
                var live = false;
                var regular = !top;
                var end = Math.Min(n, (c + 1) * ChunkColumns);
                for (var i = c * ChunkColumns; i < end; i++)
                {
                    var d = West[o + i] + West[o + i + 1] + South[o + i] + South[above + i];
                    var dead = d <= 1e-9;
                    Diagonal[o + i] = dead ? 0 : d;
                    live |= !dead;
                    regular &= West[o + i] == 1 && West[o + i + 1] == 1 && South[o + i] == 1 && South[above + i] == 1;
                }

                Chunks[r * ChunksPerRow + c] = !live ? ChunkState.Dead : regular ? ChunkState.Regular : ChunkState.Mixed;
            }
        }
    }

    private void FindCorrections()
    {
        CorrectionCount = 0;
        var stride = Layout.Stride;
        for (var i = 0; i < _cutWestCount; i++)
        {
            var o = _cutWest[i];
            (var row, var column) = RowColumn(o);
            AddCorrection(West[o], _westExtra[o], _westMoment[o], o - 1, o, stride, row, column, alongRow: false);
        }

        for (var i = 0; i < _cutSouthCount; i++)
        {
            var o = _cutSouth[i];
            (var row, var column) = RowColumn(o);
            if (row > 0)
            {
                AddCorrection(South[o], _southExtra[o], _southMoment[o], o - stride, o, 1, row, column, alongRow: true);
            }
        }
    }

    private (int Row, int Column) RowColumn(int offset)
    {
        var row = (offset - Layout.Offset(0)) / Layout.Stride;
        return (row, offset - Layout.Offset(row));
    }

    private void AddCorrection(double conductance, double fraction, double moment, int inner, int outer, int step, int row, int column, bool alongRow)
    {
        if (conductance <= 0 || fraction <= 0 || fraction >= 1 - 1e-12)
        {
            return;
        }

        var offset = moment / fraction - 0.5;
        var side = offset > 0 ? 1 : -1;
        if (Math.Abs(offset) < 1e-12)
        {
            return;
        }

        int inner2;
        int outer2;
        if (alongRow)
        {
            var shifted = Wrap(column + side) - column;
            inner2 = inner + shifted;
            outer2 = outer + shifted;
        }
        else
        {
            if ((uint)(row + side) >= (uint)Layout.Rows)
            {
                return;
            }

            inner = Layout.Offset(row) + Wrap(column - 1);
            inner2 = inner + side * step;
            outer2 = outer + side * step;
        }

        if (Diagonal[inner] <= 0 || Diagonal[outer] <= 0 || Diagonal[inner2] <= 0 || Diagonal[outer2] <= 0)
        {
            return;
        }

        if (CorrectionCount == _corrections.Length)
        {
            Array.Resize(ref _corrections, 2 * CorrectionCount);
        }

        _corrections[CorrectionCount++] = new FaceCorrection(inner, outer, inner2, outer2, conductance * Math.Abs(offset));
    }
}
