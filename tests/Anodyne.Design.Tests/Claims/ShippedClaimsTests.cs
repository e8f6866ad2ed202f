using Anodyne.Design.Claims;
using Anodyne.Design.Claims.Rules;

namespace Anodyne.Design.Tests.Claims;

/// <summary>The gates on the values of the five papers: what is flagged, with which arithmetic, and what is not.</summary>
public sealed class ShippedClaimsTests
{
    private static readonly ClaimCheck Check = ClaimCheck.Of(ClaimTable.Shipped());

    private static ClaimFlag Flagged(string paper, string quantity, string variant, string value) => Assert.Single(
        Check.Flags, flag => flag.Claim.Paper == paper && flag.Claim.Quantity == quantity && flag.Claim.Variant == variant && (flag.Claim.Value?.Text ?? "") == value);

    [Theory]
    [InlineData("zhang2024", "deposit_thickness", "LiMMT", "5", "14.5 um")]
    [InlineData("li2024", "binding_energy", "F 1s LiF", "648.8", "684.8 eV, with two digits exchanged")]
    [InlineData("zhao2025", "gibbs_energy", "Li2CO3 + CaF2 -> 2 LiF + CaCO3", "-15", "-11.8 to +4.5 kJ/mol")]
    [InlineData("zhen2025", "minutes_per_cycle", "MOF@CoPc", "3", "= 6 min")]
    [InlineData("zhen2025", "roughness", "MOF@CoPc", "0.4943", "1.4 lattice constants")]
    [InlineData("zhao2025", "symmetric_cell_lifetime", "CaF2-PE", "1000", "> 1100 h")]
    [InlineData("zhao2025", "exchange_current_density", "CaF2-PE", "1.51", "must be film or ohmic")]
    [InlineData("zhao2025", "volume_change", "Li2CO3 -> CaCO3", "24", "36.93/35.02 cm3/mol = +5.5 % (CaCO3(calcite))")]
    [InlineData("zhao2025", "volume_change", "CaF2 -> 2 LiF", "-17", "19.65/24.55 cm3/mol = -20.0 %")]
    [InlineData("li2024", "initial_coulombic_efficiency", "5CuTFPAA", "62.6", "= 256.9 mAh/g, but all lithium of LiFePO4 is 169.9 mAh/g")]
    [InlineData("li2024", "initial_coulombic_efficiency", "bare", "92.5", "= 172.5 mAh/g")]
    [InlineData("li2024", "density", "lithium", "0.59", "Li has 0.534 g/cm3 (CRC): +10 %")]
    public void Inconsistent_values_are_flagged_with_their_arithmetic(string paper, string quantity, string variant, string value, string arithmetic)
    {
        var reason = Flagged(paper, quantity, variant, value).Reason;
        Assert.Contains(arithmetic, reason, StringComparison.Ordinal);
        Assert.EndsWith("inconsistent as stated", reason, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', reason);
    }

    [Fact]
    public void The_exchange_current_explains_33_and_90_millivolt()
    {
        var reason = Flagged("zhao2025", "exchange_current_density", "CaF2-PE", "1.51").Reason;
        Assert.Contains("33 mV at 1 mA/cm2", reason, StringComparison.Ordinal);
        Assert.Contains("90 mV at 3 mA/cm2", reason, StringComparison.Ordinal);
        Assert.Contains("printed 570 mV", reason, StringComparison.Ordinal);
        Assert.Contains("printed 610 mV", reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("instantaneous nucleation", "its maximum")]
    [InlineData("number of nuclei", "1/m on the right")]
    [InlineData("Sand's time", "on the right")]
    public void Printed_formulas_are_flagged(string variant, string arithmetic) =>
        Assert.Contains(arithmetic, Flagged("zhang2024", "formula", variant, "").Reason, StringComparison.Ordinal);

    [Fact]
    public void Nothing_else_is_flagged() => Assert.Equal(15, Check.Flags.Length);

    [Fact]
    public void Rows_that_no_rule_knows_are_counted()
    {
        Assert.InRange(Check.Unjudged.Length, 1, Check.Table.Claims.Length - 1);
        Assert.DoesNotContain(Check.Flags, flag => Check.Unjudged.Contains(flag.Claim));
        Assert.Contains(Check.Unjudged, claim => claim.Quantity == "band");
        Assert.DoesNotContain(Check.Unjudged, claim => claim.Quantity is "lattice_spacing" or "bond_length" or "formula" or "porosity");
    }

    [Theory]
    [InlineData("zhen2025", "capacity_decay_per_cycle", "0.02")]
    [InlineData("zhen2025", "capacity_retention", "90")]
    [InlineData("zhen2025", "capacity_retention", "97.58")]
    [InlineData("zhen2025", "capacity_retention", "95.18")]
    [InlineData("zhao2025", "capacity_retention", "78")]
    [InlineData("zhao2025", "symmetric_cell_lifetime", "1100")]
    [InlineData("zhao2025", "symmetric_cell_lifetime", "650")]
    [InlineData("zhao2025", "onset_of_voltage_fluctuation", "132")]
    [InlineData("zhao2025", "initial_deposition_overpotential", "0.98")]
    [InlineData("zhao2025", "porosity", "37.4")]
    [InlineData("zhao2025", "binding_energy", "685")]
    [InlineData("zhao2025", "discharge_capacity_initial", "137.7")]
    [InlineData("li2024", "discharge_capacity", "160.8")]
    [InlineData("li2024", "discharge_capacity", "140")]
    [InlineData("li2024", "symmetric_cell_lifetime", "5000")]
    [InlineData("li2024", "binding_energy", "58.5")]
    [InlineData("li2024", "binding_energy", "535.5")]
    [InlineData("li2024", "coulombic_efficiency", "99.1")]
    [InlineData("zhen2025", "roughness", "279.9")]
    [InlineData("zhen2025", "exchange_current_density", "0.15")]
    [InlineData("zhen2025", "specific_energy", "300")]
    [InlineData("zhen2025", "discharge_capacity", "149.57")]
    [InlineData("zhen2025", "transference_number", "0.765")]
    [InlineData("zhang2024", "deposit_thickness", "18")]
    [InlineData("zhang2024", "exchange_current_density", "1.3")]
    [InlineData("zhang2024", "overpotential", "40")]
    [InlineData("zhang2024", "coulombic_efficiency", "99")]
    [InlineData("zhang2024", "binding_energy", "684.5")]
    public void Clean_rows_stay_clean(string paper, string quantity, string value)
    {
        Assert.Contains(Check.Table.Claims, claim => claim.Paper == paper && claim.Quantity == quantity && claim.Value?.Text == value);
        Assert.DoesNotContain(Check.Flags, flag => flag.Claim.Paper == paper && flag.Claim.Quantity == quantity && flag.Claim.Value?.Text == value);
    }
}
