using System.Numerics;
using Anodyne.Electroanalysis.Impedance.Circuits;
using Anodyne.Electroanalysis.Impedance.RelaxationTimes;
using Anodyne.Numerics.Fitting;
using Anodyne.Quantities.Estimates;

namespace Anodyne.Electroanalysis.Tests.Impedance;

/// <summary>Resistances of overlapping processes: the reported intervals hold the truth, or the verdict says that they may not be what they seem.</summary>
public class PeakArcTests
{
    private static readonly double[] s_f = [.. Enumerable.Range(0, 81).Select(i => Math.Pow(10, 6 - (0.1 * i)))];

    private static RelaxationTimeDistribution Of(string circuit, double[] truth, int seed, double level = 0.003)
    {
        var noise = new NormalNoise(seed);
        return RelaxationTimeDistribution.Of(s_f, [.. Circuit.Parse(circuit).Impedance(s_f, truth).Select(z => z + (level * z.Magnitude * new Complex(noise.Next(), noise.Next())))]);
    }

    private static double[] Pair(double ratio) => [4.2, 40, 1e-3 / Math.Sqrt(ratio), 0.9, 60, 1e-3 * Math.Sqrt(ratio), 0.85];

    private static bool Holds(double truth, RelaxationPeak peak) => Math.Abs(peak.Resistance - truth) <= 1.96 * peak.ResistanceDeviation;

    [Theory]
    [InlineData(7)]
    [InlineData(10)]
    [InlineData(30)]
    public void Overlapping_arcs_have_resistances_whose_intervals_hold_the_truth(double ratio)
    {
        var all = Enumerable.Range(0, 60).Select(seed => Of("R0-ZARC1-ZARC2", Pair(ratio), seed)).ToList();
        Assert.Equal([2], all.Select(drt => drt.Peaks.Count).Distinct());

        // Chance refuses the arcs in one of a hundred; there the area and its wider interval stand, with a caution.
        Assert.InRange(all.Count(drt => drt.Peaks.All(p => p.IsArc)), 58, 60);
        Assert.Equal([true], all.Select(drt => drt.Peaks.All(p => p.IsArc) || drt.Verdict == Verdict.Caution).Distinct());
        Assert.InRange(all.Count(drt => Holds(40, drt.Peaks[0])) / 60.0, 0.88, 1);
        Assert.InRange(all.Count(drt => Holds(60, drt.Peaks[1])) / 60.0, 0.88, 1);
        Assert.InRange(all.Average(drt => drt.Peaks[0].Resistance), 39.2, 40.8);

        // Not so the plain area: seven percent off at a ratio of ten.
        Assert.True(ratio > 10 || all.Average(drt => drt.Peaks[0].Area) > 42);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(5)]
    public void Two_arcs_too_close_to_be_seen_apart_are_not_passed_off_as_one(double ratio)
    {
        var drt = Of("R0-ZARC1-ZARC2", Pair(ratio), 1);
        Assert.False(Assert.Single(drt.Peaks).IsArc);
        Assert.Equal(Verdict.Caution, drt.Verdict);
        Assert.Contains(drt.Reasons, r => r.Contains("several processes", StringComparison.Ordinal));
        Assert.True(Holds(100, drt.Peaks[0]), $"{drt.Peaks[0].Resistance} +- {1.96 * drt.Peaks[0].ResistanceDeviation}");
    }

    [Fact]
    public void Two_arcs_at_a_ratio_of_six_are_two_peaks_with_their_resistances()
    {
        var draws = Enumerable.Range(0, 40).Select(seed => Of("R0-ZARC1-ZARC2", [5, 50, 1e-3 / Math.Sqrt(6), 0.9, 35, 1e-3 * Math.Sqrt(6), 0.9], 60_000 + seed))
            .ToList();
        Assert.InRange(ImpedanceStudies.Resolved(40, default), 0.9, 1);
        Assert.InRange(draws.Count(drt => drt.Peaks.Count == 2 && Holds(50, drt.Peaks[0])), 34, 40);
        Assert.InRange(draws.Count(drt => Math.Abs(drt.Polarization - 85) <= drt.PolarizationHalfWidth), 34, 40);
    }

