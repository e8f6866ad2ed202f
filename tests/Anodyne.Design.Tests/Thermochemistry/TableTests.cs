using Anodyne.Design.Thermochemistry.Formulas;
using Anodyne.Design.Thermochemistry.Tables;

namespace Anodyne.Design.Tests.Thermochemistry;

/// <summary>The tables against themselves: a printed Gibbs energy, enthalpy and entropy must close with the entropies of the elements. A wrong digit shows; a consistent error of the source does not.</summary>
public sealed class TableTests
{
    /// <summary>Rows whose source does not close: what the three printed columns leave, kJ/mol.</summary>
    private static readonly Dictionary<string, double> KnownGaps = new(StringComparer.Ordinal)
    {
        // The handbook's rows of strontium close with 52.3 J/(mol K) for the metal (the tables of 1982), not with the newer 55.3 to 55.7.
        ["CRC SrF2"] = -0.9,
        ["CRC SrCO3"] = -0.9,
    };

    /// <summary>Entropy of the elements in one formula unit, J/(mol K), from the set itself where it names the element as a solid.</summary>
    private static double ElementEntropy(DataSet set, ChemicalFormula formula) => formula.Atoms.Sum(atom =>
        atom.Value.ToDouble() * ((SpeciesList.Find(atom.Key) is { Phase: Phase.Solid } element ? set.Find(element)?.Entropy : null) ?? Element.Of(atom.Key).Entropy!.Value));

    [Fact]
    public void Every_row_with_three_columns_closes_with_the_entropies_of_the_elements()
    {
        var rows = 0;
        foreach (var set in DataSets.BuiltIn)
        {
            foreach (var data in set.Entries.Where(data => data is { Enthalpy: not null, Entropy: not null, Gibbs: not null } && !data.Species.Formula.IsElement))
            {
                var elements = ElementEntropy(set, data.Species.Formula);
                var gap = (data.Gibbs!.Value - (data.Enthalpy!.Value - (298.15 * (data.Entropy!.Value - elements)))) / 1000;
                var rounding = (data.GibbsRounding + data.EnthalpyRounding + (298.15 * data.EntropyRounding)) / 1000;
                var key = $"{set.Name} {data.Species.Name}";
                Assert.True(Math.Abs(gap - KnownGaps.GetValueOrDefault(key)) <= rounding + 0.1, $"{key}: {gap:F2} kJ/mol apart, rounding explains {rounding:F2}");
                rows++;
            }
        }

        Assert.True(rows >= 42, $"{rows} rows");
    }

    [Theory]
    [InlineData("LiF")]
    [InlineData("Li2CO3")]
    public void The_rows_of_1982_without_a_public_table_close_to_their_last_digits(string species)
    {
        var set = DataSets.Named("NBS 1982");
        var data = set.Find(SpeciesList.Find(species)!)!;
        var elements = ElementEntropy(set, data.Species.Formula);
        Assert.Equal(data.Gibbs!.Value, data.Enthalpy!.Value - (298.15 * (data.Entropy!.Value - elements)), 50.0);
        Assert.Contains("not verified", data.Remark, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_solid_but_one_has_a_density()
    {
        var lacking = SpeciesList.All.Where(species => species is { Phase: Phase.Solid, Density: null }).Select(species => species.Name);
        Assert.Equal(["Li3AlF6(rhombic)"], lacking);
        Assert.All(SpeciesList.All.Where(species => species.Density is not null), species => Assert.NotEqual("", species.DensitySource));
    }

    [Theory]
    [InlineData("Ba", 37.94)]
    [InlineData("Sr", 33.19)]
    [InlineData("BaO", 26.81)]
    [InlineData("SrO", 20.32)]
    public void Molar_volumes_that_were_added_are_those_of_the_handbook(string species, double volume) =>
        Assert.Equal(volume, SpeciesList.Find(species)!.MolarVolume!.Value * 1e6, 0.1);
}
