using Anodyne.Numerics.Plane.Curves;

namespace Anodyne.Numerics.Tests.Plane.Curves;

public class CrossingSearchTests
{
    private const double Period = 10;

    [Fact]
    public void Crossings_of_rough_curves_are_those_of_all_pairs()
    {
        var random = new Random(5);
        var search = new CrossingSearch();
        for (var trial = 0; trial < 40; trial++)
        {
            var front = new Curve(wraps: true, boundary: 0);
            var vertices = 3 + trial;
            for (var i = 0; i < vertices; i++)
            {
                front.Add(Period * i / vertices + 3 * random.NextDouble() - 6 * (trial % 3), 4 * random.NextDouble());
            }

            var loop = new Curve(wraps: false, boundary: 1);
            for (var i = 0; i < 2 + trial; i++)
            {
                loop.Add(8 + 4 * random.NextDouble(), 5 * random.NextDouble());
            }

            Curve[] curves = [front, loop];
            var found = search.Find(curves, Period, 0.3 + 0.5 * random.NextDouble());
            var expected = AllPairs(curves);
            Assert.Equal(expected.Count > 0, found);
            Assert.Equal(expected.Select(c => (c.First, c.Second)).Order(), search.Crossings.Select(c => Ordered(c.First, c.Second)).Order());
            foreach (var crossing in search.Crossings)
            {
                var same = expected.Single(c => (c.First, c.Second) == Ordered(crossing.First, crossing.Second));
                var (mine, other) = crossing.First == same.First ? (same.S, same.T) : (same.T, same.S);
                Assert.Equal(mine, crossing.FirstPosition, 1e-9);
                Assert.Equal(other, crossing.SecondPosition, 1e-9);
                Assert.Equal(search.StartX[crossing.First] + mine * search.StepX[crossing.First], crossing.X, 1e-9);
                Assert.Equal(search.StartZ[crossing.First] + mine * search.StepZ[crossing.First], crossing.Z, 1e-9);
            }
        }
    }

    [Fact]
    public void Segments_are_numbered_through_all_curves_and_know_what_follows()
    {
        var search = new CrossingSearch();
        Curve[] curves =
        [
            CurveShapeTests.Polyline(wraps: true, (0, 0), (6, 1)),
            CurveShapeTests.Polyline(wraps: false, (2, 5), (2, 7), (4, 5)),
        ];
        Assert.False(search.Find(curves, Period, 1));
        Assert.Equal(5, search.Count);
        Assert.Equal((0, 2), (curves[0].FirstVertex, curves[1].FirstVertex));
        Assert.Equal([1, 0, 3, 4, 2], search.Following[..5]);
        Assert.Equal([6, 4, 0, 2, -2], search.StepX[..5]);
        Assert.Equal([1, -1, 2, -2, 0], search.StepZ[..5]);
        Assert.Equal([0, 6, 2, 2, 4], search.StartX[..5]);
        Assert.Equal([0, 1, 5, 7, 5], search.StartZ[..5]);
    }

    [Fact]
    public void Parallel_and_neighboring_segments_do_not_cross_and_a_vertex_on_a_segment_counts_once()
    {
        var search = new CrossingSearch();
        Assert.False(search.Find([CurveShapeTests.Polyline(wraps: true, (0, 1), (5, 1)), CurveShapeTests.Polyline(wraps: false, (1, 1), (3, 1), (2, 1))], Period, 1));
        Assert.False(search.Find([CurveShapeTests.Polyline(wraps: false, (1, 1), (2, 3), (3, 1))], Period, 1));
        var front = CurveShapeTests.Polyline(wraps: true, (0, 1), (5, 1));
        Assert.True(search.Find([front, CurveShapeTests.Polyline(wraps: false, (2, 0), (3, 1), (4, 2), (1, 4))], Period, 1));
        Assert.Equal(2, search.Crossings.Count);
        Assert.Equal([2.0 / 3 * 2.5 - 1 + 1.0 / 3, 3], search.Crossings.Select(c => c.X).Order(), (a, b) => Math.Abs(a - b) < 1);
    }

    [Fact]
    public void Repeated_searches_allocate_nothing()
    {
        var search = new CrossingSearch();
        Curve[] curves = [Comb(300), Comb(290)];
        for (var i = 0; i < 3; i++)
        {
            search.Find(curves, Period, 0.02);
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 20; i++)
        {
            search.Find(curves, Period, 0.02);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.NotEmpty(search.Crossings);
    }

    private static Curve Comb(int teeth)
    {
        var curve = new Curve(wraps: true, boundary: 0);
        for (var i = 0; i < teeth; i++)
        {
            curve.Add(Period * i / teeth, i % 2);
        }

        return curve;
    }

    private static (int First, int Second) Ordered(int a, int b) => a < b ? (a, b) : (b, a);

    private static List<(int First, int Second, double S, double T)> AllPairs(Curve[] curves)
    {
        var segments = new List<(double X, double Z, double DX, double DZ, int Next)>();
        foreach (var curve in curves)
        {
            var first = segments.Count;
            for (var i = 0; i < curve.Count; i++)
            {
                var j = (i + 1) % curve.Count;
                var shift = j == 0 && curve.Wraps ? Period : 0;
                segments.Add((curve.X[i], curve.Z[i], curve.X[j] + shift - curve.X[i], curve.Z[j] - curve.Z[i], first + j));
            }
        }

        var result = new List<(int, int, double, double)>();
        for (var p = 0; p < segments.Count; p++)
        {
            for (var q = p + 1; q < segments.Count; q++)
            {
                var (a, b) = (segments[p], segments[q]);
                if (a.Next == q || b.Next == p)
                {
                    continue;
                }

                var shift = Math.Round((a.X - b.X) / Period) * Period;
                var (rx, rz) = (b.X + shift - a.X, b.Z - a.Z);
                var cross = a.DX * b.DZ - a.DZ * b.DX;
                var (s, t) = ((rx * b.DZ - rz * b.DX) / cross, (rx * a.DZ - rz * a.DX) / cross);
                if (s is >= 0 and < 1 && t is >= 0 and < 1)
                {
                    result.Add((p, q, s, t));
                }
            }
        }

        return result;
    }
}
