using System.Globalization;
using System.Numerics;
using Anodyne.Electroanalysis.Impedance.KramersKronig;
using Anodyne.Quantities.Estimates;
using Xunit.Abstractions;

namespace Anodyne.Electroanalysis.Tests.Impedance;

/// <summary>Drift in spectra of a few points a decade: the chain of elements follows it, Z-HIT does not.</summary>
public class SparseDriftTests(ITestOutputHelper output)
{
    private static Complex Arc(double f, double r, double tau, double n) => r / (1 + Complex.Pow(new Complex(0, 2 * Math.PI * f * tau), n));

    [Fact]
    public void Drift_is_flagged_and_its_absence_is_not()
    {
        // Seeds that no threshold was tuned on.
        var found = DriftDetection.Of(200, 20_000);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"SPARSE flagged {found.Flagged:f3} false {found.False:f3} area {found.Area:f4}"));
        Assert.True(found.Flagged >= 0.9, $"{found.Flagged} of the drifting spectra are flagged");
        Assert.True(found.False <= 0.05, $"{found.False} of the steady spectra are flagged");
    }

    [Fact]
    public void A_rule_that_is_off_says_so()
    {
        var test = KramersKronigTest.Of([1000, 300, 100, 30, 10, 3, 1, 0.3, 0.1], [.. new[] { 1000, 300, 100, 30, 10, 3, 1, 0.3, 0.1 }.Select(f => 4 + Arc(f, 35, 0.01, 1))]);
        Assert.Contains(test.Reasons, r => r.Contains("Z-HIT was not judged", StringComparison.Ordinal));
        Assert.Equal(Verdict.Ok, test.Verdict);
    }
}
