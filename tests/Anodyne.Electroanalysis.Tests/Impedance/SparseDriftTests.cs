using System.Globalization;
using System.Numerics;
using Anodyne.Electroanalysis.Impedance.KramersKronig;
using Anodyne.Numerics.Fitting;
using Anodyne.Quantities.Estimates;
using Xunit.Abstractions;

namespace Anodyne.Electroanalysis.Tests.Impedance;

/// <summary>Drift in spectra of a few points a decade: the chain of elements follows it, Z-HIT does not.</summary>
public class SparseDriftTests(ITestOutputHelper output)
{
    private const int Points = 35;

    private static Complex Arc(double f, double r, double tau, double n) => r / (1 + Complex.Pow(new Complex(0, 2 * Math.PI * f * tau), n));

    // growth: share by which the slow arc has grown at the end of the sweep, evenly over the points.
    private static KramersKronigTest Test(double growth, int seed, double noise = 0.005)
    {
        var random = new NormalNoise(seed);
        double[] f = [.. Enumerable.Range(0, Points).Select(k => Math.Pow(10, 6 - (8.0 * k / (Points - 1))))];
        Complex[] z =
        [
            .. f.Select((x, k) => 4 + Arc(x, 35, 3e-5, 0.9) + Arc(x, 60 * (1 + (growth * k / (Points - 1))), 0.6, 0.85))
                .Select(v => v + (noise * v.Magnitude * new Complex(random.Next(), random.Next()))),
        ];
        return KramersKronigTest.Of(f, z);
    }

    [Fact]
    public void Drift_is_flagged_and_its_absence_is_not()
    {
        const int draws = 60;
        var with = Enumerable.Range(0, draws).Select(seed => Test(0.4, seed)).ToList();
        var without = Enumerable.Range(0, draws).Select(seed => Test(0, 1000 + seed)).ToList();
        string Range(IEnumerable<KramersKronigTest> tests) => string.Create(
            CultureInfo.InvariantCulture, $"{tests.Min(t => Math.Abs(t.ModulusDrift)):F4} to {tests.Max(t => Math.Abs(t.ModulusDrift)):F4}");
        var (found, falsely) = (with.Count(t => t.Verdict != Verdict.Ok), without.Count(t => t.Verdict != Verdict.Ok));
        output.WriteLine($"SPARSE found {found}/{draws} false {falsely}/{draws}; Z-HIT with drift {Range(with)}, without {Range(without)}");
        Assert.True(found >= 0.9 * draws, $"{found} of {draws} drifting spectra are flagged");
        Assert.True(falsely <= 0.05 * draws, $"{falsely} of {draws} steady spectra are flagged");
    }

    [Fact]
    public void A_rule_that_is_off_says_so()
    {
        var test = KramersKronigTest.Of([1000, 300, 100, 30, 10, 3, 1, 0.3, 0.1], [.. new[] { 1000, 300, 100, 30, 10, 3, 1, 0.3, 0.1 }.Select(f => 4 + Arc(f, 35, 0.01, 1))]);
        Assert.Contains(test.Reasons, r => r.Contains("Z-HIT was not judged", StringComparison.Ordinal));
        Assert.Equal(Verdict.Ok, test.Verdict);
    }
}
