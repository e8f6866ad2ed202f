using Anodyne.Numerics.Plane.Curves;

namespace Anodyne.Numerics.Tests.Plane.Curves;

public class SweptAreaTests
{
    private const double Period = 10;

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 2)]
    [InlineData(true, 3)]
    [InlineData(false, 4)]
    public void Every_vertex_sweeps_exactly_its_area(bool wraps, int seed)
    {
        var random = new Random(seed);
        var curve = new Curve(wraps, boundary: 0);
        const int Count = 60;
        for (var i = 0; i < Count; i++)
        {
            var t = 2 * Math.PI * i / Count;
            curve.Add(
                wraps ? Period * i / Count + 0.02 * random.NextDouble() : (2 + 0.05 * random.NextDouble()) * Math.Cos(-t),
                wraps ? Math.Sin(t) + 0.02 * random.NextDouble() : (2 + 0.05 * random.NextDouble()) * Math.Sin(-t));
        }

        var areas = new double[Count];
        for (var i = 0; i < Count; i++)
        {
            areas[i] = 0.005 * (1 + random.NextDouble()) * (seed > 2 ? -1 : 1);
        }

        var (x, z) = (curve.X[..Count], curve.Z[..Count]);
        var before = curve.SolidArea(Period);
        var sweep = new SweptArea();
        sweep.Move(curve, Period, areas);
        Assert.Equal(areas.Sum(), curve.SolidArea(Period) - before, 1e-13);
        for (var i = 0; i < Count; i++)
        {
            Assert.Equal(areas[i], Swept(x, z, curve, i, wraps), 1e-14);
            var (nx, nz) = NormalOf(x, z, i, wraps);
            Assert.Equal(0, (curve.X[i] - x[i]) * nz - (curve.Z[i] - z[i]) * nx, 1e-14);
        }
    }

    [Fact]
    public void A_flat_front_rises_and_nothing_due_moves_nothing()
    {
        var curve = Flat(16);
        var sweep = new SweptArea();
        var areas = new double[16];
        Assert.True(sweep.TryMove(curve, Period, areas, 0));
        Assert.All(curve.Z[..16], z => Assert.Equal(0, z));
        Array.Fill(areas, 0.25 * Period / 16);
        Assert.True(sweep.TryMove(curve, Period, areas, 0.26));
        Assert.All(curve.Z[..16], z => Assert.Equal(0.25, z, 1e-14));
    }

    [Fact]
    public void What_goes_too_far_or_finds_no_room_moves_nothing()
    {
        var sweep = new SweptArea();
        var curve = Flat(16);
        var areas = new double[16];
        areas[5] = 0.25 * Period / 16;
        Assert.False(sweep.TryMove(curve, Period, areas, 0.2));
        Assert.All(curve.Z[..16], z => Assert.Equal(0, z));

        // A hole of radius 1 that is to be filled by more than it holds.
        var hole = CurveShapeTests.Circle(1, 24, clockwise: false);
        var before = (hole.X[..24], hole.Z[..24]);
        var fill = new double[24];
        Array.Fill(fill, 1.2 * Math.PI / 24);
        Assert.False(sweep.TryMove(hole, Period, fill, double.PositiveInfinity));
        Assert.Equal(before.Item1, hole.X[..24]);
        Assert.Equal(before.Item2, hole.Z[..24]);
        Assert.Throws<InvalidOperationException>(() => sweep.Move(hole, Period, fill));
        fill[0] = double.NaN;
        Assert.False(sweep.TryMove(hole, Period, fill, double.PositiveInfinity));
        Assert.Equal(before.Item1, hole.X[..24]);
    }

    [Fact]
    public void A_move_does_not_depend_on_the_moves_before_it()
    {
        var random = new Random(6);
        var sweep = new SweptArea();
        for (var trial = 0; trial < 6; trial++)
        {
            var (curve, other) = (Wave(40), Wave(40));
            var areas = new double[40];
            for (var i = 0; i < 40; i++)
            {
                areas[i] = 0.02 * random.NextDouble();
            }

            sweep.Move(curve, Period, areas);
            new SweptArea().Move(other, Period, areas);
            Assert.Equal(other.X[..40], curve.X[..40]);
            Assert.Equal(other.Z[..40], curve.Z[..40]);
        }
    }

    [Theory]
    [InlineData(1e-3)]
    [InlineData(1e-5)]
    public void Small_steps_end_where_rounding_ends_them(double share)
    {
        var curve = Wave(40);
        var areas = new double[40];
        Array.Fill(areas, share * Period / 40 * Period / 40);
        var before = curve.SolidArea(Period);
        Assert.True(new SweptArea().TryMove(curve, Period, areas, 1));
        Assert.Equal(areas.Sum(), curve.SolidArea(Period) - before, 1e-13);
    }

    [Fact]
    public void A_hole_can_be_filled_to_the_last_part_in_one_step()
    {
        var hole = CurveShapeTests.Circle(1, 24, clockwise: false);
        var area = -hole.SolidArea(Period);
        var fill = new double[24];
        Array.Fill(fill, 0.97 * area / 24);
        Assert.True(new SweptArea().TryMove(hole, Period, fill, 1));
        Assert.Equal(0.03 * area, -hole.SolidArea(Period), 1e-12);
    }

    [Fact]
    public void A_doubled_vertex_does_not_stop_its_neighbors()
    {
        var curve = Flat(16);
        curve.X[7] = curve.X[6];
        var areas = new double[16];
        areas[2] = 0.01;
        var before = curve.SolidArea(Period);
        Assert.True(new SweptArea().TryMove(curve, Period, areas, 1));
        Assert.Equal(0.01, curve.SolidArea(Period) - before, 1e-14);
    }

    [Fact]
    public void Repeated_moves_allocate_nothing()
    {
        var curve = Flat(64);
        var areas = new double[64];
        Array.Fill(areas, 1e-3);
        var sweep = new SweptArea();
        sweep.Move(curve, Period, areas);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 10; i++)
        {
            sweep.Move(curve, Period, areas);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static Curve Flat(int count)
    {
        var curve = new Curve(wraps: true, boundary: 0);
        for (var i = 0; i < count; i++)
        {
            curve.Add(Period * i / count, 0);
        }

        return curve;
    }

    private static Curve Wave(int count)
    {
        var curve = new Curve(wraps: true, boundary: 0);
        for (var i = 0; i < count; i++)
        {
            curve.Add(Period * i / count, 1.5 * Math.Sin(2 * Math.PI * i / count));
        }

        return curve;
    }

    /// <summary>Area of the polygon between the old and the new halves of the two segments at a vertex.</summary>
    private static double Swept(double[] x, double[] z, Curve moved, int i, bool wraps)
    {
        var n = x.Length;
        (double X, double Z) At(double[] px, double[] pz, int k) => (px[(k + n) % n] + (wraps ? (k < 0 ? -Period : k >= n ? Period : 0) : 0), pz[(k + n) % n]);
        (double X, double Z) Middle(double[] px, double[] pz, int k)
        {
            var (a, b) = (At(px, pz, k), At(px, pz, k + 1));
            return (0.5 * (a.X + b.X), 0.5 * (a.Z + b.Z));
        }

        (double X, double Z)[] corners =
        [
            Middle(x, z, i - 1), At(x, z, i), Middle(x, z, i),
            Middle(moved.X, moved.Z, i), At(moved.X, moved.Z, i), Middle(moved.X, moved.Z, i - 1),
        ];
        double sum = 0;
        for (var k = 0; k < 6; k++)
        {
            var (a, b) = (corners[k], corners[(k + 1) % 6]);
            sum += 0.5 * (a.X * b.Z - a.Z * b.X);
        }

        return sum;
    }

    private static (double X, double Z) NormalOf(double[] x, double[] z, int i, bool wraps)
    {
        var n = x.Length;
        var (before, after) = ((i + n - 1) % n, (i + 1) % n);
        var dx = x[after] - x[before] + (wraps ? (i == 0 || i == n - 1 ? Period : 0) : 0);
        var dz = z[after] - z[before];
        var length = Math.Sqrt(dx * dx + dz * dz);
        return (-dz / length, dx / length);
    }
}
