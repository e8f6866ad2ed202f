using System.Globalization;
using System.Text.Json;

namespace Anodyne.Cli.Tests.Design;

/// <summary>The verbs react, design and claims as other programs use them: fields, exit statuses, refusals.</summary>
public sealed class DesignVerbTests
{
    private static string Example(string path) => Path.Combine(Repository.Root, "examples", path);

    [Fact]
    public void React_has_the_fields_that_programs_rely_on()
    {
        var run = Invocation.Of("react", "Li2CO3 + CaF2 -> 2 LiF + CaCO3", "--temperature", "353", "--json");
        Assert.Equal(0, run.Status);
        var json = run.Json;
        Assert.Equal("Li2CO3 + CaF2 -> 2 LiF + CaCO3", json.GetProperty("reaction").GetString());
        Assert.Equal(353, json.GetProperty("temperature_K").GetDouble());
        var cea = json.GetProperty("sets").EnumerateArray().Single(set => set.GetProperty("name").GetString() == "CEA");
        Assert.InRange(cea.GetProperty("dG_kJ_mol").GetDouble(), -2.9, -2.5);
        Assert.Equal(JsonValueKind.Number, cea.GetProperty("dH_kJ_mol").ValueKind);
        Assert.Equal(JsonValueKind.Number, cea.GetProperty("dS_J_mol_K").ValueKind);
        Assert.Equal(2, json.GetProperty("spread_kJ_mol").GetArrayLength());
        Assert.Equal(JsonValueKind.Null, json.GetProperty("potential_V").ValueKind);
        Assert.InRange(json.GetProperty("volume_change_percent").GetDouble(), -5.5, -4.5);
        Assert.StartsWith("thermoneutral", json.GetProperty("verdict").GetString(), StringComparison.Ordinal);
        Assert.False(Assert.Single(json.GetProperty("reported").EnumerateArray()).GetProperty("supported").GetBoolean());
    }

    [Fact]
    public void React_says_that_the_printed_value_is_not_supported() => Assert.Contains(
        "zhao2025 prints -15 kJ/mol: not supported by any set", Invocation.Of("react", "CaF2 + Li2CO3 -> LiF + CaCO3").Output, StringComparison.Ordinal);

    [Fact]
    public void React_holds_a_multiple_of_the_printed_reaction_against_it_too() => Assert.Contains(
        "nor by any mixture of sets, -11.8 to +4.5 kJ/mol per mole of the reaction as printed",
        Invocation.Of("react", "2 CaF2 + 2 Li2CO3 -> 4 LiF + 2 CaCO3").Output.ReplaceLineEndings(" "), StringComparison.Ordinal);

