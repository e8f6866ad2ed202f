using System.Numerics;
using System.Runtime.InteropServices;
using Anodyne.Numerics.Krylov;
using Anodyne.Numerics.Plane.CutCells;
using Anodyne.Numerics.Threads;

namespace Anodyne.Numerics.Plane.Elliptic;

/// <summary>
/// One multigrid cycle in single precision. Where every boundary is driven the matrix has an almost constant vector as near-null vector (only the far
/// plane holds it), which the cycle, seeing a fixed level, does not know: <see cref="CloseMean"/> follows it by a correction of the mean that makes the sum of
/// the residual vanish exactly.
/// </summary>
internal sealed class WindowPreconditioner(CutCellGrid grid, Multigrid multigrid, TopBoundary top, WorkTeam team)
{
    private readonly double[] _rowSums = new double[grid.Layout.Rows];
    private double _meanShift;

    /// <summary>Correct the mean after each cycle.</summary>
    public bool CloseMean { get; set; }

    /// <summary>z = approximate solution of the window for r; norm is that of r, by which single precision is scaled.</summary>
    public void Apply(double[] r, double norm, double[] z, int thread)
    {
        var layout = grid.Layout;
        var n = layout.Columns;
        var from = WorkTeam.BlockStart(layout.Rows, thread, team.Size);
        var to = WorkTeam.BlockStart(layout.Rows, thread + 1, team.Size);
        var fine = multigrid.Finest;
        var scale = (float)(1 / norm);
        for (var row = from; row < to; row++)
        {
            var o = layout.Offset(row);
            Narrow(r, fine.Source, o, n, scale);
            if (CloseMean)
            {
                _rowSums[row] = RowKernels.Sum(r, o, n);
            }
        }

        team.Barrier();
        multigrid.Cycle(thread);
        team.Barrier();
        for (var row = from; row < to; row++)
        {
            var o = layout.Offset(row);
            Widen(fine.Value, z, o, n, norm);
        }

        if (CloseMean)
        {
            team.Barrier();
            if (thread == 0)
            {
                double sum = 0;
                for (var row = 0; row < layout.Rows; row++)
                {
                    sum += _rowSums[row];
                }

                var held = top.Mean * RowKernels.Sum(z, layout.Offset(layout.Rows - 1), n);
                _meanShift = (sum - held) / (top.Mean * n);
            }

            team.Barrier();
            for (var row = from; row < to; row++)
            {
                grid.AddToLive(z, _meanShift, row);
            }
        }

        for (var row = from; row < to; row++)
        {
            layout.WrapRow(z, row);
        }

        team.Barrier();
    }

    private static void Narrow(double[] from, float[] to, int offset, int count, float scale)
    {
        var width = Vector<float>.Count;
        var half = Vector<double>.Count;
        var s = new Vector<double>(scale);
        ref var x = ref MemoryMarshal.GetArrayDataReference(from);
        ref var y = ref MemoryMarshal.GetArrayDataReference(to);
        var i = 0;
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
        var width = Vector<float>.Count;
        var half = Vector<double>.Count;
        var s = new Vector<double>(scale);
        ref var x = ref MemoryMarshal.GetArrayDataReference(from);
        ref var y = ref MemoryMarshal.GetArrayDataReference(to);
        var i = 0;
        for (; i + width <= count; i += width)
        {
            Vector.Widen(RowKernels.Load(ref x, offset + i), out var low, out var high);
            RowKernels.Store(low * s, ref y, offset + i);
            RowKernels.Store(high * s, ref y, offset + i + half);
        }

        for (; i < count; i++)
        {
            to[offset + i] = from[offset + i] * scale;
        }
    }
}
