namespace Anodyne.Numerics.Plane.CutCells;

/// <summary>
/// The open area of every cell that holds a facet, from its open faces and facets by the divergence theorem: 2 A = sum of (x - x_0).n over them. The
/// conductances of the grid must be open fractions (a medium of conductivity 1), or are taken as fractions up to 1.
/// </summary>
/// <param name="grid">The cut cells.</param>
public sealed class OpenAreas(CutCellGrid grid)
{
    private double[] _open = [];

    /// <summary>Open area by cell, m2; 0 in cells without a facet. Valid after <see cref="Measure"/>.</summary>
    public double[] Area => _open;

    /// <summary>Measures the cells of the grid as it was last built.</summary>
    public void Measure()
    {
        var (layout, h, period) = (grid.Layout, grid.Spacing, grid.Width);
        if (_open.Length < layout.Length)
        {
            _open = new double[layout.Length];
        }

        Array.Clear(_open);
        for (var f = 0; f < grid.FacetCount; f++)
        {
            ref readonly var facet = ref grid.Facets[f];
            if (grid.Diagonal[facet.Cell] <= 0)
            {
                continue;
            }

            if (_open[facet.Cell] == 0)
            {
                var o = layout.Offset(facet.Row);
                var east = o + grid.Wrap(facet.Column + 1);
                var north = facet.Row + 1 < layout.Rows ? Math.Min(1, grid.South[layout.Offset(facet.Row + 1) + facet.Column]) : 1;
                _open[facet.Cell] = 0.25 * h * h
                    * (Math.Min(1, grid.West[facet.Cell]) + Math.Min(1, grid.West[east]) + Math.Min(1, grid.South[facet.Cell]) + north);
            }

            var dx = facet.X - (facet.Column + 0.5) * h;
            dx -= Math.Round(dx / period) * period;
            var dz = facet.Z - (grid.Floor + facet.Row + 0.5) * h;
            _open[facet.Cell] -= 0.5 * facet.Area * (dx * facet.NormalX + dz * facet.NormalZ);
        }

        for (var f = 0; f < grid.FacetCount; f++)
        {
            ref var open = ref _open[grid.Facets[f].Cell];
            open = open == 0 ? 0 : Math.Clamp(open, 1e-9 * h * h, h * h);
        }
    }
}
