using Anodyne.Cells.Library;
using Anodyne.Cycling.Checks;
using Anodyne.Cycling.Model;

namespace Anodyne.Cycling.Tests;

/// <summary>The library's functions against the sampled tables of the reference sets, and what every material must satisfy.</summary>
public class LibraryTests
{
    public static TheoryData<string> Materials => [.. ActiveMaterials.All.Select(m => m.Name)];

    [Theory]
    [MemberData(nameof(Materials))]
    public void Potential_falls_with_stoichiometry_and_a_source_is_given(string name)
    {
        var material = ActiveMaterials.All.Single(m => m.Name == name);
        Assert.NotEqual("", material.Source);
        var last = double.PositiveInfinity;
        for (var i = 2; i <= 98; i++)
        {
            var u = material.OpenCircuitPotential(i / 100.0);
            Assert.InRange(u, 0.01, 5.5);
            Assert.True(u <= last + 1e-3, $"{name} rises at {i / 100.0}: {last} to {u}");
            last = u;
        }
    }

    [Theory]
    [InlineData("NMC532", 4.3, 4.2, 3.5)]
    [InlineData("NMC622", 4.4, 4.3, 3.33)]
    [InlineData("NMC811", 4.4, 4.273, 3.561)]
    [InlineData("LFP", 3.9077, 3.69, 2.4874)]
    public void The_ranges_are_those_of_the_potentials_of_their_sources(string name, double highest, double charged, double discharged)
    {
        var material = ActiveMaterials.All.Single(m => m.Name == name);
        Assert.Equal(highest, material.OpenCircuitPotential(material.LowestStoichiometry), 2e-3);
        Assert.Equal(charged, material.OpenCircuitPotential(material.EmptyStoichiometry), 2e-3);
        Assert.InRange(material.OpenCircuitPotential(material.FullStoichiometry), discharged - 2e-3, discharged + 0.12);
        Assert.True(material.LowestStoichiometry < material.EmptyStoichiometry && material.FullStoichiometry <= material.HighestStoichiometry);
    }

    [SkippableReferenceFact]
    public void Potentials_equal_the_sampled_tables()
    {
        foreach (var (material, file) in new[]
        {
            (ActiveMaterials.Nmc532, "Xu2019_positive"), (ActiveMaterials.Nmc811, "Chen2020_positive"), (ActiveMaterials.GraphiteSilicon, "Chen2020_negative"),
            (ActiveMaterials.GraphiteMcmb, "Marquis2019_negative"), (ActiveMaterials.Lco, "Marquis2019_positive"), (ActiveMaterials.Lfp, "Prada2013_positive"),
        })
        {
            var columns = ReferenceData.Read($"params/{file}_OCP.csv").Columns;
            for (var i = 0; i < columns[0].Length; i++)
            {
                Assert.True(Math.Abs(material.OpenCircuitPotential(columns[0][i]) - columns[1][i]) < 2e-6, $"{material.Name} at {columns[0][i]}");
            }
        }
    }

    [SkippableReferenceFact]
    public void Electrolytes_equal_the_sampled_tables()
    {
        foreach (var (electrolyte, file, temperatures) in new[]
        {
            (CellElectrolytes.ValoenReimers2005, "Xu2019", new[] { 298.15, 303.15, 353.15 }),
            (CellElectrolytes.Capiglia1999, "Marquis2019", [298.15, 303.15, 353.15]),
            (CellElectrolytes.Nyman2008, "Chen2020", [298.15]),
            (CellElectrolytes.Prada2013, "Prada2013", [298.15]),
        })
        {
            var columns = ReferenceData.Read($"params/{file}_electrolyte.csv").Columns;
            for (var i = 0; i < columns[0].Length; i++)
            {
                for (var k = 0; k < temperatures.Length; k++)
                {
                    var c = columns[0][i];
                    Assert.Equal(1, electrolyte.Conductivity.Value(c, temperatures[k]) / columns[1 + (2 * k)][i], 5);
                    if (!(file == "Chen2020" && c > 2250))
                    {
                        Assert.Equal(1, electrolyte.SaltDiffusivity.Value(c, temperatures[k]) / columns[2 + (2 * k)][i], 5);
                    }
                }
            }
        }
    }

    [Fact]
    public void Multi_site_potential_inverts_its_own_stoichiometry()
    {
        var sites = new MultiSitePotential(298.15, [(3.62274, 0.13442, 0.96710), (3.72645, 0.32460, 1.39712), (3.90575, 0.21118, 3.50500), (4.22955, 0.32980, 5.52757)]);
        foreach (var theta in new[] { 0.01, 0.2, 0.5, 0.8, 0.99 })
        {
            Assert.Equal(theta, sites.Stoichiometry(sites.Potential(theta)), 10);
        }
    }

    [Fact]
    public void Tables_carry_the_functions_they_were_made_from()
    {
        var table = new TransportTable(CellElectrolytes.ValoenReimers2005, null, 298.15);
        foreach (var c in new[] { 3.0, 250.5, 999, 1700, 3900 })
        {
            var value = table.Value(c, out var slope);
            Assert.Equal(1, value[0] / CellElectrolytes.ValoenReimers2005.SaltDiffusivity.Value(c, 298.15), 7);
            Assert.Equal(1, value[1] / CellElectrolytes.ValoenReimers2005.Conductivity.Value(c, 298.15), 6);
            Assert.Equal(CellElectrolytes.ValoenReimers2005.Conductivity.Slope(c, 298.15), slope[1], 6);
        }
    }
}
