using Anodyne.Analysis;
using Anodyne.Quantities;
using Anodyne.Quantities.Estimates;
using Anodyne.Records.Columns;
using Anodyne.Records.Tables;
using Anodyne.Records.Terms;
using Record = Anodyne.Records.Record;

namespace Anodyne.Electroanalysis.Tests.Methods;

/// <summary>Methods as a user calls them: names of results as promised, figures and curves for each, worked values through the whole path.</summary>
public class MethodTests
{
    private static AnalysisResult Run(string method, Record record, params (string, string)[] options) =>
        AnalysisMethods.Run(method, new AnalysisRequest([("record", record)], options.ToDictionary(o => o.Item1, o => o.Item2)));

    private static Record Reference(params string[] parts) => UnitTable.Read(MeasuredData.Path(parts));

    private static void Complete(AnalysisResult result)
    {
        Assert.NotEmpty(result.Curves);
        var csv = result.Curves[0].ToCsv().Split('\n');
        Assert.True(csv.Length >= 5, "three header rows and data");
        Assert.NotNull(result.Figure);
        Assert.StartsWith("<", result.Figure.ToSvg(), StringComparison.Ordinal);
        Assert.NotEmpty(result.Settings);
    }

    [MeasuredFact]
    public void Impedance_methods_on_their_reference()
    {
        var record = Reference("eis_reference", "g5_lili_separated", "input.csv");
        var eis = Run("eis", record, ("circuit", "R0-p(R1,CPE1)-p(R2,CPE2)"), ("area", "1.5 cm2"), ("symmetric", "yes"));
        Complete(eis);
        Assert.Equal(1.06725e-3, eis["chi2"].Value, 1e-6);
        Assert.Equal(0.5 * 1.5 * eis["R2"].Value, eis["R2_area"].Value, 1e-9);
        Assert.Equal(Verdict.Ok, eis.Verdict);
        Assert.InRange(38, eis["R1"].Value - (2 * eis["R1"].Uncertainty!.Value), eis["R1"].Value + (2 * eis["R1"].Uncertainty!.Value));
        var automatic = Run("eis", record);
        Assert.Equal("R0-p(R1,CPE1)-p(R2,CPE2)", automatic.Settings["circuit"]);
        var kk = Run("kk", record);
        Complete(kk);
        Assert.Equal(Verdict.Ok, kk.Verdict);
        var drt = Run("drt", record);
        Complete(drt);
        Assert.Equal(2, drt.Lists["peaks"].Count);
        Assert.Equal(61, drt.Lists["peaks"][1]["R_ohm"].Value, 3.0);
    }

    [MeasuredFact]
    public void Series_carry_their_keys_and_the_activation_energy()
    {
        var record = Reference("eis_reference", "g9_arrhenius_series", "input.csv");
        var eis = Run("eis", record, ("circuit", "R0-p(R1,CPE1)-p(R2,CPE2)"));
        Assert.Equal(7, eis.Lists["series"].Count);
        Assert.Equal(-10, eis.Lists["series"][0]["key"].Value);
        Assert.Equal(992.7, eis.Lists["series"][0]["R2"].Value, 10.0);
        var arrhenius = Run("arrhenius", record, ("of", "R2"));
        Complete(arrhenius);
        var ea = arrhenius["Ea_kJ_mol"];
        Assert.Equal(52.29, ea.Value, 0.04);
        Assert.InRange(52.3, ea.Value - ea.Uncertainty!.Value, ea.Value + ea.Uncertainty!.Value);
    }

