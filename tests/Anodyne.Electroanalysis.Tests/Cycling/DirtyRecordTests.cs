using Anodyne.Analysis;
using Anodyne.Numerics.Fitting;
using Anodyne.Quantities.Estimates;
using Anodyne.Records.Tables;
using Record = Anodyne.Records.Record;

namespace Anodyne.Electroanalysis.Tests.Cycling;

/// <summary>Records as cyclers write them: noise at rest, holes, interruptions, tests that still run. Every method cuts them by the same rule and says what it left out.</summary>
public class DirtyRecordTests
{
    private static AnalysisResult Run(string method, Record record, params (string, string)[] options) =>
        AnalysisMethods.Run(method, new AnalysisRequest([("record", record)], options.ToDictionary(o => o.Item1, o => o.Item2)));

    // Steps of current, A, seconds and the voltages from which and to which the step runs.
    private static (List<double> T, List<double> I, List<double> V) Steps(double dt, params IEnumerable<(double Current, double Seconds, double From, double To)> steps)
    {
        List<double> t = [], i = [], v = [];
        var start = 0.0;
        foreach (var (current, seconds, from, to) in steps)
        {
            for (var s = 0.0; s < seconds - 1e-9; s += dt)
            {
                t.Add(start + s);
                i.Add(current);
                v.Add(from + ((to - from) * s / seconds));
            }

            start += seconds;
        }

        return (t, i, v);
    }

    [Theory]
    [InlineData(1e-4)]
    [InlineData(2e-3)]
    [InlineData(1e-2)]
    public void Efficiency_does_not_see_the_noise_of_rests(double noise)
    {
        for (var seed = 0; seed < 10; seed++)
        {
            var normal = new NormalNoise(seed);
            var (t, i, v) = Steps(60, Enumerable.Range(0, 8).SelectMany(_ => new (double, double, double, double)[]
            {
                (-1e-3, 7200, -0.05, -0.04), (0, 900, 0, 0), (1e-3, 7200 * 0.97, 0.02, 1), (0, 900, 0.1, 0.1),
            }));
            var ce = Run("ce", Record.Of([.. t], [.. v], [.. i.Select(x => x + (noise * 1e-3 * normal.Next()))]), ("cell", "li-cu"));
            Assert.Equal(8, ce.Lists["ce_cycles"].Count);
            Assert.Equal(0.97, ce["ce_average"].Value, 0.01);
            Assert.Equal(Verdict.Ok, ce.Verdict);
        }
    }