    [Fact]
    public void A_description_of_a_pouch_cell_given_to_cycle_is_told_what_a_case_is()
    {
        var run = Invocation.Of("cycle", Example("pouch-cell/anode-free.yaml"));
        Assert.Equal(2, run.Status);
        Assert.Contains("examples/pouch-cell/cycle.yaml", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void React_says_which_form_is_meant()
    {
        Assert.Contains("this is meant: H2O(l)", Invocation.Of("react", "H2O + Li2O -> LiOH").Output, StringComparison.Ordinal);
        Assert.Contains("this is meant: CaCO3(calcite)", Invocation.Of("react", "CaF2 + Li2CO3 -> LiF + CaCO3").Output, StringComparison.Ordinal);
        Assert.DoesNotContain("this is meant", Invocation.Of("react", "H2O(g) + Li2O -> LiOH").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_screen_ranks()
    {
        var run = Invocation.Of("react", "--screen", "CaF2, MgF2, ZnF2", "--against", "Li2CO3", "--json");
        Assert.Equal(["ZnF2", "CaF2", "MgF2"], run.Json.GetProperty("candidates").EnumerateArray().Select(one => one.GetProperty("candidate").GetString()));
    }

    [Theory]
    [InlineData("column 12", "react", "Li2CO3 + CaXx2 -> LiF")]
    [InlineData("--temperature, position 1", "react", "CaF2 + Li -> LiF + Ca", "--temperature", "abc")]
    [InlineData("nothing reacts", "react", "Li + LiF -> LiF + Li")]
    [InlineData("C is only on the left", "react", "Li2CO3 + CaF2 -> LiF + CaO")]
    [InlineData("in no table", "react", "LiPF6 -> LiF + PF5")]
    [InlineData("out of the tables' range", "react", "CaF2 + Li -> LiF + Ca", "--temperature", "1000")]
    [InlineData("either a reaction or --screen", "react")]
    [InlineData("--against belongs to --screen", "react", "CaF2 + Li -> LiF + Ca", "--against", "LiOH")]
    [InlineData("does not exist", "react", "CaF2 + Li -> LiF + Ca", "--data", "nowhere.tsv")]
    [InlineData("entry 2", "react", "--screen", "CaF2, Qq")]
    [InlineData("does not exist", "claims", "nowhere.tsv")]
    [InlineData("nowhere.yaml", "design", "nowhere.yaml")]
    public void What_is_wrong_is_refused_with_status_2(string expected, params string[] arguments)
    {
        var run = Invocation.Of(arguments);
        Assert.Equal(2, run.Status);
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
        Assert.Equal("", run.Output.Trim());
    }

    [Fact]
    public void The_pouch_examples_keep_their_norms()
    {
        foreach (var line in File.ReadLines(Example("pouch-cell/norms.tsv")).Where(line => !line.StartsWith('#')).Skip(1))
        {
            var cells = line.Split('\t');
            var json = Invocation.Of("design", Example($"pouch-cell/{cells[0]}"), "--json").Json;
            var (expected, tolerance) = (double.Parse(cells[2], CultureInfo.InvariantCulture), double.Parse(cells[3], CultureInfo.InvariantCulture));
            Assert.Equal(expected, json.GetProperty(cells[1]).GetDouble(), tolerance * Math.Abs(expected));
        }
    }

    [Fact]
    public void The_claims_example_keeps_its_flags()
    {
        var run = Invocation.Of("claims", Example("claims/claims.tsv"), "--json");
        Assert.Equal(0, run.Status);
        var flags = run.Json.GetProperty("flags").EnumerateArray().Select(flag => $"{flag.GetProperty("row").GetInt32()}\t{flag.GetProperty("rule").GetString()}");
        Assert.Equal(File.ReadLines(Example("claims/norms.tsv")).Where(line => !line.StartsWith('#')).Skip(1), flags);
        Assert.Equal(1, Invocation.Of("claims", Example("claims/claims.tsv"), "--strict").Status);
    }

    [Fact]
    public void The_shipped_claims_have_fifteen_flags()
    {
        var run = Invocation.Of("claims", "--json");
        Assert.Equal(15, run.Json.GetProperty("flags").GetArrayLength());
        Assert.Equal(193, run.Json.GetProperty("rows").GetInt32());
        var unjudged = run.Json.GetProperty("without_rule").GetArrayLength();
        Assert.InRange(unjudged, 1, 192);
        Assert.Contains($"{unjudged} rows met no rule", Invocation.Of("claims").Output, StringComparison.Ordinal);
        Assert.All(run.Json.GetProperty("flags").EnumerateArray(), flag => Assert.NotEqual("", flag.GetProperty("reason").GetString()));
        Assert.Contains("dense-thickness", Invocation.Of("claims", "--rules").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_design_prints_its_defaults_and_writes_its_figure()
    {
        var folder = Directory.CreateTempSubdirectory("anodyne-design-").FullName;
        try
        {
            var run = Invocation.Of("design", Example("pouch-cell/anode-free.yaml"), "--out", folder, "--set", "electrolyte=3 g/Ah");
            Assert.Equal(0, run.Status);
            Assert.Contains("default", run.Output, StringComparison.Ordinal);
            Assert.Contains("368 Wh/kg", run.Output, StringComparison.Ordinal);
            Assert.Contains("<svg", File.ReadAllText(Path.Combine(folder, "pouch-design.svg")), StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Theory]
    [InlineData("pouch:\n  areal_capacty: 4 mAh/cm2\n", "cell.yaml:2:3", "Did you mean \"areal_capacity\"?")]
    [InlineData("pouch:\n  areal_capacity: 4 mA/cm2\n", "cell.yaml:2:21", "current density")]
    [InlineData("pouch:\n  coulombic_efficiency: 101 %\n", "cell.yaml:2:25", "50 % to 100 %")]
    [InlineData("pouch:\n  coating_density: 5 g/cm3\n", "cell.yaml:2:20", "denser than its solids")]
    [InlineData("name: x\n", "cell.yaml:1:1", "\"pouch\" is missing")]
    [InlineData("pouch: [1, 2\n", "cell.yaml", "not valid YAML")]
    public void A_bad_cell_is_refused_with_line_and_column(string yaml, string where, string what)
    {
        var folder = Directory.CreateTempSubdirectory("anodyne-design-").FullName;
        try
        {
            var path = Path.Combine(folder, "cell.yaml");
            File.WriteAllText(path, yaml);
            var run = Invocation.Of("design", path);
            Assert.Equal(2, run.Status);
            Assert.Contains(where, run.Error, StringComparison.Ordinal);
            Assert.Contains(what, run.Error, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
