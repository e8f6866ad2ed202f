using Anodyne.Cells.Electrodes;
using Anodyne.Cells.Library;
using Anodyne.Cells.Transport;
using Anodyne.Cycling.Runs;
using Anodyne.Quantities;
using Anodyne.Quantities.Documents;
using Anodyne.Studies.Input;
using Anodyne.Studies.Models.Cells;

namespace Anodyne.Studies.Tests.Input;

/// <summary>Loadings, areal capacities, N/P, 1C, electrolyte and current fractions as papers print them.</summary>
public class PrintedInputsTests
{
    private const string Positive =
        "material: NMC622, loading: 4.1 mg/cm2, areal capacity: 0.82 mAh/cm2, active fraction: 0.55, porosity: 0.35, particle radius: 3 um, conductivity: 1 S/m, initial stoichiometry: discharged";

    private static string Text(string positive = Positive, string negative = "lithium: 1.23 mAh/cm2", string electrolyte = "use: lipf6-ec-dec", string more = "") => $$"""
        area: 2 cm2
        {{more}}
        electrolyte: { {{electrolyte}} }
        layers: [{use: caf2-pe}]
        negative: { {{negative}}, kinetics: {use: zhao2025-caf2} }
        positive: { {{positive}} }
        protocol: [Charge at C/10 until 4.3 V, Discharge at C/10 until 3.0 V]
        """;

    private static CycleCase Read(string text) => CycleCaseReader.Read(YamlReader.Read(text, "case.yaml"), ".", text);

    private static Problem Refused(string text) => Assert.Throws<InputException>(() => Read(text)).Problem;

    [Fact]
    public void The_page_shows_what_reads()
    {
        var page = File.ReadAllText(Path.Combine(Examples.ShippedExamples.Root, "docs", "as-printed.md"));
        var blocks = page.Split("```yaml\n").Skip(1).Select(part => part[..part.IndexOf("```", StringComparison.Ordinal)]).ToArray();
        Assert.Equal(2, blocks.Length);
        var run = Read(blocks[0]);
        Assert.Equal(0.32, CurrentFraction.Of(run.Design.Electrolyte, 298.15), 1e-12);
        var own = ActiveMaterialReader.Read(YamlReader.Read(blocks[1], "page").AsMapping(), "own", ".", MaterialLibrary.Default.GetActive);
        Assert.Empty(own.Warnings);
        Assert.Equal(-5e-5, own.Material.EntropicCoefficient, 1e-18);
    }

    [Fact]
    public void A_cell_as_printed_holds_what_is_printed()
    {
        var read = Read(Text(negative: "lithium: 1.23 mAh/cm2, N/P: 1.5", more: "1C: 200 mA/g"));
        var positive = (InsertionElectrode)read.Design.Positive;
        Assert.Equal(0.041, positive.Loading, 1e-12);
        Assert.Equal(0.041 / (0.55 * 4740), positive.Thickness, 1e-12);
        Assert.Equal(8.2e-6, read.Design.ActiveMass!.Value, 1e-15);
        Assert.Equal(0.999, positive.InitialStoichiometry);
        Assert.Equal(1.23 * 36000 / PhysicalConstants.Faraday, ((MetalElectrode)read.Design.Negative).LithiumPerArea, 1e-12);
        Assert.Equal(200 * 3600 * 8.2e-6, read.Design.NominalCharge!.Value, 1e-9);
        Assert.Equal(8.2e-6, CellDescriptions.Describe(read.Design).ActiveMass!.Value, 1e-15);
    }

    [Theory]
    [InlineData("thickness: 20 um, active fraction: 0.5", 20, 0.5)]
    [InlineData("thickness: 20 um, loading: 4.74 mg/cm2", 20, 0.5)]
    [InlineData("active fraction: 0.5, loading: 4.74 mg/cm2", 20, 0.5)]
    [InlineData("active fraction: 0.5, loading: 4.7 mg/cm2, thickness: 20 um", 20, 0.5)]
    [InlineData("active fraction: 0.5, areal capacity: 0.8528 mAh/cm2", 20, 0.5)]
    [InlineData("active fraction: 0.5, areal capacity: 0.948 mAh/cm2, specific capacity: 200 mAh/g", 20, 0.5)]
    public void Two_of_three_determine_the_coating(string given, double um, double fraction)
    {
        var positive = (InsertionElectrode)Read(Text($"material: NMC622, {given}, porosity: 0.35, particle radius: 3 um, conductivity: 1 S/m, initial stoichiometry: 0.9")).Design.Positive;
        Assert.Equal(um, positive.Thickness * 1e6, 5e-3);
        Assert.Equal(fraction, positive.ActiveFraction, 1e-3);
    }

