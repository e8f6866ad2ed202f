using Anodyne.Numerics.Plane.Curves;

namespace Anodyne.Numerics.Tests.Plane.Curves;

public class CurveTests
{
    private static readonly VertexField Label = new("label", "1", VertexKind.Density);

    [Fact]
    public void Vertices_and_what_they_carry_outlast_the_growth_of_the_storage()
    {
        var curve = new Curve(wraps: true, boundary: 3, new VertexFields(Label, VertexField.AreaDue));
        for (var i = 0; i < 200; i++)
        {
            curve.Add(i, -i);
            Assert.Equal(0, curve[Label][i]);
            Assert.Equal(0, curve[VertexField.AreaDue][i]);
            curve[Label][i] = 2 * i;
            curve[VertexField.AreaDue][i] = 3 * i;
        }

        Assert.Equal(200, curve.Count);
        Assert.True(curve.Wraps);
        Assert.Equal(3, curve.Boundary);
        for (var i = 0; i < 200; i++)
        {
            Assert.Equal((i, -i, 2 * i, 3 * i), (curve.X[i], curve.Z[i], curve[Label][i], curve[VertexField.AreaDue][i]));
        }
    }

    [Fact]
    public void A_cleared_curve_keeps_its_storage_and_starts_with_zeros()
    {
        var curve = new Curve(wraps: false, boundary: 0, new VertexFields(Label));
        curve.Add(1, 1);
        curve[Label][0] = 7;
        var (x, z, label) = (curve.X, curve.Z, curve[Label]);
        curve.Clear();
        Assert.Equal(0, curve.Count);
        curve.Add(2, 3);
        Assert.Same(x, curve.X);
        Assert.Same(z, curve.Z);
        Assert.Same(label, curve[Label]);
        Assert.Equal((2, 3, 0), (curve.X[0], curve.Z[0], curve[Label][0]));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_turned_curve_is_the_same_curve_from_another_vertex(bool wraps)
    {
        const double Period = 10;
        var curve = new Curve(wraps, boundary: 0, new VertexFields(Label));
        double[] x = [0, 2, 5, 6, 9], z = [1, 2, 0, 4, 3];
        for (var i = 0; i < 5; i++)
        {
            curve.Add(x[i], z[i]);
            curve[Label][i] = i;
        }

        var area = curve.SolidArea(Period);
        curve.Rotate(2, Period);
        Assert.Equal([2, 3, 4, 0, 1], curve[Label][..5]);
        Assert.Equal([5, 6, 9, wraps ? 10 : 0, wraps ? 12 : 2], curve.X[..5]);
        Assert.Equal([0, 4, 3, 1, 2], curve.Z[..5]);
        Assert.Equal(area + (wraps ? 0 : 0), curve.SolidArea(Period), 1e-12);
    }

    [Fact]
    public void Area_counts_what_lies_below_a_front_adds_islands_and_takes_pockets()
    {
        var front = new Curve(wraps: true, boundary: 0);
        front.Add(0, 1);
        front.Add(4, 3);
        Assert.Equal(10 * 2, front.SolidArea(10), 1e-12);
        var island = new Curve(wraps: false, boundary: 1);
        var pocket = new Curve(wraps: false, boundary: -1);
        foreach (var (x, z) in new[] { (0.0, 0.0), (0, 2), (3, 2), (3, 0) })
        {
            island.Add(x, z);
            pocket.Add(-x, z);
        }

        Assert.Equal(6, island.SolidArea(10), 1e-12);
        Assert.Equal(-6, pocket.SolidArea(10), 1e-12);
    }

    [Fact]
    public void Fields_are_asked_for_by_what_they_are()
    {
        var fields = new VertexFields(Label);
        Assert.Equal(0, fields.Find(Label));
        Assert.Equal(-1, fields.Find(new VertexField("label", "1", VertexKind.Density)));
        Assert.Equal((Label.Name, "1", VertexKind.Density), ("label", Label.Unit, fields.All[0].Kind));
        var curve = new Curve(wraps: true, boundary: 0, fields);
        Assert.Same(fields, curve.Fields);
        Assert.Contains("area due", Assert.Throws<ArgumentException>(() => curve[VertexField.AreaDue]).Message, StringComparison.Ordinal);
        Assert.Contains("label", Assert.Throws<ArgumentException>(() => new VertexFields(Label, Label)).Message, StringComparison.Ordinal);
    }
}
