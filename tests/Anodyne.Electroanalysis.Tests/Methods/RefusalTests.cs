using Anodyne.Analysis;
using Anodyne.Numerics.Fitting;
using Anodyne.Quantities;
using Anodyne.Quantities.Estimates;
using Anodyne.Records.Tables;

namespace Anodyne.Electroanalysis.Tests.Methods;

/// <summary>For every method an input for which its number would mean nothing: it must say void and why, or refuse with a reason.</summary>
public class RefusalTests
{
    private static readonly Dictionary<string, string> s_none = [];

    private static AnalysisResult Run(string method, string table, params (string, string)[] options) =>
        AnalysisMethods.Run(method, new AnalysisRequest([("table", UnitTable.Parse(table, "table"))], options.ToDictionary(o => o.Item1, o => o.Item2)));

    private static void Void(AnalysisResult result, string reason)
    {
        Assert.Equal(Verdict.Void, result.Verdict);
        Assert.Contains(result.Reasons, r => r.Contains(reason, StringComparison.OrdinalIgnoreCase));
    }

    private static string Table(string header, IEnumerable<FormattableString> rows) => header + "\n" + string.Join('\n', rows.Select(FormattableString.Invariant));

    private static string Spectrum(Func<double, System.Numerics.Complex> z) =>
        Table("frequency_hz,z_re_ohm,z_im_ohm", Enumerable.Range(0, 61).Select(i => Math.Pow(10, 5 - (0.1 * i))).Select(f => (FormattableString)$"{f},{z(f).Real},{z(f).Imaginary}"));

    private static System.Numerics.Complex Arc(double f, double r, double tau) => r / new System.Numerics.Complex(1, 2 * Math.PI * f * tau);