    [Fact]
    public void One_arc_stays_one_and_two_that_nobody_can_tell_apart_stay_together()
    {
        var arcs = 0;
        for (var seed = 0; seed < 20; seed++)
        {
            arcs += Assert.Single(Of("R0-ZARC1", [5, 50, 1e-3, 0.8], seed).Peaks).IsArc ? 1 : 0;
            Assert.False(Assert.Single(Of("R0-ZARC1-ZARC2", Pair(3), seed).Peaks).IsArc);
        }

        // Chance refuses the arc in one of a hundred.
        Assert.InRange(arcs, 18, 20);
    }

    [Theory]
    [InlineData("R0-ZARC1-CPE1", 0.8, new[] { 5e-3, 0.8 })]
    [InlineData("R0-ZARC1-CPE1", 0.5, new[] { 3e-2, 0.5 })]
    [InlineData("R0-ZARC1-W1", 0.5, new[] { 20.0 })]
    [InlineData("R0-ZARC1-C1", 1.0, new[] { 5e-3 })]
    public void A_tail_is_no_resistance(string circuit, double exponent, double[] tail)
    {
        const double arc = 50;
        for (var seed = 0; seed < 5; seed++)
        {
            var drt = Of(circuit, [6, arc, 1e-4, 0.9, .. tail], seed, 0.005);
            Assert.Equal(exponent, drt.Tail!.Exponent, 0.02);
            Assert.Equal(arc, drt.Polarization, Math.Max(1.5, drt.PolarizationHalfWidth));
            Assert.True(Holds(arc, Assert.Single(drt.Peaks)) || Math.Abs(drt.Peaks[0].Resistance - arc) < 0.5);
        }
    }

    [Fact]
    public void A_bulk_arc_cut_off_by_the_range_stands_beside_the_tail_of_its_electrodes()
    {
        // The arc's top lies at the highest frequency, 100 kHz.
        double[] f = [.. Enumerable.Range(0, 50).Select(k => Math.Pow(10, 5 - (0.14 * k)))];
        var noise = new NormalNoise(9);
        Complex[] z = [.. Circuit.Parse("R0-ZARC1-CPE1").Impedance(f, [15, 900, 1.5e-6, 1, 3e-5, 0.88])
            .Select(v => v + (0.005 * v.Magnitude * new Complex(noise.Next(), noise.Next())))];
        var drt = RelaxationTimeDistribution.Of(f, z);
        var bulk = Assert.Single(drt.Peaks);
        Assert.Equal(900, bulk.Resistance, 40.0);
        Assert.True(Holds(900, bulk));
        Assert.Equal(1, bulk.Tau / 1.5e-6, 0.05);
        Assert.InRange(900, drt.Polarization - drt.PolarizationHalfWidth, drt.Polarization + drt.PolarizationHalfWidth);
    }

    [Fact]
    public void What_lies_beyond_the_lowest_frequency_is_no_measured_resistance()
    {
        // A Warburg impedance inside the arc is no tail in series with it.
        var drt = Of("R0-p(R1-W1,CPE1)", [5, 40, 30, 5e-5, 0.85], 1);
        Assert.False(drt.IsPolarizationMeasured);
        Assert.Contains(drt.Reasons, r => r.Contains("R_pol is not measured", StringComparison.Ordinal));
    }

