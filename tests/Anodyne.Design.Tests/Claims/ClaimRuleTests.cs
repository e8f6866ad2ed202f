using Anodyne.Design.Claims;
using Anodyne.Design.Claims.Rules;
using Anodyne.Quantities;

namespace Anodyne.Design.Tests.Claims;

/// <summary>Each rule on rows made for it: one that cannot be and one just inside the limit.</summary>
public sealed class ClaimRuleTests
{
    private const string Header =
        "paper\tsystem\tvariant\tquantity\tcomparator\tvalue\tunit\tcurrent_mA_cm2\tcapacity_mAh_cm2\tc_rate\tcycles\tloading_mg_cm2\ttemperature_C\telectrolyte\tprinted_as\tcorrected\tnote\n";

    private static string Row(
        string quantity, string value, string unit, string system = "Li||Li", string variant = "a", string comparator = "=", string current = "", string capacity = "",
        string rate = "", string cycles = "", string loading = "", string electrolyte = "", string printed = "", string note = "", string paper = "p") =>
        string.Join('\t', paper, system, variant, quantity, comparator, value, unit, current, capacity, rate, cycles, loading, "", electrolyte, printed, "", note) + "\n";

    private static string[] Flags(params string[] rows) => [.. ClaimCheck.Of(ClaimTable.Parse(Header + string.Concat(rows), "t.tsv")).Flags.Select(flag => flag.Rule)];

    [Theory]
    [InlineData("14", "=", true)]
    [InlineData("14.5", "=", false)]
    [InlineData("14", "~", false)]
    [InlineData("15", "<", false)]
    [InlineData("14", "<", true)]
    [InlineData("5", ">", false)]
    public void Dense_thickness_respects_rounding_and_comparators(string value, string comparator, bool flagged) =>
        Assert.Equal(flagged ? ["dense-thickness"] : [], Flags(Row("deposit_thickness", value, "um", comparator: comparator, capacity: "3.00")));

    [Fact]
    public void Dense_thickness_reads_any_unit_of_length_and_rounds_the_capacity_too()
    {
        Assert.Equal(["dense-thickness"], Flags(Row("deposit_thickness", "5000", "nm", capacity: "3")));
        Assert.Empty(Flags(Row("deposit_thickness", "13", "um", capacity: "3")));
    }

    [Theory]
    [InlineData("Li||LFP", "169.9", false)]
    [InlineData("Li||LFP", "170.1", true)]
    [InlineData("Li||LFP", "170", false)]
    [InlineData("Li||NCM622", "276.7", true)]
    [InlineData("Li||NCM622", "270", false)]
    public void Theoretical_capacity(string system, string value, bool flagged) =>
        Assert.Equal(flagged ? ["theoretical-capacity"] : [], Flags(Row("discharge_capacity", value, "mAh/g", system)));

    [Theory]
    [InlineData("78.5", "0.025", "850", false)]
    [InlineData("80.9", "0.025", "850", false)]
    [InlineData("85.0", "0.025", "850", true)]
    [InlineData("70.0", "0.025", "850", true)]
    [InlineData("93", "0.02", "350", false)]
    public void Retention_and_decay_may_agree_in_either_convention(string kept, string decay, string cycles, bool flagged) => Assert.Equal(
        flagged ? ["retention-against-decay"] : [],
        Flags(Row("capacity_retention", kept, "%", "Li||LFP", cycles: cycles), Row("capacity_decay_per_cycle", decay, "%", "Li||LFP", cycles: cycles)));

    [Fact]
    public void Hours_need_their_cycles()
    {
        Assert.Equal(["cycles-against-hours"], Flags(Row("symmetric_cell_lifetime", "500", "h", current: "1.0", capacity: "1.0", cycles: "550")));
        Assert.Empty(Flags(Row("symmetric_cell_lifetime", "1100", "h", current: "1", capacity: "1", cycles: "550")));
        Assert.Empty(Flags(Row("symmetric_cell_lifetime", "1500", "h", current: "1", capacity: "1", cycles: "550")));
    }

    [Fact]
    public void Cycle_time_at_a_rate()
    {
        Assert.Equal(["cycle-time"], Flags(Row("minutes_per_cycle", "3", "min", rate: "20")));
        Assert.Empty(Flags(Row("minutes_per_cycle", "6", "min", rate: "20")));
        Assert.Empty(Flags(Row("minutes_per_cycle", "7", "min", rate: "20")));
    }

