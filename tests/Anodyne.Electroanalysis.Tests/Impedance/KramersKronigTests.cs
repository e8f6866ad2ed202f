using System.Globalization;
using System.Numerics;
using Anodyne.Electroanalysis.Impedance.Circuits;
using Anodyne.Electroanalysis.Impedance.KramersKronig;
using Anodyne.Numerics.Fitting;
using Anodyne.Quantities.Estimates;
using Xunit.Abstractions;

namespace Anodyne.Electroanalysis.Tests.Impedance;

/// <summary>The drifting set must fail and every other set must pass, with the noise that was put in found again.</summary>
public class KramersKronigTests(ITestOutputHelper output)
{
    [MeasuredTheory]
    [InlineData("g1_liion_example", 0)]
    [InlineData("g2_dummy_circuit2", 0)]
    [InlineData("g3_zarc_noisy", 0)]
    [InlineData("g4_lib", 0)]
    [InlineData("g5_lili_separated", 0.003)]
    [InlineData("g6_lili_induct_warburg", 0.005)]
    [InlineData("g8_operando_series", 0.003)]
    [InlineData("g9_arrhenius_series", 0.004)]
    public void Valid_spectra_pass(string set, double noise)
    {
        foreach (var (key, f, z) in MeasuredData.Spectra(set))
        {
            var test = KramersKronigTest.Of(f, z);
            Say(set, key, test, HilbertModulus.Of(f, z));
            Assert.True(test.Verdict == Verdict.Ok, $"{set} {key}: {string.Join("; ", test.Reasons)}");
            if (noise > 0)
            {
                Assert.InRange(test.Rms, 0.8 * noise, 1.2 * noise);
            }
        }
    }

    [MeasuredFact]
    public void The_drifting_spectrum_fails_and_is_told_where()
    {
        var (key, f, z) = MeasuredData.Spectra("g7_lili_drift")[0];
        var test = KramersKronigTest.Of(f, z);
        var modulus = HilbertModulus.Of(f, z);
        Say("g7", key, test, modulus);
        Assert.Equal(Verdict.Void, test.Verdict);
        Assert.InRange(test.BandFrequency, 0.005, 5);
        Assert.Contains("not stationary", test.Reasons[0], StringComparison.Ordinal);
        Assert.True(Math.Abs(modulus.LowFrequencyDrift) > 0.02, "Z-HIT sees the drift too");
    }

    [Fact]
    public void Drift_is_caught_and_its_absence_is_passed_over_many_noise_draws()
    {
        var circuit = Circuit.Parse("R0-p(R1,CPE1)-p(R2,CPE2)");
        var f = Enumerable.Range(0, 61).Select(i => Math.Pow(10, 5 - (0.1 * i))).ToArray();
        int passed = 0, caught = 0;
        for (var seed = 0; seed < 40; seed++)
        {
            var noise = new NormalNoise(seed);
            Complex Noisy(Complex z) => z + (0.003 * z.Magnitude * new Complex(noise.Next(), noise.Next()));
            var still = f.Select(x => Noisy(circuit.Impedance(x, [4, 40, 2e-6, 0.9, 60, 5e-3, 0.85]))).ToArray();
            var drift = f.Select((x, i) => Noisy(circuit.Impedance(x, [4, 40, 2e-6, 0.9, 60 * (1 + (0.6 * Math.Pow(i / 60.0, 3))), 5e-3, 0.85]))).ToArray();
            var random = new Random(seed);
            double Between(double low, double high) => low * Math.Pow(high / low, random.NextDouble());
            double[] parameters =
            [
                Between(1e-8, 1e-6), Between(1, 20), Between(5, 100), Between(1e-6, 1e-4), 0.7 + (0.3 * random.NextDouble()), Between(5, 100), Between(1e-5, 1e-1), Between(5, 50), Between(0.1, 1e3),
            ];
            var other = Circuit.Parse("L0-R0-p(R1,CPE1)-p(R2,C2)-Wo1");
            passed += KramersKronigTest.Of(f, [.. f.Select(x => Noisy(other.Impedance(x, parameters)))]).Verdict == Verdict.Ok ? 1 : 0;
            passed += KramersKronigTest.Of(f, still).Verdict == Verdict.Ok ? 1 : 0;
            caught += KramersKronigTest.Of(f, drift).Verdict == Verdict.Void ? 1 : 0;
        }

        output.WriteLine($"passed {passed}/80, caught {caught}/40");
        Assert.True(passed >= 78);
        Assert.True(caught >= 36);
    }

    [Fact]
    public void The_verdict_does_not_depend_on_unit_or_order()
    {
        var circuit = Circuit.Parse("R0-p(R1,C1)-Wo1");
        var f = Enumerable.Range(0, 51).Select(i => Math.Pow(10, 5 - (0.13 * i))).ToArray();
        var z = circuit.Impedance(f, [4, 40, 2e-6, 30, 5]);
        var test = KramersKronigTest.Of(f, z);
        Assert.Equal(Verdict.Ok, test.Verdict);
        var turned = KramersKronigTest.Of([.. f.Reverse()], [.. z.Reverse().Select(v => 1e-3 * v)]);
        Assert.Equal(test.Elements, turned.Elements);
        Assert.Equal(test.Real[0], turned.Real[^1], 1e-6);
    }

    [Fact]
    public void Too_few_points_are_said_to_be_too_few()
    {
        var circuit = Circuit.Parse("R0-p(R1,C1)");
        double[] f = [1000, 300, 100, 30, 10];
        var test = KramersKronigTest.Of(f, circuit.Impedance(f, [4, 40, 2e-5]));
        Assert.Equal(Verdict.Caution, test.Verdict);
        Assert.Contains("too few", test.Reasons[0], StringComparison.Ordinal);
    }

    private void Say(string set, double key, KramersKronigTest test, HilbertModulus modulus) => output.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{set} {key}: M {test.Elements} w {test.Widening} rms {100 * test.Rms:f3}% noise {100 * test.Noise:f3}% band {100 * test.BandDrift:f3}% score {test.BandScore:f1} at {test.BandFrequency:g3} runs {test.RunsScore:f1} zhit {100 * modulus.LowFrequencyDrift:f2}% {test.Verdict}"));
}