    /// <summary>Method, what is wrong with its input, a word of the reason, and the run. A method without a row here fails <see cref="Every_method_is_refused_something"/>.</summary>
    private static readonly (string Method, string Input, string Reason, Func<AnalysisResult> Run)[] s_refusals =
    [
        ("eis", "with a circuit that cannot describe the data", "unexplained", () => Run("eis", Spectrum(f => 5 + Arc(f, 50, 1e-4) + Arc(f, 200, 1)), ("circuit", "R0-L1"))),
        ("kk", "on a spectrum that drifts", "stationary", () => {
            var k = 0;
            return Run("kk", Spectrum(f => 5 + Arc(f, 50, 1e-4) + Arc(f, 80 * (1 + (0.8 * Math.Pow(k++ / 122.0, 2))), 0.3)));
        }),
        ("drt", "on an inductive loop", "inductive", () => Run("drt", Spectrum(f => 5 + Arc(f, 50, 1e-3) - Arc(f, 30, 1)))),
        ("arrhenius", "on a curve", "curved", () => Run("arrhenius", Table("temperature_degC,r_ohm", Enumerable.Range(0, 8).Select(i => (FormattableString)$"{-10 + (10 * i)},{Math.Exp(900 / (73 + (10.0 * i)))}")))),
        ("tafel", "on a straight line", "not identifiable", () => {
            var noise = new NormalNoise(3);
            return Run("tafel", Table("i_mA_cm2,v_cell_V", Enumerable.Range(-20, 41).Where(i => i != 0).Select(i => (FormattableString)$"{0.1 * i},{0.006 * i * (1 + (0.01 * noise.Next()))}")), ("symmetric", "yes"));
        }),
        ("transference", "where the interface takes the voltage", "small differences", () => AnalysisMethods.Run("transference", new AnalysisRequest([], new Dictionary<string, string>
    {
        ["dv"] = "10 mV", ["i0"] = "41.2 uA", ["iss"] = "25.9 uA", ["r0"] = "230 ohm", ["rss"] = "330 ohm",
    }))),
        ("conductivity", "of leads", "leads", () => AnalysisMethods.Run("conductivity", new AnalysisRequest([], new Dictionary<string, string>
    {
        ["thickness"] = "25 um", ["area"] = "1.767 cm2", ["resistance"] = "1.42 ohm", ["lead"] = "0.9 ohm",
    }))),
        ("nucleation", "without a maximum", "no maximum", () => Run("nucleation", Table("t_s,i_mA_cm2", Enumerable.Range(1, 100).Select(k => (FormattableString)$"{0.1 * k},{10 / Math.Sqrt(0.1 * k)}")), ("concentration", "1 mol/L"))),
        ("cv", "without a peak", "no peak", () => Run("cv", Table("v_V,i_mA_cm2", Enumerable.Range(0, 200).Select(k => 0.01 * (k < 100 ? k : 200 - k)).Select(e => (FormattableString)$"{e},{0.5 * e}")), ("scan-rate", "10 mV/s"))),
        ("ce", "above one hundred percent", "above 100 %", () => Run("ce", Steps((-1, 3600), (1, 3700), (-1, 3600), (1, 3700), (-1, 3600), (1, 3700)))),
        ("overpotential", "without a dip", "no dip", () => Run("overpotential", Table("t_s,i_mA_cm2,v_V", Enumerable.Range(0, 400).Select(k => (FormattableString)$"{k},-0.5,{-0.02 + (0.001 * Math.Exp(-k / 20.0))}")))),
        ("symmetric", "with too few half cycles", "at least four half cycles", () => Run("symmetric", Steps((-1, 3600), (1, 3600)))),
        ("symmetric", "with too few spectra", "too few spectra", () => Run("symmetric", Spectrum(f => 5 + Arc(f, 50, 1e-3)))),
        ("ccd", "shorted from the start", "first level", () => Run("ccd", Table("t_s,i_mA_cm2,v_V", Enumerable.Range(0, 400).Select(k => (FormattableString)$"{60 * k},{(k < 200 ? 0.1 : 0.2)},{(k < 60 ? 0.05 : k < 200 ? 0.002 : 0.004)}")))),
        ("retention", "against a formation cycle", "less than half", () => Run("retention", Table("cycle,q_mAh", Enumerable.Range(1, 20).Select(n => (FormattableString)$"{n},{(n == 1 ? 0.4 : 2 - (0.01 * n))}")), ("reference-cycle", "1"))),
        ("rate", "at one current", "two currents", () => Run("rate", Steps((1, 3600), (-1, 3600), (1, 3600), (-1, 3600)))),
        ("dqdv", "without a constant current", "constant-current", () => Run("dqdv", Table("t_s,i_mA_cm2,v_V", Enumerable.Range(0, 100).Select(k => (FormattableString)$"{k},{1 + (0.1 * k)},{3 + (0.01 * k)}")), ("half-cycle", "1"))),
        ("hysteresis", "of the wrong sign", "sign", () => Run("hysteresis", Table("t_s,i_mA_cm2,v_V", Enumerable.Range(0, 200).Select(k => (FormattableString)$"{k},{(k < 100 ? 1 : -1)},{(k < 100 ? 3.5 : 3.9)}")))),
        ("dead-lithium", "of more than was lost", "more metallic lithium", () => AnalysisMethods.Run("dead-lithium", new AnalysisRequest([], new Dictionary<string, string> { ["lost"] = "0.1 mAh", ["h2"] = "3 umol" }))),
        ("pulse", "without a rest", "no current begins at rest", () => Run("pulse", Table("t_s,i_mA,v_V", Enumerable.Range(0, 50).Select(k => (FormattableString)$"{k},1,{3 + (0.01 * k)}")))),
        ("gitt", "without a rest after the pulse", "between two rests", () => Run("gitt", Table("t_s,i_mA,v_V", Enumerable.Range(0, 50).Select(k => (FormattableString)$"{k},{(k < 10 ? 0 : 1)},{3 + (0.01 * k)}")))),
        ("sand", "below the limiting current", "below the limiting current", () => AnalysisMethods.Run("sand", new AnalysisRequest([], new Dictionary<string, string>
    {
        ["diffusivity"] = "3e-6 cm2/s", ["current"] = "1 mA/cm2", ["t-plus"] = "0.4", ["concentration"] = "1 mol/L", ["separation"] = "25 um",
    }))),
    ];