    [Fact]
    public void Anode_free_cells_cannot_outlive_their_efficiency()
    {
        var efficiency = Row("coulombic_efficiency", "99.0", "%", "Cu||NCM811");
        Assert.Equal(["efficiency-against-life"], Flags(efficiency, Row("capacity_retention", "80", "%", "Cu||NCM811", cycles: "100")));
        Assert.Empty(Flags(efficiency, Row("capacity_retention", "80", "%", "Cu||NCM811", cycles: "22")));
        Assert.Empty(Flags(efficiency, Row("np_ratio", "1.0", "-", "Cu||NCM811"), Row("capacity_retention", "80", "%", "Cu||NCM811", cycles: "100")));
        Assert.Empty(Flags(Row("coulombic_efficiency", "99.0", "%", "Li||NCM811"), Row("capacity_retention", "80", "%", "Li||NCM811", cycles: "100")));
    }

    [Theory]
    [InlineData("2", "0.8", "16.9", false)]
    [InlineData("5", "0.8", "16.9", true)]
    [InlineData("0.5", "0.8", "16.9", true)]
    public void Rate_current_and_loading(string current, string rate, string loading, bool flagged) => Assert.Equal(
        flagged ? ["rate-against-current"] : [], Flags(Row("discharge_capacity", "140", "mAh/g", "Li||LFP", current: current, rate: rate, loading: loading)));

    [Fact]
    public void Sand_and_the_limiting_current()
    {
        string[] transport =
        [
            Row("diffusivity", "2.4e-10", "m2/s"), Row("transference_number", "0.32", "-"), Row("salt_concentration", "1000", "mol/m3"), Row("electrode_separation", "200", "um"),
        ];

        // The reference: i_lim 34.05 mA/cm2 for 200 um, Sand's time 379.5 s at 10 mA/cm2.
        Assert.Empty(Flags([.. transport, Row("sand_time", "379", "s", current: "10.0")]));
        Assert.Equal(["sand-time"], Flags([.. transport, Row("sand_time", "3000", "s", current: "10.0")]));
        Assert.Empty(Flags([.. transport, Row("critical_current_density", "30", "mA/cm2")]));
        Assert.Equal(["limiting-current"], Flags([.. transport, Row("critical_current_density", "60", "mA/cm2")]));
        Assert.Empty(Flags([.. transport, Row("symmetric_cell_lifetime", "10", "h", current: "60", capacity: "0.01")]));
        Assert.Equal(["limiting-current"], Flags([.. transport, Row("symmetric_cell_lifetime", "10", "h", current: "60", capacity: "5")]));
    }

    [Fact]
    public void Specific_energy_has_a_best_stack()
    {
        Assert.Empty(Flags(Row("specific_energy", "500", "Wh/kg", "Cu||NCM811 pouch")));
        Assert.Equal(["specific-energy"], Flags(Row("specific_energy", "1200", "Wh/kg", "Cu||NCM811 pouch")));
        Assert.InRange(SpecificEnergyRule.BestOf(Design.Claims.Limits.Cathode.In("NCM811")!) / 3600, 600, 1100);
    }

    [Theory]
    [InlineData("F 1s LiF", "684.9", false)]
    [InlineData("F 1s LiF", "689.0", false)]
    [InlineData("F 1s LiF", "648.8", true)]
    [InlineData("C 1s C-C", "248.8", true)]
    [InlineData("Xx 9z", "1.0", false)]
    public void Lines_lie_at_their_core_level(string variant, string value, bool flagged) =>
        Assert.Equal(flagged ? ["binding-energy"] : [], Flags(Row("binding_energy", value, "eV", "XPS", variant)));

    [Theory]
    [InlineData("-11", false)]
    [InlineData("-12", false)]
    [InlineData("-13", true)]
    [InlineData("4", false)]
    [InlineData("6", true)]
    public void Gibbs_energies_stay_within_every_mixture(string value, bool flagged) => Assert.Equal(
        flagged ? ["gibbs-energy"] : [], Flags(Row("gibbs_energy", value, "kJ/mol", "reaction", "Li2CO3 + CaF2 -> 2 LiF + CaCO3")));

    [Fact]
    public void One_cell_has_one_lifetime()
    {
        string Life(string value, string comparator, string current = "1", string variant = "a") =>
            Row("symmetric_cell_lifetime", value, "h", comparator: comparator, current: current, capacity: "1", variant: variant);
        Assert.Equal(["one-cell-one-lifetime"], Flags(Life("1100", ">"), Life("1000", "=")));
        Assert.Empty(Flags(Life("1100", ">"), Life("1100", "=")));
        Assert.Empty(Flags(Life("1100", ">"), Life("1000", "=", current: "3")));
        Assert.Empty(Flags(Life("1100", ">"), Life("1000", "=", variant: "b")));
        Assert.Empty(Flags(Life("1040", "="), Life("1000", "=")));
    }

