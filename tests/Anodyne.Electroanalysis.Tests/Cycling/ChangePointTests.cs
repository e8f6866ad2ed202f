using Anodyne.Analysis;
using Anodyne.Electroanalysis.Cycling;
using Anodyne.Numerics.Fitting;
using Anodyne.Records.Cycles;

namespace Anodyne.Electroanalysis.Tests.Cycling;

/// <summary>Jumps of the polarization are found where they are; drifts, however steep, are none.</summary>
public class ChangePointTests
{
    // Half cycles of an hour, 20 rows each, 1 A/m2 unless said otherwise; level(k) is the mean |V| of half cycle k.
    private static IReadOnlyList<ChangePoint> Find(int count, Func<int, double> level, Func<int, double>? current = null)
    {
        const int rows = 20;
        var noise = new NormalNoise(4);
        List<double> t = [], i = [], v = [];
        for (var k = 0; k < count; k++)
        {
            for (var r = 0; r < rows; r++)
            {
                var x = r / (double)rows;
                t.Add(3600 * (k + x));
                i.Add((k % 2 == 0 ? 1 : -1) * (current?.Invoke(k) ?? 1));
                v.Add(Math.Sign(i[^1]) * level(k) * (1 + (0.5 * Math.Exp(-x / 0.1)) + (0.3 * x * x)) * (1 + (0.01 * noise.Next())));
            }
        }

        var halves = HalfCycles.Cut([.. t], [.. i], [.. v]);
        var detection = ShortDetection.Of(halves, [.. v]);
        return ChangePoint.Find(halves, detection.Shapes);
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.85)]
    [InlineData(1.6)]
    public void A_jump_is_found_where_it_is(double factor)
    {
        var point = Assert.Single(Find(80, k => 0.05 * (1 + (0.002 * k)) * (k < 45 ? 1 : factor)));
        Assert.InRange(point.Index, 44, 46);
        Assert.Equal(factor - 1, point.Change, 0.04);
    }

    [Fact]
    public void Two_jumps_are_two()
    {
        var points = Find(100, k => 0.05 * (k is >= 30 and < 65 ? 0.6 : 1));
        Assert.Equal(2, points.Count);
        Assert.True(points[0].Change < 0 && points[1].Change > 0);
    }

    [Fact]
    public void Steady_levels_drifts_and_drying_have_none()
    {
        Assert.Empty(Find(80, _ => 0.05));
        Assert.Empty(Find(80, k => 0.05 * Math.Exp(-k / 60.0)));
        Assert.Empty(Find(120, k => 0.05 * (k < 60 ? 1 : Math.Exp((k - 60) / 20.0))));
        Assert.Empty(Find(7, _ => 0.05));
    }

    [Fact]
    public void A_changed_current_alone_is_none() => Assert.Empty(Find(80, k => k < 40 ? 0.05 : 0.1, k => k < 40 ? 1 : 2));

    [MeasuredFact]
    public void The_soft_short_of_the_reference_is_one_and_the_healthy_cell_has_none()
    {
        AnalysisResult Run(string name) => AnalysisMethods.Run("symmetric", new AnalysisRequest([(name, Records.Tables.UnitTable.Read(MeasuredData.Path("electro_reference", name + ".csv")))], new Dictionary<string, string> { ["bulk"] = "8 ohm cm2" }));
        Assert.Empty(Run("sym_a").Lists["change_points"]);
        var point = Assert.Single(Run("sym_b").Lists["change_points"]);
        Assert.Equal(64, point["time_h"].Value, 3.0);
        Assert.True(point["arching_after"].Value < 0.4 * point["arching_before"].Value);
    }
}
