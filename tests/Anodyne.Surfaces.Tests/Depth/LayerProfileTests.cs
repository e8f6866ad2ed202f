using Anodyne.Analysis;
using Anodyne.Records.Surfaces;
using Anodyne.Surfaces.Depth;

namespace Anodyne.Surfaces.Tests.Depth;

public sealed class LayerProfileTests
{
    [Fact]
    public void The_error_function_has_its_known_values()
    {
        Assert.Equal(0.8427007929, ErrorFunction.Of(1), 2e-7);
        Assert.Equal(-0.5204998778, ErrorFunction.Of(-0.5), 2e-7);
    }

    [Fact]
    public void Interfaces_of_a_made_profile_are_found_with_depths_and_thicknesses()
    {
        // 401 points of a second each.
        var found = LayerProfile.Of(Made(1), 100.25e-9, null);
        Assert.Equal(2, found.Interfaces.Count);
        Assert.Equal(48, found.Interfaces[0].Position.Value, 1.0);
        Assert.Equal(200, found.Interfaces[1].Position.Value, 1.0);
        Assert.Equal(0.25e-9, found.Rate!.Value, 1e-15);
        Assert.InRange(found.Interfaces[1].Width, 11, 18);
        Assert.Equal(12e-9 / found.Interfaces[0].Position.Value, LayerProfile.Of(Made(1), null, 12e-9).Rate!.Value, 1e-15);
        Assert.Null(LayerProfile.Of(Made(1), null, null).Rate);
    }

    [Fact]
    public void Intervals_of_the_interface_hold_the_truth()
    {
        var (held, steps) = (0, 0);
        for (var seed = 0; seed < 100; seed++)
        {
            foreach (var step in LayerProfile.Of(Made(500 + seed), 100e-9, null).Steps.Where(static step => step.Position.Value > 150))
            {
                steps++;
                held += Math.Abs(step.Position.Value - 200) <= step.Position.Half ? 1 : 0;
            }
        }

        Assert.True(steps >= 190, $"{steps} steps found");
        Assert.InRange(held / (double)steps, 0.90, 0.99);
    }

    [Fact]
    public void A_flat_profile_is_refused()
    {
        var random = new Random(3);
        double[] x = [.. Enumerable.Range(0, 100).Select(static k => (double)k)];
        var flat = new DepthProfile(x, [new IonProfile("F-", [.. x.Select(_ => 100.0 + random.Next(-9, 10))])]);
        Assert.Throws<MeaninglessDataException>(() => LayerProfile.Of(flat, null, null));
        Assert.Throws<MeaninglessDataException>(() => LayerProfile.Of(new DepthProfile([1, 2], [new IonProfile("F-", [1, 2])]), null, null));
    }

    // Three layers, 12, 38 and 50 nm, sputtered at .25 nm/s, 1.8 nm wide steps, counts of Poisson.
    private static DepthProfile Made(int seed)
    {
        var random = new Random(seed);
        double[] x = [.. Enumerable.Range(0, 401).Select(static k => (double)k)];
        double Level(double t, double a, double b, double c) =>
            a + (0.5 * (b - a) * (1 + ErrorFunction.Of((t - 48) / (Math.Sqrt(2) * 7.2)))) + (0.5 * (c - b) * (1 + ErrorFunction.Of((t - 200) / (Math.Sqrt(2) * 7.2))));
        IonProfile Ion(string name, double a, double b, double c) => new(name, [.. x.Select(t => Poisson(random, Level(t, a, b, c)))]);
        return new DepthProfile(x, [Ion("C2HO-", 5200, 240, 60), Ion("LiF2-", 300, 6100, 140), Ion("Li2-", 40, 310, 4800)]);
    }

    private static double Poisson(Random random, double mean) =>
        Math.Max(0, Math.Round(mean + (Math.Sqrt(mean) * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()))));
}
