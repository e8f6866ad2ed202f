using System.Numerics;
using System.Runtime.InteropServices;
using Anodyne.Numerics.Krylov;
using Anodyne.Numerics.Plane.CutCells;
using Anodyne.Numerics.Threads;

namespace Anodyne.Numerics.Plane.Elliptic;

/// <summary>
/// The linear operator of the window: outflow of every cell through its faces and, in the top row, through the layers above. Second order on cut faces by
/// a correction of the two-point flux toward the centroid of the open part.
/// </summary>
internal sealed class CellOutflow(CutCellGrid grid, TopBoundary top, WorkTeam team)
{
    private readonly double[] _topRow = new double[grid.Layout.Columns];
    private readonly double[] _topOut = new double[grid.Layout.Columns];

    /// <summary>Writes the outflow of every cell of the block of rows of one thread, without the corrections.</summary>
    public void Apply(double[] x, double[] y, int thread)
    {
        var layout = grid.Layout;
        var n = layout.Columns;
        var stride = layout.Stride;
        var from = WorkTeam.BlockStart(layout.Rows, thread, team.Size);
        var to = WorkTeam.BlockStart(layout.Rows, thread + 1, team.Size);
        ref var u = ref MemoryMarshal.GetArrayDataReference(x);
        ref var v = ref MemoryMarshal.GetArrayDataReference(y);
        ref var west = ref MemoryMarshal.GetArrayDataReference(grid.West);
        ref var south = ref MemoryMarshal.GetArrayDataReference(grid.South);
        ref var diagonal = ref MemoryMarshal.GetArrayDataReference(grid.Diagonal);
        var width = Vector<double>.Count;
        var four = new Vector<double>(4.0);
        for (var r = from; r < to; r++)
        {
            var o = layout.Offset(r);
            for (var c = 0; c < grid.ChunksPerRow; c++)
            {
                var state = grid.Chunks[r * grid.ChunksPerRow + c];
                var i = c * CutCellGrid.ChunkColumns;
                var end = Math.Min(n, i + CutCellGrid.ChunkColumns);
                if (state == ChunkState.Dead)
                {
                    Array.Clear(y, o + i, end - i);
                    continue;
                }

                for (; i + width <= end; i += width)
                {
                    var p = o + i;
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
                    var p = o + i;
                    y[p] = grid.Diagonal[p] * x[p] - (grid.West[p] * x[p - 1] + grid.West[p + 1] * x[p + 1]
                        + grid.South[p] * x[p - stride] + grid.South[p + stride] * x[p + stride]);
                }
            }
        }

        if (grid.OpenTop && to == layout.Rows)
        {
            var o = layout.Offset(layout.Rows - 1);
            x.AsSpan(o, n).CopyTo(_topRow);
            top.Outflow(_topRow, _topOut);
            for (var i = 0; i < n; i++)
            {
                y[o + i] += _topOut[i];
            }
        }
    }

    /// <summary>Adds the centroid corrections of cut faces; by one thread.</summary>
    public void Correct(double[] x, double[] y)
    {
        foreach (ref readonly var face in grid.Corrections)
        {
            // Extra flux from In to Out: k ((u_In2 - u_Out2) - (u_In - u_Out)).
            var flux = face.Coefficient * ((x[face.In2] - x[face.Out2]) - (x[face.In] - x[face.Out]));
            y[face.In] += flux;
            y[face.Out] -= flux;
        }
    }
}
