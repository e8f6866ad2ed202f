using System.Numerics;
using Anodyne.Analysis;
using Anodyne.Numerics.Fitting;
using Anodyne.Quantities.Estimates;
using Anodyne.Records.Tables;

namespace Anodyne.Electroanalysis.Tests.Methods;

/// <summary>Impedance methods at the edge: a handful of points, parameters that run away, columns per area, signs, series.</summary>
public class ImpedanceEdgeTests
{
    private static AnalysisResult Run(string method, string table, params (string, string)[] options) =>
        AnalysisMethods.Run(method, new AnalysisRequest([("table", UnitTable.Parse(table, "table"))], options.ToDictionary(o => o.Item1, o => o.Item2)));

    private static Complex Arc(double f, double r, double tau, double n = 1) => r / (1 + Complex.Pow(new Complex(0, 2 * Math.PI * f * tau), n));

    private static string Rows(int points, Func<double, Complex> z, string key = "", int seed = 1, double noise = 0.003)
    {
        var random = new NormalNoise(seed);
        return string.Concat(Enumerable.Range(0, points).Select(k => Math.Pow(10, 5 - (6.0 * k / Math.Max(1, points - 1)))).Select(f =>
        {
            var value = z(f);
            value += noise * value.Magnitude * new Complex(random.Next(), random.Next());
            return FormattableString.Invariant($"{key}{f},{value.Real},{value.Imaginary}\n");
        }));
    }

