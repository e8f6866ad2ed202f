using Anodyne.Quantities;
using Anodyne.Quantities.Documents;
using Anodyne.Studies.Input;
using Anodyne.Studies.Requests;
using Anodyne.Studies.Sweeps.Plan;

namespace Anodyne.Studies.Tests.Sweeps;

/// <summary>A plan becomes its cases, and one that cannot be is refused with the remedy.</summary>
public class SweepPlanTests
{
    private const string Box = "sweep: s\nbox: {width: 1 m, size: {depth: 2 m, height: 3 m}}\n";

    [Fact]
    public void A_grid_is_every_value_with_every_other_and_the_last_axis_moves_fastest()
    {
        var cases = Cases(Box + "axes: {w: {set: width, values: [1 m, 20 cm]}, h: {set: size.height, from: 1 m, to: 100 m, count: 3, scale: log}}\nseeds: 2");
        Assert.Equal(12, cases.Cases.Count);
        Assert.Equal(["1 1", "1 1", "1 10", "1 10", "1 100", "1 100", "0.2 1"], cases.Cases.Take(7).Select(one => string.Join(' ', one.Values.Select(value => value.Cell))));
        Assert.Equal([1, 2, 1, 2], cases.Cases.Take(4).Select(one => one.Seed));
        Assert.Equal(12, cases.Cases.Select(one => one.Hash).Distinct().Count());
        Assert.Equal("20 cm", cases.Cases[6].Values[0].Text);
    }

    [Fact]
    public void Lists_go_side_by_side()
    {
        var cases = Cases(Box + "axes: {w: {set: width, values: [1 m, 2 m]}, h: {set: size.height, values: [3 m, 4 m]}}\ndesign: {kind: list}");
        Assert.Equal(["1 3", "2 4"], cases.Cases.Select(one => string.Join(' ', one.Values.Select(value => value.Cell))));
    }

    [Theory]
    [InlineData("latin hypercube")]
    [InlineData("sobol")]
    public void A_sample_is_even_and_the_same_every_time(string kind)
    {
        var text = Box + $"axes: {{w: {{set: width, from: 0 m, to: 8 m}}, h: {{set: size.height, from: 1 m, to: 100 m, scale: log}}}}\ndesign: {{kind: {kind}, points: 64, seed: 3}}";
        var cases = Cases(text).Cases;
        Assert.Equal(cases.Select(one => one.Hash), Cases(text).Cases.Select(one => one.Hash));
        Assert.Equal(Enumerable.Range(0, 64), cases.Select(one => (int)(one.Values[0].Si * 8)).Order());
        Assert.Equal(32, cases.Count(one => one.Values[1].Si < 10));
    }

    [Fact]
    public void Derived_values_follow_and_constraints_leave_out()
    {
        var plan = Plan(Box + """
            axes: {w: {set: width, values: [1 m, 2 m, 4 m]}, h: {set: size.height, values: [1 m, 3 m]}}
            derived:
              ground: {formula: w * 2 * w, unit: m2}
              depth: {set: size.depth, formula: sqrt(ground), unit: cm}
            constraints: [w * h <= 4 m2, h < ground / w]
            """);
        var cases = SweepCases.Of(plan);
        Assert.Equal(["1,1", "2,1", "4,1"], cases.Cases.Select(one => $"{one.Values[0].Cell},{one.Values[1].Cell}"));
        Assert.Equal(3, cases.LeftOut);
        Assert.Equal(["w [m]", "h [m]", "ground [m2]", "depth [cm]"], plan.Columns);
        Assert.Equal(100 * Math.Sqrt(8), double.Parse(cases.Cases[1].Values[3].Cell, System.Globalization.CultureInfo.InvariantCulture), 1e-6);
        Assert.Equal([2, Math.Sqrt(8), 1, 1], ((double[])plan.Run(cases.Cases[1]).Case.Content).Select(x => Math.Round(x, 9)), (a, b) => Math.Abs(a - b) < 1e-8);
    }

