using System.Numerics;
using Anodyne.Numerics.Plane.CutCells;
using Anodyne.Numerics.Threads;

namespace Anodyne.Numerics.Plane.Elliptic;

/// <summary>
/// Geometric multigrid V(2,2) with Chebyshev-Jacobi smoothing in single precision, a direct solve on the coarsest grid, and the exact top boundary
/// on every level: the preconditioner of the cut-cell equations.
/// </summary>
/// <remarks>
/// Briggs, Henson and McCormick, A Multigrid Tutorial, 2nd ed., chapters 3 and 7; Chebyshev smoothing: Adams, Brezina, Hu and Tuminaro, J. Comput.
/// Phys. 188 (2003) 593. The smoother damps eigenvalues of D^-1 A between 0.5 and 2 (Gershgorin). Symmetric, hence fit for any Krylov method.
/// Every method is called by all threads of a team at once.
/// </remarks>
internal sealed class Multigrid
{
    private const int ParallelCells = 24_000;
    private readonly MultigridLevel[] _levels;
    private readonly CoarseCholesky _coarsest;
    private readonly float[][] _buffers;
    private readonly WorkTeam _team;
    private readonly double _spacing;

    public Multigrid(GridLayout layout, double spacing, WorkTeam team)
    {
        _team = team;
        _spacing = spacing;
        var depth = Depth(layout.Columns, layout.Rows);
        _levels = new MultigridLevel[depth + 1];
        for (var l = 0; l <= depth; l++)
        {
            _levels[l] = new MultigridLevel(l == 0 ? layout : new GridLayout(layout.Columns >> l, layout.Rows >> l));
        }

        _coarsest = new CoarseCholesky(_levels[^1].Layout);
        _buffers = new float[team.Size][];
        for (var t = 0; t < team.Size; t++)
        {
            _buffers[t] = new float[2 * layout.Columns + 64];
        }
    }

    public MultigridLevel Finest => _levels[0];

    public long Cycles { get; private set; }

    /// <summary>Smallest number of rows, at least <paramref name="rows"/>, that coarsens well with this many columns.</summary>
    public static int GoodRowCount(int columns, int rows)
    {
        var least = Math.Max(rows, Math.Max(4, columns / 16));
        var unit = 1 << Depth(columns, least);
        return (least + unit - 1) / unit * unit;
    }

    /// <summary>Takes coefficients from the cut cells and the present slopes of the boundary law.</summary>
    public void Build(CutCellGrid grid, StripStack? stack, double topConductivity)
    {
        var level = Finest;
        Array.Clear(level.Boundary);
        Array.Clear(level.BoundaryArea);
        for (var f = 0; f < grid.FacetCount; f++)
        {
            ref readonly var facet = ref grid.Facets[f];
            if (facet.Order >= 0)
            {
                level.Boundary[facet.Cell] += (float)(facet.Area * facet.Slope);
                level.BoundaryArea[facet.Cell] += (float)facet.Area;
            }
        }

        Convert(grid.West, level.West);
        Convert(grid.South, level.South);
        Coarsen(stack, grid.Width, topConductivity);
    }

    /// <summary>Takes coefficients of any five-point operator: conductances of the faces, and what is added to the diagonal by volume and by surface.</summary>
    public void Build(double[] west, double[] south, double[] mass, double[] boundary, double[] boundaryArea)
    {
        var level = Finest;
        Convert(west, level.West);
        Convert(south, level.South);
        Convert(mass, level.Mass);
        Convert(boundary, level.Boundary);
        Convert(boundaryArea, level.BoundaryArea);
        Coarsen(null, 0, 0);
    }