    [Theory]
    [InlineData("thickness: 20 um, active fraction: 0.5, loading: 6 mg/cm2", "0.5 x 4.74 g/cm3 x 20 um = 4.74 mg/cm2, but 6 mg/cm2 is given")]
    [InlineData("active fraction: 0.5, loading: 4 mg/cm2, areal capacity: 1.2 mAh/cm2", "are 300 mAh/g, but all sites of NMC622 hold 206.3 mAh/g")]
    [InlineData("active fraction: 0.5, loading: 4 mg/cm2, areal capacity: 0.8 mAh/cm2, specific capacity: 160 mAh/g", "are 200 mAh/g, but 160 mAh/g is given")]
    [InlineData("active fraction: 0.5, loading: 4 mg/cm2, specific capacity: 257 mAh/g", "holds 206.3 mAh/g in all its sites")]
    [InlineData("thickness: 10 um, loading: 6 mg/cm2", "do not fit into this thickness")]
    [InlineData("loading: 6 mg/cm2", "only loading is given")]
    [InlineData("thickness: 10 um", "only thickness is given")]
    public void Contradictions_are_refused_with_their_arithmetic_and_gaps_are_named(string given, string says)
    {
        var problem = Refused(Text($"material: NMC622, {given}, porosity: 0.35, particle radius: 3 um, conductivity: 1 S/m, initial stoichiometry: 0.9"));
        Assert.Contains(says, problem.What, StringComparison.Ordinal);
        Assert.StartsWith("case.yaml:6", problem.Where, StringComparison.Ordinal);
    }

    [Fact]
    public void Lithium_and_its_ratio_must_agree()
    {
        Assert.Contains("1.23 mAh/cm2 over 0.82 mAh/cm2 of the positive electrode is 1.5, but 2 is given", Refused(Text(negative: "lithium: 1.23 mAh/cm2, N/P: 2")).What, StringComparison.Ordinal);
        Assert.Contains("given twice", Refused(Text(negative: "capacity ratio: 2, N/P: 2")).What, StringComparison.Ordinal);
        var ratio = (MetalElectrode)Read(Text(negative: "N/P: 2")).Design.Negative;
        Assert.Equal(2 * 0.82 * 36000 / PhysicalConstants.Faraday, ratio.LithiumPerArea, 1e-12);
    }

    [Theory]
    [InlineData("1C: 200 mA/g", 1.64)]
    [InlineData("1C: 0.9 mA/cm2", 1.8)]
    [InlineData("1C: 1.7 mA", 1.7)]
    [InlineData("nominal capacity: 1.64 mAh, 1C: 200 mA/g", 1.64)]
    [InlineData("", 1.64)]
    public void One_C_is_what_the_paper_says(string more, double mAh) =>
        Assert.Equal(mAh * 3.6, Read(Text(more: more.Replace(", ", "\n", StringComparison.Ordinal))).Design.NominalCharge!.Value, 1e-9);

    [Fact]
    public void A_contradicting_1C_is_refused() =>
        Assert.Contains("1C is 1.64 mAh in an hour, but 3 mAh is given", Refused(Text(more: "1C: 200 mA/g\nnominal capacity: 3 mAh")).What, StringComparison.Ordinal);

    [Theory]
    [InlineData("volume: 60 uL", 60)]
    [InlineData("volume: 10 uL/mAh", 16.4)]
    [InlineData("volume: 10 uL/mg", 82)]
    [InlineData("volume: 2.6 g/Ah, density: 1.3 g/cm3", 3.28)]
    public void The_amount_of_electrolyte_is_compared_with_the_pores(string given, double microlitre)
    {
        var read = Read(Text(electrolyte: $"use: lipf6-ec-dec, {given}"));
        Assert.Equal(microlitre, read.Design.ElectrolyteVolume!.Value * 1e9, 1e-6);
        var line = read.Parameters.Parameters.Single(parameter => parameter.Name == "electrolyte: volume");
        Assert.Contains("times the pores", line.Note, StringComparison.Ordinal);
    }

