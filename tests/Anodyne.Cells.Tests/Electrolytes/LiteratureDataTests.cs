using Anodyne.Cells.Library;
using Anodyne.Quantities;

namespace Anodyne.Cells.Tests.Electrolytes;

public class LiteratureDataTests
{
    [Fact]
    public void The_five_papers_are_there_with_their_values()
    {
        var data = LiteratureData.Default;
        Assert.Equal(["li2024", "naren2024", "zhang2024", "zhao2025", "zhen2025"], data.Papers.Select(paper => paper.Key).Order());
        Assert.Equal(190, data.Values.Count);
        Assert.All(data.Papers, paper => Assert.NotEmpty(data.Of(paper.Key)));
        Assert.All(data.Values, value => Assert.True(value.Unit == "cycles" || double.IsFinite(value.Si!.Value)));
    }

    [Fact]
    public void Values_and_conditions_are_in_si()
    {
        var exchange = Assert.Single(LiteratureData.Default.Of("zhang2024", "LiMMT", "exchange_current_density"));
        Assert.Equal(13, exchange.Si!.Value, 1e-12);
        var life = LiteratureData.Default.Of("zhao2025", "CaF2-PE", "symmetric_cell_lifetime").First();
        Assert.Equal((">", 3.96e6, 10.0, 36000.0), (life.Comparator, life.Si!.Value, life.CurrentDensity!.Value, life.ChargePerArea!.Value));
        Assert.Equal("> 1100 h", life.ToString());
        var bond = LiteratureData.Default.Values.First(value => value.Quantity == "bond_length");
        Assert.Equal(1.343e-10, bond.Si!.Value, 1e-22);
        Assert.Equal("684.8", LiteratureData.Default.Values.Single(value => value.PrintedAs == "648.8").Corrected);
    }

    /// <summary>The library's numbers that come from these papers are the papers' numbers.</summary>
    [Theory]
    [InlineData("zhang2024-pe", "zhang2024", "PE", "exchange_current_density", "exchange current density")]
    [InlineData("zhang2024-limmt", "zhang2024", "LiMMT", "exchange_current_density", "exchange current density")]
    [InlineData("zhang2024-limmt", "zhang2024", "LiMMT", "activation_energy", "activation energy")]
    [InlineData("zhao2025-caf2", "zhao2025", "CaF2-PE", "exchange_current_density", "exchange current density")]
    [InlineData("zhen2025-bare", "zhen2025", "bare", "activation_energy", "activation energy")]
    [InlineData("zhen2025-mof-copc", "zhen2025", "MOF@CoPc", "exchange_current_density", "exchange current density")]
    [InlineData("pe-7um", "zhao2025", "PE", "porosity", "porosity")]
    [InlineData("pe-7um", "zhao2025", "PE", "thickness", "thickness")]
    [InlineData("limmt-coating", "zhang2024", "LiMMT", "transference_number", "current fraction")]
    public void The_library_repeats_them_truly(string key, string paper, string variant, string quantity, string property)
    {
        var reported = Assert.Single(LiteratureData.Default.Of(paper, variant, quantity)).Si!.Value;
        Assert.Equal(reported, MaterialLibrary.Default.Get(key).Value(property), 1e-12 * reported);
    }

    [Theory]
    [InlineData("zhang2024\tLi||Li\tPE\tq\t=\t1,3\tmA/cm2", "not a number")]
    [InlineData("zhang2024\tLi||Li\tPE\tq\t?\t1.3\tmA/cm2", "comparator")]
    [InlineData("zhang2025\tLi||Li\tPE\tq\t=\t1.3\tmA/cm2", "not listed")]
    [InlineData("zhang2024\tLi||Li\tPE\tq\t=\t1.3\tmAcm", "no known unit")]
    public void A_wrong_line_is_refused(string line, string says)
    {
        const string header = "paper\tsystem\tvariant\tquantity\tcomparator\tvalue\tunit\tcurrent_mA_cm2\tcapacity_mAh_cm2\tc_rate\tcycles\tloading_mg_cm2\ttemperature_C\telectrolyte\tprinted_as\tcorrected\tnote";
        var failure = Assert.Throws<InputException>(() => LiteratureData.Parse("paper\ttitle\tdoi\nzhang2024\tT\t\n", header + "\n" + line + "\n"));
        Assert.Contains(says, failure.Message, StringComparison.Ordinal);
    }
}