    [Fact]
    public void The_overpotential_of_an_exchange_current()
    {
        Assert.Equal(0.0334, KineticOverpotentialRule.TwoElectrodes(1, 1.51, 298.15), 0.0002);
        Assert.Equal(0.0903, KineticOverpotentialRule.TwoElectrodes(3, 1.51, 298.15), 0.0005);
        Assert.Empty(Flags(Row("exchange_current_density", "1.3", "mA/cm2"), Row("overpotential", "40", "mV", current: "1")));
        Assert.Equal(["kinetic-overpotential"], Flags(Row("exchange_current_density", "1.51", "mA/cm2"), Row("overpotential", "0.57", "V", current: "1")));
    }

    [Fact]
    public void Shares_and_units()
    {
        Assert.Equal(["share"], Flags(Row("coulombic_efficiency", "101.2", "%")));
        Assert.Equal(["share"], Flags(Row("transference_number", "1.2", "-")));
        Assert.Empty(Flags(Row("coulombic_efficiency", "100", "%")));
        Assert.Equal(["unit"], Flags(Row("exchange_current_density", "1.5", "mA")));
        Assert.Empty(Flags(Row("discharge_capacity", "3", "mAh/cm2")));
    }

    [Theory]
    [InlineData("(i/i_m)^2 = 1.9542 (t_m/t) (1 - exp(-1.2564 t/t_m))^2", "1", false)]
    [InlineData("(i/i_m)^2 = 1.2254 (t_m/t) (1 - exp(-2.3367 (t/t_m)^2))^2", "1", false)]
    [InlineData("(i/i_m)^2 = 1.2254 (t_m/t) (1 - exp(-2.3367 t/t_m))^2", "1", true)]
    [InlineData("(i/i_m)^2 = 1.9542 (t_m/t) (1 - exp(-1.2564 (t/t_m)^2))^2", "1", true)]
    [InlineData("N_0 = 0.065 (8 pi c V_m)^(-1/2) (z F c/(i_m t_m))^2", "1/m2", false)]
    [InlineData("N_0 = 0.065 (8 pi c V_m)^(-1/2) (z F c/(i_m t_m))", "1/m2", true)]
    [InlineData("tau = pi D (z c F)^2/(4 J^2 (1 - t_plus)^2)", "s", false)]
    [InlineData("tau = pi D (z c F/(2 J (1 - t_plus)))", "s", true)]
    [InlineData("t = exp(D)", "s", true)]
    [InlineData("t = t_m + D", "s", true)]
    [InlineData("eta = R T/F ln(i/i_0)", "V", false)]
    [InlineData("L = sqrt(D t)", "m", false)]
    [InlineData("L = sqrt(D) t^0.5", "m", false)]
    public void Formulas_are_checked_by_dimension_and_maximum(string formula, string unit, bool flagged) =>
        Assert.Equal(flagged ? ["formula"] : [], Flags(Row("formula", "", unit, printed: formula)));

    [Fact]
    public void The_misprint_without_the_square_has_its_maximum_where_the_reference_says()
    {
        var formula = Design.Claims.Formulas.PrintedFormula.Parse("y = 1.225427 (t_m/t) (1 - exp(-2.336663 t/t_m))^2");
        var peak = Design.Claims.Formulas.TransientMaximum.Of(formula.Right);
        Assert.Equal(0.538, peak.Time, 0.001);
        Assert.Equal(1.166, peak.Value, 0.001);
    }

