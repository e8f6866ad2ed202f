using System.Numerics;
using Anodyne.Analysis;
using Anodyne.Electroanalysis.Impedance.Circuits;
using Anodyne.Electroanalysis.Impedance.Fitting;
using Anodyne.Numerics.Fitting;
using Anodyne.Quantities;
using Anodyne.Quantities.Estimates;
using Anodyne.Records.Columns;
using Anodyne.Records.Tables;
using Anodyne.Records.Terms;
using Record = Anodyne.Records.Record;

namespace Anodyne.Electroanalysis.Tests.Methods;

/// <summary>What <c>eis</c> makes of a fit: per-area values, the two electrodes of a symmetric cell, capacitances, series judged one by one, measured errors.</summary>
public class CircuitEstimateTests
{
    private static readonly double[] s_f = [.. Enumerable.Range(0, 61).Select(k => Math.Pow(10, 5.5 - (0.1 * k)))];

    private static Record Spectra(IEnumerable<(double Key, Complex[] Z)> spectra)
    {
        var rows = spectra.SelectMany(s => s_f.Select((f, k) => (s.Key, F: f, Z: s.Z[k]))).ToList();
        return new Record(
        [
            new DoubleColumn(UnitTable.Key, "degC", [.. rows.Select(r => r.Key)], "key_degC"), Bdf.Frequency.Column([.. rows.Select(r => r.F)]), Bdf.RealImpedance.Column([.. rows.Select(r => r.Z.Real)]),
            Bdf.ImaginaryImpedance.Column([.. rows.Select(r => r.Z.Imaginary)]),
        ]);
    }

    private static Complex[] Noisy(string circuit, double[] values, double level, int seed)
    {
        var noise = new NormalNoise(seed);
        return [.. Circuit.Parse(circuit).Impedance(s_f, values).Select(z => z + (level * z.Magnitude * new Complex(noise.Next(), noise.Next())))];
    }

    private static AnalysisResult Run(Record record, params (string, string)[] options) =>
        AnalysisMethods.Run("eis", new AnalysisRequest([("record", record)], options.ToDictionary(o => o.Item1, o => o.Item2)));

    private static Record One(string circuit, double[] values, double level = 0.003, int seed = 1) => Spectra([(25, Noisy(circuit, values, level, seed))]);

    [Theory]
    [InlineData("R0-p(R1,CPE1)-p(R2,CPE2)", "R0", "R1", "R2")]
    [InlineData("R(RQ)(RQ)", "R1", "R2", "R3")]
    [InlineData("p(R5,CPE5)-R7-p(R9,CPE9)", "R7", "R5", "R9")]
    public void Arcs_of_a_symmetric_cell_are_halved_whatever_they_are_called_and_the_series_resistance_never(string circuit, string bulk, string first, string second)
    {
        double[] values = circuit.StartsWith('p') ? [40, 2e-6, 0.9, 5, 60, 1e-4, 0.85] : [5, 40, 2e-6, 0.9, 60, 1e-4, 0.85];
        var result = Run(One(circuit, values), ("circuit", circuit), ("area", "2 cm2"), ("symmetric", "yes"));
        Assert.Equal(2 * result[bulk].Value, result[bulk + "_area"].Value, 1e-9);
        Assert.Equal(result[first].Value, result[first + "_area"].Value, 1e-9);
        Assert.Equal(result[second].Value, result[second + "_area"].Value, 1e-9);
        Assert.Equal(result[second].Uncertainty!.Value, result[second + "_area"].Uncertainty!.Value, 1e-9);
        Assert.Contains("half", result[first + "_area"].Definition, StringComparison.Ordinal);
        Assert.DoesNotContain("half", result[bulk + "_area"].Definition, StringComparison.Ordinal);
        var single = Run(One(circuit, values), ("circuit", circuit), ("area", "2 cm2"));
        Assert.Equal(2 * single[first].Value, single[first + "_area"].Value, 1e-9);
    }

    [Fact]
    public void Diffusion_across_the_cell_is_not_halved_and_a_held_value_has_no_interval()
    {
        var result = Run(One("R0-p(R1,C1)-Ws1", [5, 40, 2e-6, 30, 8]), ("circuit", "R0-p(R1,C1)-Ws1"), ("area", "1 cm2"), ("symmetric", "yes"), ("fix", "R0=5"));
        Assert.Equal(result["Ws1_R"].Value, result["Ws1_R_area"].Value, 1e-9);
        Assert.Equal(0.5 * result["R1"].Value, result["R1_area"].Value, 1e-9);
        Assert.Equal(5, result["R0_area"].Value, 1e-12);
        Assert.Null(result["R0_area"].Uncertainty);
    }

