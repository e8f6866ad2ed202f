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