    [Fact]
    public void A_row_may_bring_its_own_symbols()
    {
        Assert.Empty(Flags(Row("formula", "", "m", printed: "L = q t", note: "where q in m/s")));
        Assert.Equal(["formula"], Flags(Row("formula", "", "m", printed: "L = q t", note: "where q in m2/s")));
        Assert.Contains("where q in UNIT", Assert.Throws<InputException>(() => Flags(Row("formula", "", "m", printed: "L = q t"))).Problem.Mend, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_rule_states_its_limit_and_has_a_name_of_its_own()
    {
        Assert.Equal(ClaimCheck.Rules.Count, ClaimCheck.Rules.Select(rule => rule.Name).Distinct().Count());
        Assert.All(ClaimCheck.Rules, rule => Assert.True(rule.Limit.Length > 20));
    }

    [Theory]
    [InlineData("lithium", "0.59", true)]
    [InlineData("lithium", "0.534", false)]
    [InlineData("CaCO3", "2.93", false)]
    [InlineData("CaCO3(calcite)", "2.93", true)]
    [InlineData("LiF", "2.6", false)]
    [InlineData("a polymer", "9", false)]
    public void A_solid_has_its_density(string variant, string value, bool flagged) =>
        Assert.Equal(flagged ? ["density"] : [], Flags(Row("density", value, "g/cm3", "solid", variant)));

    [Theory]
    [InlineData("Li2CO3 -> CaCO3", "24", true)]
    [InlineData("Li2CO3 -> CaCO3", "5.5", false)]
    [InlineData("Li2CO3 -> CaCO3", "-2.6", false)]
    [InlineData("CaF2 -> 2 LiF", "-20", false)]
    [InlineData("CaF2 + Li2CO3 -> 2 LiF + CaCO3", "-5.0", false)]
    [InlineData("CaF2 + Li2CO3 -> 2 LiF + CaCO3", "12", true)]
    [InlineData("both solids", "90", false)]
    public void A_phase_has_the_volume_of_its_density(string variant, string value, bool flagged) =>
        Assert.Equal(flagged ? ["phase-volume"] : [], Flags(Row("volume_change", value, "%", "reaction", variant)));

    [Theory]
    [InlineData("2.0", "0.57", true)]
    [InlineData("2", "0.57", false)]
    [InlineData("3.5", "0.57", false)]
    public void A_layer_holds_no_more_than_its_solid(string thickness, string loading, bool flagged) => Assert.Equal(
        flagged ? ["coating-density"] : [],
        Flags(Row("coating_thickness", thickness, "um", "separator", "LiMMT", "~"), Row("coating_loading", loading, "mg/cm2", "separator", "LiMMT", "~")));

    [Fact]
    public void A_cathode_is_no_denser_than_its_crystal()
    {
        Assert.Equal(["coating-density"], Flags(Row("cathode_thickness", "30.0", "um", "Li||LFP"), Row("cathode_loading", "16.9", "mg/cm2", "Li||LFP")));
        Assert.Empty(Flags(Row("cathode_thickness", "80", "um", "Li||LFP"), Row("cathode_loading", "16.9", "mg/cm2", "Li||LFP")));
        Assert.Empty(Flags(Row("solid_density", "9", "g/cm3", "x"), Row("coating_thickness", "1.0", "um", "x"), Row("coating_loading", "0.85", "mg/cm2", "x")));
    }

    [Theory]
    [InlineData("159.6", "92.5", true)]
    [InlineData("150", "92.5", false)]
    [InlineData("106", "62.6", false)]
    public void A_first_charge_takes_no_more_than_there_is(string discharge, string efficiency, bool flagged) => Assert.Equal(
        flagged ? ["first-cycle"] : [],
        Flags(Row("discharge_capacity", discharge, "mAh/g", "Li||LFP"), Row("initial_coulombic_efficiency", efficiency, "%", "Li||LFP")));

    [Theory]
    [InlineData("bond_length", "TFSI- C-F bond 1", "1.343", "A", "")]
    [InlineData("bond_length", "TFSI- C-F bond 1", "13.43", "A", "0.1343 nm")]
    [InlineData("bond_length", "TFSI- C-F bond 1", "0.1343", "A", "0.1343 nm")]
    [InlineData("bond_length", "Xx-Yy", "0.21", "nm", "")]
    [InlineData("bond_length", "Xx-Yy", "2.1", "nm", "0.21 nm")]
    [InlineData("lattice_spacing", "LiF (200)", "0.20", "nm", "")]
    [InlineData("lattice_spacing", "LiF (200)", "2.01", "nm", "0.201 nm")]
    [InlineData("lattice_spacing", "LiF (200)", "0.26", "nm", "LiF (200) is 0.2013 to 0.2014 nm")]
    public void A_slip_of_the_decimal_point_shows(string quantity, string variant, string value, string unit, string says)
    {
        var flags = ClaimCheck.Of(ClaimTable.Parse(Header + Row(quantity, value, unit, "DFT", variant), "t.tsv")).Flags;
        Assert.Equal(says.Length > 0, flags.Length == 1);
        Assert.All(flags, flag => Assert.Contains(says, flag.Reason, StringComparison.Ordinal));
    }
}