    [Fact]
    public void Effective_capacitances_are_reported_in_both_pictures_and_doubled_for_one_electrode()
    {
        const double rs = 5, r = 60, q = 1e-4, n = 0.85;
        var result = Run(One("R0-p(R1,CPE1)", [rs, r, q, n]), ("circuit", "R0-p(R1,CPE1)"), ("area", "2 cm2"), ("symmetric", "yes"));
        foreach (var (name, truth) in new[] { ("CPE1_C_normal", ArcCapacitance.NormalOf(q, n, r)), ("CPE1_C_surface", ArcCapacitance.SurfaceOf(q, n, rs, r)) })
        {
            Assert.InRange(truth, result[name].Value - (1.5 * result[name].Uncertainty!.Value), result[name].Value + (1.5 * result[name].Uncertainty!.Value));
            Assert.Equal(result[name].Value, result[name + "_area"].Value, 1e-12);
            Assert.Equal("F/cm2", result[name + "_area"].Unit);
        }

        Assert.DoesNotContain(Run(One("p(R1,CPE1)", [r, q, n]), ("circuit", "p(R1,CPE1)")).Results, x => x.Key == "CPE1_C_surface");
    }

    [Fact]
    public void The_errors_of_the_capacitances_carry_the_correlation_of_what_they_are_made_of()
    {
        var circuit = Circuit.Parse("R0-p(R1,CPE1)");
        double[] truth = [5, 60, 1e-4, 0.85];
        var fits = Enumerable.Range(0, 200).Select(seed => CircuitFitter.Fit(circuit, s_f, Noisy(circuit.Text, truth, 0.005, seed), new CircuitFitOptions(Starts: 1) { Guess = truth })).Select(fit => ArcCapacitance.Of(fit)[0]).ToList();
        foreach (var (value, deviation) in new (Func<ArcCapacitance, double>, Func<ArcCapacitance, double>)[] { (c => c.Normal, c => c.NormalDeviation), (c => c.Surface, c => c.SurfaceDeviation) })
        {
            double[] logs = [.. fits.Select(c => Math.Log(value(c)))];
            var scatter = Math.Sqrt(logs.Sum(x => Math.Pow(x - logs.Average(), 2)) / (logs.Length - 1));
            Assert.InRange(fits.Average(deviation) / scatter, 0.85, 1.15);
        }
    }

    [Fact]
    public void Every_spectrum_of_a_series_is_tested_and_named_by_its_key()
    {
        var drifting = Noisy("R0-p(R1,CPE1)", [5, 60, 1e-4, 0.85], 0.002, 7).Select((z, k) => z * (1 + (k > 30 ? 0.004 * (k - 30) : 0))).ToArray();
        var result = Run(
            Spectra([(10, Noisy("R0-p(R1,CPE1)", [5, 90, 1e-4, 0.85], 0.002, 5)), (20, drifting), (30, Noisy("R0-p(R1,CPE1)", [5, 40, 1e-4, 0.85], 0.002, 6))]), ("circuit", "R0-p(R1,CPE1)"));
        Assert.Equal(Verdict.Caution, result.Verdict);
        Assert.Contains(result.Reasons, r => r.StartsWith("key 20: Kramers-Kronig", StringComparison.Ordinal));
        Assert.DoesNotContain(result.Reasons, r => r.StartsWith("key 10: Kramers-Kronig", StringComparison.Ordinal));
        Assert.Equal([Verdict.Ok, Verdict.Void, Verdict.Ok], result.Lists["series"].Select(row => row["kk_band_drift"].Verdict));
        Assert.Equal(4, result.Figure!.Panels.Count);
        var csv = result.Curves.Single(c => c.Name == "eis_series");
        Assert.Equal([10.0, 20, 30], csv.Columns[0].Values);
    }

    [Fact]
    public void A_series_gives_resistance_and_capacitance_of_every_arc_per_area()
    {
        var spectra = new[] { (1.0, 60.0), (2.0, 75.0) }.Select(p => (p.Item1, Noisy("R0-p(R1,CPE1)", [5, p.Item2, 1e-4, 0.85], 0.002, (int)p.Item1)));
        var result = Run(Spectra(spectra), ("circuit", "R0-p(R1,CPE1)"), ("area", "2 cm2"), ("symmetric", "yes"));
        var rows = result.Lists["series"];
        Assert.Equal(60, rows[0]["R1_area"].Value, 1.0);
        Assert.Equal(75, rows[1]["R1_area"].Value, 1.0);
        Assert.Equal("F/cm2", rows[1]["CPE1_C_normal_area"].Unit);
        Assert.Equal(ArcCapacitance.NormalOf(1e-4, 0.85, 75), rows[1]["CPE1_C_normal_area"].Value, 1e-6);
        Assert.Equal(result["R1_area"].Value, rows[0]["R1_area"].Value);
        var csv = result.Curves.Single(c => c.Name == "eis_series");
        Assert.Contains(csv.Columns, c => c.Name == "R1_area high" && c.Unit == "ohm cm2" && c.Values[1] > 75);
        Assert.Contains(result.Figure!.Panels, p => p.Y.Unit == "F/cm2");
    }