    [Theory]
    [InlineData("axes: {w: {set: wdith, values: [1 m]}}", "names no parameter", "\"width\"")]
    [InlineData("axes: {w: {set: height, values: [1 m]}}", "names no parameter", "\"size.height\"")]
    [InlineData("axes: {w: {set: size.hieght, values: [1 m]}}", "\"size\" has no \"hieght\"", "\"size.height\"")]
    [InlineData("axes: {w: {set: color, values: [red]}}", "names no parameter", "Write the parameter into the case first")]
    [InlineData("axes: {w: {set: size, values: [1 m]}}", "names no single value", "size.depth, size.height")]
    [InlineData("axes: {w: {set: width, values: [1 m]}, v: {set: width, values: [1 m]}}", "two axes set the same parameter", "")]
    [InlineData("axes: {w: {set: width, from: 1 m, to: 2 m}}", "says how many values", "count: 5")]
    [InlineData("axes: {w: {set: width, from: 1 m, to: 2 s, count: 2}}", "measure different things", "")]
    [InlineData("axes: {w: {set: width, from: 2 m, to: 1 m, count: 2}}", "not above its low end", "")]
    [InlineData("axes: {w: {set: width, from: 0 m, to: 1 m, count: 2, scale: log}}", "begins above 0", "scale: linear")]
    [InlineData("axes: {w: {set: width, values: [1 m]}}\nconstraints: [w < 1 s]", "measure different things", "")]
    [InlineData("axes: {w: {set: width, values: [1 m]}}\nconstraints: [v < 1 m]", "\"v\" is no axis", "w")]
    [InlineData("axes: {w: {set: width, values: [1 m]}}\nderived: {a: {formula: w * w, unit: m}}", "the formula gives m2", "")]
    [InlineData("axes: {w: {set: width, values: [1 m]}}\nquantities: [colour]", "no such quantity", "area_m2")]
    [InlineData("axes: {w: {set: width, values: [1 m]}}\ndesign: {kind: grid, points: 3}", "does not belong to this design", "")]
    [InlineData("axes: {w: {set: width, values: [1 m, 2 m]}, h: {set: size.height, values: [1 m]}}\ndesign: {kind: list}", "different lengths", "")]
    [InlineData("axes: {w: {set: width, from: 1 m, to: 2 m}}\ndesign: {kind: morris, trajectories: 4}\nconstraints: [w < 1 m]", "needs every one of its points", "sobol")]
    [InlineData("axes: {w: {set: width, values: [1 m]}}\ndesign: {kind: grid, seed: 3}", "\"seed\" does not belong to this design", "")]
    [InlineData("axes: {w: {set: width, values: [1 m]}}\ndesign: {kind: sobol, points: 8, levels: 4}", "\"levels\" does not belong to this design", "points, seed")]
    [InlineData("axes: {w: {set: width, from: 1 m, to: 2 m}}\ndesign: {kind: list}", "says how many values", "count: 5")]
    [InlineData("axes: {w: {set: width, values: [1 m]}}\nderived: {d: {set: width, formula: w * 2, unit: m}}", "set the same parameter: w and the derived value d", "")]
    [InlineData("axes: {w: {set: width, values: [1 m]}}\nderived: {d: {set: size, formula: w * 2, unit: m}}", "names no single value", "size.depth, size.height")]
    [InlineData("colour: red\naxes: {w: {set: width, values: [1 m]}}", "unknown key", "")]
    public void A_plan_that_cannot_be_is_refused_with_the_remedy(string rest, string what, string mend)
    {
        var problem = Assert.Throws<InputException>(() => Plan(Box + rest)).Problem;
        Assert.Contains(what, problem.ToString(), StringComparison.Ordinal);
        Assert.Contains(mend, problem.ToString(), StringComparison.Ordinal);
        Assert.StartsWith("plan.yaml:", problem.Where, StringComparison.Ordinal);
    }

    [Fact]
    public void A_plan_of_a_thousand_million_cases_is_refused_before_it_is_counted_out()
    {
        var axes = string.Join(", ", Enumerable.Range(0, 3).Select(i => $"a{i}: {{set: {new[] { "width", "size.depth", "size.height" }[i]}, from: 1 m, to: 2 m, count: 1000}}"));
        var problem = Assert.Throws<InputException>(() => Plan($"{Box}axes: {{{axes}}}")).Problem;
        Assert.Contains("1,000,000,000 cases (a0 1000 x a1 1000 x a2 1000)", problem.Found, StringComparison.Ordinal);
        Assert.Contains("at most 1,000,000", problem.Allowed, StringComparison.Ordinal);
        Assert.Contains("kind: sobol", problem.Mend, StringComparison.Ordinal);
    }

    [Fact]
    public void The_starting_file_is_a_plan()
    {
        var plan = new SweepPlanReader(StudyModels.All).Read(YamlReader.Read(StartingFile.Text("sweep"), "sweep.yaml").AsMapping(), ".");
        Assert.Equal(8, SweepCases.Of(plan).Cases.Count);
        Assert.All(SweepCases.Of(plan).Cases, one => plan.Run(one));
    }

    [Fact]
    public void One_parameter_under_two_spellings_is_set_once()
    {
        var text = StartingFile.Text("sweep").Replace("{set: interphase.areal resistance, values: [1 ohm cm2, 10 ohm cm2, 100 ohm cm2]}",
            "{set: layers.PE.porosity, values: [0.4]}\n  again: {set: layers.2.porosity, values: [0.5]}", StringComparison.Ordinal)
            .Replace("derived:\n  film_drop: {formula: current * film, unit: mV}\n", "", StringComparison.Ordinal)
            .Replace("constraints:\n  - film_drop < 300 mV\n", "", StringComparison.Ordinal);
        Assert.Contains("set the same parameter: film and again", Assert.Throws<InputException>(() =>
            new SweepPlanReader(StudyModels.All).Read(YamlReader.Read(text, "sweep.yaml").AsMapping(), ".")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_resolution_is_no_axis_and_seeds_need_something_random()
    {
        var text = StartingFile.Text("sweep");
        var resolution = text.Replace("{set: control.current density, from: 0.5 mA/cm2, to: 4 mA/cm2, count: 3, scale: log}", "{set: numerics.cells across, values: [64]}", StringComparison.Ordinal);
        Assert.Contains("no axis", Refused(resolution).What, StringComparison.Ordinal);
        Assert.Contains("nothing in the case is random", Refused(text + "\nseeds: 3").What, StringComparison.Ordinal);
        static Problem Refused(string text) =>
            Assert.Throws<InputException>(() => new SweepPlanReader(StudyModels.All).Read(YamlReader.Read(text, "sweep.yaml").AsMapping(), ".")).Problem;
    }

    internal static SweepPlan Plan(string text, SquareModel? model = null) =>
        new SweepPlanReader([model ?? new SquareModel()]).Read(YamlReader.Read(text, "plan.yaml").AsMapping(), ".");

    private static SweepCases Cases(string text) => SweepCases.Of(Plan(text));
}