    private static Complex Two(double f) => 6 + Arc(f, 25, 2e-4, 0.9) + Arc(f, 70, 0.05, 0.85);

    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    public void A_handful_of_points_is_a_refusal_and_no_defect(int points)
    {
        var table = "frequency_hz,z_re_ohm,z_im_ohm\n" + Rows(points, Two);
        foreach (var method in new[] { "eis", "kk", "drt" })
        {
            Assert.NotEqual(Verdict.Ok, Run(method, table).Verdict);
        }

        var refused = Run("eis", table);
        Assert.True(refused.IsRefused);
        Assert.Contains("too few points", refused.Reasons[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_parameter_at_the_bound_of_the_search_is_not_determined()
    {
        // No inductance in the data, and one in the circuit.
        var found = Run("eis", "frequency_hz,z_re_ohm,z_im_ohm\n" + Rows(50, f => 6 + Arc(f, 25, 2e-4, 0.9), noise: 0), ("circuit", "R0-p(R1,CPE1)-L1"));
        Assert.False(double.IsFinite(found["L1"].Value) && found["L1"].Verdict != Verdict.Void, "a value nobody measured");
        Assert.Equal(25, found["R1"].Value, 0.01);
    }

    [Fact]
    public void Impedances_per_area_need_the_area_and_then_hold_for_it()
    {
        var table = "frequency_hz,z_re_ohm_cm2,z_im_ohm_cm2\n" + Rows(50, f => 2 * Two(f));
        var found = Run("eis", table, ("circuit", "R0-p(R1,CPE1)-p(R2,CPE2)"), ("area", "2 cm2"));
        Assert.Equal(6, found["R0"].Value, 0.1);
        Assert.Equal(12, found["R0_area"].Value, 0.2);
        Assert.Throws<Quantities.InputException>(() => Run("eis", table));
    }

    [Fact]
    public void A_reversed_sign_is_named()
    {
        var table = "frequency_hz,z_re_ohm,z_im_ohm\n" + Rows(40, f => Complex.Conjugate(Two(f)));
        Assert.Contains(Run("kk", table).Reasons, r => r.Contains("above zero at every frequency", StringComparison.Ordinal));
    }

    [Fact]
    public void Distributions_take_a_series()
    {
        var table = "key_h,frequency_hz,z_re_ohm,z_im_ohm\n" + Rows(50, Two, "1,", 1) + Rows(50, f => Two(f) + Arc(f, 15, 0.05, 0.85), "2,", 2);
        var found = Run("drt", table);
        var series = found.Lists["series"];
        Assert.Equal([1, 2], series.Select(row => row["key"].Value));
        Assert.Equal(95, series[0]["R_pol"].Value, 2 * series[0]["R_pol"].Uncertainty!.Value);
        Assert.Equal(110, series[1]["R_pol"].Value, 2 * series[1]["R_pol"].Uncertainty!.Value);
        Assert.Equal(2, series[1]["peak_count"].Value);
        Assert.Equal(found["R_pol"].Value, series[0]["R_pol"].Value);
        Assert.Equal(2, Run("kk", table).Lists["series"].Count);
    }

    [Fact]
    public void A_distribution_gives_its_tail_and_a_loop_where_it_is_asked_for()
    {
        var blocked = Run("drt", "frequency_hz,z_re_ohm,z_im_ohm\n" + Rows(60, f => 8 + Arc(f, 60, 1e-4) + (1 / (2e-3 * Complex.Pow(new Complex(0, 2 * Math.PI * f), 0.85)))));
        Assert.Equal(0.85, blocked["tail_n"].Value, 2 * blocked["tail_n"].Uncertainty!.Value);
        Assert.Equal(2e-3, blocked["tail_Q"].Value, 2 * blocked["tail_Q"].Uncertainty!.Value);
        Assert.Equal(60, blocked["R_pol"].Value, 1.0);
        var loop = "frequency_hz,z_re_ohm,z_im_ohm\n" + Rows(60, f => 5 + Arc(f, 50, 1e-3) - Arc(f, 20, 0.3));
        Assert.Equal(Verdict.Void, Run("drt", loop).Verdict);
        Assert.Contains(Run("drt", loop).Reasons, r => r.Contains("--sign auto", StringComparison.Ordinal));
        var signed = Run("drt", loop, ("sign", "auto"));
        Assert.Equal(30, signed["R_pol"].Value, 1.0);
        Assert.Contains(signed.Lists["peaks"], row => Math.Abs(row["R_ohm"].Value + 20) < 4 && double.IsNaN(row["C_F"].Value));
        Assert.NotNull(signed.Figure);
    }

    [Fact]
    public void A_distribution_says_what_Kramers_and_Kronig_say()
    {
        var k = 0;
        var table = "frequency_hz,z_re_ohm,z_im_ohm\n" + Rows(61, f => 5 + Arc(f, 50, 1e-4) + Arc(f, 80 * (1 + (0.8 * Math.Pow(k++ / 61.0, 2))), 0.3));
        Assert.Contains(Run("drt", table).Reasons, r => r.StartsWith("Kramers-Kronig", StringComparison.Ordinal));
    }

    [Fact]
    public void A_bad_row_costs_the_row_and_is_named()
    {
        var rows = Rows(50, Two).Split('\n');
        rows[20] = rows[20].Split(',')[0] + ",NaN,NaN";
        var found = Run("drt", "frequency_hz,z_re_ohm,z_im_ohm\n" + string.Join('\n', rows));
        Assert.Equal(95, found["R_pol"].Value, 3.0);
        Assert.Contains("49 points", found["R_pol"].Window, StringComparison.Ordinal);
        Assert.Contains(found.Reasons, r => r.Contains("left out", StringComparison.Ordinal));
    }

    [Fact]
    public void Steps_of_the_converter_do_not_bias_the_scan_rate()
    {
        // 50 mV/s in steps of 3 mV, a row each 0.04 s: from row to row 0 or 75 mV/s.
        double[] t = [.. Enumerable.Range(0, 1000).Select(k => 0.04 * k)];
        double[] e = [.. t.Select(x => 0.003 * Math.Floor((x < 20 ? 0.05 * x : 2 - (0.05 * x)) / 0.003))];
        Assert.Equal(0.05, Voltammetry.ScanRate.OfRamps(e, t)!.Value, 1e-4);
        Assert.Null(Voltammetry.ScanRate.OfRamps(e, []));
    }
}
