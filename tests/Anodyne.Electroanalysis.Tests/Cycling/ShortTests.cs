using System.Globalization;
using Anodyne.Electroanalysis.Cycling;
using Anodyne.Quantities.Estimates;
using Anodyne.Records.Cycles;
using Xunit.Abstractions;

namespace Anodyne.Electroanalysis.Tests.Cycling;

/// <summary>Shorts in symmetric cells: the three references, what must not be mistaken for a short, the real cell's impedance, lifetimes.</summary>
public class ShortTests(ITestOutputHelper output)
{
    [MeasuredTheory]
    [InlineData("sym_a", ShortKind.None, -1)]
    [InlineData("sym_b", ShortKind.Soft, 64)]
    [InlineData("sym_c", ShortKind.Hard, 90)]
    public void The_reference_cells_are_told_apart_with_their_onset(string file, ShortKind kind, int onset)
    {
        var c = MeasuredData.Columns("electro_reference", file + ".csv");
        var halves = HalfCycles.Cut([.. c[0].Select(h => 3600 * h)], [.. c[1].Select(i => 10 * i)], c[2]);
        foreach (var bulk in new[] { 8e-4, 0 })
        {
            var result = ShortDetection.Of(halves, c[2], bulk);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"SHORT {file} bulk {bulk} {result.Kind} {result.Onset} {result.OnsetTime / 3600:f2} h: {string.Join("; ", result.Evidence)}"));
            Assert.Equal(kind, result.Kind);
            Assert.Equal(onset, result.Onset);
            Assert.True(kind == ShortKind.None || Math.Abs((result.OnsetTime / 3600) - onset) < 0.1);
        }
    }

    [Theory]
    [InlineData(0.4, false)]
    [InlineData(2.0, true)]
    public void Activation_and_drying_are_not_shorts(double end, bool dry)
    {
        // The voltage falls to 40 % over the first 15 cycles (roughening), or grows threefold at the end, always with its arches.
        double Level(int half) => dry ? 1 + Math.Max(0, end * (half - 40) / 20.0) : end + ((1 - end) * Math.Exp(-half / 12.0));
        var (time, current, voltage) = Cell(70, (half, x) => Level(half) * 0.06 * (1 + (0.7 * Math.Exp(-x / 0.08)) + (0.6 * x * x)));
        var result = ShortDetection.Of(HalfCycles.Cut(time, current, voltage), voltage, 8e-4);
        Assert.Equal(ShortKind.None, result.Kind);
        Assert.Equal(dry, result.IsDry);
    }

    [Fact]
    public void A_partial_recovery_after_a_soft_short_does_not_hide_it()
    {
        var (time, current, voltage) = Cell(50, (half, x) => half is >= 30 and < 36 ? 0.03 : 0.06 * (1 + (0.7 * Math.Exp(-x / 0.08)) + (0.6 * x * x)));
        var result = ShortDetection.Of(HalfCycles.Cut(time, current, voltage), voltage, 8e-4);
        Assert.Equal(ShortKind.Soft, result.Kind);
        Assert.Equal(30, result.Onset);
    }

    [Fact]
    public void A_trace_without_arches_gives_a_caution_at_most()
    {
        var (time, current, voltage) = Cell(50, (half, x) => half >= 30 ? 0.03 : 0.06 + (0.0005 * x));
        var result = ShortDetection.Of(HalfCycles.Cut(time, current, voltage), voltage, 8e-4);
        Assert.Equal(ShortKind.Soft, result.Kind);
        Assert.Equal(Verdict.Caution, result.Verdict);
    }

    [MeasuredFact]
    public void The_real_cells_impedance_collapses_late_and_not_early()
    {
        var c = MeasuredData.Columns("expected", "lili_geis_per_loop.csv");
        var result = ImpedanceCollapse.Of(c[4], c[5]);
        output.WriteLine("COLLAPSE " + string.Join(" | ", result.Evidence));
        Assert.True(result.Onset >= 20, "the early hours are healthy");
        Assert.True(result.StillLow, "the run ends shorted");
        Assert.Contains(44, result.Suspect);
    }

    [Fact]
    public void Kaplan_and_Meier_by_hand()
    {
        // 6, 6+, 10, 13+, 16: S = 4/5, then 4/5 x 2/3, then 0.
        var curve = SurvivalCurve.Of([new(6, true), new(6, false), new(10, true), new(13, false), new(16, true)]);
        Assert.Equal([6.0, 10, 16], curve.Times);
        Assert.Equal(0.8, curve.Survival[0], 12);
        Assert.Equal(0.8 * 2 / 3, curve.Survival[1], 12);
        Assert.Equal(0, curve.Survival[2], 12);
        Assert.Equal(0.8 * Math.Sqrt(0.05), curve.Deviation[0], 12);
        Assert.Equal(16, curve.Median);
        Assert.Equal(double.PositiveInfinity, SurvivalCurve.Of([new(6, false), new(9, true), new(9, false), new(12, false)]).Median);
    }

    private static (double[] Time, double[] Current, double[] Voltage) Cell(int halves, Func<int, double, double> size)
    {
        var n = halves * 60;
        var (time, current, voltage) = (new double[n], new double[n], new double[n]);
        for (var k = 0; k < n; k++)
        {
            var sign = k / 60 % 2 == 0 ? 1 : -1;
            (time[k], current[k], voltage[k]) = (60 * k, 10 * sign, sign * size(k / 60, k % 60 / 60.0));
        }

        return (time, current, voltage);
    }
}