    public static TheoryData<string, string> Refusals
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var (method, input, _, _) in s_refusals)
            {
                data.Add(method, input);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Refusals))]
    public void Input_for_which_the_number_means_nothing_is_void_with_the_reason(string method, string input)
    {
        var (_, _, reason, run) = s_refusals.Single(r => r.Method == method && r.Input == input);
        var result = run();
        Void(result, reason);
        Assert.Equal(method, result.Method);

        // The numbers themselves carry it too, and a figure says it above its first panel.
        Assert.Contains(result.Results, r => r.Value.Verdict == Verdict.Void);
        Assert.True(result.Figure is null || result.Figure.Panels[0].Title.StartsWith("Void: ", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_method_is_refused_something() => Assert.Empty(AnalysisMethods.All.Select(m => m.Name).Except(s_refusals.Select(r => r.Method)));

    [Fact]
    public void Every_method_that_reads_a_record_refuses_one_too_small() =>
        Assert.Equal(["conductivity", "sand"], AnalysisMethods.All.Select(m => m.Name).Except(Records.Select(row => (string)row[0])).Order());

    [Fact]
    public void Rate_without_a_return() => Assert.Equal(Verdict.Void, Run("rate", Steps((1, 3600), (-1, 3600), (1, 3600), (-1, 3600), (2, 1500), (-2, 1500), (2, 1500), (-2, 1500)))["recovery"].Verdict);

    public static TheoryData<string, string> Records => new()
    {
        { "eis", "frequency_hz,z_re_ohm,z_im_ohm\n1000,10,-1\n100,12,-3\n" },
        { "kk", "frequency_hz,z_re_ohm,z_im_ohm\n1000,10,-1\n100,12,-3\n" },
        { "drt", "frequency_hz,z_re_ohm,z_im_ohm\n1000,10,-1\n100,12,-3\n" },
        { "arrhenius", "temperature_degC,r_ohm\n10,30\n20,20\n" },
        { "tafel", "i_mA_cm2,v_cell_V\n1,0.1\n2,0.2\n" },
        { "transference", "t_s,i_uA\n0,41\n10,30\n20,26\n" },
        { "nucleation", "t_s,i_mA_cm2\n0,4\n1,3\n2,2\n" },
        { "cv", "v_V,i_mA_cm2\n0,4\n1,3\n2,2\n" },
        { "ce", "t_s,i_mA,v_V\n0,-1,0\n100,-1,0\n" },
        { "overpotential", "t_s,i_mA,v_V\n0,1,0\n100,1,0\n" },
        { "symmetric", "t_s,i_mA,v_V\n0,0,0\n100,0,0\n" },
        { "ccd", "t_s,i_mA_cm2,v_V\n0,1,0.1\n100,1,0.1\n" },
        { "retention", "cycle,q_mAh\n1,2.1\n" },
        { "rate", "t_s,i_mA\n0,1\n100,1\n" },
        { "dqdv", "t_s,i_mA,v_V\n0,1,3\n100,1,3.1\n200,-1,3\n300,-1,2.9\n" },
        { "hysteresis", "t_s,i_mA,v_V\n0,1,3\n100,1,3.1\n" },
        { "pulse", "t_s,i_mA,v_V\n0,1,3\n100,1,3.1\n" },
        { "gitt", "t_s,i_mA,v_V\n0,0,3\n100,1,3.1\n" },
        { "dead-lithium", "t_s,i_mA\n0,-1\n100,-1\n200,1\n400,1\n" },
    };

    [Theory]
    [MemberData(nameof(Records))]
    public void A_record_too_small_for_any_number_is_void_with_its_reason_and_not_an_error(string method, string table)
    {
        (string, string)[] options = method switch
        {
            "eis" => [("circuit", "R0-p(R1,CPE1)")],
            "tafel" => [("symmetric", "yes")],
            "transference" => [("dv", "10 mV"), ("r0", "96 ohm"), ("rss", "104 ohm")],
            "nucleation" => [("concentration", "1 mol/L")],
            "cv" => [("scan-rate", "10 mV/s")],
            "dead-lithium" => [("h2", "1 umol")],
            _ => [],
        };
        var result = Run(method, table, options);
        Assert.Equal(Verdict.Void, result.Verdict);
        Assert.True(result.IsRefused);
        Assert.NotEmpty(Assert.Single(result.Reasons));
        Assert.All(result.Results, r => Assert.Equal((Verdict.Void, double.NaN), (r.Value.Verdict, r.Value.Value)));
        Assert.Contains("as recorded", Assert.Single(result.Curves).ToCsv(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("transference", "not positive", "dv=10 mV", "i0=41 uA", "iss=-2 uA", "r0=96 ohm", "rss=104 ohm")]
    [InlineData("conductivity", "exceeds", "thickness=25 um", "area=1 cm2", "resistance=1 ohm", "lead=2 ohm")]
    [InlineData("sand", "nothing is depleted", "diffusivity=3e-6 cm2/s", "current=0 mA/cm2", "t-plus=0.4", "concentration=1 mol/L")]
    public void Options_for_which_the_number_means_nothing_are_void_too(string method, string reason, params string[] options) =>
        Void(AnalysisMethods.Run(method, new AnalysisRequest([], options.Select(o => o.Split('=')).ToDictionary(o => o[0], o => o[1]))), reason);

    [Fact]
    public void An_unknown_method_or_option_is_refused()
    {
        Assert.Throws<InputException>(() => AnalysisMethods.Run("eiss", new AnalysisRequest([], s_none)));
        Assert.Throws<InputException>(() => AnalysisMethods.Run("sand", new AnalysisRequest([], new Dictionary<string, string> { ["circuit"] = "R0" })));
    }

    private static string Steps(params (double Current, double Seconds)[] steps)
    {
        var (t, i) = Cycling.EfficiencyTests.Steps(20, steps);
        return Table("t_s,i_mA_cm2,v_V", t.Select((x, k) => (FormattableString)$"{x},{i[k]},{0.05 * i[k]}"));
    }
}
