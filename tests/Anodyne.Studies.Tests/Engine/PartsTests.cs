using System.Text.Json;
using Anodyne.Cells.Electrodes;
using Anodyne.Quantities;
using Anodyne.Store.Output;
using Anodyne.Studies.Engine;
using Anodyne.Studies.Models.Cells;
using Anodyne.Studies.Plan;
using Anodyne.Studies.Tests.Models.Plating;

namespace Anodyne.Studies.Tests.Engine;

/// <summary>One study of several parts: each has its model, all are run together and shown on one page.</summary>
public sealed class PartsTests : IDisposable
{
    private const string Text = """
        study: both
        title: A surface and a cell
        reactions: [CaF2 + 2 Li -> 2 LiF + Ca]
        analyses:
          depletion:
            method: sand
            options: {diffusivity: 3e-6 cm2/s, current: 10 mA/cm2, t-plus: 0.4, concentration: 1 mol/L}
        parts:
          surface:
            seeds: 2
            case: {current: 1 mA/cm2}
            variants: {bare: {}}
            reported:
              - {variant: bare, quantity: voltage_V, value: -40 mV, source: paper}
          cell:
            cell:
              area: 2 cm2
              mesh: {layer: 5}
              electrolyte: {use: lipf6-ec-emc-nyman}
              layers:
                - {name: separator, thickness: 25 um, porosity: 0.4, macmullin number: 8}
              negative:
                lithium: 250 um
                kinetics: {exchange current density: 2 mA/cm2}
              positive:
                lithium: 250 um
                kinetics: {exchange current density: 2 mA/cm2}
              protocol: [Plate 0.1 mAh/cm2 at 1 mA/cm2]
            variants: {symmetric: {}}

        """;

    private readonly TemporaryFolder _folder = new();
    private readonly CountingModel _surface = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Every_part_is_run_and_shown_on_one_page()
    {
        var outcome = Read(Text).Run(_folder);
        Assert.Equal(
            ["surface/runs/bare/seed-01", "surface/runs/bare/seed-02", "cell/runs/symmetric", "cell/fine/symmetric"],
            outcome.Answer.Plan.Runs.Select(run => run.Id));
        var report = File.ReadAllText(_folder["out/report.html"]);
        foreach (var words in new[]
        {
            "A surface and a cell", "surface: How the lithium grew", "surface: Simulated, measured, reported, assumed", "cell: What the cells did", "cell: Where the lithium is",
            "Thermochemistry of the interface", "depletion", "Quasi-steady transport", "One dimension",
        })
        {
            Assert.Contains(words, report, StringComparison.Ordinal);
        }

        Assert.True(File.Exists(_folder["out/cell/runs/symmetric/record.bdf.csv"]));
        Assert.True(File.Exists(_folder["out/surface/runs/bare/seed-01/series.csv"]));
        var again = Read(Text).Run(_folder, "again");
        Assert.Equal(4, again.Answer.Reused.Count);
        Assert.Equal(report, File.ReadAllText(_folder["again/report.html"]));
    }

    [Fact]
    public void The_document_holds_the_parts_apart_and_together()
    {
        var document = JsonDocument.Parse(StudyDocument.Of(Read(Text).Run(_folder), "out").ToJsonString(JsonText.Options)).RootElement;
        var parts = document.GetProperty("parts");
        Assert.Equal(2, parts.GetProperty("surface").GetProperty("variants").GetProperty("bare").GetProperty("seeds").GetArrayLength());
        Assert.Equal("symmetric", parts.GetProperty("cell").GetProperty("variants").GetProperty("symmetric").GetProperty("name").GetString());
        Assert.Equal(["surface/bare", "cell/symmetric"], document.GetProperty("variants").EnumerateObject().Select(variant => variant.Name));
        Assert.Equal("voltage_V", document.GetProperty("comparison")[0].GetProperty("quantity").GetString());
        Assert.Equal("sand", document.GetProperty("analyses")[0].GetProperty("method").GetString());
    }

    [Fact]
    public void Only_leaves_out_whole_parts() =>
        Assert.Equal(["cell/runs/symmetric", "cell/fine/symmetric"], Read(Text).Plan(["sym*"]).Runs.Select(run => run.Id));

    [Theory]
    [InlineData("    case: {current", "    cases: {current", "study.yaml:10:")]
    [InlineData("    seeds: 2", "    seedz: 2", "study.yaml:10:")]
    [InlineData("  surface:", "  ../surface:", "study.yaml:")]
    [InlineData("    method: sand", "    method: sand\n    answers: {variant: bare, quantity: voltage_V, result: tau_s}", "study.yaml:")]
    [InlineData("title: A surface", "seeds: 3\ntitle: A surface", "study.yaml:2:")]
    public void What_is_wrong_is_named_with_its_place(string right, string wrong, string place)
    {
        var failure = Assert.Throws<InputException>(() => Read(Text.Replace(right, wrong, StringComparison.Ordinal)));
        Assert.StartsWith(place, failure.Problem.Where, StringComparison.Ordinal);
    }

    [Fact]
    public void An_option_may_replace_a_whole_block()
    {
        var text = Text.Replace(
            "    variants: {symmetric: {}}",
            """
                properties:
                  positive:
                    options:
                      lithium: {}
                      nmc:
                        replace:
                          positive:
                            {material: NMC811, thickness: 70 um, porosity: 0.3, active fraction: 0.65, particle radius: 4 um, conductivity: 1 S/m, initial stoichiometry: 0.5}
                variants: {symmetric: {positive: lithium}, full: {positive: nmc}}
            """,
            StringComparison.Ordinal);
        var variants = Read(text).Plan().Parts[1].Variants;
        Assert.IsType<MetalElectrode>(CellModel.Case(variants[0].Case).Design.Positive);
        Assert.IsType<InsertionElectrode>(CellModel.Case(variants[1].Case).Design.Positive);
        Assert.IsType<MetalElectrode>(CellModel.Case(variants[1].Case).Design.Negative);
    }

    private Study Read(string text) => Studying.Read(text, _folder.Path, [_surface, new CellModel()]);
}
