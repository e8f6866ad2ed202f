using Anodyne.Numerics.Plane.Curves;

namespace Anodyne.Numerics.Tests.Plane.Curves;

public class CurveSurgeryTests
{
    private const double Period = 10;
    private const double Spacing = 0.1;
    private static readonly VertexField Label = new("label", "1", VertexKind.Density);
    private static readonly VertexFields Fields = new(Label, VertexField.AreaDue);

    // Two caps on stems, the left one from x = 1 to 5.2, the right one from 4.8 to 8, that overlap by 0.38.
    private static readonly (double X, double Z)[] Caps =
    [
        (0, 0), (2, 0), (2, 2), (1, 2), (1, 3), (5.2, 3), (5.2, 2), (3, 2), (3, 0),
        (6, 0), (6, 2.05), (4.8, 2.05), (4.8, 3.05), (8, 3.05), (8, 2.05), (7, 2.05), (7, 0), (10, 0),
    ];

    [Fact]
    public void Without_crossings_nothing_happens_and_nothing_is_allocated()
    {
        List<Curve> curves = [Front((0, 0), (10, 0)), Loop(1, (3, 3), (3, 4), (5, 4), (5, 3))];
        Curve[] before = [.. curves];
        var surgery = new CurveSurgery(Spacing);
        Assert.Equal(default, surgery.Repair(curves, Period));
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        surgery.Repair(curves, Period);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - allocated);
        Assert.Equal(before, curves);
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(-4.3)]
    [InlineData(7.9)]
    public void Caps_that_meet_close_a_pocket_and_owe_what_was_covered_twice(double shift)
    {
        List<Curve> curves = [Front([.. Caps.Select(point => (point.X + shift, point.Z))])];
        var before = Area(curves);
        var report = new CurveSurgery(Spacing).Repair(curves, Period);
        Assert.Equal((2, 1, 0), (report.Crossings, report.Pockets, report.Islands));
        Assert.Equal(0.38, report.AreaOwed, 1e-12);
        Assert.Equal(2, curves.Count);
        Assert.Equal([0, -1], curves.Select(curve => curve.Boundary));
        Assert.Equal([true, false], curves.Select(curve => curve.Wraps));
        Assert.Equal(-6.04, curves[1].SolidArea(Period), 1e-12);
        Assert.Equal(before, Area(curves) + curves.Sum(Due), 1e-12);
        Assert.Equal(0, Due(curves[1]));
        AssertLabels(curves);
        AssertNearSeams(curves[0], 0.38, 4.8 + shift, 3);
        AssertCovers(curves, [Front([.. Caps.Select(point => (point.X + shift, point.Z))])]);
    }

    /// <summary>Amounts that are even along the front: the stretches that vanish take theirs along, the rest keep theirs, and seams hold what lies beside them.</summary>
    [Fact]
    public void What_the_merged_stretches_held_is_dropped_and_nothing_is_made()
    {
        var stock = new VertexField("stock", "1", VertexKind.Amount);
        var fields = new VertexFields(stock, VertexField.AreaDue);
        var curve = new Curve(true, 0, fields);
        foreach (var (x, z) in Caps)
        {
            curve.Add(x, z);
        }

        double Held(Curve of) => of[stock].Take(of.Count).Sum();
        for (var i = 0; i < curve.Count; i++)
        {
            curve[stock][i] = 0.5 * (CurveShape.SegmentLength(curve, i - 1, Period) + CurveShape.SegmentLength(curve, i, Period));
        }

        var before = Held(curve);
        List<Curve> curves = [curve];
        var surgery = new CurveSurgery(Spacing);
        surgery.Repair(curves, Period);
        var dropped = surgery.Dropped[0];

        // The overlap is a rectangle of 0.4 by 0.95 whose outline is what vanishes.
        Assert.Equal(2 * (0.4 + 0.95), dropped, 1e-12);
        Assert.Equal(before, curves.Sum(Held) + dropped, 1e-12);
        foreach (var left in curves)
        {
            for (var i = 0; i < left.Count; i++)
            {
                var length = 0.5 * (CurveShape.SegmentLength(left, i - 1, Period) + CurveShape.SegmentLength(left, i, Period));
                Assert.Equal(length, left[stock][i], 1e-12);
            }
        }
    }

    [Fact]
    public void A_neck_that_is_stripped_through_sets_an_island_free()
    {
        var necked = Front((0, 0), (4, 0), (5.2, 1), (3, 2), (3, 4), (7, 4), (7, 2), (4.8, 1), (6, 0), (10, 0));
        List<Curve> curves = [necked];
        var before = Area(curves);
        var report = new CurveSurgery(Spacing).Repair(curves, Period);
        Assert.Equal((2, 0, 1), (report.Crossings, report.Pockets, report.Islands));
        Assert.Equal([0, 1], curves.Select(curve => curve.Boundary));
        Assert.Equal(8 + 2 * (1 - 0.1 / 1.1), curves[1].SolidArea(Period), 1e-12);
        Assert.Equal(before, Area(curves) + curves.Sum(Due), 1e-12);
        Assert.Equal(0.5 * 0.4 * (0.1 / 1.1 + 1.0 / 6), report.AreaOwed, 1e-12);
        Assert.All(curves, curve => Assert.True(Due(curve) < 0));
        AssertLabels(curves);
    }

    [Fact]
    public void Islands_that_meet_become_one_and_are_numbered_anew()
    {
        List<Curve> curves =
        [
            Front((0, 0), (10, 0)),
            Loop(1, (8, 8), (8, 9), (9, 9), (9, 8)),
            Loop(2, (2, 3), (2, 5), (5, 5), (5, 3)),
            Loop(3, (4, 4), (4, 6), (7, 6), (7, 4)),
        ];
        var report = new CurveSurgery(Spacing).Repair(curves, Period);
        Assert.Equal((2, 0, 0), (report.Crossings, report.Pockets, report.Islands));
        Assert.Equal([0, 1, 2], curves.Select(curve => curve.Boundary));
        Assert.Equal([0, 1, 11], curves.Select(curve => curve.SolidArea(Period)), Close);
        Assert.Equal([0, 0, 1], curves.Select(Due), Close);
        AssertLabels(curves);
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(-4.3)]
    [InlineData(7.9)]
    [InlineData(13.2)]
    public void What_lies_in_a_pocket_is_silent_and_what_lies_outside_is_not(double shift)
    {
        List<Curve> curves =
        [
            Front([.. Caps.Select(point => (point.X + shift, point.Z))]),
            Loop(1, (4 + shift, 0.5), (4 + shift, 1.5), (5 + shift, 1.5), (5 + shift, 0.5)),
            Loop(2, (9 + shift - 20, 1), (9 + shift - 20, 2), (9.5 + shift - 20, 2), (9.5 + shift - 20, 1)),
            Loop(3, (5 + shift + 10, 5), (5 + shift + 10, 6), (6 + shift + 10, 6), (6 + shift + 10, 5)),
        ];
        var report = new CurveSurgery(Spacing).Repair(curves, Period);
        Assert.Equal((2, 2, 0), (report.Crossings, report.Pockets, report.Islands));
        int Of(double area, double z) => curves.Single(curve => !curve.Wraps && Close(curve.SolidArea(Period), area) && curve.Z[0] < z + 2 && curve.Z[0] >= z).Boundary;
        Assert.Equal(-1, curves.Single(curve => !curve.Wraps && curve.SolidArea(Period) < 0).Boundary);
        Assert.Equal(-1, Of(1, 0.4));
        Assert.InRange(Of(0.5, 0.9), 1, 2);
        Assert.InRange(Of(1, 4.9), 1, 2);
        Assert.NotEqual(Of(0.5, 0.9), Of(1, 4.9));
    }

    [Fact]
    public void Debris_goes_and_its_area_is_owed()
    {
        // A thorn whose tip crosses over: island of 5e-4, then one of 5e-3; a dimple that closes: pocket of 1e-4, then one of 5e-4.
        foreach (var (area, pocket, stays) in new[] { (5e-4, false, false), (5e-3, false, true), (1e-4, true, false), (5e-4, true, true) })
        {
            var a = Math.Sqrt(area);
            var sign = pocket ? -1 : 1;
            List<Curve> curves = [Front((0, 0), (5 - a, 0), (5 + 0.1 * a, sign * a), (5 - a, sign * (2.1 * a)), (5 + a, sign * (2.1 * a)), (5 - 0.1 * a, sign * a), (5 + a, 0), (10, 0))];
            var before = Area(curves);
            new CurveSurgery(Spacing).Repair(curves, Period);
            Assert.Equal(stays ? 2 : 1, curves.Count);
            Assert.Equal(before, Area(curves) + curves.Sum(Due), 1e-13);
            AssertLabels(curves);
        }
    }

    [Fact]
    public void What_no_seam_can_take_is_owed_by_the_whole_front()
    {
        List<Curve> curves = [Front((0, 0), (10, 0)), Loop(1, (3, 3), (3, 3.02), (3.02, 3.02), (3.02, 3)), Loop(2, (3.01, 3.01), (3.01, 3.03), (3.03, 3.03), (3.03, 3.01))];
        var before = Area(curves);
        var report = new CurveSurgery(Spacing).Repair(curves, Period);
        Assert.Equal(8e-4, report.AreaOwed, 1e-12);
        Assert.Single(curves);
        Assert.Equal(before, Due(curves[0]), 1e-13);
        var due = curves[0][VertexField.AreaDue][..curves[0].Count];
        Assert.All(due, value => Assert.Equal(8e-4 / due.Length, value, 1e-12));
    }

    [Fact]
    public void A_roof_on_a_stem_closes_one_pocket_and_a_roof_without_one_is_refused()
    {
        List<Curve> curves = [Front((0, 0), (4, 0), (4, 2), (1, 2), (1, 3), (11.2, 3.1), (11.2, 2.1), (6, 2), (6, 0), (10, 0))];
        var before = Area(curves);
        Assert.Equal((2, 1, 0), new CurveSurgery(Spacing).Repair(curves, Period) is var report ? (report.Crossings, report.Pockets, report.Islands) : default);
        Assert.InRange(curves[0].Z[..curves[0].Count].Min(), 2.9, 3.1);
        Assert.Equal(before, Area(curves) + curves.Sum(Due), 1e-11);
        curves = [Front((0, 0), (10, 0)), Loop(1, (1, 5), (1, 6), (11.2, 6.1), (11.2, 5.1))];
        Assert.Contains("roofed", Assert.Throws<InvalidOperationException>(() => new CurveSurgery(Spacing).Repair(curves, Period)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_fold_under_the_whole_width_vanishes()
    {
        List<Curve> curves = [Front((0, 3), (11.2, 3.1), (11.2, 2), (0.5, 1.9), (0.5, 1), (10, 1.05), (10, 3))];
        var before = Area(curves);
        new CurveSurgery(Spacing).Repair(curves, Period);
        Assert.Single(curves, curve => curve.Wraps);
        Assert.Equal(before, Area(curves) + curves.Sum(Due), 1e-11);
    }

    [Fact]
    public void A_crossing_at_a_vertex_leaves_no_doubled_vertex()
    {
        List<Curve> curves = [Front((0, 0), (10, 0)), Loop(1, (4, -1), (4, 0), (4, 2), (6, 2), (6, 0), (6, -1))];
        var report = new CurveSurgery(Spacing).Repair(curves, Period);
        Assert.Equal(2, report.Crossings);
        Assert.Single(curves);
        Assert.All(Enumerable.Range(0, curves[0].Count), i => Assert.True(CurveShape.SegmentLength(curves[0], i, Period) > 1e-6));
        Assert.Equal(4, curves[0].SolidArea(Period), 1e-12);
        Assert.Equal(2, report.AreaOwed, 1e-12);
    }

    /// <summary>Its first side all but touches another island: beside that side nothing can be told, beside its longest it can.</summary>
    [Fact]
    public void An_island_is_judged_beside_its_longest_side()
    {
        var touched = new Curve(wraps: false, boundary: 1, Fields);
        foreach (var (x, z) in new[] { (3.0, 3.0), (3, 3.5), (3, 4), (3.5, 5), (5, 5), (5, 3) })
        {
            touched.Add(x, z);
            touched[Label][touched.Count - 1] = z;
        }

        List<Curve> curves =
        [
            Front((0, 0), (10, 0)),
            touched,
            Loop(2, (1, 3), (1, 4), (3 - 1e-6, 4), (3 - 1e-6, 3)),
            Loop(3, (6, 6), (6, 7), (7, 7), (7, 6)),
            Loop(4, (6.5, 6.5), (6.5, 7.5), (7.5, 7.5), (7.5, 6.5)),
        ];
        var before = Area(curves);
        var report = new CurveSurgery(Spacing).Repair(curves, Period);
        Assert.Equal((2, 4), (report.Crossings, curves.Count));
        Assert.Equal(0.25, report.AreaOwed, 1e-11);
        Assert.Equal(before, Area(curves) + curves.Sum(Due), 1e-11);
    }

    [Fact]
    public void Stars_over_a_front_become_what_they_cover_together()
    {
        var random = new Random(3);
        for (var trial = 0; trial < 25; trial++)
        {
            List<Curve> curves = [Front((0, 1), (3, 1.2), (6, 0.9), (10, 1))];
            for (var s = 0; s < 5; s++)
            {
                var (x, z) = (14 * random.NextDouble() - 2, 1 + 3 * random.NextDouble());
                var corners = Enumerable.Range(0, 9).Select(k =>
                {
                    var (radius, angle) = (0.4 + 0.9 * random.NextDouble(), -2 * Math.PI * k / 9);
                    return (x + radius * Math.Cos(angle), z + radius * Math.Sin(angle));
                });
                curves.Add(Loop(s + 1, [.. corners]));
            }

            var original = curves.ToArray();
            var before = Area(curves);
            var report = new CurveSurgery(Spacing).Repair(curves, Period);
            Assert.Equal(before, Area(curves) + curves.Sum(Due), 1e-10);
            if (report.Crossings > 0)
            {
                AssertLabels(curves);
            }

            AssertCovers(curves, original);
            Assert.True(curves[0].Wraps);
            Assert.False(new CrossingSearch().Find(curves, Period, Spacing));
            var numbers = curves.Where(curve => curve.Boundary > 0).Select(curve => curve.Boundary);
            Assert.Equal(report.Crossings > 0 ? Enumerable.Range(1, numbers.Count()) : [1, 2, 3, 4, 5], numbers);
        }
    }

    private static bool Close(double a, double b) => Math.Abs(a - b) < 1e-11;

    private static double Area(IEnumerable<Curve> curves) => curves.Sum(curve => curve.SolidArea(Period));

    private static double Due(Curve curve) => curve[VertexField.AreaDue][..curve.Count].Sum();

    private static Curve Front(params (double X, double Z)[] corners) => Resampled(0, wraps: true, corners);

    private static Curve Loop(int boundary, params (double X, double Z)[] corners) => Resampled(boundary, wraps: false, [.. corners, corners[0]]);

    /// <summary>A polygon with vertices every 0.2 on its sides and a label that is linear along each: z.</summary>
    private static Curve Resampled(int boundary, bool wraps, (double X, double Z)[] corners)
    {
        var curve = new Curve(wraps, boundary, Fields);
        for (var i = 0; i + 1 < corners.Length; i++)
        {
            var ((ax, az), (bx, bz)) = (corners[i], corners[i + 1]);
            var parts = Math.Max(1, (int)Math.Round(Math.Max(Math.Abs(bx - ax), Math.Abs(bz - az)) / 0.2));
            for (var k = 0; k < parts; k++)
            {
                var t = (double)k / parts;
                curve.Add(ax + t * (bx - ax), az + t * (bz - az));
                curve[Label][curve.Count - 1] = curve.Z[curve.Count - 1];
            }
        }

        return curve;
    }

    /// <summary>A label that is linear in z is so at the new vertices too.</summary>
    private static void AssertLabels(IEnumerable<Curve> curves)
    {
        foreach (var curve in curves)
        {
            for (var i = 0; i < curve.Count; i++)
            {
                Assert.Equal(curve.Z[i], curve[Label][i], 1e-11);
            }
        }
    }

    /// <summary>What is owed lies within six vertices of the seam, in proportion to the length at each vertex.</summary>
    private static void AssertNearSeams(Curve curve, double owed, double x, double z)
    {
        var due = curve[VertexField.AreaDue];
        var weight = new double[curve.Count];
        var seam = Enumerable.Range(0, curve.Count).MinBy(i => Math.Abs(Math.IEEERemainder(curve.X[i] - x, Period)) + Math.Abs(curve.Z[i] - z));
        for (var d = -6; d <= 6; d++)
        {
            var i = (seam + d + curve.Count) % curve.Count;
            weight[i] = CurveShape.SegmentLength(curve, i, Period) + CurveShape.SegmentLength(curve, i - 1, Period);
        }

        for (var i = 0; i < curve.Count; i++)
        {
            Assert.Equal(owed * weight[i] / weight.Sum(), due[i], 1e-11);
        }
    }

    /// <summary>A point is solid after the repair where it was covered once or more before; points next to a curve and specks of debris aside.</summary>
    private static void AssertCovers(IReadOnlyList<Curve> after, IReadOnlyList<Curve> before)
    {
        var wrong = 0;
        for (var i = 0; i < 60; i++)
        {
            for (var k = 0; k < 60; k++)
            {
                var (x, z) = (Period * (i + 0.5) / 60 + 1e-3, -0.5 + 6.0 * (k + 0.5) / 60 + 1e-3);
                var (now, then) = (Winding(after, x, z), Winding(before, x, z));
                wrong += now != Math.Clamp(then, 0, 1) ? 1 : 0;
            }
        }

        Assert.InRange(wrong, 0, 1);
    }

    private static int Winding(IEnumerable<Curve> curves, double x, double z)
    {
        var winding = 1;
        foreach (var curve in curves)
        {
            for (var i = 0; i < curve.Count; i++)
            {
                var j = (i + 1) % curve.Count;
                var step = curve.X[j] + (j == 0 && curve.Wraps ? Period : 0) - curve.X[i];
                var a = Math.IEEERemainder(curve.X[i] - x, Period);
                if (a < 0 != a + step < 0 && curve.Z[i] - a / step * (curve.Z[j] - curve.Z[i]) < z)
                {
                    winding += step > 0 ? -1 : 1;
                }
            }
        }

        return winding;
    }
}
