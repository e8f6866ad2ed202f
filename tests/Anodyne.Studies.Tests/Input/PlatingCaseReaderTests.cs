using Anodyne.Cells;
using Anodyne.Cells.Geometry;
using Anodyne.Cells.Kinetics;
using Anodyne.Cells.Layers;
using Anodyne.Cells.Protocols;
using Anodyne.Plating;
using Anodyne.Quantities;
using Anodyne.Quantities.Documents;
using Anodyne.Quantities.Estimates;
using Anodyne.Studies.Input;

namespace Anodyne.Studies.Tests.Input;

/// <summary>Reading of plating cases: what a complete file becomes, what defaults are noted, and the words of every refusal.</summary>
public class PlatingCaseReaderTests
{
    private const string Case = """
        name: example
        temperature: 30 degC
        electrolyte:
          name: test liquid
          salt: LiFSI
          solvent: DME
          concentration: 1 M
          conductivity: {polynomial: {unit: mS/cm, per: 1 M, terms: {1: 20, 1.5: -10}}, range: [0.9 S/m, 1.1 S/m], evidence: measured, source: "a fit"}
          salt diffusivity: 2.4e-6 cm2/s
          transference number: 0.32
          thermodynamic factor: {value: 1.5, range: [1, 2], evidence: assumed, source: "nothing known"}
        gap: 25 um
        layers:
          - {name: LiMMT, kind: coating, thickness: 2 um, porosity: 0.5, tortuosity: 2, transference number: 0.63, closure: tied conductivity}
          - {name: PE, kind: separator, thickness: rest, porosity: 0.4, macmullin number: 8}
        interphase: {placement: conformal, areal resistance: 20 ohm cm2, heterogeneity: {coefficient of variation: 0.3, correlation length: 0.5 um, seed: 7}}
        lithium: {molar volume: 12.97 cm3/mol}
        kinetics: {exchange current density: 1.3 mA/cm2, at concentration: 2 M, anodic transfer coefficient: 0.6, cathodic transfer coefficient: 0.4}
        counter: lithium electrode
        domain: {width: 100 um, sides: mirror}
        surface: {shape: random roughness, rms height: 0.3 um, correlation length: 5 um, seed: 3}
        control: {current density: 1 mA/cm2}
        stop: {charge: 3 mAh/cm2, time: 4 h}
        mode: secondary
        numerics: {cells across: 256, front cfl: 0.3, tolerance: 1e-9, threads: 2}
        output: {snapshots: 5, fields: 2}
        """;

    private static PlatingCaseInput Read(string text) => PlatingCaseReader.Read(YamlReader.Read(text, "case.yaml").AsMapping());

    [Fact]
    public void A_complete_file_becomes_the_case()
    {
        var problem = Read(Case).Case;
        var cell = problem.Cell;
        Assert.Equal("example", problem.Name);
        Assert.Equal(303.15, cell.Temperature, 1e-12);
        Assert.Equal(1.0, cell.Electrolyte.Conductivity.Value(1000, 303.15), 1e-12);
        Assert.Equal(2.4e-10, cell.Electrolyte.SaltDiffusivity.Value(1000, 303.15), 1e-22);
        Assert.Equal(25e-6, cell.Gap, 1e-18);
        Assert.Equal((23e-6, 8.0), (Math.Round(cell.Layers[1].Thickness, 15), Math.Round(cell.Layers[1].MacMullinNumber, 12)));
        Assert.Equal((0.63, TransportClosure.TiedConductivity), (cell.Layers[0].TransferenceNumber!.Value, cell.Layers[0].TransportClosure));
        Assert.Equal((20e-4, new Heterogeneity(0.3, 0.5e-6, 7)), (Math.Round(cell.Interphase!.ArealResistance, 15), cell.Interphase.Heterogeneity));
        Assert.Equal(12.97e-6, cell.Lithium.MolarVolume, 1e-18);
        Assert.Equal(0.5, cell.Lithium.SurfaceEnergy);
        var kinetics = Assert.IsType<ButlerVolmer>(cell.Kinetics);
        Assert.Equal((13.0, 2000.0, 0.6, 0.6, 0.4), (Math.Round(kinetics.ExchangeCurrent.Reference, 12), kinetics.ReferenceConcentration, kinetics.ConcentrationExponent, kinetics.AnodicTransferCoefficient, kinetics.CathodicTransferCoefficient));
        Assert.Equal(Counter.LithiumElectrode, cell.Counter);
        Assert.Equal(Lateral.Mirror, problem.Domain.Lateral);
        Assert.Equal(new RandomRoughnessSurface(0.3e-6, 5e-6, RoughnessSpectrum.Gaussian, 3), problem.Surface);
        Assert.Equal(10, Assert.IsType<Galvanostatic>(problem.Control).CurrentDensity, 1e-12);
        Assert.Equal((108000.0, 14400.0), (Math.Round(problem.Stop.ChargePerArea!.Value, 6), problem.Stop.Time!.Value));
        Assert.Equal(CurrentMode.Secondary, problem.Mode);
        Assert.Equal(new PlatingNumerics(256, 0.3, 1e-9, 2), problem.Numerics);
        Assert.Equal(new PlatingOutput(5, 2), problem.Output);
    }

