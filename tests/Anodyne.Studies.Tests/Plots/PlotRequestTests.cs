using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Anodyne.Quantities;
using Anodyne.Studies.Requests;

namespace Anodyne.Studies.Tests.Plots;

/// <summary>Figures of files: the right kind is chosen, the numbers beside it are exact, files stand in it by their names, and what is not shown is said.</summary>
public sealed class PlotRequestTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("anodyne-plot-").FullName;
    private readonly List<string> _warnings = [];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("spectrum.csv", "nyquist")]
    [InlineData("copper.csv", "V-Q")]
    [InlineData("long.csv", "capacity")]
    [InlineData("lithium.csv", "V-t")]
    [InlineData("sweep.csv", "I-V")]
    [InlineData("rest.csv", "V-t")]
    public void The_kind_follows_what_the_file_holds(string file, string kind)
    {
        var answer = Run(new PlotRequest([Made(file)]));
        Assert.Equal(kind, answer.Data.Kind);
        Assert.NotEmpty(answer.Data.Because);
        Assert.Equal(kind, answer.Document["what"]!.GetValue<string>());
        Assert.All([answer.Document["figure"]!.GetValue<string>(), answer.Document["data"]![0]!.GetValue<string>()], path => Assert.True(File.Exists(path)));
    }

    [Theory]
    [InlineData("cell", "mAh", 1)]
    [InlineData("g", "mAh/g", 100)]
    [InlineData("cm2", "mAh/cm2", 0.5)]
    public void Charges_are_divided_as_asked(string per, string unit, double expected)
    {
        var table = Table(Run(new PlotRequest([Made("copper.csv")]) { Per = per, Mass = "10 mg", Area = "2 cm2", What = "V-Q" }));
        Assert.Equal("Charge passed", table[0][0]);
        Assert.Equal(unit, table[1][0]);
        Assert.Equal(expected, Column(table, 0)[^1], 3e-3 * expected);
        Assert.Equal("copper, cycle 1 discharge", table[2][0]);
    }

    [Fact]
    public void The_sidecar_says_mass_and_area()
    {
        var file = Made("copper.csv");
        File.WriteAllText(file + ".cell.yaml", "type: Li||Cu\narea: 2 cm2\n");
        Assert.Equal("mAh/cm2", Table(Run(new PlotRequest([file])))[1][0]);
        Assert.Contains("mass", Assert.Throws<InputException>(() => Run(new PlotRequest([file]) { Per = "g" })).Problem.What, StringComparison.Ordinal);
    }

    [Fact]
    public void Capacity_and_efficiency_are_those_of_the_record()
    {
        var answer = Run(new PlotRequest([Made("long.csv")]) { Area = "1 cm2" });
        var table = Table(answer);
        Assert.All(Column(table, 1), capacity => Assert.Equal(0.9, capacity, 2e-3));
        Assert.All(Column(table, 3), efficiency => Assert.Equal(90, efficiency, 0.3));
        Assert.Equal(12, Column(table, 0).Length);
        Assert.NotNull(answer.Data.Figure.Panels[0].Right);
    }

    [Fact]
    public void One_cycle_far_from_the_others_does_not_stretch_the_axis()
    {
        var figure = Run(new PlotRequest([Made("first.csv")]) { What = "capacity" }).Data.Figure;
        Assert.True(figure.Panels[0].Right!.Min > 80, $"{figure.Panels[0].Right!.Min}");
        Assert.Contains(_warnings, text => text.Contains("beyond the right axis (50.0 %)", StringComparison.Ordinal));
    }

    [Fact]
    public void Cycles_are_picked_and_colored_with_a_bar()
    {
        var answer = Run(new PlotRequest([Made("long.csv")]) { What = "V-Q", Cycles = "1,2,5-11:3" });
        Assert.Equal(2 * 5, answer.Data.Curves.Count);
        Assert.Equal(["1", "2", "5", "8", "11"], answer.Data.Curves.Select(curve => Regex.Match(curve.Label, @"cycle (\d+)").Groups[1].Value).Distinct());
        var svg = File.ReadAllText(answer.Document["figure"]!.GetValue<string>());
        Assert.Contains("linearGradient", svg, StringComparison.Ordinal);
        Assert.Contains(">Cycle<", svg, StringComparison.Ordinal);
    }

    [Fact]
    public void Several_files_stand_in_the_legend_by_their_names()
    {
        var svg = File.ReadAllText(Run(new PlotRequest([Made("spectrum.csv"), Made("spectrum2.csv")])).Document["figure"]!.GetValue<string>());
        Assert.Contains(">spectrum<", svg, StringComparison.Ordinal);
        Assert.Contains(">spectrum2<", svg, StringComparison.Ordinal);
        Assert.DoesNotContain("linearGradient", svg, StringComparison.Ordinal);
    }

    [Fact]
    public void Several_files_of_many_cycles_get_a_panel_each_on_equal_axes()
    {
        var figure = Run(new PlotRequest([Made("long.csv"), Made("longer.csv")]) { What = "V-Q" }).Data.Figure;
        Assert.Equal(["long", "longer"], figure.Panels.Select(panel => panel.Title));
        Assert.Equal(figure.Panels[0].X.Max, figure.Panels[1].X.Max);
        Assert.NotNull(figure.SharedColorBar);
    }

    [Fact]
    public void Differential_capacity_keeps_the_charge()
    {
        var table = Table(Run(new PlotRequest([Made("slope.csv")]) { What = "dqdv", Per = "cell" }));
        double[] volt = Column(table, 0), value = Column(table, 1);
        Assert.Equal(1, (volt[1] - volt[0]) * value.Sum(), 6e-3);
        Assert.Equal(-1, (volt[1] - volt[0]) * Column(table, 3).Sum(), 6e-3);
    }

    [Fact]
    public void A_bad_file_costs_only_itself()
    {
        File.WriteAllText(Path.Combine(_folder, "notes.txt"), "nothing of use\n");
        var answer = Run(new PlotRequest([Made("spectrum.csv"), Path.Combine(_folder, "notes.txt"), Made("copper.csv")]) { What = "nyquist" });
        Assert.Equal(2, answer.ExitStatus);
        Assert.Single(answer.Data.Curves);
        Assert.Contains(_warnings, text => text.Contains("notes.txt: left out", StringComparison.Ordinal));
        Assert.Contains(_warnings, text => text.Contains("copper: left out: it holds no impedance spectra", StringComparison.Ordinal));
    }

    [Fact]
    public void A_style_file_sets_size_colors_and_widths()
    {
        var style = Path.Combine(_folder, "journal.yaml");
        File.WriteAllText(style, "width: 174 mm\nheight: 50 mm\nfont: Arial\ntext: 8 pt\nline: 2 pt\npalette: [\"#123456\"]\nmap: cividis\n");
        var svg = File.ReadAllText(Run(new PlotRequest([Made("rest.csv")]) { Style = style }).Document["figure"]!.GetValue<string>());
        Assert.Contains("width=\"174mm\" height=\"50mm\"", svg, StringComparison.Ordinal);
        Assert.Contains("#123456", svg, StringComparison.Ordinal);
        Assert.Contains("stroke-width=\"2\"", svg, StringComparison.Ordinal);
        Assert.Contains("font-size=\"8\"", svg, StringComparison.Ordinal);
        File.WriteAllText(style, "widht: 174 mm\n");
        Assert.Contains("width", Assert.Throws<InputException>(() => Run(new PlotRequest([Made("rest.csv")]) { Style = style })).Problem.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_kind_of_picture_is_written_beside_the_numbers()
    {
        var answer = Run(new PlotRequest([Made("rest.csv")]) { Pictures = ["svg", "pdf", "png"], Insets = ["100:200"], X = "0:400", Y = ":4" });
        Assert.Equal(["V-t.svg", "V-t.pdf", "V-t.png"], answer.Document["figures"]!.AsArray().Select(path => Path.GetFileName(path!.GetValue<string>())));
        Assert.Equal(400, answer.Data.Figure.Panels[0].X.Max);
        Assert.Equal(4, answer.Data.Figure.Panels[0].Y.Max);
        Assert.Equal(2, Regex.Count(File.ReadAllText(answer.Document["figure"]!.GetValue<string>()), "<clipPath"));
    }

    public static TheoryData<string, Func<string, PlotRequest>> Refused => new()
    {
        { "cycles", file => new PlotRequest([file]) { Cycles = "1-" + "x" } },
        { "cycles", file => new PlotRequest([file]) { Cycles = "5-2" } },
        { "none of these cycles", file => new PlotRequest([file]) { Cycles = "90", What = "V-Q" } },
        { "ends of an axis", file => new PlotRequest([file]) { X = "4" } },
        { "ends of an axis", file => new PlotRequest([file]) { Y = "4:2" } },
        { "inset", file => new PlotRequest([file]) { Insets = ["1e6:2e6"] } },
        { "inset", file => new PlotRequest([file]) { Insets = ["5:"] } },
        { "style", file => new PlotRequest([file]) { Style = "jurnal" } },
        { "impedance spectra", file => new PlotRequest([file]) { What = "nyquist" } },
        { "area", file => new PlotRequest([file]) { Per = "cm2" } },
        { "1.27 V", file => new PlotRequest([file]) { Area = "1.27 V" } },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_cannot_be_is_refused_with_a_remedy(string words, Func<string, PlotRequest> request)
    {
        var problem = Assert.Throws<InputException>(() => Run(request(Made("copper.csv")))).Problem;
        Assert.Contains(words, problem.ToString(), StringComparison.Ordinal);
        Assert.NotEmpty(problem.Mend + problem.Allowed);
    }

    private Answer<PlotFindings> Run(PlotRequest request)
    {
        using var context = new RequestContext(Path.Combine(_folder, "out"), force: true, warn: _warnings.Add);
        return request.Run(context);
    }

    private static string[][] Table(Answer<PlotFindings> answer) =>
        [.. File.ReadAllLines(answer.Document["data"]![0]!.GetValue<string>()).Select(line => Regex.Matches(line, "\"([^\"]*)\"|(?<=^|,)([^,\"]*)(?=,|$)").Select(m => m.Groups[1].Success ? m.Groups[1].Value : m.Groups[2].Value).ToArray())];

    private static double[] Column(string[][] table, int column) =>
        [.. table.Skip(3).Select(row => row[column]).Where(cell => cell.Length > 0).Select(cell => double.Parse(cell, CultureInfo.InvariantCulture))];

    private string Made(string name)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, name switch
        {
            "spectrum.csv" or "spectrum2.csv" => Spectrum(name == "spectrum.csv" ? 50 : 80),
            "copper.csv" => Cycles(2, 1, (up, share) => up ? share > 0.98 ? 0.5 : 0.03 : -0.03),
            "long.csv" or "longer.csv" => Cycles(name == "long.csv" ? 12 : 14, 0.9, (up, share) => up ? share > 0.98 ? 0.5 : 0.03 : -0.03),
            "lithium.csv" => Cycles(4, 1, (up, _) => up ? 0.05 : -0.05),
            "slope.csv" => Cycles(2, 1, (up, share) => up ? 3 + share : 4 - share, firstUp: true),
            "first.csv" => Cycles(12, 0.98, (up, _) => up ? 0.03 : 0.02, first: 0.5),
            "sweep.csv" => Sweep(),
            "rest.csv" => "t_s,v_V\n" + string.Concat(Enumerable.Range(0, 51).Select(k => FormattableString.Invariant($"{10 * k},{3 + (0.01 * k)}\n"))),
            _ => throw new ArgumentException(name),
        });
        return path;
    }

    private static string Spectrum(double resistance)
    {
        var text = new StringBuilder("frequency_hz,z_re_ohm,z_im_ohm\n");
        for (var k = 0; k < 30; k++)
        {
            var hertz = Math.Pow(10, 5 - (0.2 * k));
            var z = 5 + (resistance / new System.Numerics.Complex(1, hertz / 100));
            text.Append(CultureInfo.InvariantCulture, $"{hertz:R},{z.Real:R},{z.Imaginary:R}\n");
        }

        return text.ToString();
    }

    // 1 mA for an hour in one direction, then so much of an hour in the other; a row every 36 s.
    private static string Cycles(int count, double back, Func<bool, double, double> volt, bool firstUp = false, double? first = null)
    {
        var text = new StringBuilder("t_s,i_mA,v_V\n");
        var t = 0.0;
        for (var half = 0; half < 2 * count; half++)
        {
            var up = half % 2 == 1 ^ firstUp;
            var rows = (int)(100 * (half % 2 == 0 ? 1 : half == 1 ? first ?? back : back));
            for (var k = 0; k <= rows; k++)
            {
                text.Append(CultureInfo.InvariantCulture, $"{t + (36 * k):R},{(up ? 1 : -1)},{volt(up, (double)k / rows):R}\n");
            }

            t += (36 * rows) + 1e-3;
        }

        return text.ToString();
    }

    private static string Sweep()
    {
        var text = new StringBuilder("t_s,v_V,i_mA\n");
        for (var k = 0; k <= 400; k++)
        {
            var volt = k <= 200 ? 2 + (0.01 * k) : 4 - (0.01 * (k - 200));
            text.Append(CultureInfo.InvariantCulture, $"{k},{volt:R},{Math.Exp(-Math.Pow((volt - 3) / 0.1, 2)) * (k <= 200 ? 1 : -1):R}\n");
        }

        return text.ToString();
    }
}