    [Fact]
    public void A_circuit_chosen_for_several_spectra_says_from_which()
    {
        var result = Run(Spectra([(10, Noisy("R0-p(R1,CPE1)", [5, 90, 1e-4, 0.85], 0.003, 5)), (20, Noisy("R0-p(R1,CPE1)", [5, 40, 1e-4, 0.85], 0.003, 6))]));
        Assert.Equal("found", result.Words["circuit_choice"]);
        Assert.Contains(result.Reasons, r => r.Contains("chosen from the first of 2 spectra (key 10)", StringComparison.Ordinal));
        Assert.Equal("given", Run(One("R0-p(R1,CPE1)", [5, 60, 1e-4, 0.85]), ("circuit", "R0-p(R1,CPE1)")).Words["circuit_choice"]);
    }

    [Fact]
    public void What_the_data_do_not_determine_stands_nowhere_as_a_number()
    {
        // The data lie on the other side of what an inductance does: it runs away to nothing.
        Complex[] z = [.. Noisy("R0-p(R1,CPE1)", [5, 60, 1e-4, 0.85], 0.002, 3).Select((v, k) => v - new Complex(0, 2 * Math.PI * s_f[k] * 1e-7))];
        var result = Run(Spectra([(25, z)]), ("circuit", "R0-p(R1,CPE1)-L1"), ("area", "1 cm2"));
        Assert.True(double.IsNaN(result["L1"].Value));
        Assert.Equal(Verdict.Void, result["L1"].Verdict);
        Assert.True(double.IsNaN(result["L1"].Quality["low"]) && double.IsNaN(result["L1"].Quality["high"]) && double.IsNaN(result["L1"].Quality["sd"]));
        Assert.Equal(65, result["R_total"].Value, 0.5);
    }

    [Fact]
    public void An_exponent_at_its_bound_is_not_taken_as_known_by_the_others()
    {
        var circuit = Circuit.Parse("R0-p(R1,CPE1)");
        var fits = Enumerable.Range(0, 40).Select(seed => CircuitFitter.Fit(circuit, s_f, Noisy("R0-p(R1,C1)", [5, 60, 1e-5], 0.01, seed))).ToList();
        var bounded = fits.Where(f => f["CPE1_n"].AtBound).ToList();
        var free = fits.Where(f => !f["CPE1_n"].AtBound).ToList();
        Assert.True(bounded.Count > 5 && free.Count > 5);
        Assert.InRange(bounded.Average(f => f["CPE1_Q"].StandardDeviation) / free.Average(f => f["CPE1_Q"].StandardDeviation), 0.8, 1.25);
        Assert.All(bounded, f => Assert.True(f["CPE1_n"] is { HasInterval: true, High: 1, Low: < 1 }));
    }

    [Fact]
    public void Measured_errors_are_weights_and_are_believed_until_the_scatter_contradicts_them()
    {
        const string circuit = "R0-p(R1,CPE1)";
        double[] truth = [5, 60, 1e-4, 0.85];
        Record With(double stated, int seed)
        {
            var z = Noisy(circuit, truth, 0.004, seed);
            return new Record(
            [
                Bdf.Frequency.Column(s_f), Bdf.RealImpedance.Column([.. z.Select(v => v.Real)]), Bdf.ImaginaryImpedance.Column([.. z.Select(v => v.Imaginary)]),
                new DoubleColumn("z_re_sd", "ohm", [.. z.Select(v => stated * v.Magnitude)], "z_re_sd_ohm"), new DoubleColumn("z_im_sd", "ohm", [.. z.Select(v => stated * v.Magnitude)], "z_im_sd_ohm"),
            ]);
        }

        (string, string)[] options = [("circuit", circuit), ("weight", "sigma")];
        var right = Run(With(0.004, 3), options);
        var plain = Run(With(0.004, 3), ("circuit", circuit));
        Assert.Equal(plain["R1"].Value, right["R1"].Value, 1e-4);
        Assert.Equal(Verdict.Ok, right.Verdict);

        // Ten times too large: believed, ten times wider. Ten times too small: contradicted, the scatter decides.
        Assert.Equal(10, Run(With(0.04, 3), options)["R1"].Uncertainty!.Value / right["R1"].Uncertainty!.Value, 0.05);
        Assert.Equal(plain["R1"].Uncertainty!.Value, Run(With(0.0004, 3), options)["R1"].Uncertainty!.Value, 1e-4);
        Assert.Throws<InputException>(() => Run(One(circuit, truth), options));
        Assert.Throws<InputException>(() => Run(With(0, 3), options));
        var profile = Run(With(0.004, 3), [.. options, ("profile", "yes")]);
        Assert.Equal(right["R1"].Uncertainty!.Value, profile["R1"].Uncertainty!.Value, 0.01 * right["R1"].Uncertainty!.Value);
    }
}
