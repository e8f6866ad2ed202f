using Anodyne.Numerics.Plane.CutCells;
using Anodyne.Numerics.Threads;

namespace Anodyne.Numerics.Plane.Elliptic;

/// <summary>
/// One V-cycle of the multigrid for any five-point operator on a laterally periodic window: the part of a preconditioner that a problem of several fields
/// builds for each of them. Dead cells have no open face and give zero.
/// </summary>
/// <param name="layout">The window.</param>
/// <param name="spacing">Cell size, m, by which a conductance of the surface loses way on coarser grids.</param>
public sealed class ScalarMultigrid(GridLayout layout, double spacing)
{
    private readonly Multigrid _multigrid = new(layout, spacing, new WorkTeam(1));
    private double _unit = 1;

    /// <summary>The smallest number of rows, at least the given one, that the multigrid coarsens well.</summary>
    public static int GoodRowCount(int columns, int rows) => Multigrid.GoodRowCount(columns, rows);

    /// <summary>Takes the coefficients.</summary>
    /// <param name="west">Conductance of each cell's west face, with the periodic copy after the last column.</param>
    /// <param name="south">Conductance of each cell's south face; the row above the highest is zero.</param>
    /// <param name="mass">Added to the diagonal by volume; sums over cells on coarser grids.</param>
    /// <param name="boundary">Added to the diagonal by surface.</param>
    /// <param name="boundaryArea">Area of that surface in each cell, m.</param>
    /// <param name="unit">Typical conductance of a face: single precision is scaled by it. All coefficients are given over it.</param>
    public void Build(double[] west, double[] south, double[] mass, double[] boundary, double[] boundaryArea, double unit)
    {
        _unit = unit;
        _multigrid.Build(west, south, mass, boundary, boundaryArea);
    }

    /// <summary>z = approximate solution for r.</summary>
    /// <param name="r">Right-hand side.</param>
    /// <param name="from">Index of the field's first cell in r.</param>
    /// <param name="norm">Typical size of r.</param>
    /// <param name="z">Receives the solution.</param>
    /// <param name="to">Index of the field's first cell in z.</param>
    public void Apply(double[] r, int from, double norm, double[] z, int to)
    {
        ArgumentNullException.ThrowIfNull(r);
        ArgumentNullException.ThrowIfNull(z);
        var fine = _multigrid.Finest;
        var scale = 1 / norm;
        var first = layout.Offset(0);
        for (var row = 0; row < layout.Rows; row++)
        {
            var o = layout.Offset(row);
            var source = r.AsSpan(from + o - first, layout.Columns);
            var target = fine.Source.AsSpan(o, layout.Columns);
            for (var i = 0; i < target.Length; i++)
            {
                target[i] = (float)(source[i] * scale);
            }
        }

        _multigrid.Cycle(0);
        var back = norm / _unit;
        for (var row = 0; row < layout.Rows; row++)
        {
            var o = layout.Offset(row);
            var source = fine.Value.AsSpan(o, layout.Columns);
            var target = z.AsSpan(to + o - first, layout.Columns);
            for (var i = 0; i < target.Length; i++)
            {
                target[i] = source[i] * back;
            }
        }
    }
}