    [Fact]
    public void The_sheet_lists_every_parameter_with_its_source()
    {
        var sheet = Read(Case).Sheet;
        Parameter Find(string name) => Assert.Single(sheet.Parameters, parameter => parameter.Name == name);
        Assert.Equal((Evidence.Measured, "a fit", "polynomial in the concentration"), (Find("electrolyte: conductivity").Evidence!.Value, Find("electrolyte: conductivity").Source, Find("electrolyte: conductivity").Note));
        Assert.Equal(1.0, Find("electrolyte: conductivity").Value, 1e-12);
        Assert.Equal((1.0, 2.0), (Find("electrolyte: thermodynamic factor").Low!.Value, Find("electrolyte: thermodynamic factor").High!.Value));
        Assert.Equal("case.yaml, line 14", Find("LiMMT: porosity").Source);
        Assert.Null(Find("LiMMT: porosity").Evidence);
        Assert.Equal("the rest of the gap", Find("PE: thickness").Source);
        Assert.Equal(Evidence.Assumed, Find("lithium: surface energy").Evidence);
        Assert.Equal(Evidence.Assumed, Find("kinetics: concentration exponent").Evidence);
        Assert.Equal("1.3 mA/cm2", Find("kinetics: exchange current density").Printed);
        Assert.Equal("30 degC", Find("cell: temperature").Printed);
        Assert.All(sheet.Parameters, parameter => Assert.NotEmpty(parameter.Source));
        Assert.Equal(["electrolyte: thermodynamic factor", "lithium: surface energy"], sheet.Uncertain.Select(parameter => parameter.Name));
    }

    [Fact]
    public void The_starting_file_is_a_case()
    {
        var input = PlatingCaseReader.Read(YamlReader.Read(StartingFile.Text("plate"), "plate.yaml").AsMapping());
        Assert.Equal("bare-separator", input.Case.Name);
        Assert.Equal(25e-6, input.Case.Cell.Gap, 1e-18);
        Assert.Equal(0.32, input.Case.Cell.Electrolyte.TransferenceNumber.Value(6000, 298.15));
        Assert.Contains("plate", StartingFile.Kinds);
        Assert.Throws<InputException>(() => StartingFile.Text("plat"));
    }

    [Fact]
    public void What_the_starting_file_shows_in_comments_reads_too()
    {
        var text = StartingFile.Text("plate")
            .Replace("  # - {name: LiMMT", "  - {name: LiMMT", StringComparison.Ordinal)
            .Replace("interphase: none\n# interphase: {placement: conformal", "interphase: {placement: conformal", StringComparison.Ordinal)
            .Replace("# lithium: {", "lithium: {", StringComparison.Ordinal);
        var cell = Read(text).Case.Cell;
        Assert.Equal(2, cell.Layers.Count);
        Assert.Equal(20e-4, cell.Interphase!.ArealResistance, 1e-15);
        Assert.Equal(12.97e-6, cell.Lithium.MolarVolume, 1e-18);
        text = StartingFile.Text("plate").Replace("interphase: none\n", "", StringComparison.Ordinal).Replace("# interphase: {placement: planar", "interphase: {placement: planar", StringComparison.Ordinal);
        Assert.Equal(Placement.PlanarOutside, Read(text).Case.Cell.Interphase!.Placement);
    }

