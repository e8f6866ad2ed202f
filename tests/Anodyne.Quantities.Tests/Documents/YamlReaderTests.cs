using Anodyne.Quantities.Dimensions;
using Anodyne.Quantities.Documents;
using Anodyne.Quantities.Estimates;
using Anodyne.Quantities.Validation;
using FsCheck.Fluent;

namespace Anodyne.Quantities.Tests.Documents;

/// <summary>Reading of input documents: positions, units, and the words of every refusal.</summary>
public class YamlReaderTests
{
    private const string Case = """
        # a case
        name: bare
        layer:
          thickness: 25 um
          porosity: {value: "0.4", range: ["0.36", "0.46"], evidence: measured, source: "rhd note"}
        temperature: "25 degC"
        list: [1 um, 2 um]
        seeds: 8
        adaptive: yes
        empty:
        """;

    private static InputMapping Read(string text) => YamlReader.Read(text, "case.yaml").AsMapping();

    private static InputException Refused(string text, Action<InputMapping> read) => Assert.Throws<InputException>(() => read(Read(text)));

    [Fact]
    public void Values_arrive_in_si()
    {
        var root = Read(Case);
        Assert.Equal("bare", root.Text("name"));
        Assert.Equal(25e-6, root.Mapping("layer").Quantity("thickness", Dimension.Length), 1e-18);
        Assert.Equal(298.15, root.Quantity("temperature", Dimension.Temperature), 1e-12);
        Assert.Equal(8, root.Integer("seeds", 1, 100));
        Assert.True(root.Flag("adaptive", false));
        Assert.False(root.Has("empty"));
        Assert.Null(root.OptionalQuantity("gap", Dimension.Length));
        Assert.Equal(2e-6, root.Sequence("list")[1].AsScalar().Quantity(Dimension.Length), 1e-18);
    }

    [Fact]
    public void A_given_value_keeps_its_provenance()
    {
        var layer = Read(Case).Mapping("layer");
        var sheet = new ParameterSheet();
        Assert.Equal(0.4, sheet.Take("PE", layer, "porosity", Dimension.None));
        Assert.Equal(25e-6, sheet.Take("PE", layer, "thickness", Dimension.Length), 1e-18);
        Assert.Equal(new Parameter("PE: porosity", 0.4, "1", 0.36, 0.46, Evidence.Measured, "rhd note"), sheet.Parameters[0]);
        Assert.Equal("25 um", sheet.Parameters[1].Printed);
        Assert.Equal("case.yaml, line 4", sheet.Parameters[1].Source);
        Assert.Null(sheet.Parameters[1].Evidence);
    }

    [Fact]
    public void A_default_is_noted_with_its_source_and_a_later_value_replaces_it()
    {
        var sheet = new ParameterSheet();
        var assumed = new SourcedValue(0.5, "J/m2", 0.4, 0.56, Evidence.Assumed, "library");
        Assert.Equal(0.5, sheet.Take("lithium", Read("a: 1"), "surface energy", Dimension.SurfaceEnergy, assumed));
        Assert.Single(sheet.Uncertain);
        Assert.Equal(0.4, sheet.Take("lithium", Read("surface energy: 0.4 J/m2"), "surface energy", Dimension.SurfaceEnergy, assumed));
        Assert.Single(sheet.Parameters);
        Assert.Empty(sheet.Uncertain);
    }