    [MeasuredFact]
    public void Polarization_nucleation_and_shorts_on_their_references()
    {
        var tafel = Run("tafel", Reference("electro_reference", "tafel_sym.csv"), ("symmetric", "yes"), ("ohmic", "12 ohm cm2"));
        Complete(tafel);
        Assert.Equal(0.62, tafel["i0_mA_cm2"].Value, tafel["i0_mA_cm2"].Uncertainty!.Value * 2);
        Assert.Equal(30, tafel["R_film_each_ohm_cm2"].Value, 0.1);
        var boyle = Run("tafel", Reference("tafel", "Boyle Figure 4a.EC-DEC.csv"));
        Complete(boyle);
        Assert.Equal(8.806, boyle["i0_mA_cm2"].Value, 0.01);
        var nucleation = Run("nucleation", Reference("electro_reference", "sh_prog.csv"), ("concentration", "1 mol/L"));
        Complete(nucleation);
        Assert.Equal("progressive", nucleation.Words["model"]);
        Assert.Equal(1.8e-6, nucleation["D_cm2_s"].Value, 0.01e-6);
        var soft = Run("symmetric", Reference("electro_reference", "sym_b.csv"), ("bulk", "8 ohm cm2"));
        Complete(soft);
        Assert.Equal("soft", soft.Words["short_kind"]);
        Assert.Equal(64, soft["onset_h"].Value, 0.02);
        Assert.Equal(120, soft.Lists["polarization_mV"].Count);
    }

    [MeasuredFact]
    public void Truths_of_the_reference_cases_lie_in_the_reported_intervals()
    {
        var tafel = Run("tafel", Reference("electro_reference", "tafel_sym.csv"), ("symmetric", "yes"), ("ohmic", "12 ohm cm2"));
        var first = Run("nucleation", Reference("electro_reference", "sh_inst.csv"), ("concentration", "1 mol/L"));
        var second = Run("nucleation", Reference("electro_reference", "sh_prog.csv"), ("concentration", "1 mol/L"));
        var g9 = Run("arrhenius", Reference("eis_reference", "g9_arrhenius_series", "input.csv"), ("of", "R2"));
        (string Name, double Truth, Estimate Found)[] all =
        [
            ("i0", 0.62, tafel["i0_mA_cm2"]), ("R", 72, tafel["R_ohm_cm2"]), ("film", 30, tafel["R_film_each_ohm_cm2"]), ("D inst", 2.4e-6, first["D_cm2_s"]), ("N0", 3e6, first["N0_cm2"]), ("delay inst", 0.05, first["t_delay"]),
            ("D prog", 1.8e-6, second["D_cm2_s"]), ("AN", 5e5, second["AN_cm2_s"]), ("delay prog", 0.02, second["t_delay"]), ("Ea", 52.3, g9["Ea_kJ_mol"]),
        ];
        Assert.All(all, item => Assert.True(Math.Abs(item.Found.Value - item.Truth) <= 2 * item.Found.Uncertainty!.Value, $"{item.Name}: {item.Found} against {item.Truth}"));
        Assert.True(all.Count(item => Math.Abs(item.Found.Value - item.Truth) > item.Found.Uncertainty!.Value) <= 1, string.Join("; ", all.Select(item => $"{item.Name} {item.Found} ({item.Truth})")));
    }

