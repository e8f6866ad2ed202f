using Anodyne.Numerics.Plane.Curves;

namespace Anodyne.Numerics.Tests.Plane.Curves;

public class CurveShapeTests
{
    private const double Period = 10;

    [Theory]
    [InlineData(-1, 7, 2)]
    [InlineData(-4, 7 - 10, 2)]
    [InlineData(0, 0, 1)]
    [InlineData(3, 10, 1)]
    [InlineData(8, 27, 2)]
    public void A_vertex_is_found_by_any_index(int index, double x, double z)
    {
        var wrapping = Polyline(wraps: true, (0, 1), (4, 5), (7, 2));
        var closed = Polyline(wraps: false, (0, 1), (4, 5), (7, 2));
        Assert.Equal((index is -1 ? x - 10 : index is -4 ? x - 10 : x, z), CurveShape.Vertex(wrapping, index, Period));
        Assert.Equal((z == 1 ? 0 : 7, z), CurveShape.Vertex(closed, index, Period));
    }

    [Fact]
    public void Curvature_is_exact_on_circles_and_positive_where_the_solid_is_convex()
    {
        var island = Circle(2, 40, clockwise: true);
        var pocket = Circle(2, 40, clockwise: false);
        var curvature = new double[40];
        CurveShape.Curvature(island, Period, curvature);
        Assert.All(curvature, value => Assert.Equal(0.5, value, 1e-12));
        CurveShape.Curvature(pocket, Period, curvature);
        Assert.All(curvature, value => Assert.Equal(-0.5, value, 1e-12));
    }

    [Fact]
    public void Curvature_is_that_of_the_circle_through_three_neighbors_smoothed_once()
    {
        (double X, double Z)[] points = [(0, 0), (1, 2), (3, 2.5), (5, 0.5), (7, 1), (8, -1)];
        var curve = Polyline(wraps: true, points);
        var curvature = new double[6];
        CurveShape.Curvature(curve, Period, curvature);
        double Circle(int i)
        {
            (double X, double Z) At(int k) => (points[(k + 6) % 6].X + (k < 0 ? -10 : k >= 6 ? 10 : 0), points[(k + 6) % 6].Z);
            var (a, b, c) = (At(i - 1), At(i), At(i + 1));
            double Length((double X, double Z) p, (double X, double Z) q) => Math.Sqrt((p.X - q.X) * (p.X - q.X) + (p.Z - q.Z) * (p.Z - q.Z));
            var area = 0.5 * ((b.X - a.X) * (c.Z - a.Z) - (b.Z - a.Z) * (c.X - a.X));
            return -4 * area / (Length(a, b) * Length(b, c) * Length(a, c));
        }

        for (var i = 0; i < 6; i++)
        {
            Assert.Equal(0.25 * (Circle((i + 5) % 6) + 2 * Circle(i) + Circle((i + 1) % 6)), curvature[i], 1e-12);
        }
    }

    [Fact]
    public void A_curve_of_four_vertices_has_no_curvature_and_a_doubled_vertex_none_of_its_own()
    {
        double[] curvature = [1, 1, 1, 1, 1];
        CurveShape.Curvature(Polyline(wraps: false, (0, 0), (0, 2), (3, 2), (3, 0)), Period, curvature);
        Assert.Equal([0, 0, 0, 0, 1], curvature);
        CurveShape.Curvature(Polyline(wraps: true, (0, 0), (2, 0), (2, 0), (2, 0), (6, 0)), Period, curvature);
        Assert.Equal([0, 0, 0, 0, 0], curvature);
    }

    [Fact]
    public void Normals_point_to_the_left_and_lengths_close_the_curve()
    {
        var curve = Polyline(wraps: true, (0, 0), (3, 4), (6, 0));
        Assert.Equal((-4.0 / Math.Sqrt(65), 7.0 / Math.Sqrt(65)), CurveShape.Normal(Polyline(wraps: true, (0, 0), (3, 9), (7, 4)), 1, Period));
        Assert.Equal((0, 1), CurveShape.Normal(curve, 1, Period));
        Assert.Equal((0, 1), CurveShape.Normal(Polyline(wraps: false, (0, 0), (1, 0)), 0, Period));
        Assert.Equal([5, 5, 4], new[] { 0, 1, 2 }.Select(i => CurveShape.SegmentLength(curve, i, Period)));
        Assert.Equal(4, CurveShape.SegmentLength(curve, -1, Period));
    }

    internal static Curve Polyline(bool wraps, params (double X, double Z)[] points)
    {
        var curve = new Curve(wraps, boundary: 0);
        foreach (var (x, z) in points)
        {
            curve.Add(x, z);
        }

        return curve;
    }

    internal static Curve Circle(double radius, int count, bool clockwise, VertexFields? fields = null, double x = 0, double z = 0)
    {
        var curve = new Curve(wraps: false, boundary: clockwise ? 1 : -1, fields);
        for (var i = 0; i < count; i++)
        {
            var angle = (clockwise ? -2 : 2) * Math.PI * i / count;
            curve.Add(x + radius * Math.Cos(angle), z + radius * Math.Sin(angle));
        }

        return curve;
    }
}