    [Fact]
    public void Too_little_electrolyte_is_said_and_a_mass_needs_a_density()
    {
        Assert.Contains("of the pores", Assert.Single(Read(Text(electrolyte: "use: lipf6-ec-dec, volume: 1 uL")).Parameters.Warnings), StringComparison.Ordinal);
        Assert.Contains("needs its density", Refused(Text(electrolyte: "use: lipf6-ec-dec, volume: 2 g/Ah")).What, StringComparison.Ordinal);
        Assert.Contains("no amount of electrolyte", Refused(Text(electrolyte: "use: lipf6-ec-dec, volume: 2 mm")).What, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cited_current_fraction_that_contradicts_is_said_and_one_that_fits_is_not()
    {
        Assert.Contains("1/(1+Ne) = 0.474", Assert.Single(Read(Text(electrolyte: "use: lipf6-ec-dec, current fraction: 0.32")).Parameters.Warnings), StringComparison.Ordinal);
        Assert.Empty(Read(Text(electrolyte: "use: lipf6-ec-dec, current fraction: 0.46")).Parameters.Warnings);
        const string taken = "use: lipf6-ec-dec, transference number: {value: 0.32, evidence: measured, source: Bruce-Vincent of the cell}";
        Assert.Contains("contradicts the measured current fraction 0.32", Assert.Single(Read(Text(electrolyte: taken)).Parameters.Warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "thermodynamic factor", 1.5)]
    [InlineData(", solve: conductivity", "conductivity", 0.75)]
    [InlineData(", solve: salt diffusivity", "salt diffusivity", 2.5e-10)]
    public void The_joint_choice_prints_what_was_given_and_what_was_found(string solve, string property, double given)
    {
        var read = Read(Text(electrolyte: $"use: lipf6-ec-dec, fraction: 0.4{solve}"));
        Assert.Equal(0.4, CurrentFraction.Of(read.Design.Electrolyte, 298.15), 1e-12);
        var line = read.Parameters.Parameters.Single(parameter => parameter.Name == $"electrolyte: {property}");
        Assert.NotEqual(given, line.Value);
        Assert.Contains("value given", line.Note, StringComparison.Ordinal);
        Assert.Contains("value found", line.Note, StringComparison.Ordinal);
        Assert.Contains("kept: ", line.Note, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_joint_choice_cannot_be_is_refused()
    {
        Assert.Contains("nothing is solved", Refused(Text(electrolyte: "use: lipf6-ec-dec, solve: conductivity")).What, StringComparison.Ordinal);
        Assert.Contains("given twice", Refused(Text(electrolyte: "use: lipf6-ec-dec, fraction: 0.4, current fraction: 0.4")).What, StringComparison.Ordinal);
        Assert.Contains("no transference number", Refused(Text(electrolyte: "use: lipf6-ec-dec, fraction: 0.2, solve: transference number")).What, StringComparison.Ordinal);
    }

    /// <summary>Library capacities per gram are those of cells: 1.2 mg/cm2 of NMC622 gives 175 to 185 mAh/g at C/10 between 3.0 and 4.3 V.</summary>
    [Fact]
    public void A_slow_discharge_of_NMC622_gives_its_capacity_per_gram()
    {
        var read = Read(Text(Positive.Replace("loading: 4.1 mg/cm2, areal capacity: 0.82 mAh/cm2", "loading: 1.2 mg/cm2", StringComparison.Ordinal), "lithium: 500 um"));
        var result = CycleResult.Of(read, new CellSimulation(read.Design, read.Protocol, read.Options).Run(), 0);
        var quantity = CellQuantities.All.Single(one => one.Name == "first_discharge_mAh_g");
        Assert.InRange(quantity.Of(result), 175, 185);
        Assert.Equal(result.Cycles[0].Discharged / 3600 / 2.4e-6, quantity.Of(result), 1e-6);
    }
}
