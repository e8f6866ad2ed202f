using Anodyne.Electroanalysis.Cycling;
using Anodyne.Numerics.Fitting;

namespace Anodyne.Electroanalysis.Tests.Cycling;

/// <summary>The knee of a fade: found with an interval that holds it, and none where the fade slows down or steepens evenly.</summary>
public class KneeTests
{
    private static CapacityRetention Fade(Func<double, double> capacity, double noise, int seed, int cycles)
    {
        var normal = new NormalNoise(seed);
        double[] n = [.. Enumerable.Range(1, cycles).Select(k => (double)k)];
        return CapacityRetention.Of(n, [.. n.Select(k => capacity(k) + (noise * normal.Next()))], 3);
    }

    [Fact]
    public void A_steady_or_slowing_or_evenly_steepening_fade_has_no_knee()
    {
        foreach (var (name, fade) in new (string, Func<double, double>)[]
        {
            ("root", static n => 4 * (1 - (0.005 * Math.Sqrt(n)))), ("exponential", static n => 4 * Math.Exp(-0.001 * n)), ("line", static n => 4 - (0.002 * n)),
            ("parabola", static n => 4 - (5e-6 * n * n)), ("none", static _ => 4.0),
        })
        {
            var found = Enumerable.Range(0, 200).Count(seed => !double.IsNaN(Fade(fade, 0.01, seed, 400).Knee));
            Assert.True(found == 0, $"{name}: {found} knees of 200");
        }
    }

    [Fact]
    public void The_interval_of_a_knee_holds_it()
    {
        var (held, found) = (0, 0);
        for (var seed = 0; seed < 200; seed++)
        {
            var fade = Fade(static n => 4 - (0.001 * n) - (0.004 * Math.Max(0, n - 250.4)), 0.02, seed, 400);
            found += double.IsNaN(fade.Knee) ? 0 : 1;
            held += fade.KneeLow <= 250.4 && 250.4 <= fade.KneeHigh ? 1 : 0;
            Assert.True(double.IsNaN(fade.Knee) || (fade.KneeLow <= fade.Knee && fade.Knee <= fade.KneeHigh));
        }

        Assert.Equal(200, found);
        Assert.InRange(held / 200.0, 0.89, 0.99);
    }

    [Fact]
    public void Life_needs_three_consecutive_cycles_below()
    {
        double[] n = [1, 2, 3, 4, 5, 6, 7, 8];
        Assert.True(double.IsNaN(CapacityRetention.Of(n, [1, 1, 1, 1, 1, 1, 0.7, 0.7], 1).Life80));
        Assert.True(double.IsNaN(CapacityRetention.Of(n, [1, 1, 0.7, 1, 1, 0.7, 0.7, 1], 1).Life80));
        Assert.Equal(5.5, CapacityRetention.Of(n, [1, 1, 1, 1, 0.9, 0.7, 0.7, 0.7], 1).Life80, 1e-9);
    }
}
