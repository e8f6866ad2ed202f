using Anodyne.Numerics.Dense;
using Anodyne.Numerics.Plane.CutCells;

namespace Anodyne.Plating.Front;

/// <summary>Reads the current density at a point of the front from the facets around it by a weighted least-squares polynomial in arc distance.</summary>
internal static class CurrentReading
{
    /// <summary>At a smooth point of a front that faces up or down: a parabola over three cells to each side.</summary>
    public static double At(CutCellGrid grid, double x, double z, bool upward) => Along(grid, x, z, 0, upward ? 1 : -1);

    /// <summary>At a smooth point with a given normal: a parabola over three cells to each side.</summary>
    public static double Along(CutCellGrid grid, double x, double z, double normalX, double normalZ)
    {
        Span<double> m = stackalloc double[12];
        m.Clear();
        for (var f = 0; f < grid.FacetCount; f++)
        {
            ref readonly var facet = ref grid.Facets[f];
            var dx = facet.X - x;
            dx -= Math.Round(dx / grid.Width) * grid.Width;
            var dz = facet.Z - z;
            if (facet.Order < 0 || facet.NormalX * normalX + facet.NormalZ * normalZ < 0 || dx * dx + dz * dz > 9.61 * grid.Spacing * grid.Spacing)
            {
                continue;
            }

            Accumulate(m, Math.CopySign(Math.Sqrt(dx * dx + dz * dz), dx * normalZ - dz * normalX) / grid.Spacing, facet.Area, facet.Flux);
        }

        return Constant(m);
    }

    /// <summary>
    /// At the corner between a plane (to the left) and a ridge: extrapolated along the plane by a cubic through the cells one and a half to ten away. In
    /// the corner the solution is smooth (u = C (x + L)(y + L) with the wall law u = L u_n), but the facets that hold the corner are not to be read.
    /// </summary>
    public static double Corner(CutCellGrid grid, double x, double z, double from = 2, double to = 10)
    {
        const int Order = 4;
        var system = new DenseSystem<double>(Order);
        for (var f = 0; f < grid.FacetCount; f++)
        {
            ref readonly var facet = ref grid.Facets[f];
            var d = (x - facet.X) / grid.Spacing;
            if (facet.Order < 1 || facet.NormalZ < 0.999 || Math.Abs(facet.Z - z) > 1e-6 * grid.Spacing || d < from || d > to)
            {
                continue;
            }

            Span<double> p = [1, d, d * d, d * d * d];
            for (var i = 0; i < Order; i++)
            {
                var row = system.Row(i);
                for (var j = 0; j < Order; j++)
                {
                    row[j] += p[i] * p[j];
                }

                row[Order] += p[i] * facet.Flux;
            }
        }

        return system.Solve() is { } cubic ? cubic[0] : double.NaN;
    }

    private static void Accumulate(Span<double> m, double d, double weight, double value)
    {
        var p = weight;
        for (var i = 0; i < 5; i++)
        {
            m[i] += p;
            if (i < 3)
            {
                m[5 + i] += p * value;
            }

            p *= d;
        }
    }

    private static double Constant(ReadOnlySpan<double> m)
    {
        // Normal equations with moments m0..m4 and right-hand side m5..m7, by Cramer's rule for the constant.
        var determinant = m[0] * (m[2] * m[4] - m[3] * m[3]) - m[1] * (m[1] * m[4] - m[2] * m[3]) + m[2] * (m[1] * m[3] - m[2] * m[2]);
        var constant = m[5] * (m[2] * m[4] - m[3] * m[3]) - m[1] * (m[6] * m[4] - m[3] * m[7]) + m[2] * (m[6] * m[3] - m[2] * m[7]);
        return constant / determinant;
    }
}
