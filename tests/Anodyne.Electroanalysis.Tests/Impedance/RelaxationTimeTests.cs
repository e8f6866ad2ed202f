using System.Globalization;
using System.Numerics;
using Anodyne.Electroanalysis.Impedance.Circuits;
using Anodyne.Electroanalysis.Impedance.RelaxationTimes;
using Anodyne.Numerics.Fitting;
using Anodyne.Quantities.Estimates;
using Xunit.Abstractions;

namespace Anodyne.Electroanalysis.Tests.Impedance;

/// <summary>Distribution of relaxation times: closed form, known peaks, independence of unit and start, what it must refuse.</summary>
public class RelaxationTimeTests(ITestOutputHelper output)
{
    [MeasuredFact]
    public void The_two_arcs_of_g5_are_found_and_nothing_else()
    {
        var (_, f, z) = MeasuredData.Spectra("g5_lili_separated")[0];
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var drt = RelaxationTimeDistribution.Of(f, z);
        Say("g5", drt, watch.ElapsedMilliseconds);
        Assert.Equal(2, drt.Peaks.Count);
        Assert.Equal(1, drt.Peaks[0].Tau / 25e-6, 0.03);
        Assert.Equal(1, drt.Peaks[1].Tau / 1.6e-3, 0.03);
        Assert.Equal(1, drt.Peaks[0].Resistance / 38, 0.05);
        Assert.Equal(1, drt.Peaks[1].Resistance / 61, 0.05);
    }

    [MeasuredFact]
    public void Every_set_is_solved_and_said()
    {
        foreach (var set in new[] { "g1_liion_example", "g2_dummy_circuit2", "g3_zarc_noisy", "g4_lib", "g6_lili_induct_warburg", "g7_lili_drift" })
        {
            var (_, f, z) = MeasuredData.Spectra(set)[0];
            var watch = System.Diagnostics.Stopwatch.StartNew();
            var drt = RelaxationTimeDistribution.Of(f, z);
            Say(set, drt, watch.ElapsedMilliseconds);
            Assert.NotEqual(Verdict.Void, drt.Verdict);
        }

        var (_, g, y) = MeasuredData.Spectra("g3_zarc_noisy")[0];
        var one = Assert.Single(RelaxationTimeDistribution.Of(g, y).Peaks);
        Assert.Equal(50, one.Resistance, 0.5);
    }

    [Theory]
    [InlineData(0.6)]
    [InlineData(0.7)]
    [InlineData(0.8)]
    [InlineData(0.9)]
    public void A_zarc_is_recovered_with_its_area(double n)
    {
        var f = Enumerable.Range(0, 81).Select(i => Math.Pow(10, 6 - (0.1 * i))).ToArray();
        var z = Circuit.Parse("R0-ZARC1").Impedance(f, [10, 50, 0.01, n]);
        var drt = RelaxationTimeDistribution.Of(f, z);
        Say($"n {n}", drt, 0);
        var peak = Assert.Single(drt.Peaks);
        Assert.Equal(50, peak.Resistance, 0.5);
        Assert.Equal(1, peak.Tau / 0.01, 0.01);
        for (var k = 0; k < drt.Tau.Length; k++)
        {
            if (drt.Tau[k] is > 1e-4 and < 1 && n < 0.85)
            {
                var truth = ZarcDistribution.At(drt.Tau[k], 50, 0.01, n);
                Assert.Equal(truth, drt.Gamma[k], (0.03 * truth) + 0.02);
            }
        }
    }

    [Fact]
    public void The_closed_form_has_the_area_R()
    {
        var area = 0.0;
        for (var x = -60.0; x < 60; x += 0.01)
        {
            area += 0.01 * ZarcDistribution.At(Math.Exp(x), 50, 1, 0.7);
        }

        Assert.Equal(50, area, 1e-9);
    }

    [MeasuredTheory]
    [InlineData("g5_lili_separated")]
    [InlineData("g3_zarc_noisy")]
    [InlineData("g6_lili_induct_warburg")]
    public void Neither_unit_nor_start_moves_the_result(string set)
    {
        var (_, f, z) = MeasuredData.Spectra(set)[0];
        var plain = RelaxationTimeDistribution.Of(f, z);
        foreach (var (factor, level) in new[] { (1e-3, 0.02), (1e3, 0.02), (1.0, 0.5), (1.0, 1e-3) })
        {
            var other = RelaxationTimeDistribution.Of(f, [.. z.Select(v => factor * v)], new RelaxationOptions(StartingLevel: level));
            var worst = 0.0;
            for (var k = 0; k < plain.Gamma.Length; k++)
            {
                worst = Math.Max(worst, Math.Abs((other.Gamma[k] / factor) - plain.Gamma[k]) / plain.Gamma.Max());
            }

            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{set} factor {factor} level {level}: {worst:e2}, lambda {other.Lambda / plain.Lambda - 1:e2}"));
            Assert.True(worst < 1e-6);
        }
    }