    [MeasuredFact]
    public void Replicates_give_a_survival_curve()
    {
        var request = new AnalysisRequest(
            [.. new[] { "sym_a", "sym_b", "sym_c" }.Select(n => (n, Reference("electro_reference", n + ".csv")))], new Dictionary<string, string> { ["bulk"] = "8 ohm cm2" });
        var result = AnalysisMethods.Run("symmetric", request);
        Assert.Equal(90, result["lifetime_h"].Value, 0.02);
        Assert.Equal(2, result.Lists["survival"].Count);
        Assert.Equal(2.0 / 3, result.Lists["survival"][0]["share"].Value, 1e-9);
        Assert.Equal(4, result.Figure!.Panels.Count);
        Assert.Contains(result.Reasons, r => r.StartsWith("sym_b: ", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_option_method_draws_and_writes()
    {
        AnalysisResult Of(string method, params (string, string)[] options) => AnalysisMethods.Run(method, new AnalysisRequest([], options.ToDictionary(o => o.Item1, o => o.Item2)));
        var transference = Of("transference", ("dv", "10mV"), ("i0", "41.2uA"), ("iss", "25.9uA"), ("r0", "96ohm"), ("rss", "104ohm"));
        Complete(transference);
        Assert.Equal(0.520093, transference["t_plus"].Value, 1e-6);
        Assert.Equal(0.628641, transference["naive_ratio"].Value, 1e-6);
        var conductivity = Of("conductivity", ("thickness", "25 um"), ("resistance", "1.42 ohm"), ("area", "1.767 cm2"));
        Complete(conductivity);
        Assert.Equal(0.9963573176, conductivity["sigma_mS_cm"].Value, 1e-9);
        var sand = Of("sand", ("diffusivity", "3e-6 cm2/s"), ("current", "10 mA/cm2"), ("t-plus", "0.4"), ("concentration", "1M"));
        Complete(sand);
        Assert.Equal(609.3, sand["tau_s"].Value, 0.01);
        var dead = Of("dead-lithium", ("lost", "2 mAh"), ("h2", "20 umol"));
        Complete(dead);
        Assert.Equal(2 * 20e-6 * PhysicalConstants.Faraday / 3.6, dead["Q_Li0_mAh"].Value, 1e-9);
    }

    [Fact]
    public void A_transference_number_straight_from_the_hold_and_the_spectra_around_it()
    {
        // Bulk 50 ohm, arcs 100 ohm before and 110 after, a salt tail that belongs to neither; current fraction 0.4 at 10 mV.
        const double dv = 0.01, rb = 50, r0 = 100, rss = 110, truth = 0.4;
        var initial = dv / (rb + r0);
        var steady = truth * initial * dv / (dv - (initial * r0) + (truth * initial * rss));
        var circuit = Electroanalysis.Impedance.Circuits.Circuit.Parse("R0-p(R1,CPE1)-p(R2,CPE2)");
        double[] f = [.. Enumerable.Range(0, 71).Select(k => Math.Pow(10, 6 - (0.1 * k)))];
        Record Spectrum(double scale, int seed)
        {
            var noise = new Anodyne.Numerics.Fitting.NormalNoise(seed);
            var z = circuit.Impedance(f, [rb, 40 * scale, 2e-6, 0.9, 60 * scale, 1e-4, 0.85]).Select(v => v + (0.002 * v.Magnitude * new System.Numerics.Complex(noise.Next(), noise.Next()))).ToArray();
            return new Record([Bdf.Frequency.Column(f), Bdf.RealImpedance.Column([.. z.Select(v => v.Real)]), Bdf.ImaginaryImpedance.Column([.. z.Select(v => v.Imaginary)])]);
        }

        // Two minutes of open circuit, then the hold.
        double[] t = [.. Enumerable.Range(0, 1000).Select(k => 30.0 * k)];
        double[] i = [.. t.Select(x => x < 120 ? 0 : steady + ((initial - steady) * Math.Exp(-(x - 120) / 2500)))];
        var hold = Record.Of(t, [.. t.Select(x => x < 120 ? 0 : dv)], i);
        var request = new AnalysisRequest([("before", Spectrum(1, 1)), ("hold", hold), ("after", Spectrum(1.1, 2))], new Dictionary<string, string>());
        var result = AnalysisMethods.Run("transference", request);
        Complete(result);
        var t1 = result["t_plus"];
        Assert.Equal(truth, t1.Value, 0.01);
        Assert.InRange(truth, t1.Value - t1.Uncertainty!.Value, t1.Value + t1.Uncertainty!.Value);
        Assert.Equal(r0, result["R_0"].Value, 1.0);
        Assert.Equal(rss, result["R_ss"].Value, 1.0);
        Assert.Equal(rb, result["R_b"].Value, 0.5);
        Assert.Equal(1e6 * initial, result["I_0_uA"].Value, 0.01);
        Assert.Equal(Verdict.Ok, result.Verdict);
        Assert.Equal(3, result.Curves.Count);
        var ohmic = AnalysisMethods.Run("transference", request with { Options = new Dictionary<string, string> { ["i0"] = "ohmic" } });
        Assert.Equal(1e6 * initial, ohmic["I_0_uA"].Value, 0.5);
        Assert.Throws<InputException>(() => AnalysisMethods.Run("transference", request with { Inputs = [.. request.Inputs.Take(2)] }));
    }

    [Fact]
    public void One_spectrum_a_file_is_a_temperature_series_by_what_each_file_says_of_its_cell()
    {
        var circuit = Electroanalysis.Impedance.Circuits.Circuit.Parse("R0-p(R1,CPE1)");
        double[] f = [.. Enumerable.Range(0, 51).Select(k => Math.Pow(10, 5 - (0.1 * k)))];
        Record At(double kelvin, bool isTold)
        {
            var z = circuit.Impedance(f, [5, 100 * Math.Exp(50000 / PhysicalConstants.MolarGas * ((1 / kelvin) - (1 / 298.15))), 1e-5, 0.9]);
            return new Record([Bdf.Frequency.Column(f), Bdf.RealImpedance.Column([.. z.Select(v => v.Real)]), Bdf.ImaginaryImpedance.Column([.. z.Select(v => v.Imaginary)])])
            {
                Cell = new Records.CellDescriptions.CellDescription { Temperature = isTold ? kelvin : null },
            };
        }

        AnalysisResult Of(bool isTold) => AnalysisMethods.Run("arrhenius", new AnalysisRequest(
            [.. new[] { 273.15, 283.15, 298.15, 313.15, 333.15 }.Select((k, n) => ($"file {n}", At(k, isTold)))],
            new Dictionary<string, string> { ["of"] = "R1", ["circuit"] = "R0-p(R1,CPE1)" }));
        Assert.Equal(50, Of(true)["Ea_kJ_mol"].Value, 0.01);
        Assert.Contains("temperature: 25 degC", Assert.Throws<InputException>(() => Of(false)).Problem.Mend, StringComparison.Ordinal);
    }

    [Fact]
    public void Errors_of_constants_enter_the_intervals_or_are_said_to_be_missing()
    {
        (string, string)[] salt = [("diffusivity", "3e-6 cm2/s"), ("current", "10 mA/cm2"), ("t-plus", "0.4"), ("concentration", "1M"), ("separation", "1 cm")];
        AnalysisResult Sand(params (string, string)[] more) => AnalysisMethods.Run("sand", new AnalysisRequest([], salt.Concat(more).ToDictionary(o => o.Item1, o => o.Item2)));
        Assert.Null(Sand()["tau_s"].Uncertainty);
        Assert.Contains("diffusivity", Sand().Settings["taken as exact"], StringComparison.Ordinal);

        // tau goes with D c^2/(1 - t+)^2.
        var told = Sand(("error", "diffusivity 5 %, concentration 1 %, t-plus 0.03"));
        Assert.Equal(1.96 * Math.Sqrt((0.05 * 0.05) + (0.02 * 0.02) + (0.1 * 0.1)), told["tau_s"].Uncertainty!.Value / told["tau_s"].Value, 0.003);
        Assert.DoesNotContain("diffusivity", told.Settings["taken as exact"], StringComparison.Ordinal);
        Assert.Throws<InputException>(() => Sand(("error", "area 2 %")));
        Assert.Throws<InputException>(() => Sand(("error", "diffusivity 5 V")));
        Assert.Throws<InputException>(() => Sand(("error", "diffusivity")));
    }

    [Fact]
    public void The_type_of_cell_that_a_file_states_is_honored_by_the_symmetric_method()
    {
        var (t, i) = Cycling.EfficiencyTests.Steps(20, [.. Enumerable.Range(0, 10).Select(k => (k % 2 == 0 ? -0.001 : 0.001, 3600.0))]);
        var record = Record.Of(t, [.. i.Select(x => 20 * x)], i).WithCell(new Records.CellDescriptions.CellDescription { Type = Records.CellDescriptions.CellType.LiCu });
        Assert.Equal(Verdict.Void, Run("symmetric", record).Verdict);
    }

    [Fact]
    public void A_conductivity_series_by_both_laws()
    {
        double[] celsius = [.. Enumerable.Range(0, 9).Select(k => -10.0 + (10 * k))];
        var table = "temperature_degC,sigma_mS_cm\n" + string.Join('\n', celsius.Select(c => FormattableString.Invariant($"{c},{2e4 / Math.Sqrt(c + 273.15) * Math.Exp(-800 / (c + 273.15 - 190))}")));
        var record = UnitTable.Parse(table, "table");
        var vogel = Run("arrhenius", record, ("law", "vtf"));
        Complete(vogel);
        Assert.Equal(800, vogel["B_K"].Value, 1.0);
        Assert.Equal(190, vogel["T0_K"].Value, 0.2);
        Assert.Equal(2e4, vogel["prefactor"].Value, 40.0);
        Assert.Equal(Verdict.Ok, vogel.Verdict);
        Assert.True(vogel.Quality["aicc"] < vogel.Quality["aicc_arrhenius"] - 10);
        Assert.Equal(Verdict.Void, Run("arrhenius", record).Verdict);
        var line = UnitTable.Parse("temperature_degC,sigma_mS_cm\n" + string.Join('\n', celsius.Select(c => FormattableString.Invariant($"{c},{1e6 * Math.Exp(-30000 / PhysicalConstants.MolarGas / (c + 273.15))}"))), "table");
        Assert.Equal(30, Run("arrhenius", line)["Ea_kJ_mol"].Value, 1e-6);
        Assert.Equal("K mS/cm", Run("arrhenius", line, ("form", "T"))["prefactor"].Unit);
        Assert.Equal(Verdict.Void, Run("arrhenius", line, ("law", "vtf")).Verdict);
    }

    [Fact]
    public void Cycling_methods_on_a_made_record()
    {
        // Full cell between a charge and a discharge line with 0.2 V between them; capacity falls by 1 % a cycle from the second on.
        List<double> t = [], i = [], v = [];
        var now = 0.0;
        for (var cycle = 0; cycle < 20; cycle++)
        {
            var hours = Math.Pow(0.99, cycle);
            foreach (var sign in new[] { 1, -1 })
            {
                for (var s = 0.0; s < 3600 * hours; s += 20)
                {
                    var x = s / (3600 * hours);
                    t.Add(now + s);
                    i.Add(0.002 * sign);
                    v.Add(3.4 + (0.6 * (sign > 0 ? x : 1 - x)) + (0.1 * sign));
                }

                now += 3600 * hours;
            }
        }

        t.Add(now);
        i.Add(0);
        v.Add(3.5);
        var record = Record.Of([.. t], [.. v], [.. i]);
        var ce = Run("ce", record);
        Complete(ce);
        Assert.Equal(1, ce["ce_average"].Value, 0.002);
        Assert.Equal(20, ce.Lists["ce_cycles"].Count);
        var retention = Run("retention", record, ("reference-cycle", "1"));
        Complete(retention);
        Assert.Equal(Math.Pow(0.99, 19), retention["retention"].Value, 0.005);
        Assert.Equal(1, retention["decay_geometric_pct"].Value, 0.03);
        var hysteresis = Run("hysteresis", record);
        Complete(hysteresis);
        Assert.Equal(200, hysteresis["hysteresis_mV"].Value, 4.0);
        var dqdv = Run("dqdv", record);
        Complete(dqdv);
        Assert.Equal(Verdict.Ok, dqdv.Verdict);
        Assert.True(dqdv["closure"].Value < 1e-9);
        var flat = dqdv.Curves[0].Columns[1].Values;
        Assert.Equal(2 / 0.6, flat[flat.Count / 2], 0.1);
    }

    [Theory]
    [InlineData("li-cu", 0.95, "negative current")]
    [InlineData("full", 1 / 0.95, "positive current")]
    [InlineData("auto", 0.95, "negative current")]
    public void The_type_of_cell_decides_which_way_is_in(string cell, double expected, string inward)
    {
        var (t, i) = Cycling.EfficiencyTests.Steps(20, [.. Enumerable.Range(0, 6).SelectMany(_ => new (double, double)[] { (-0.001, 3600), (0.001, 3420) })]);
        var ce = Run("ce", Record.Of(t, new double[t.Length], i), ("cell", cell), ("protocol", "cycle"));
        Assert.Equal(expected, ce["ce_average"].Value, 1e-6);
        Assert.Equal(inward, ce.Settings["in"]);
        Assert.Equal(cell == "full" ? 5 : 6, ce.Lists["ce_cycles"].Count);
        Assert.Equal(Verdict.Void, Run("ce", Record.Of(t, new double[t.Length], i), ("cell", "li-li")).Verdict);
        Assert.Throws<InputException>(() => Run("ce", Record.Of(t, new double[t.Length], i), ("cell", "li-au")));
    }

    [Fact]
    public void Rate_steps_and_critical_current_are_read()
    {
        var steps = new List<(double, double)>();
        foreach (var (rate, seconds) in new[] { (1.0, 3600.0), (2, 1700), (5, 600), (1, 3500) })
        {
            for (var k = 0; k < 4; k++)
            {
                steps.AddRange([(rate, seconds), (-rate, seconds)]);
            }
        }

        var (t, i) = Cycling.EfficiencyTests.Steps(20, [.. steps]);
        var record = new Record([Bdf.TestTime.Column(t), new DoubleColumn(UnitTable.CurrentDensity, "A/m2", [.. i.Select(x => 10 * x)]), Bdf.Voltage.Column([.. i.Select(x => 0.05 * x)])]);
        var capability = Run("rate", record);
        Complete(capability);
        Assert.Equal(4, capability.Lists["rates"].Count);
        Assert.Equal(3500.0 / 3600, capability["recovery"].Value, 1e-6);
        Assert.Equal(Verdict.Ok, capability.Verdict);
        double[] currents = [0.2, 0.4, 0.6, 0.8];
        var (ct, ci) = Cycling.EfficiencyTests.Steps(20, [.. currents.SelectMany(c => new (double, double)[] { (c, 3600), (-c, 3600) })]);
        var ccd = Run("ccd", new Record([Bdf.TestTime.Column(ct), new DoubleColumn(UnitTable.CurrentDensity, "A/m2", [.. ci.Select(x => 10 * x)]), Bdf.Voltage.Column([.. ci.Select(x => (Math.Abs(x) > 0.7 ? 0.004 : 0.1) * x)])]));
        Complete(ccd);
        Assert.Equal(0.6, ccd["last_passed_mA_cm2"].Value, 1e-9);
        Assert.Equal(0.8, ccd["first_short_mA_cm2"].Value, 1e-9);
        Assert.Equal(Verdict.Ok, ccd.Verdict);
    }

    [Fact]
    public void A_voltammogram_gives_back_its_peaks()
    {
        // Gaussian peaks of known charge on a sloping baseline, 10 mV/s.
        double[] e = [.. Enumerable.Range(0, 2000).Select(k => k < 1000 ? -0.5 + (0.001 * k) : 0.5 - (0.001 * (k - 1000)))];
        double[] i = [.. e.Select((x, k) => (k < 1000 ? 4 * Math.Exp(-Math.Pow((x - 0.1) / 0.05, 2)) : -3 * Math.Exp(-Math.Pow((x + 0.1) / 0.05, 2))) + (0.2 * x))];
        var cv = Run("cv", new Record([Bdf.Voltage.Column(e), new DoubleColumn(UnitTable.CurrentDensity, "A/m2", [.. i.Select(x => 10 * x)])]), ("scan-rate", "10 mV/s"));
        Complete(cv);
        var peaks = cv.Lists["peaks"];
        Assert.Equal(2, peaks.Count);
        Assert.Equal(0.1, peaks[0]["potential_V"].Value, 0.002);
        Assert.Equal(4, peaks[0]["current_mA_cm2"].Value, 0.02);
        Assert.Equal(4 * 0.05 * Math.Sqrt(Math.PI) / 0.01, peaks[0]["charge_mC_cm2"].Value, 1.5);
        Assert.Equal(-3, peaks[1]["current_mA_cm2"].Value, 0.02);
    }

    [Fact]
    public void Every_peak_of_every_sweep_is_found_with_its_charge()
    {
        // Three cycles, two anodic and two cathodic peaks each, noise of half a percent, 20 mV/s from the times.
        var noise = new Anodyne.Numerics.Fitting.NormalNoise(4);
        double[] e = [.. Enumerable.Range(0, 6000).Select(k => k % 2000 < 1000 ? -0.5 + (0.001 * (k % 2000)) : 0.5 - (0.001 * ((k % 2000) - 1000)))];
        static double Bell(double x, double at, double height) => height * Math.Exp(-Math.Pow((x - at) / 0.04, 2));
        double[] i = [.. e.Select((x, k) => (k % 2000 < 1000 ? Bell(x, 0, 4) + Bell(x, 0.25, 2) : -Bell(x, -0.05, 3) - Bell(x, 0.2, 1)) + (0.02 * noise.Next()))];
        double[] t = [.. e.Select((_, k) => 0.05 * k)];
        var cv = Run("cv", new Record([Bdf.TestTime.Column(t), Bdf.Voltage.Column(e), new DoubleColumn(UnitTable.CurrentDensity, "A/m2", [.. i.Select(x => 10 * x)])]));
        Assert.Equal(0.02, cv.Quality["scan_rate_V_s"], 1e-5);
        var peaks = cv.Lists["peaks"];
        Assert.Equal(12, peaks.Count);
        Assert.Equal([1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3], peaks.Select(p => p["cycle"].Value));
        foreach (var (peak, truth) in peaks.Zip([(0.0, 4.0), (0.25, 2.0), (0.2, -1.0), (-0.05, -3.0)]))
        {
            Assert.Equal(truth.Item1, peak["potential_V"].Value, 0.01);
            Assert.Equal(truth.Item2, peak["current_mA_cm2"].Value, 0.1);
            Assert.Equal(truth.Item2 * 0.04 * Math.Sqrt(Math.PI) / 0.02, peak["charge_mC_cm2"].Value, 0.6);
        }

        // A header that states the rate is believed where the ramps agree, and contradicted where they do not.
        Record With(string rate) => new Record([Bdf.TestTime.Column(t), Bdf.Voltage.Column(e), new DoubleColumn(UnitTable.CurrentDensity, "A/m2", i)])
            .WithProvenance(Records.Provenance.None with { Settings = new Dictionary<string, string> { ["Scan Rate (V/s)"] = rate } });
        Assert.Equal(0.0201, Run("cv", With("0.0201")).Quality["scan_rate_V_s"], 1e-12);
        var other = Run("cv", With("0.05"));
        Assert.Equal(0.02, other.Quality["scan_rate_V_s"], 1e-5);
        Assert.Contains(other.Reasons, r => r.Contains("the header states 50 mV/s", StringComparison.Ordinal));
    }

    [Fact]
    public void Randles_and_Sevcik_is_inverted()
    {
        const double d = 7e-10;
        var peak = 0.4463 * PhysicalConstants.Faraday * 0.96 * Math.Sqrt(PhysicalConstants.Faraday * 0.1 * d / (PhysicalConstants.MolarGas * 298.15));
        Assert.Equal(d, Voltammetry.Voltammogram.RandlesSevcik(peak, 0.96, 0.1, 298.15), 1e-20);
    }

    [Fact]
    public void The_list_of_methods_is_complete_and_said()
    {
        string[] promised =
        [
            "eis", "kk", "drt", "arrhenius", "tafel", "transference", "conductivity", "nucleation", "cv", "ce", "overpotential", "symmetric", "ccd", "retention", "rate", "dqdv", "hysteresis", "dead-lithium", "sand", "pulse", "gitt",
        ];
        Assert.Equal(promised.Order(), AnalysisMethods.All.Select(m => m.Name).Order());
        Assert.All(AnalysisMethods.All, m => Assert.True(m.Formulas.Count > 0 && m.References.Count > 0 && m.Results.Count > 0));
    }

    [Fact]
    public void Checks_pass_and_have_unique_names()
    {
        Assert.Equal(ElectroanalysisChecks.All.Count, ElectroanalysisChecks.All.Select(c => c.Name).Distinct().Count());
        foreach (var check in ElectroanalysisChecks.All.Where(c => !c.IsLong))
        {
            var value = check.Compute(CancellationToken.None);
            Assert.True(check.Passes(value), $"{check.Name}: {value} against {check.Reference}");
        }
    }

    [Fact]
    public void Circuit_intervals_cover_the_truth()
    {
        foreach (var (name, share) in IntervalCoverage.Circuit(300))
        {
            Assert.True(share is > 0.91 and < 0.985, $"{name}: {share}");
        }
    }
}
