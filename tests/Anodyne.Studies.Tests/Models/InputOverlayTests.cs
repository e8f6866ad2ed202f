using Anodyne.Quantities;
using Anodyne.Quantities.Documents;
using Anodyne.Studies.Models;
using static Anodyne.Studies.Tests.Runs.TestCases;

namespace Anodyne.Studies.Tests.Models;

public class InputOverlayTests
{
    private const string Base = """
        electrolyte:
          salt: LiFSI
          conductivity: {value: 0.45 S/m, range: [0.3 S/m, 0.6 S/m], evidence: assumed}
        layers:
          - {name: standoff, thickness: 2 um}
          - {name: face, thickness: {value: 2 um, range: [1 um, 3 um]}}
        film: {resistance: 1 ohm cm2}
        """;

    [Fact]
    public void What_is_not_named_stays_and_keeps_its_place()
    {
        var result = InputOverlay.Apply(Document(Base), Document("electrolyte: {salt: LiPF6, solvent: DME}"));
        var electrolyte = result.Mapping("electrolyte");
        Assert.Equal("LiPF6", electrolyte.Text("salt"));
        Assert.Equal("DME", electrolyte.Text("solvent"));
        Assert.Equal("0.45 S/m", electrolyte.Mapping("conductivity").Text("value"));
        Assert.Equal(3, electrolyte.Require("conductivity").Line);
        Assert.Equal(["electrolyte", "layers", "film"], result.Keys);
    }

    [Fact]
    public void A_list_entry_is_changed_by_its_name()
    {
        var result = InputOverlay.Apply(Document(Base), Document("layers: {face: {thickness: 3 um, kind: coating}}"));
        var layers = result.Sequence("layers");
        Assert.Equal(["2 um", "3 um"], layers.Select(layer => layer.AsMapping().Require("thickness").AsScalar().Text));
        Assert.Equal("coating", layers[1].AsMapping().Text("kind"));
        var failure = Assert.Throws<InputException>(() => InputOverlay.Apply(Document(Base), Document("layers: {faec: {thickness: 3 um}}")));
        Assert.Contains("standoff, face", failure.Problem.Allowed, StringComparison.Ordinal);
        Assert.StartsWith("study.yaml:1:10", failure.Problem.Where, StringComparison.Ordinal);
    }

    [Fact]
    public void A_quantity_is_replaced_as_a_whole_so_that_no_source_stays_behind()
    {
        var result = InputOverlay.Apply(Document(Base), Document("electrolyte: {conductivity: {value: 0.5 S/m}}"));
        Assert.Equal(["value"], result.Mapping("electrolyte").Mapping("conductivity").Keys);
        Assert.Equal("1 S/m", InputOverlay.Apply(Document(Base), Document("electrolyte: {conductivity: 1 S/m}")).Mapping("electrolyte").Text("conductivity"));
    }

    [Fact]
    public void An_empty_value_removes_and_a_later_change_wins()
    {
        Assert.False(InputOverlay.Apply(Document(Base), Document("film: ~")).Has("film"));
        var twice = InputOverlay.Apply(Document(Base), Document("film: {resistance: 2 ohm cm2}"), Document("film: {resistance: 3 ohm cm2}"));
        Assert.Equal("3 ohm cm2", twice.Mapping("film").Text("resistance"));
        Assert.Throws<InputException>(() => InputOverlay.Apply(Document(Base), Document("layers: none")));
    }

    [Fact]
    public void Uncertain_values_are_found_and_moved_by_the_place_where_they_are_written()
    {
        var tree = Document(Base);
        var values = UncertainValue.In(tree);
        Assert.Equal(["electrolyte.conductivity", "layers.face.thickness"], values.Select(value => value.Path));
        Assert.Equal("assumed", values[0].Evidence);
        var low = values[0].At(tree, high: false);
        Assert.Equal("0.3 S/m", low.Mapping("electrolyte").Mapping("conductivity").Text("value"));
        Assert.Equal("0.45 S/m", tree.Mapping("electrolyte").Mapping("conductivity").Text("value"));
        Assert.Equal("3 um", values[1].At(tree, high: true).Sequence("layers")[1].AsMapping().Mapping("thickness").Text("value"));

        var other = InputOverlay.Apply(tree, Document("electrolyte: {conductivity: 1 S/m}"));
        Assert.Same(other, values[0].At(other, high: true));
    }

    [Fact]
    public void A_whole_entry_takes_the_place_of_the_old_one()
    {
        var put = InputOverlay.Put(Document("a: {x: 1, y: 2}\nb: 3\n"), Document("a: {z: 4}\nc: 5\n"));
        Assert.Equal(["a", "b", "c"], put.Keys.Order());
        Assert.Equal(["z"], put.Mapping("a").Keys);
        Assert.Equal("5", put.Text("c"));
    }
}
