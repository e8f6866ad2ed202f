using System.Globalization;
using Anodyne.Cycling.Model;
using Anodyne.Cycling.Runs;
using Anodyne.Quantities.Documents;
using Anodyne.Records.Terms;
using Anodyne.Studies.Input;
using Anodyne.Studies.Models.Cells;

namespace Anodyne.Studies.Tests.Cycles;

/// <summary>One account of charge: record, table of steps, table of cycles and JSON agree whatever the protocol; what ends a step is said.</summary>
public class BookkeepingTests
{
    private static CycleResult Run(string text, string drive = "")
    {
        var folder = Directory.CreateTempSubdirectory("anodyne-books-");
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "drive.csv"), drive);
            var read = CycleCaseReader.Read(YamlReader.Read(text, "case.yaml"), folder.FullName, text);
            var options = read.Options with { Mesh = new MeshOptions { Layer = 6, Electrode = 8, Particle = 8 } };
            return CycleResult.Of(read, new CellSimulation(read.Design, read.Protocol, options).Run(), 0);
        }
        finally
        {
            folder.Delete(true);
        }
    }

    private static double[][] Table(string csv) =>
        [.. csv.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(Numbers)];

    // The sentence of a step may hold commas; it stands in quotes.
    private static double[] Numbers(string line) =>
        [.. string.Join("", line.Split('"').Where((_, index) => index % 2 == 0)).Split(',').Select(cell => double.TryParse(cell, CultureInfo.InvariantCulture, out var value) ? value : double.NaN)];

    [Theory]
    [InlineData("Follow drive.csv")]
    [InlineData("Sweep to 3.9 V at 0.5 mV/s|Sweep to 4.1 V at 0.5 mV/s")]
    [InlineData("Discharge at C/2 for 10 min|Hold at 4.0 V for 20 min|Hold at 3.9 V for 20 min|Charge at C/5 for 5 min, or until 4.2 V")]
    [InlineData("Discharge at 5 mW for 5 min|Discharge at 1500 ohm for 5 min|Pulse charge at 1C for 10 s")]
    public void Record_steps_cycles_and_document_count_the_same_charge(string lines)
    {
        var result = Run(
            $"use: xu2019\nprotocol:\n{string.Concat(lines.Split('|').Select(line => $"  - {line.Replace(", or", " or", StringComparison.Ordinal)}\n"))}",
            "t_s,i_A\n0,-0.002\n60,0.001\n120,-0.0015\n200,0.002\n300,0\n310,0\n");
        Assert.Null(result.Failure);
        double Record(string name) => result.Columns.Single(column => column.Name == name).Values[^1];
        var (charged, discharged) = (Record(Bdf.ChargingCapacity.Name), Record(Bdf.DischargingCapacity.Name));
        Assert.True(charged + discharged > 0);
        var steps = Table(CycleSummaryText.Print(result.Steps));
        var cycles = Table(CycleSummaryText.Print(result.Cycles));
        var document = CycleDocument.Of("x", result)["cycles"]!.AsArray();
        foreach (var (column, ofStep, key, expected) in new[] { (1, 5, "charged_Ah", charged), (2, 6, "discharged_Ah", discharged) })
        {
            Assert.Equal(expected, cycles.Sum(row => row[column]), 1e-12 + (1e-9 * expected));
            Assert.Equal(expected, steps.Sum(row => row[ofStep]), 1e-12 + (1e-9 * expected));
            Assert.Equal(expected, document.Sum(cycle => (double)cycle![key]!), 1e-12 + (1e-9 * expected));
        }
    }

    /// <summary>Charge into and out of a current profile is what its current is, by hand.</summary>
    [Fact]
    public void A_drive_is_split_into_charge_and_discharge()
    {
        var result = Run("use: xu2019\nprotocol: [Follow drive.csv]\n", "t_s,i_A\n0,-0.002\n60,0.001\n120,-0.0015\n200,0.002\n300,0\n310,0\n");
        Assert.Equal((0.001 * 60) + (0.002 * 100), result.Cycles[0].Charged, 1e-8);
        Assert.Equal((0.002 * 60) + (0.0015 * 80), result.Cycles[0].Discharged, 1e-8);
    }

    /// <summary>The second pass of a drive delivers the same charge as the first: a group until 80 % goes on; after a long first pass it ends.</summary>
    [Fact]
    public void Until_capacity_counts_what_was_delivered_and_not_what_was_left_over()
    {
        const string Group = "use: xu2019\nprotocol:\n  - {repeat: 3, until capacity: 80 %, steps: [Follow drive.csv]}\n";

        // Net charge 0 in each pass; 0.12 C out and in.
        var even = Run(Group, "t_s,i_A\n0,-0.002\n60,0.002\n120,0\n130,0\n");
        Assert.Equal(3, even.Steps.Count);
        Assert.All(even.Steps, step => Assert.Equal(0.12, step.Discharged, 1e-8));
        Assert.All(even.Steps, step => Assert.Equal(0.12, step.Charged, 1e-8));
    }

    /// <summary>A group until 80 % ends after the first pass that delivers less: its sentence gives half as much in the second pass, whatever is imposed.</summary>
    [Theory]
    [InlineData("Charge at C/20 for 10 min|Discharge at C/2 until 3.7 V", 2, 2)]
    [InlineData("Sweep to 3.9 V at 1 mV/s|Hold at 3.9 V for 10 min", 2, 2)]
    [InlineData("Follow drive.csv until 3.9 V|Rest for 10 s", 2, 2)]
    [InlineData("Charge at C/2 for 10 min|Discharge at C/2 for 10 min", 4, 2)]
    public void Until_capacity_ends_the_group_after_the_pass_that_delivers_too_little(string lines, int passes, int steps)
    {
        var result = Run(
            $"use: xu2019\nprotocol:\n  - {{repeat: 4, until capacity: 80 %, steps: [{string.Join(", ", lines.Split('|').Select(line => $"\"{line}\""))}]}}\n",
            "t_s,i_A\n0,-0.002\n600,-0.001\n3600,0\n3610,0\n");
        Assert.Null(result.Failure);
        Assert.Equal(passes * steps, result.Steps.Count);
        Assert.Equal(passes, result.Cycles.Count);
        if (passes == 4)
        {
            Assert.All(result.Cycles, cycle => Assert.Equal(result.Cycles[0].Discharged, cycle.Discharged, 1e-6));
            return;
        }

        Assert.True(result.Cycles[1].Discharged < 0.8 * result.Cycles[0].Discharged);
        Assert.Equal("capacity below 80 % after 2 cycles", result.StopReason);
    }

    [Fact]
    public void Every_step_says_what_ended_it()
    {
        var result = Run("""
            use: xu2019
            protocol:
              - Discharge at C/2 for 5 min
              - Discharge at C/2 until 4.0 V
              - Hold at 4.0 V until C/20
              - Plate 0.1 mAh at C/2
              - Rest for 20 s
              - Sweep to 4.0 V at 1 mV/s
            """);
        Assert.Equal(
            ["duration", "voltage reached its limit", "current reached its limit", "charge reached its limit", "duration", "sweep reached its end"],
            result.Steps.Select(step => step.Reason));
        Assert.Equal(0.1 * 3.6, result.Steps[3].Charged, 1e-6);
        Assert.All(Table(CycleSummaryText.Print(result.Steps)).Skip(1).Zip(Table(CycleSummaryText.Print(result.Steps))), pair => Assert.Equal(pair.Second[4], pair.First[3], 1e-6));
    }

    /// <summary>5 um of lithium are 1.031 mAh/cm2 whatever asks for it: current, voltage, drive.</summary>
    [Theory]
    [InlineData("Plate 5 mAh/cm2 at 1 mA/cm2")]
    [InlineData("Discharge at 1 mA/cm2 for 9 h")]
    [InlineData("Follow drive.csv")]
    [InlineData("Sweep from 0 V to -0.5 V at 0.02 mV/s")]
    [InlineData("Hold at -0.2 V for 20 h")]
    public void A_foil_gives_what_it_holds_whatever_the_protocol(string sentence)
    {
        var result = Run(
            $$"""
            area: 1 cm2
            electrolyte: {use: lipf6-ec-emc-nyman}
            layers: [{name: separator, thickness: 20 um, porosity: 0.4, macmullin number: 8}]
            negative: {lithium: 5 um, kinetics: {exchange current density: 2 mA/cm2} }
            positive: {lithium: 5 um, kinetics: {exchange current density: 2 mA/cm2} }
            protocol: [{{sentence}}]
            """,
            "t_s,i_A\n0,-0.001\n36000,0\n36010,0\n");
        Assert.Null(result.Failure);
        const double held = 5e-6 * 534 / 6.94e-3 * 96485.33212 * 1e-4;
        Assert.Equal(held, result.Steps[0].Discharged, 2e-3 * held);

        Assert.InRange(result.LithiumDrift, 0, 1e-10);
        Assert.InRange(result.End.NegativeStock + result.End.NegativeMetal, 0, 1e-6);
        Assert.Equal("the lithium of the negative electrode is used up", result.Steps[0].Reason);
    }
}