    [Fact]
    public void An_inductive_loop_is_a_negative_distribution_where_it_is_asked_for()
    {
        var noise = new NormalNoise(3);
        Complex[] z = [.. Circuit.Parse("R0-p(R1,CPE1,R2-L1)").Impedance(s_f, [6, 70, 8e-5, 0.88, 150, 300])
            .Select(v => v + (0.003 * v.Magnitude * new Complex(noise.Next(), noise.Next())))];
        var drt = RelaxationTimeDistribution.Of(s_f, z, new RelaxationOptions { Sign = DistributionSign.Automatic });
        Assert.NotEqual(Verdict.Void, drt.Verdict);
        Assert.Equal(70 * 150 / 220.0, drt.Polarization, Math.Max(1.0, drt.PolarizationHalfWidth));
        Assert.Contains(drt.Peaks, p => p.Resistance < -5);
        Assert.Contains(drt.Peaks, p => Math.Abs(p.Resistance - 70) < 4);
        Assert.True(Enumerable.Range(0, drt.Gamma.Length).All(k => drt.Low[k] <= drt.Gamma[k] && drt.Gamma[k] <= drt.High[k]));
        Assert.DoesNotContain(Of("R0-ZARC1-ZARC2", Pair(30), 1).Gamma, g => g < 0);
    }

    [Fact]
    public void A_process_of_another_shape_keeps_its_area_with_an_error_that_counts_the_flanks()
    {
        // A Gerischer impedance leans to one side and is no depressed arc.
        var all = Enumerable.Range(0, 20).Select(seed => Of("R0-ZARC1-G1", [4.2, 40, 5e-5, 0.9, 60, 5e-3], seed)).Where(drt => drt.Peaks.Count == 2).ToList();
        Assert.True(all.Count > 10);
        Assert.All(all.Select(drt => (drt.Peaks, drt.Verdict)), drt =>
        {
            Assert.Equal((false, Verdict.Caution), (drt.Peaks[0].IsArc, drt.Verdict));
            Assert.True(Holds(40, drt.Peaks[0]) && Holds(60, drt.Peaks[1]), $"{drt.Peaks[0].Resistance} +- {1.96 * drt.Peaks[0].ResistanceDeviation}, {drt.Peaks[1].Resistance} +- {1.96 * drt.Peaks[1].ResistanceDeviation}");
        });
    }

    [Fact]
    public void Ideal_arcs_and_arcs_beside_inductance_and_a_tail_are_resolved_too()
    {
        var ideal = Of("R0-p(R1,C1)-p(R2,C2)", [5, 30, 1e-6, 50, 1e-5], 3);
        Assert.Equal(2, ideal.Peaks.Count);
        Assert.True(Holds(30, ideal.Peaks[0]) && Holds(50, ideal.Peaks[1]));
        var tail = Of("L0-R0-ZARC1-C0", [4e-7, 5, 40, 1e-4, 0.9, 0.02], 4);
        Assert.Contains(tail.Peaks, p => Holds(40, p));
    }

    [Theory]
    [InlineData(0.6)]
    [InlineData(0.9)]
    public void The_share_beyond_the_range_is_the_integral_of_the_distribution(double n)
    {
        var (low, high) = (2e-4, 3e-2);
        var inside = Enumerable.Range(0, 20_000).Sum(k => Math.Log(high / low) / 20_000 * ZarcDistribution.At(low * Math.Pow(high / low, (k + 0.5) / 20_000), 1, 1e-3, n));
        Assert.Equal(1 - inside, PeakArcs.Beyond(1e-3, n, low, high), 1e-7);
        Assert.Equal(0, PeakArcs.Beyond(1e-3, n, 1e-30, 1e30), 1e-7);
    }

    [Fact]
    public void An_arc_cut_off_by_the_range_is_said_to_be()
    {
        var drt = Of("R0-ZARC1-ZARC2", [4.2, 40, 1e-4, 0.9, 60, 40, 0.7], 1);
        Assert.Equal(Verdict.Caution, drt.Verdict);
        Assert.Contains(drt.Reasons, r => r.Contains("beyond the frequencies", StringComparison.Ordinal) || r.Contains("one depressed arc", StringComparison.Ordinal));
    }
}