    public static TheoryData<string, string, string, Action<InputMapping>> Refusals => new()
    {
        { "thicknes: 2 um", "case.yaml:1:1", "Did you mean \"thickness\"", m => m.AllowOnly("thickness", "porosity") },
        { "a: 1\nlayer:\n  porosty: 0.4", "case.yaml:3:3", "\"porosity\"", m => m.Mapping("layer").AllowOnly("porosity") },
        { "gap: 25 mm2", "case.yaml:1:9", "length", m => m.Quantity("gap", Dimension.Length) },
        { "gap: \"25 umm\"", "case.yaml:1:10", "Did you mean", m => m.Quantity("gap", Dimension.Length) },
        { "gap: 25", "case.yaml:1:8", "unit is missing", m => m.Quantity("gap", Dimension.Length) },
        { "gap: [1 um]", "case.yaml:1:6", "[1 um]", m => m.Quantity("gap", Dimension.Length) },
        { "b: 1", "case.yaml:1:1", "\"gap\" is missing", m => m.Quantity("gap", Dimension.Length) },
        { "gap:", "case.yaml:1:1", "\"gap\" is missing", m => m.Quantity("gap", Dimension.Length) },
        { "a: 1\na: 2", "case.yaml:2:1", "twice", _ => { } },
        { "a: [1, 2", "case.yaml:", "YAML", _ => { } },
        { "a: !!int 5", "case.yaml:1:4", "tags", _ => { } },
        { "a: *x", "case.yaml:1:4", "anchor", _ => { } },
        { "? [a]\n: 1", "case.yaml:1:3", "key", _ => { } },
        { "layer:\n : thickness: 25 um\n  porosity: 1", "case.yaml:", "", _ => { } },
        { "a: 1\n---\nb: 2", "case.yaml:2:1", "second document", _ => { } },
        { "n: 3.5", "case.yaml:1:4", "integer from 1 to 9", m => m.Integer("n", 1, 9) },
        { "n: 10", "case.yaml:1:4", "integer from 1 to 9", m => m.Integer("n", 1, 9) },
        { "f: maybe", "case.yaml:1:4", "yes or no", m => m.Flag("f", true) },
        { "mode: tertairy", "case.yaml:1:7", "Did you mean \"tertiary\"", m => m.Choice("mode", ("primary", 1), ("tertiary", 3)) },
        { "d: {value: 2 um, range: [3 um, 4 um]}", "case.yaml:1:25", "does not contain", m => Given.Read(m.Require("d"), Dimension.Length) },
        { "d: {value: 2 um, range: [3 um]}", "case.yaml:1:25", "two ends", m => Given.Read(m.Require("d"), Dimension.Length) },
        { "d: {value: 2 um, evidence: measured}", "case.yaml:1:4", "needs a source", m => Given.Read(m.Require("d"), Dimension.Length) },
        { "d: {value: 2 um, evidence: guessed}", "case.yaml:1:28", "measured, computed, assumed", m => Given.Read(m.Require("d"), Dimension.Length) },
        { "d: {vaule: 2 um}", "case.yaml:1:5", "Did you mean \"value\"", m => Given.Read(m.Require("d"), Dimension.Length) },
        { "porosity: 1.4", "case.yaml:1:11", "at most 1", m => m.Build(() => Require.ShareAboveZero(m.Quantity("porosity", Dimension.None), "porosity")) },
        { "a: 1.4", "case.yaml:1:1", "porosity", m => m.Build(() => Require.ShareAboveZero(1.4, "porosity")) },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public void It_is_refused_with_line_column_and_mend(string text, string where, string says, Action<InputMapping> read)
    {
        var failure = Refused(text, read);
        Assert.StartsWith(where, failure.Problem.Where, StringComparison.Ordinal);
        Assert.Contains(says, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_key_points_at_the_misspelt_one()
    {
        var failure = Refused("conductivty: 1 S/m", m => m.Quantity("conductivity", Dimension.Conductivity));
        Assert.Contains("\"conductivty\" is not read", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_alias_is_the_node_of_its_anchor() =>
        Assert.Equal(2e-6, Read("a: &d 2 um\nb: *d").Quantity("b", Dimension.Length), 1e-18);

    [Fact]
    public void Deep_nesting_is_refused_not_overflowed() =>
        Assert.Contains("nested", Assert.Throws<InputException>(() => YamlReader.Read(new string('[', 5000), "case.yaml")).Message, StringComparison.Ordinal);

    [Fact]
    public void A_missing_file_is_named()
    {
        var failure = Assert.Throws<InputException>(() => YamlReader.ReadFile("no-such-file.yaml"));
        Assert.Equal("no-such-file.yaml", failure.Problem.Where);
    }

    [Fact]
    public void An_empty_document_is_refused() => Assert.Throws<InputException>(() => YamlReader.Read("# only a comment\n", "case.yaml"));

    [Theory]
    [InlineData("25 um", "um")]
    [InlineData("2.4e-10 m2/s", "m2/s")]
    [InlineData("-5e3 e", "e")]
    [InlineData("0.32", "1")]
    [InlineData("5/s", "1/s")]
    [InlineData("34 %", "%")]
    public void The_written_unit_is_kept(string text, string unit) => Assert.Equal(unit, Read($"a: \"{text}\"").Require("a").AsScalar().WrittenUnit);

    [Fact]
    public void A_damaged_document_is_read_or_refused_but_never_fails_otherwise() => Prop.ForAll(
        (from position in Gen.Choose(0, Case.Length - 1) from length in Gen.Choose(0, 4) from insert in Gen.Elements("", "[", "{", ":", "- ", "\t", "\"", "&", "*", "\n", "  ", "é", "\u0001", "!!", "|", ">", "%", "---\n") select (position, length, insert)).ToArbitrary(),
        edit =>
        {
            var text = Case.Remove(edit.position, Math.Min(edit.length, Case.Length - edit.position)).Insert(edit.position, edit.insert);
            try
            {
                return YamlReader.Read(text, "case.yaml").Line >= 1;
            }
            catch (InputException failure)
            {
                return failure.Problem.Where.StartsWith("case.yaml:", StringComparison.Ordinal);
            }
        }).Holds(2000);
}