    public static TheoryData<string, string, string, string> Refusals => new()
    {
        { "temperature: 30 degC", "temperature: 30", "case.yaml:2:16", "unit is missing" },
        { "temperature: 30 degC", "temperature: 30 C", "case.yaml:2:17", "degC" },
        { "temperature: 30 degC", "temperature: 30 K", "case.yaml:2:14", "200 to 500 K" },
        { "temperature: 30 degC", "temprature: 30 degC", "case.yaml:2:1", "Did you mean \"temperature\"" },
        { "transference number: 0.32", "transference number: 1.32", "case.yaml:10:24", "at most 1" },
        { "transference number: 0.32", "transference number: 32 um", "case.yaml:10:27", "plain number" },
        { "transference number: 0.32", "trasference number: 0.32", "case.yaml:10:3", "Did you mean \"transference number\"" },
        { "salt diffusivity: 2.4e-6 cm2/s", "salt diffusivity: 0 cm2/s", "case.yaml:9:21", "above 0" },
        { "  salt: LiFSI\n", "  use: lifsi-dme-1m\n  salt: LiFSI\n", "", "" },
        { "  salt: LiFSI\n", "  use: lifsi-dme-1\n  salt: LiFSI\n", "case.yaml:5:8", "Did you mean \"lifsi-dme-1m\"" },
        { "porosity: 0.5", "porosity: 0", "case.yaml:14:", "above 0 and at most 1" },
        { "porosity: 0.5", "porosity: 50 %", "", "" },
        { "tortuosity: 2,", "tortuosity: 0.5,", "case.yaml:14:", "1 or more" },
        { "tortuosity: 2,", "", "case.yaml:14:", "\"tortuosity\" or \"macmullin number\"" },
        { "macmullin number: 8", "macmullin number: 2", "case.yaml:15:", "2.5 or more" },
        { "macmullin number: 8", "macmullin number: 8, tortuosity: 3", "case.yaml:15:", "both given" },
        { ", closure: tied conductivity", "", "case.yaml:14:", "\"closure\" is missing" },
        { "porosity: 0.4,", "porosity: 0.4, closure: same electrolyte,", "case.yaml:15:", "has none" },
        { "thickness: rest", "thickness: rset", "case.yaml:15:", "or rest" },
        { "counter: lithium electrode", "counter: lithium", "case.yaml:19:10", "Did you mean \"lithium electrode\"" },
        { "thickness: rest", "thickness: 20 um", "case.yaml:12:6", "22 um" },
        { "thickness: 2 um", "thickness: 25 um", "case.yaml:15:", "nothing is left" },
        { "thickness: 2 um", "thickness: rest", "case.yaml:15:", "two layers" },
        { "gap: 25 um\n", "", "case.yaml:14:", "rest of what" },
        { "name: PE, ", "name: LiMMT, ", "case.yaml:14:3", "same name" },
        { "placement: conformal, ", "", "case.yaml:16:13", "no default" },
        { "placement: conformal, ", "placement: planar outside, ", "case.yaml:16:", "belongs to a conformal film" },
        { "areal resistance: 20 ohm cm2", "areal resistance: -20 ohm cm2", "case.yaml:16:", "0 or more" },
        { "areal resistance: 20 ohm cm2", "areal resistance: 20 ohm", "case.yaml:16:57", "areal resistance (ohm m2)" },
        { "areal resistance: 20 ohm cm2", "areal resistance: 20 ohm cm2, thickness: 1 um", "case.yaml:16:", "given twice" },
        { "interphase: {", "interface: {", "case.yaml:16:1", "Did you mean \"interphase\"" },
        { "exchange current density: 1.3 mA/cm2", "exchange current density: 0 mA/cm2", "case.yaml:18:", "above 0" },
        { "anodic transfer coefficient: 0.6", "reorganization energy: 0.3 V", "case.yaml:18:", "Marcus" },
        { "anodic transfer coefficient: 0.6", "law: butler", "case.yaml:18:", "butler-volmer, marcus-hush-chidsey" },
        { "counter: lithium electrode", "counter: reservoir", "case.yaml:1:1", "\"reservoir motion\" is missing" },
        { "counter: lithium electrode", "counter: lithium electrode\nreservoir motion: follows front", "case.yaml:20:", "no reservoir" },
        { "width: 100 um", "width: 0 um", "case.yaml:20:17", "above 0" },
        { "correlation length: 5 um", "correlation length: 50 um", "case.yaml:21:", "25 um" },
        { "shape: random roughness", "shape: randm roughness", "case.yaml:21:18", "Did you mean \"random roughness\"" },
        { "current density: 1 mA/cm2", "current density: 1 mA/cm2, voltage: -10 mV", "case.yaml:22:10", "either" },
        { "current density: 1 mA/cm2", "current density: 0 mA/cm2", "case.yaml:22:", "not 0" },
        { "charge: 3 mAh/cm2, time: 4 h", "", "case.yaml:23:7", "a charge per area" },
        { "charge: 3 mAh/cm2", "charge: 3 mAh", "case.yaml:23:", "charge per area (C/m2)" },
        { "cells across: 256", "cells across: 250", "case.yaml:25:", "power of two" },
        { "front cfl: 0.3", "front cfl: 3", "case.yaml:25:", "0.01 to 0.8" },
        { "thermodynamic factor: {value: 1.5, range: [1, 2]", "thermodynamic factor: {value: 1.5, range: [2, 3]", "case.yaml:11:", "does not contain" },
        { "terms: {1: 20, 1.5: -10}", "terms: {1: 20, 1.4: -10}", "case.yaml:8:", "integer nor half" },
        { "unit: mS/cm", "unit: mS", "case.yaml:8:", "wrong dimension" },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public void A_wrong_value_is_refused_with_its_place(string old, string change, string where, string says)
    {
        Assert.Contains(old, Case, StringComparison.Ordinal);
        var text = Case.Replace(old, change, StringComparison.Ordinal);
        if (where.Length == 0)
        {
            Assert.NotNull(Read(text).Case);
            return;
        }

        var failure = Assert.Throws<InputException>(() => Read(text));
        Assert.Contains(says, failure.Message, StringComparison.Ordinal);
        Assert.StartsWith(where, failure.Problem.Where, StringComparison.Ordinal);
    }

    [Fact]
    public void A_library_electrolyte_keeps_its_sources_and_the_file_goes_before_it()
    {
        var text = Case[..Case.IndexOf("electrolyte:", StringComparison.Ordinal)]
            + "electrolyte: {use: lifsi-dme-6m, transference number: {value: 0.32, evidence: measured, source: zhang2024}}\n"
            + Case[Case.IndexOf("gap:", StringComparison.Ordinal)..];
        var input = Read(text);
        Assert.Equal(6000, input.Case.Cell.Electrolyte.Concentration);
        var conductivity = input.Sheet.Parameters.Single(parameter => parameter.Name == "electrolyte: conductivity");
        Assert.Equal((Evidence.Assumed, 0.3, 0.6), (conductivity.Evidence!.Value, conductivity.Low!.Value, conductivity.High!.Value));
        Assert.Contains("lifsi-dme-6m", conductivity.Note, StringComparison.Ordinal);
        Assert.Equal("zhang2024", input.Sheet.Parameters.Single(parameter => parameter.Name == "electrolyte: transference number").Source);
    }

    [Theory]
    [InlineData("{shape: flat}", typeof(FlatSurface))]
    [InlineData("{shape: sinusoid, amplitude: 1 um, wavelength: 50 um}", typeof(SinusoidSurface))]
    [InlineData("{shape: sinusoid, amplitude: 1 um, wavelength: 30 um}", null)]
    [InlineData("{shape: trochoid, amplitude: 1 um, wavelength: 100 um}", typeof(TrochoidSurface))]
    [InlineData("{shape: trochoid, amplitude: 20 um, wavelength: 100 um}", null)]
    [InlineData("{shape: hemisphere, radius: 5 um}", typeof(ProtrusionSurface))]
    [InlineData("{shape: hemisphere, radius: 60 um}", null)]
    [InlineData("{shape: half ellipse, height: 10 um, half width: 5 um, position: 50 um}", typeof(ProtrusionSurface))]
    [InlineData("{shape: pointed, height: 10 um, half width: 5 um}", typeof(ProtrusionSurface))]
    [InlineData("{shape: pointed, height: 10 um, radius: 5 um}", null)]
    [InlineData("{shape: nuclei, density: 500 1/cm, radius: 1 um, radius spread: 0.2, seed: 4}", typeof(NucleiSurface))]
    [InlineData("{shape: nuclei, density: 50000 1/cm, radius: 1 um}", null)]
    public void Every_shape_reads(string surface, Type? type)
    {
        var text = Case.Replace("{shape: random roughness, rms height: 0.3 um, correlation length: 5 um, seed: 3}", surface, StringComparison.Ordinal);
        if (type is null)
        {
            Assert.StartsWith("case.yaml:21:", Assert.Throws<InputException>(() => Read(text)).Problem.Where, StringComparison.Ordinal);
            return;
        }

        Assert.IsType(type, Read(text).Case.Surface);
    }

    [Fact]
    public void Marcus_kinetics_and_counter_kinetics_read()
    {
        var text = Case
            .Replace(", anodic transfer coefficient: 0.6, cathodic transfer coefficient: 0.4", ", law: marcus-hush-chidsey, reorganization energy: 0.3 V", StringComparison.Ordinal)
            .Replace("counter: lithium electrode", "counter: lithium electrode\ncounter kinetics: {use: zhang2024-pe}", StringComparison.Ordinal);
        var cell = Read(text).Case.Cell;
        Assert.Equal(0.3, Assert.IsType<MarcusHushChidsey>(cell.Kinetics).ReorganizationEnergy);
        var counter = Assert.IsType<ButlerVolmer>(cell.CounterKinetics);
        Assert.Equal((6.3, 13730.0), (Math.Round(counter.ExchangeCurrent.Reference, 12), Math.Round(counter.ExchangeCurrent.ActivationEnergy, 9)));
    }

    /// <summary>A film that stretches, cracks, grows and is renewed, with its species, as the file says it.</summary>
    [Fact]
    public void A_living_film_is_read_whole()
    {
        const string film = "interphase: {placement: conformal, areal resistance: 20 ohm cm2, heterogeneity: {coefficient of variation: 0.3, "
            + "correlation length: 0.5 um, seed: 7, renewal time: 300 s, sub-grid: yes}, tension: 0.5 N/m, activation energy: 13.7 kJ/mol, "
            + "dynamics: {repair time: 30 s, slip length: 0.3 um, fresh resistance: 5 ohm cm2, critical strain: 0.023, relaxation time: 10 s, thickness: 20 nm, "
            + "repair activation energy: 40 kJ/mol, species: [{name: LiF, share: 0.4, molar volume: 9.83 cm3/mol, lithium per formula: 1, anions per formula: 1}, "
            + "{name: Li2CO3, share: 0.6, molar volume: 35 cm3/mol, lithium per formula: 2, solvent per formula: 1}]}}";
        var line = Case.Split('\n').Single(text => text.StartsWith("interphase:", StringComparison.Ordinal));
        var read = Read(Case.Replace(line, film, StringComparison.Ordinal)
            .Replace("lithium: {molar volume: 12.97 cm3/mol}", "lithium: {molar volume: 12.97 cm3/mol, surface diffusivity: 1e-13 m2/s}", StringComparison.Ordinal));
        var interphase = read.Case.Cell.Interphase!;
        Assert.Equal((300.0, true), (interphase.Heterogeneity!.RenewalTime, interphase.Heterogeneity.IsSubGrid));
        Assert.Equal((0.5, 13.7e3), (interphase.Tension, interphase.ActivationEnergy));
        var dynamics = interphase.Dynamics!;
        Assert.Equal((30.0, 40e3, 0.023, 10.0), (dynamics.RepairTime, dynamics.RepairActivationEnergy, dynamics.CriticalStrain, dynamics.RelaxationTime));
        Assert.Equal(0.3e-6, dynamics.SlipLength, 1e-18);
        Assert.Equal(5e-4, dynamics.FreshResistance!.Value, 1e-15);
        Assert.Equal(20e-9, dynamics.Thickness!.Value, 1e-20);
        Assert.Equal(["LiF", "Li2CO3"], dynamics.Species.Select(species => species.Name));
        Assert.Equal(1e-13, read.Case.Cell.Lithium.SurfaceDiffusivity);
        Assert.True(read.Case.Cell.ConformalFilmResistance < interphase.ArealResistance);
        Refused(film.Replace("share: 0.6", "share: 0.5", StringComparison.Ordinal), "1 in all");
        Refused(film.Replace("fresh resistance: 5 ohm cm2, ", "", StringComparison.Ordinal), "only beside \"fresh resistance\"");
        Refused(Growing("law: tunneling, resistivity: 1e5 ohm m"), "only under \"sei growth\"");
        Refused(Growing("law: tunneling, share on fresh lithium: 0.5"), "only under \"sei growth\"");
        Refused(Growing("law: tunneling, initial thickness: 10 nm"), "either \"initial thickness\" here");
        string Growing(string law) => film.Replace("tension: 0.5 N/m", $"tension: 0.5 N/m, growth: {{{law}}}", StringComparison.Ordinal);
        Assert.Equal(SeiLaw.Tunneling, Read(Case.Replace(line, Growing("law: tunneling"), StringComparison.Ordinal)).Case.Cell.Interphase!.Growth!.Law);
        void Refused(string text, string allowed) => Assert.Contains(
            allowed, Assert.Throws<InputException>(() => Read(Case.Replace(line, text, StringComparison.Ordinal))).Problem.Allowed, StringComparison.Ordinal);
    }
}