    private void Coarsen(StripStack? stack, double width, double topConductivity)
    {
        var spacing = _spacing;
        for (var l = 0; l < _levels.Length; l++)
        {
            var level = _levels[l];
            level.OpenTop = stack is not null;
            if (stack is not null)
            {
                level.Top.Update(stack, width, spacing, topConductivity);
            }

            if (l > 0)
            {
                for (var r = 0; r < level.Layout.Rows; r++)
                {
                    level.CoarsenRow(_levels[l - 1], r, (float)(spacing / 2));
                }
            }

            for (var r = 0; r < level.Layout.Rows; r++)
            {
                level.FinishRow(r);
            }

            spacing *= 2;
        }

        _coarsest.Factor(_levels[^1]);
    }

    /// <summary>One V-cycle from zero: <see cref="Finest"/>.Source in, <see cref="Finest"/>.Value out. Ends with a barrier.</summary>
    public void Cycle(int thread)
    {
        if (thread == 0)
        {
            Cycles++;
        }

        Descend(0, thread);
    }

    private static int Depth(int columns, int rows)
    {
        var depth = 0;
        while ((columns >> depth) % 2 == 0 && columns >> (depth + 1) >= 8 && rows >> (depth + 1) >= 2)
        {
            depth++;
        }

        return depth;
    }

    private static void Convert(double[] from, float[] to)
    {
        var i = 0;
        var width = Vector<float>.Count;
        var half = Vector<double>.Count;
        for (; i + width <= from.Length; i += width)
        {
            Vector.Narrow(new Vector<double>(from, i), new Vector<double>(from, i + half)).CopyTo(to, i);
        }

        for (; i < from.Length; i++)
        {
            to[i] = (float)from[i];
        }
    }

    private void Descend(int l, int thread)
    {
        var level = _levels[l];
        var shared = _team.Size > 1 && level.Layout.Columns * level.Layout.Rows >= ParallelCells;
        if (!shared && thread != 0)
        {
            return;
        }

        if (l == _levels.Length - 1)
        {
            _coarsest.Solve(level);
            return;
        }

        var rows = level.Layout.Rows;
        var from = shared ? WorkTeam.BlockStart(rows, thread, _team.Size) : 0;
        var to = shared ? WorkTeam.BlockStart(rows, thread + 1, _team.Size) : rows;

        // Chebyshev on [0.5, 2]: centre 1.25, half width 0.75.
        const float Sigma = 1.25f / 0.75f;
        const float First = 1 / 1.25f;
        const float Rho = 1 / (2 * Sigma - 1 / Sigma);
        const float A = Rho / Sigma;
        const float B = 2 * Rho / 0.75f;

        for (var r = from; r < to; r++)
        {
            level.FirstStep(r, First);
        }

        Turn(level, shared, thread);
        level.StepRows(from, to, A, B, useOther: false);
        Turn(level, shared, thread);

        var coarse = _levels[l + 1];
        if (thread == 0)
        {
            level.PrepareTop();
        }

        Wait(shared);
        var coarseRows = coarse.Layout.Rows;
        var coarseFrom = shared ? WorkTeam.BlockStart(coarseRows, thread, _team.Size) : 0;
        var coarseTo = shared ? WorkTeam.BlockStart(coarseRows, thread + 1, _team.Size) : coarseRows;
        Span<float> buffer = _buffers[thread];
        for (var r = coarseFrom; r < coarseTo; r++)
        {
            coarse.RestrictRow(level, r, buffer);
        }

        Wait(shared);
        Descend(l + 1, thread);
        Wait(shared);
        var half = level.Layout.Columns / 2 + 16;
        for (var r = from; r < to; r++)
        {
            coarse.ProlongRow(level, r, buffer[..half], buffer[half..]);
        }

        Wait(shared);
        level.StepRows(from, to, 0, First, useOther: false);
        Turn(level, shared, thread);
        level.StepRows(from, to, A, B, useOther: true);
        Turn(level, shared, thread);
    }

    private void Wait(bool shared)
    {
        if (shared)
        {
            _team.Barrier();
        }
    }

    private void Turn(MultigridLevel level, bool shared, int thread)
    {
        Wait(shared);
        if (thread == 0)
        {
            level.Swap();
        }

        Wait(shared);
    }
}