    [Theory]
    [InlineData(double.NaN, true)]
    [InlineData(double.PositiveInfinity, true)]
    [InlineData(double.NaN, false)]
    public void One_row_without_a_number_costs_that_row_in_every_method(double value, bool isCurrent)
    {
        var (t, i, v) = Steps(30, Enumerable.Range(0, 5).SelectMany(_ => new (double, double, double, double)[] { (1e-3, 3600, 3, 4), (-1e-3, 3564, 3.9, 2.9) }));
        (t, i, v) = ([.. t, t[^1] + 30], [.. i, 0], [.. v, 3]);
        var clean = Record.Of([.. t], [.. v], [.. i]);
        (isCurrent ? i : v)[40] = value;
        i[200] = double.NaN;
        var dirty = Record.Of([.. t], [.. v], [.. i]);
        foreach (var (method, result) in new[] { ("ce", "ce_average"), ("retention", "retention"), ("hysteresis", "hysteresis_mV"), ("dqdv", "capacity") })
        {
            var (expected, found) = (Run(method, clean), Run(method, dirty));
            Assert.Equal(expected[result].Value, found[result].Value, 0.003 * Math.Abs(expected[result].Value));
            Assert.Equal(expected.Verdict, found.Verdict);
            Assert.Contains(found.Reasons, static r => r.Contains("without a number in Current", StringComparison.Ordinal) && r.Contains("201", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void A_discharge_that_a_rest_interrupts_is_one_half_cycle_in_every_method()
    {
        var (t, i, v) = Steps(30, Enumerable.Range(0, 3).SelectMany(_ => new (double, double, double, double)[]
        {
            (1e-3, 3600, 3.2, 4.2), (-1e-3, 1800, 4.1, 3.6), (0, 300, 3.65, 3.65), (-1e-3, 1764, 3.6, 3.1), (0, 60, 3.2, 3.2),
        }));
        var record = Record.Of([.. t], [.. v], [.. i]);
        var dqdv = Run("dqdv", record);
        Assert.Equal(0.99, dqdv["capacity"].Value, 0.01);
        Assert.Equal(Verdict.Ok, dqdv.Verdict);
        var hysteresis = Run("hysteresis", record);
        Assert.Equal(3.0, hysteresis.Quality["cycles"]);
        Assert.InRange(hysteresis["hysteresis_mV"].Value, 85, 98);
        Assert.Equal(0.99, Run("ce", record)["ce_average"].Value, 1e-6);
        Assert.Equal(1, Run("retention", record, ("reference-cycle", "1"))["retention"].Value, 1e-9);
    }

    [Fact]
    public void A_test_that_still_runs_gives_no_result_from_its_last_half_cycle()
    {
        var (t, i, v) = Steps(20, [.. Enumerable.Range(0, 5).SelectMany(_ => new (double, double, double, double)[] { (1e-3, 3600, 3, 4.2), (-1e-3, 3564, 4.2, 3) }), (1e-3, 3600, 3, 4.2), (-1e-3, 900, 4.2, 3.9)]);
        var record = Record.Of([.. t], [.. v], [.. i]);
        var ce = Run("ce", record, ("cell", "full"));
        Assert.Equal(0.99, ce["ce_average"].Value, 1e-6);
        Assert.Equal(5, ce.Lists["cycles"].Count);
        Assert.Equal(0.99, ce.Lists["cycles"][2]["q_out"].Value, 1e-6);
        Assert.Contains(ce.Reasons, static r => r.Contains("unfinished last half cycle", StringComparison.Ordinal));
        Assert.Equal(1, Run("retention", record, ("reference-cycle", "1"))["retention"].Value, 1e-6);
        Assert.Throws<Quantities.InputException>(() => Run("dqdv", record, ("half-cycle", "12")));
    }

    [Fact]
    public void Pulses_with_rests_are_one_half_cycle()
    {
        IEnumerable<(double, double, double, double)> Pulses(double current, double from, double to) => Enumerable.Range(0, 20).SelectMany(k => new (double, double, double, double)[]
        {
            (current, 600, from + ((to - from) * k / 20), from + ((to - from) * (k + 1) / 20)), (0, 3600, from + ((to - from) * (k + 1) / 20), from + ((to - from) * (k + 1) / 20)),
        });
        var (t, i, v) = Steps(60, [.. Pulses(1e-3, 3, 4), .. Pulses(-1e-3, 4, 3)]);
        var ce = Run("ce", Record.Of([.. t], [.. v], [.. i]));
        Assert.Single(ce.Lists["cycles"]);
        Assert.Equal(1, ce["ce_average"].Value, 1e-9);
        Assert.Equal(20 * 600 / 3600.0, ce.Lists["cycles"][0]["q_in"].Value, 1e-9);
    }

    [Fact]
    public void A_spectrum_with_a_hole_is_one_spectrum_and_its_reason_names_the_row()
    {
        var rows = Enumerable.Range(0, 41).Select(k => Math.Pow(10, 5 - (0.15 * k))).Select((f, k) => (f, z: 5 + (30 / new System.Numerics.Complex(1, 2 * Math.PI * f * 1e-3)), k));
        var table = "frequency_hz,z_re_ohm,z_im_ohm\n" + string.Join('\n', rows.Select(p => FormattableString.Invariant($"{p.f},{(p.k == 20 ? "ERR" : p.z.Real)},{p.z.Imaginary}")));
        var kk = Run("kk", UnitTable.Parse(table, "table"));
        Assert.Equal(Verdict.Ok, kk.Verdict);
        Assert.Equal("40 points", kk["residual_rms"].Window);
        Assert.Contains(kk.Reasons, static r => r.Contains("line 22", StringComparison.Ordinal));
        var turned = Run("kk", UnitTable.Parse(table.Replace(",-", ",", StringComparison.Ordinal), "table"));
        Assert.Contains(turned.Reasons, static r => r.Contains("sign is most likely reversed", StringComparison.Ordinal));
    }
}
