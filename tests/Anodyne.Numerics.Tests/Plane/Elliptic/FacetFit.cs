using Anodyne.Numerics.Plane.CutCells;

namespace Anodyne.Numerics.Tests.Plane.Elliptic;

/// <summary>Reads the flux at a place from the facets around it: an area-weighted parabola over three cells to each side.</summary>
internal static class FacetFit
{
    public static double Parabola(CutCellGrid grid, double x, bool above, double reach = 3.1)
    {
        var m = new double[3, 4];
        for (var f = 0; f < grid.FacetCount; f++)
        {
            ref readonly var facet = ref grid.Facets[f];
            var d = facet.X - x;
            d -= Math.Round(d / grid.Width) * grid.Width;
            d /= grid.Spacing;
            if (Math.Abs(d) > reach || facet.Order < 0 || facet.NormalZ < 0.2 == above)
            {
                continue;
            }

            double[] p = [1, d, d * d];
            for (var i = 0; i < 3; i++)
            {
                for (var j = 0; j < 3; j++)
                {
                    m[i, j] += facet.Area * p[i] * p[j];
                }

                m[i, 3] += facet.Area * p[i] * facet.Flux;
            }
        }

        for (var i = 0; i < 3; i++)
        {
            for (var r = i + 1; r < 3; r++)
            {
                var k = m[r, i] / m[i, i];
                for (var c = i; c < 4; c++)
                {
                    m[r, c] -= k * m[i, c];
                }
            }
        }

        var c2 = m[2, 3] / m[2, 2];
        var c1 = (m[1, 3] - m[1, 2] * c2) / m[1, 1];
        return (m[0, 3] - m[0, 1] * c1 - m[0, 2] * c2) / m[0, 0];
    }
}
