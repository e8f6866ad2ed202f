using Anodyne.Cells.Library;
using Anodyne.Quantities;
using Anodyne.Quantities.Documents;
using Anodyne.Quantities.Estimates;

namespace Anodyne.Cells.Tests.Library;

/// <summary>Insertion materials of the library and of the user's own, by one reader.</summary>
public class ActiveMaterialReaderTests
{
    private const string Own = """
        name: mine
        potential: {formula: "4.2 - 0.8 x", evidence: measured, source: own cell}
        window: [0.1, 0.9]
        maximum concentration: {value: 40000 mol/m3, range: [39000 mol/m3, 41000 mol/m3], evidence: assumed, source: guess}
        density: 4.5 g/cm3
        solid diffusivity: 1e-14 m2/s
        exchange current density: {value: 1 mA/cm2, at stoichiometry: 0.3, at concentration: 1.2 M}
        diffusion activation energy: 30 kJ/mol
        rate activation energy: 40 kJ/mol
        entropic coefficient: -0.1 mV/K
        """;

    private static ReadMaterial Read(string text, string folder = ".") =>
        ActiveMaterialReader.Read(YamlReader.Read(text, "case.yaml").AsMapping(), "x", folder, MaterialLibrary.Default.GetActive);

    private static Problem Refused(string text) => Assert.Throws<InputException>(() => Read(text)).Problem;

    [Fact]
    public void Every_key_arrives_in_SI()
    {
        var material = Read(Own).Material;
        Assert.Equal("mine", material.Name);
        Assert.Equal(3.8, material.OpenCircuitPotential(0.5), 12);
        Assert.Equal((0.1, 0.9, 0.0, 1.0), (material.EmptyStoichiometry, material.FullStoichiometry, material.LowestStoichiometry, material.HighestStoichiometry));
        Assert.Equal(4500, material.Density, 1e-9);
        Assert.Equal((40000.0, 1e-14, 30000.0, 40000.0), (material.MaximumConcentration, material.ConstantDiffusivity, material.DiffusionActivationEnergy, material.RateActivationEnergy));
        Assert.Equal(-1e-4, material.EntropicCoefficient, 1e-18);

        // j0 = m (1200 x 40000^2 x 0.3 x 0.7)^0.5.
        Assert.Equal(10, material.RateConstant * Math.Sqrt(1200 * 40000.0 * 40000.0 * 0.3 * 0.7), 1e-9);
        Assert.Equal(PhysicalConstants.Faraday * 40000 * 0.8 / 4500 / 3600, material.WindowCapacity / 3600, 1e-9);
    }

    [Fact]
    public void Range_evidence_and_source_are_kept()
    {
        var sites = Read(Own).Parameters.Single(parameter => parameter.Name == "maximum concentration");
        Assert.Equal((39000, 41000, Evidence.Assumed, "guess"), (sites.Low!.Value, sites.High!.Value, sites.Evidence!.Value, sites.Source));
        Assert.Contains("own cell", Read(Own).Material.Source, StringComparison.Ordinal);
    }

    [Fact]
    public void One_of_the_library_is_changed_key_by_key()
    {
        var (changed, old) = (Read("{use: NMC622, maximum concentration: 40000 mol/m3}").Material, ActiveMaterials.Nmc622);
        Assert.Equal((40000.0, old.RateConstant, old.LowestStoichiometry, old.EmptyStoichiometry), (changed.MaximumConcentration, changed.RateConstant, changed.LowestStoichiometry, changed.EmptyStoichiometry));
        Assert.Equal(old.OpenCircuitPotential(0.4), changed.OpenCircuitPotential(0.4));
    }

    [Fact]
    public void A_table_is_read_from_the_case_or_from_a_file()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "ocv.csv"), "x,U / V\n# sorted downward\n0.9,3.5\n0.7,3.6\n0.5,3.8\n0.3,3.9\n0.1,4.2\n");
            var named = Read("{use: NMC622, potential: {table: ocv.csv, evidence: measured, source: s}}", folder.FullName).Material;
            var listed = Read("{use: NMC622, potential: {table: [[0.1, 4.2], [0.3, 3.9], [0.5, 3.8], [0.7, 3.6], [0.9, 3.5]]}}").Material;
            Assert.Equal((0.1, 0.9), (named.LowestStoichiometry, named.HighestStoichiometry));
            Assert.Equal(listed.OpenCircuitPotential(0.42), named.OpenCircuitPotential(0.42), 15);
            Assert.Equal(3.8, named.OpenCircuitPotential(0.5), 12);
        }
        finally
        {
            folder.Delete(true);
        }
    }

    [Theory]
    [InlineData("{use: NMC622, potential: {formula: \"3 + x\"}}", "rises by 1000.0 mV")]
    [InlineData("{use: NMC622, potential: {formula: \"4 - x y\"}}", "the symbols x, y")]
    [InlineData("{use: NMC622, potential: {formula: \"4 - tanh x\"}}", "needs a bracket")]
    [InlineData("{use: NMC622, potential: {formula: \"4 - ln(x - 0.5)\"}}", "V at a stoichiometry")]
    [InlineData("{use: NMC622, potential: {table: [[0, 4], [0.5, 3.8]]}}", "has 2 points")]
    [InlineData("{use: NMC622, potential: {table: [[0, 4], [0.5, 3.8], [0.4, 3.7], [0.6, 3.6], [0.7, 3.5]]}}", "does not go one way")]
    [InlineData("{use: NMC622, potential: {table: [[0, 4], [50, 3.8], [60, 3.7], [70, 3.6], [80, 3.5]]}}", "runs from 0 to 80")]
    [InlineData("{use: NMC622, potential: {table: lost.csv}}", "does not exist")]
    [InlineData("{use: NMC622, stoichiometry range: [0.9, 0.1]}", "no range of stoichiometry")]
    [InlineData("{use: NMC622, rate constant: 1e-6 m/s}", "no rate constant")]
    [InlineData("{use: NMC622, rate constant: 1e-6 A/m2 (m3/mol)^1.5, exchange current density: 1 mA/cm2}", "given twice")]
    [InlineData("{use: NMC622, solid diffusivity: {formula: \"1e-14 (x - 0.5)\"}}", "the diffusivity is")]
    [InlineData("{use: NMC62}", "no active material of this name")]
    [InlineData("{potential: {formula: \"4 - x\"}}", "\"maximum concentration\" is missing")]
    public void What_cannot_be_is_refused_with_its_place(string text, string says)
    {
        var problem = Refused(text);
        Assert.Contains(says, problem.What, StringComparison.Ordinal);
        Assert.Contains("case.yaml:1", problem.Where, StringComparison.Ordinal);
    }

    [Fact]
    public void A_small_rise_is_said()
    {
        var warning = Assert.Single(Read("{use: NMC622, potential: {table: [[0, 4], [0.2, 3.8], [0.4, 3.802], [0.6, 3.6], [1, 3.5]]}}").Warnings);
        Assert.Contains("rises by 2.0 mV between the stoichiometries 0.2 and 0.4", warning, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("LFP", 165, 171)]
    [InlineData("NMC532", 140, 166)]
    [InlineData("NMC622", 175, 185)]
    [InlineData("NMC811", 200, 235)]
    public void Library_materials_hold_what_cells_of_them_give(string name, double low, double high)
    {
        var entry = MaterialLibrary.Default.GetActive(name);
        Assert.InRange(entry.Material.WindowCapacity / 3600, low, high);
        Assert.Equal(entry.Material.WindowCapacity, entry.Value(ActiveMaterialEntry.SpecificCapacity), 1e-9);
    }
}
