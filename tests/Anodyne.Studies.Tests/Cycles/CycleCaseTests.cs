using Anodyne.Cells.Electrodes;
using Anodyne.Cells.Protocols;
using Anodyne.Cells;
using Anodyne.Cycling.Model;
using Anodyne.Cycling.Runs;
using Anodyne.Quantities.Documents;
using Anodyne.Quantities;
using Anodyne.Records.CellDescriptions;
using Anodyne.Records.Exchange;
using Anodyne.Studies.Input;
using Anodyne.Studies.Models.Cells;

namespace Anodyne.Studies.Tests.Cycles;

public class CycleCaseTests
{
    private static CycleCase Read(string text) => CycleCaseReader.Read(YamlReader.Read(text, "case.yaml"), ".", text);

    [Fact]
    public void The_starting_file_runs_as_it_is()
    {
        var read = Read(StartingFile.Text("cycle"));
        Assert.Equal(CellType.HalfCell, CellDescriptions.TypeOf(read.Design));
        Assert.Equal(2 * 3, read.Protocol.StepCount - 3);
    }

    [Theory]
    [InlineData("300 J/(m2 K)", 300)]
    [InlineData("0.03 J/cm²/K", 300)]
    [InlineData("0.3 kJ m-2 K-1", 300)]
    public void A_heat_capacity_per_area_is_written_as_one(string written, double capacity)
    {
        var read = Read($"{{use: xu2019, thermal: {{heat capacity: {written}, heat transfer: 5 W/(m2 K)}}, protocol: [Discharge at 3C until 3.5 V]}}");
        Assert.Equal(capacity, read.Design.Thermal!.HeatCapacity, 9);
        Assert.Equal(5, read.Design.Thermal.HeatTransfer, 12);
    }