    [MeasuredTheory]
    [InlineData(LambdaRule.CrossValidation)]
    [InlineData(LambdaRule.LCurve)]
    [InlineData(LambdaRule.RealImaginary)]
    public void Other_rules_find_the_same_processes(LambdaRule rule)
    {
        var (_, f, z) = MeasuredData.Spectra("g5_lili_separated")[0];
        var drt = RelaxationTimeDistribution.Of(f, z, new RelaxationOptions(Rule: rule));
        Say(rule.ToString(), drt, 0);
        Assert.Contains(drt.Peaks, p => Math.Abs((p.Tau / 25e-6) - 1) < 0.15);
        Assert.Contains(drt.Peaks, p => Math.Abs((p.Tau / 1.6e-3) - 1) < 0.15);
    }

    [Fact]
    public void The_credible_band_holds_the_truth()
    {
        var f = Enumerable.Range(0, 71).Select(i => Math.Pow(10, 5 - (0.1 * i))).ToArray();
        var clean = Circuit.Parse("R0-ZARC1-ZARC2").Impedance(f, [5, 40, 1e-4, 0.8, 60, 0.05, 0.75]);
        int inside = 0, all = 0, area = 0;
        double widest = 0, resistances = 0;
        for (var seed = 0; seed < 20; seed++)
        {
            var noise = new NormalNoise(seed);
            var drt = RelaxationTimeDistribution.Of(f, [.. clean.Select(v => v + (0.003 * v.Magnitude * new Complex(noise.Next(), noise.Next())))]);
            for (var k = 0; k < drt.Tau.Length; k++)
            {
                if (drt.Tau[k] is > 1e-5 and < 1)
                {
                    var truth = ZarcDistribution.At(drt.Tau[k], 40, 1e-4, 0.8) + ZarcDistribution.At(drt.Tau[k], 60, 0.05, 0.75);
                    inside += truth >= drt.Low[k] && truth <= drt.High[k] ? 1 : 0;
                    all++;
                }

                // Nowhere may the band be so wide that it says nothing: the data refuse 100 ohm in all beside the two arcs.
                widest = Math.Max(widest, drt.High[k] / drt.Gamma.Max());
            }

            resistances += drt.Peaks.Count == 2 && Math.Abs(drt.Peaks[0].Resistance - 40) < 1.96 * drt.Peaks[0].ResistanceDeviation && Math.Abs(drt.Peaks[1].Resistance - 60) < 1.96 * drt.Peaks[1].ResistanceDeviation ? 1 : 0;
            for (var p = 0; p < drt.Peaks.Count; p++)
            {
                Assert.InRange(drt.Peaks[p].ResistanceDeviation, 0.02, 3);
                Assert.InRange(drt.Peaks[p].TauHigh / drt.Peaks[p].Tau, 1, 1.4);
            }

            area += drt.Peaks.Count == 2 ? 1 : 0;
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"inside {(double)inside / all:f3}, widest {widest:f2} of the largest gamma, two peaks {area}/20, both resistances within their errors {resistances}/20"));
        Assert.True(widest < 2);
        Assert.True((double)inside / all > 0.85);
        Assert.True(area >= 18);
    }

    [Fact]
    public void An_inductive_loop_is_refused()
    {
        // A negative resistance in parallel to a capacitance: a loop below the axis at low frequency.
        var f = Enumerable.Range(0, 61).Select(i => Math.Pow(10, 4 - (0.1 * i))).ToArray();
        var z = f.Select(x => 5 + (50 / new Complex(1, 2 * Math.PI * x * 1e-3)) - (30 / new Complex(1, 2 * Math.PI * x * 1))).ToArray();
        var drt = RelaxationTimeDistribution.Of(f, z);
        Assert.Equal(Verdict.Void, drt.Verdict);
        Assert.Contains("inductive", drt.Reasons[0], StringComparison.Ordinal);
    }

    private void Say(string set, RelaxationTimeDistribution drt, long ms) => output.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"DRT {set} lambda {drt.Lambda:g3} chi2 {drt.ChiSquared:g4} Rinf {drt.Resistance:g4} L {drt.Inductance:g3} counts {drt.PeakCounts} {drt.Verdict} {ms} ms: {string.Join("; ", drt.Peaks.Select(p => string.Create(CultureInfo.InvariantCulture, $"tau {p.Tau:g4} [{p.TauLow:g3} {p.TauHigh:g3}] R {p.Resistance:g4}±{2 * p.ResistanceDeviation:g2}")))}"));
}
