using Anodyne.Numerics.Plane.Curves;

namespace Anodyne.Numerics.Tests.Plane.Curves;

public class CurveRemesherTests
{
    private const double Period = 10;
    private static readonly VertexField Label = new("label", "1", VertexKind.Density);
    private static readonly VertexField Stock = new("stock", "mol", VertexKind.Amount);
    private static readonly VertexFields Fields = new(Label, Stock, VertexField.AreaDue);

    [Fact]
    public void Lengths_that_leave_no_room_between_them_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new CurveRemesher(1, 2.4));
        var remesher = new CurveRemesher(1, 2.5);
        Assert.Equal((1, 2.5), (remesher.Shortest, remesher.Longest));
    }

    [Fact]
    public void A_curve_in_order_is_left_alone()
    {
        var circle = CurveShapeTests.Circle(1, 12, clockwise: true, Fields);
        Assert.Same(circle, new CurveRemesher(0.25, 0.85).Remesh(circle, Period));
        var small = CurveShapeTests.Circle(0.1, 6, clockwise: true, Fields);
        Assert.Same(small, new CurveRemesher(0.25, 0.85).Remesh(small, Period));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_circle_that_is_refined_stays_a_circle_and_shares_evenly(bool clockwise)
    {
        var circle = CurveShapeTests.Circle(2, 12, clockwise, Fields);
        circle.FirstVertex = 17;
        Array.Fill(circle[Label], 7, 0, 12);
        Array.Fill(circle[Stock], 1, 0, 12);
        var area = circle.SolidArea(Period);
        var fine = new CurveRemesher(0.25, 0.85).Remesh(circle, Period);
        Assert.Equal(24, fine.Count);
        Assert.Equal((circle.Boundary, 17), (fine.Boundary, fine.FirstVertex));
        Assert.Equal(area, fine.SolidArea(Period), 1e-13);
        Assert.All(fine[Label][..24], label => Assert.Equal(7, label));
        Assert.All(fine[Stock][..24], stock => Assert.Equal(0.5, stock, 1e-12));
        Assert.All(fine[VertexField.AreaDue][..24], due => Assert.Equal(0, due));
        var radius = fine.X[..24].Zip(fine.Z[..24], (x, z) => Math.Sqrt(x * x + z * z)).ToArray();
        Assert.InRange(radius.Max() - radius.Min(), 0, 5e-3);
        Assert.InRange(radius.Average(), 1.96, 2);
    }

    /// <summary>The first vertices never go; a fold among them is taken out all the same, wherever the curve starts.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(9)]
    public void A_fold_is_taken_out_wherever_the_curve_starts(int start)
    {
        // A front of 20 vertices at 0.5, in which one vertex lies behind its neighbour: the curve runs forth, back and forth again.
        var x = Enumerable.Range(0, 20).Select(i => 0.5 * i).ToArray();
        (x[1], x[2]) = (0.95, 0.6);
        var curve = Along([.. x]);
        curve.Z[1] = 0.3;
        curve.Rotate(start, Period);
        var area = curve.SolidArea(Period) + curve[VertexField.AreaDue][..curve.Count].ToArray().Sum();
        var mended = new CurveRemesher(0.25, 0.85).Remesh(curve, Period);
        Assert.Equal(area, mended.SolidArea(Period) + mended[VertexField.AreaDue][..mended.Count].ToArray().Sum(), 1e-12);
        for (var i = 0; i < mended.Count; i++)
        {
            var ((ax, az), (vx, vz), (bx, bz)) = (CurveShape.Vertex(mended, i - 1, Period), CurveShape.Vertex(mended, i, Period), CurveShape.Vertex(mended, i + 1, Period));
            var (px, pz, qx, qz) = (vx - ax, vz - az, bx - vx, bz - vz);
            Assert.True((px * qx) + (pz * qz) > -0.2 * Math.Sqrt(((px * px) + (pz * pz)) * ((qx * qx) + (qz * qz))), $"vertex {i} turns back");
        }
    }

    [Fact]
    public void A_long_segment_on_a_flat_front_gets_a_middle_and_takes_its_share()
    {
        var curve = Along(0, 0.5, 1, 2, 2.5, 3, 3.5, 4, 4.5, 5, 5.5, 6, 6.5, 7, 7.5, 8, 8.5, 9, 9.5);
        for (var i = 0; i < curve.Count; i++)
        {
            curve[Label][i] = i;
            curve[Stock][i] = 3;
        }

        var fine = new CurveRemesher(0.25, 0.85).Remesh(curve, Period);
        Assert.Equal(20, fine.Count);
        Assert.Equal((1.5, 0, 2.5), (fine.X[3], fine.Z[3], fine[Label][3]));
        Assert.Equal([3, 3, 2, 2, 2, 3], fine[Stock][..6]);
    }

    /// <summary>The middle of the joined segment divides its stretch: of 0.25 before and 0.1 behind, 0.1 go to the left and 0.25 to the right.</summary>
    [Fact]
    public void A_vertex_between_short_segments_goes_and_leaves_to_each_side_what_lies_there()
    {
        var curve = Along(0, 0.5, 1, 1.5, 2, 2.5, 3, 3.2, 3.6, 4, 4.5, 5, 5.5, 6, 6.5, 7, 7.5, 8, 8.5, 9, 9.5);
        for (var i = 0; i < curve.Count; i++)
        {
            curve[Stock][i] = i == 6 ? 4 : 1;
        }

        var coarse = new CurveRemesher(0.25, 0.85).Remesh(curve, Period);
        Assert.Equal(20, coarse.Count);
        Assert.DoesNotContain(3, coarse.X[..20]);
        Assert.Equal([1, 1 + (4 * 0.2 / 0.7), 1 + (4 * 0.5 / 0.7), 1], coarse[Stock][4..8], (a, b) => Math.Abs(a - b) < 1e-12);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(20)]
    public void The_last_vertex_goes_over_the_end_of_the_curve(int shortAt)
    {
        double[] x = [.. Enumerable.Range(0, 21).Select(i => 0.5 * i + (i >= shortAt ? -0.3 : 0))];
        x = [.. x.Where(value => value < 10)];
        var curve = Along(x);
        for (var i = 0; i < curve.Count; i++)
        {
            curve.Z[i] = 0.05 * Math.Sin(2 * Math.PI * curve.X[i] / Period);
            curve[Stock][i] = 1 + i;
        }

        var (area, stock) = (curve.SolidArea(Period), curve[Stock][..curve.Count].Sum());
        var coarse = new CurveRemesher(0.25, 0.85).Remesh(curve, Period);
        Assert.Equal(stock, coarse[Stock][..coarse.Count].Sum(), 1e-12);
        Assert.Equal(area, coarse.SolidArea(Period) + coarse[VertexField.AreaDue][..coarse.Count].Sum(), 1e-13);
        Assert.True(Lengths(coarse).Min() >= 0.2);
    }

    [Fact]
    public void The_apex_of_a_closing_notch_goes_and_its_area_is_kept()
    {
        double[] x = [0, 0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5, 5, 5.2, 5.4, 5.9, 6.4, 6.9, 7.4, 7.9, 8.4, 8.9, 9.4];
        var curve = Along(x);
        curve.Z[11] = -0.7;
        var area = curve.SolidArea(Period);
        var mended = new CurveRemesher(0.25, 0.85).Remesh(curve, Period);
        Assert.Equal(area, mended.SolidArea(Period) + mended[VertexField.AreaDue][..mended.Count].Sum(), 1e-13);
        Assert.True(mended.Z[..mended.Count].Min() > -0.5);
        Assert.Contains(mended[VertexField.AreaDue][..mended.Count], due => due < 0);
        var bare = CurveShapeTests.Polyline(wraps: true, [.. x.Select((value, i) => (value, i == 11 ? -0.7 : 0.0))]);
        Assert.Equal(area, new CurveRemesher(0.25, 0.85).Remesh(bare, Period).SolidArea(Period), 1e-13);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_bad_first_vertex_goes_like_any_other(bool notch)
    {
        double[] x = [0, 0.2, 0.7, 1.2, 1.7, 2.2, 2.7, 3.2, 3.7, 4.2, 4.7, 5.2, 5.7, 6.2, 6.7, 7.2, 7.7, 8.2, 8.7, 9.2, 9.7];
        var curve = Along(x);
        curve.Z[0] = notch ? -0.7 : -1e-3;
        curve[Stock][0] = 2;
        var area = curve.SolidArea(Period);
        var remesher = new CurveRemesher(0.25, 0.85);
        var mended = remesher.Remesh(curve, Period);
        Assert.True(mended.Count < x.Length || notch);
        Assert.True(mended.Z[..mended.Count].Min() > (notch ? -0.5 : -9e-4));
        var buried = Buried(remesher, curve);
        Assert.Equal(notch ? 2 : 0, buried, 1e-12);
        Assert.Equal(2, mended[Stock][..mended.Count].Sum() + buried, 1e-12);
        Assert.Equal(area, mended.SolidArea(Period) + mended[VertexField.AreaDue][..mended.Count].Sum(), 1e-13);
    }

    // What a sharp edge swallows lies between its two sides.
    private static double Buried(CurveRemesher remesher, Curve curve) => remesher.Swallowed is { Length: > 0 } all ? all[curve.Fields.Find(Stock)] : 0;

    [Fact]
    public void Rough_curves_keep_area_and_amounts_and_come_into_order_whatever_was_meshed_before()
    {
        var random = new Random(11);
        var used = new CurveRemesher(0.25, 0.85);
        for (var trial = 0; trial < 60; trial++)
        {
            var curve = Rough(random, trial % 2 == 0);
            var twin = Copy(curve);
            var (low, high) = (curve[Label][..curve.Count].Min(), curve[Label][..curve.Count].Max());
            var area = curve.SolidArea(Period) + curve[VertexField.AreaDue][..curve.Count].Sum();
            var stock = curve[Stock][..curve.Count].Sum();
            used.Forget();
            var mended = used.Remesh(curve, Period);
            Assert.Equal(area, mended.SolidArea(Period) + mended[VertexField.AreaDue][..mended.Count].Sum(), 1e-11);
            Assert.Equal(stock, mended[Stock][..mended.Count].Sum() + Buried(used, curve), 1e-11);
            Assert.All(mended[Label][..mended.Count], label => Assert.InRange(label, low, high));
            Assert.Equal(trial % 2 == 0, mended.Wraps);
            Assert.InRange(Lengths(mended).Max(), 0.25, 1.3);
            Assert.InRange(Lengths(mended).Count(length => length < 0.2), 0, mended.Count / 8);
            var fresh = new CurveRemesher(0.25, 0.85).Remesh(twin, Period);
            Assert.Equal(fresh.X[..fresh.Count], mended.X[..mended.Count]);
            Assert.Equal(fresh.Z[..fresh.Count], mended.Z[..mended.Count]);
            foreach (var field in Fields.All.ToArray())
            {
                Assert.Equal(fresh[field][..fresh.Count], mended[field][..mended.Count]);
            }
        }
    }

    [Fact]
    public void A_vertex_that_goes_at_the_end_of_the_curve_leaves_the_shape_that_it_leaves_in_the_middle()
    {
        // Of the ends of the short segment only the second may go: its neighbour would leave a long one.
        double[] x = [0, 0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5, 5.2, 5.4, 5.9, 6.4, 6.9, 7.4, 7.9, 8.4, 8.9, 9.4];
        Curve Waved(int start)
        {
            var curve = Along(x);
            for (var i = 0; i < curve.Count; i++)
            {
                curve.Z[i] = 0.05 * Math.Cos(2 * Math.PI * curve.X[i] / Period);
            }

            curve.Rotate(start, Period);
            return curve;
        }

        var middle = new CurveRemesher(0.25, 0.85).Remesh(Waved(0), Period);
        Assert.True(middle.Count < x.Length);

        // One of the four vertices after the first is left alone.
        foreach (var start in Enumerable.Range(1, x.Length - 1).Where(start => start is < 7 or > 10))
        {
            var turned = new CurveRemesher(0.25, 0.85).Remesh(Waved(start), Period);
            var first = Enumerable.Range(0, turned.Count).MinBy(i => Math.Abs(Math.IEEERemainder(turned.X[i] - middle.X[0], Period)));
            turned.Rotate(first, Period);
            Assert.Equal(middle.Z[..middle.Count], turned.Z[..turned.Count], (a, b) => Math.Abs(a - b) < 1e-8);
        }
    }

    /// <summary>A spike with long legs: a leg is divided and the apex goes in the same pass, wherever the curve begins.</summary>
    [Fact]
    public void The_area_of_a_spike_with_long_legs_stays_beside_it()
    {
        double[] x = [0, 0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5, 4.7, 4.9, 5.4, 5.9, 6.4, 6.9, 7.4, 7.9, 8.4, 8.9, 9.4];
        for (var start = 0; start < x.Length; start++)
        {
            var curve = Along(x);
            curve.Z[10] = -1.2;
            curve.Rotate(start, Period);
            var area = curve.SolidArea(Period);
            var mended = new CurveRemesher(0.25, 0.85).Remesh(curve, Period);
            Assert.Equal(area, mended.SolidArea(Period) + mended[VertexField.AreaDue][..mended.Count].Sum(), 1e-13);
            for (var i = 0; i < mended.Count; i++)
            {
                if (Math.Abs(Math.IEEERemainder(mended.X[i] - 4.7, Period)) > 1.2)
                {
                    Assert.Equal((0, 0), (mended.Z[i], mended[VertexField.AreaDue][i]));
                }
            }
        }
    }

    [Fact]
    public void A_curve_keeps_its_number_and_its_boundary_whatever_was_meshed_before()
    {
        var remesher = new CurveRemesher(0.25, 0.85);
        var other = CurveShapeTests.Circle(2, 6, clockwise: false, Fields);
        other.FirstVertex = 3;
        remesher.Remesh(other, Period);
        var circle = CurveShapeTests.Circle(2, 6, clockwise: true, Fields);
        (circle.FirstVertex, circle.Boundary) = (17, 5);
        var fine = remesher.Remesh(circle, Period);
        Assert.Equal((24, 17, 5), (fine.Count, fine.FirstVertex, fine.Boundary));
    }

    [Theory]
    [InlineData(8, 8)]
    [InlineData(9, 8)]
    public void A_speck_of_eight_vertices_keeps_its_corners(int count, int left)
    {
        var speck = CurveShapeTests.Circle(0.5, count, clockwise: true, Fields);
        (speck.X[6], speck.Z[6]) = (2.2 * Math.Cos(-2 * Math.PI * 6 / count), 2.2 * Math.Sin(-2 * Math.PI * 6 / count));
        Assert.Equal(left, new CurveRemesher(0.01, 5).Remesh(speck, Period).Count);
    }

    [Fact]
    public void A_new_vertex_lies_in_the_middle_of_its_segment_and_bulges_by_a_tenth_at_most()
    {
        // Uneven neighbours would draw the cubic's middle along the segment, to 1.355; steep ones would lift it by more than a tenth.
        (double X, double Z)[] points =
            [(0, -0.72), (0.5, -0.72), (0.9, 0), (1.76, 0), (1.76, -0.84), .. Enumerable.Range(0, 16).Select(i => (2.2 + 0.5 * i, -0.8))];
        var curve = CurveShapeTests.Polyline(wraps: true, points);
        var fine = new CurveRemesher(0.25, 0.85).Remesh(curve, Period);
        var i = Array.FindIndex(fine.X, 0, fine.Count, x => x is > 1.2 and < 1.5);
        Assert.Equal(1.33, fine.X[i], 5e-3);

        // A tenth of the chord, less the half that is given back.
        Assert.Equal(0.043, fine.Z[i], 2e-3);
    }

    [Fact]
    public void Meshing_to_and_fro_allocates_nothing()
    {
        var (fine, coarse) = (new CurveRemesher(0.1, 0.3), new CurveRemesher(0.35, 1.2));
        var curve = CurveShapeTests.Circle(2, 24, clockwise: true, Fields);
        for (var i = 0; i < 6; i++)
        {
            curve = coarse.Remesh(fine.Remesh(curve, Period), Period);
        }

        // Each takes the curves that the other left: four in all go round.
        var left = fine.Remesh(curve, Period);
        Assert.NotSame(curve, left);
        var storages = new HashSet<double[]>();
        for (var i = 0; i < 40; i++)
        {
            left = fine.Remesh(coarse.Remesh(left, Period), Period);
            storages.Add(left.X);
        }

        Assert.InRange(storages.Count, 1, 12);
    }

    private static Curve Along(params double[] x)
    {
        var curve = new Curve(wraps: true, boundary: 0, Fields);
        foreach (var value in x)
        {
            curve.Add(value, 0);
        }

        return curve;
    }

    private static double[] Lengths(Curve curve) => [.. Enumerable.Range(0, curve.Count).Select(i => CurveShape.SegmentLength(curve, i, Period))];

    private static Curve Rough(Random random, bool wraps)
    {
        var curve = new Curve(wraps, wraps ? 0 : 2, Fields);
        var count = 10 + random.Next(40);
        for (var i = 0; i < count; i++)
        {
            var t = (i + 0.8 * random.NextDouble()) / count;
            var bump = 0.15 * random.NextDouble();
            curve.Add(wraps ? Period * t : (2 + bump) * Math.Cos(-2 * Math.PI * t), wraps ? bump + Math.Sin(2 * Math.PI * t) : (2 + bump) * Math.Sin(-2 * Math.PI * t));
            curve[Label][i] = random.NextDouble();
            curve[Stock][i] = random.NextDouble();
            curve[VertexField.AreaDue][i] = 1e-3 * random.NextDouble();
        }

        return curve;
    }

    private static Curve Copy(Curve curve)
    {
        var copy = new Curve(curve.Wraps, curve.Boundary, curve.Fields);
        for (var i = 0; i < curve.Count; i++)
        {
            copy.Add(curve.X[i], curve.Z[i]);
            foreach (var field in curve.Fields.All)
            {
                copy[field][i] = curve[field][i];
            }
        }

        return copy;
    }
}