    [Fact]
    public void What_belongs_to_a_film_is_refused_without_one()
    {
        var failure = Assert.Throws<InputException>(() => Read("""
            use: xu2019
            negative: {interphase activation energy: 50 kJ/mol}
            protocol: [Rest for 1 s]
            """));
        Assert.Contains("no film", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_film_that_varies_along_the_lithium_is_refused_in_one_dimension_with_its_mean_conductance()
    {
        var failure = Assert.Throws<InputException>(() => Read("""
            use: xu2019
            negative:
              interphase: {placement: conformal, areal resistance: 50 ohm cm2, heterogeneity: {coefficient of variation: 0.5, correlation length: 1 um}}
            protocol: [Rest for 1 s]
            """));
        Assert.Contains("no meaning in one dimension", failure.Message, StringComparison.Ordinal);
        Assert.Contains("0.8 times", failure.Problem.Mend, StringComparison.Ordinal);
    }

    [Fact]
    public void A_whole_cell_is_read_from_its_parts()
    {
        var read = Read("""
            name: anode-free
            area: 2 cm2
            temperature: 40 degC
            electrolyte: {use: lipf6-ec-emc-nyman}
            layers:
              - {name: separator, thickness: 20 um, porosity: 0.4, macmullin number: 8}
            negative:
              lithium: none
              kinetics: {exchange current density: 2 mA/cm2}
              interphase: {placement: conformal, areal resistance: 20 ohm cm2}
              sei growth: {law: reaction, share on fresh lithium: 1 %}
              dead lithium: {stripping share: 2 %, decay rate: 1e-7 1/s}
            positive:
              material: NMC811
              thickness: 70 um
              porosity: 0.3
              active fraction: 0.65
              particle radius: 4 um
              conductivity: 1 S/m
              initial stoichiometry: 0.9
            period: 30 s
            protocol:
              - repeat: 3
                until capacity: 80 %
                steps: [Charge at C/5 until 4.3 V, Discharge at C/3 until 3 V]
            """);
        Assert.Equal(CellType.AnodeFree, CellDescriptions.TypeOf(read.Design));
        Assert.Equal(2e-4, read.Design.Area, 12);
        Assert.Equal(313.15, read.Design.Temperature, 9);
        var metal = Assert.IsType<MetalElectrode>(read.Design.Negative);
        Assert.Equal(2e-3, metal.Interphase!.ArealResistance, 12);
        Assert.NotNull(metal.Collector);
        Assert.Equal(0.02, metal.Dead!.StrippingShare, 12);
        Assert.Equal(0.01, metal.Interphase.Growth!.FreshShare, 12);
        Assert.Equal(30, read.Protocol.Period);
        var group = Assert.IsType<RepeatedGroup>(Assert.Single(read.Protocol.Items));
        Assert.Equal(0.8, group.UntilCapacityShare!.Value, 12);
    }

    [Theory]
    [InlineData("use: xu2019\nprotocol:\n  - Discharge at 1X until 3 V\n", "case.yaml:3:18")]
    [InlineData("use: xu2019\nprotocl:\n  - Rest for 1 s\n", "case.yaml:2:1")]
    [InlineData("use: xu2019\nprotocol: |\n  Rest for 1 s\n  repeat 2 {\n    Discharge at 1X until 3 V\n  }\n", "case.yaml:5 (protocol), column 14 of the sentence")]
    [InlineData("use: xu2019\nprotocol: Discharge at 1X until 3 V\n", "case.yaml:2 (protocol), column 14 of the sentence")]
    [InlineData("use: xu2019\nprotocol:\n  - {repeat: 2, until: voltage < 3 A, steps: [Rest for 1 s]}\n", "case.yaml:3:36")]
    [InlineData("use: xu2019\nprotocol:\n  - {ready: aurbach, current density: 1 mA/cm2, reservoir: 5 mAh/cm2}\n", "case.yaml:3")]
    [InlineData("use: xu2019\nprotocol:\n  - {ready: aurbach, current density: 0 mA/cm2, reservoir: 5 mAh/cm2, cycled charge: 1 mAh/cm2}\n", "case.yaml:3:39")]
    [InlineData("use: xu2019\nprotocol:\n  - {ready: titration}\n", "case.yaml:3:13")]
    [InlineData("use: xu2018\nprotocol:\n  - Rest for 1 s\n", "case.yaml:1:6")]
    [InlineData("use: xu2019\npositive: {porosity: 2}\nprotocol:\n  - Rest for 1 s\n", "case.yaml:2:")]
    [InlineData("use: xu2019\nnegative: {interphase: {placement: planar outside, thickness: 2 um, conductivity: 1e-3 S/m}}\nprotocol:\n  - Rest for 1 s\n", "case.yaml:2:")]
    public void Errors_point_at_the_place(string text, string place)
    {
        var failure = Assert.Throws<InputException>(() => Read(text));
        Assert.StartsWith(place, failure.Problem.Where, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ready: symmetric cycling, current density: 1 mA/cm2, charge: 1 mAh/cm2, cycles: 3}", 6)]
    [InlineData("{ready: aurbach, current density: 0.5 mA/cm2, reservoir: 5 mAh/cm2, cycled charge: 1 mAh/cm2}", 24)]
    [InlineData("{ready: rate test, rates: [C/5, 1C, 3], lower cut-off: 2.5 V, upper cut-off: 3.65 V}", 15)]
    [InlineData("{ready: bruce-vincent, duration: 2 h}", 3)]
    [InlineData("{ready: tafel sweep, limit: 0.2 V, rate: 1 mV/s}", 3)]
    [InlineData("{ready: temperature series, temperatures: [10 degC, 25 degC, 40 degC]}", 6)]
    [InlineData("{ready: formation and cycling, lower cut-off: 3 V, upper cut-off: 4.2 V, formation cycles: 2, cycles: 10}", 34)]
    public void Ready_protocols_are_named_in_a_case(string ready, int steps)
    {
        Assert.Equal(steps, Read($"use: xu2019\nprotocol: {ready}\n").Protocol.StepCount);
        Assert.Equal(steps + 1, Read($"use: xu2019\nprotocol:\n  - Rest for 1 s\n  - {ready}\n").Protocol.StepCount);
    }

    [Fact]
    public void A_profile_is_read_from_a_block_of_text_too()
    {
        var folder = Directory.CreateTempSubdirectory("anodyne-profile-").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "drive.csv"), "t_s,i_A\n0,-0.002\n10,0.001\n20,0\n30,0\n");
            const string Text = "use: xu2019\nprotocol: |\n  repeat 2 {\n  Follow drive.csv\n  }\n";
            var read = CycleCaseReader.Read(YamlReader.Read(Text, "case.yaml"), folder, Text);
            var run = new CellSimulation(read.Design, read.Protocol, read.Options with { Mesh = new MeshOptions { Layer = 5, Electrode = 5, Particle = 6 } }).Run();
            Assert.Equal(60, run.Time, 9);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void A_profile_is_read_beside_the_case()
    {
        var folder = Directory.CreateTempSubdirectory("anodyne-profile-").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "drive.csv"), "t_s,i_A\n0,-0.002\n10,0.001\n20,0\n30,0\n");
            const string Text = "use: xu2019\nprotocol:\n  - Follow drive.csv\n";
            var read = CycleCaseReader.Read(YamlReader.Read(Text, "case.yaml"), folder, Text);
            var run = new CellSimulation(read.Design, read.Protocol, read.Options with { Mesh = new MeshOptions { Layer = 5, Electrode = 5, Particle = 6 } }).Run();
            Assert.Null(run.Failure);
            Assert.Equal(30, run.Time, 9);
            Assert.Equal((-0.002 * 10) + (0.001 * 10), run.NetCharge, 9);
            Assert.Throws<InputException>(() => CycleCaseReader.Read(YamlReader.Read(Text.Replace("drive", "other", StringComparison.Ordinal), "case.yaml"), folder, Text));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void A_record_is_written_in_the_battery_data_format()
    {
        var read = Read("use: xu2019\nperiod: 10 s\nprotocol:\n  - Discharge at 1C for 1 minute\n");
        var run = new CellSimulation(read.Design, read.Protocol, read.Options with { Mesh = new MeshOptions { Layer = 5, Electrode = 5, Particle = 6 } }).Run();
        var lines = BdfCsv.Print(run.Record!).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.StartsWith("Test Time / s,Voltage / V,Current / A,Cycle Count / 1,Step Count / 1,Step Type,", lines[0], StringComparison.Ordinal);
        Assert.Equal(run.Record!.Rows + 1, lines.Length);
        Assert.StartsWith("0,4.1", lines[1], StringComparison.Ordinal);
        Assert.Contains("CC_DCH", lines[2], StringComparison.Ordinal);
    }
}
