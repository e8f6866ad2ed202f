using Anodyne.Design.Claims;
using Anodyne.Design.Claims.Formulas;
using Anodyne.Design.Claims.Rules;
using Anodyne.Design.Pouch;
using Anodyne.Design.Thermochemistry.Reactions;
using Anodyne.Quantities;
using Anodyne.Quantities.Units;

namespace Anodyne.Design;

/// <summary>What this room proves of itself: every reference reaction, the pouch cell's base case and its changes, the flags on the shipped values.</summary>
public static class DesignChecks
{
    private const string Thermochemistry = "design: thermochemistry of the interface";
    private const string Pouch = "design: pouch-cell calculator";
    private const string ClaimGroup = "design: claims against limits";

    /// <summary>Every check.</summary>
    public static IReadOnlyList<VerificationCheck> All { get; } = [.. Reactions(), .. Cells(), .. ClaimChecks()];

    /// <summary>
    /// Reactions with the Gibbs energies of the CRC and the CEA column (kJ/mol; NaN where the set lacks a species) and the volumes of the solids (cm3/mol).
    /// </summary>
    private static (string Name, string Reaction, double Crc, double Cea, double Before, double After)[] ReferenceTable() =>
    [
        ("caf2-li2co3", "CaF2 + Li2CO3 -> 2 LiF + CaCO3", 3.2, -2.4, 59.6, 56.6),
        ("caf2-li2o", "CaF2 + Li2O -> 2 LiF + CaO", -41.9, -46.6, 39.4, 36.5),
        ("caf2-lioh", "CaF2 + 2 LiOH -> 2 LiF + Ca(OH)2", -14.3, -19.7, 57.6, 53.3),
        ("caf2-li", "CaF2 + 2 Li -> 2 LiF + Ca", 0.2, -4.8, 50.5, 45.7),
        ("mgf2-li2co3", "MgF2 + Li2CO3 -> 2 LiF + MgCO3", 15.7, 9.0, 54.8, 47.7),
        ("srf2-li2co3", "SrF2 + Li2CO3 -> 2 LiF + SrCO3", -18.6, -18.4, 64.6, 58.7),
        ("baf2-li2co3", "BaF2 + Li2CO3 -> 2 LiF + BaCO3", -20.9, -29.6, 70.9, 65.5),
        ("znf2-li2co3", "ZnF2 + Li2CO3 -> 2 LiF + ZnCO3", -61.5, double.NaN, 56.1, 47.9),
        ("znf2-li2co3-co2", "ZnF2 + Li2CO3 -> 2 LiF + ZnO + CO2", -44.9, double.NaN, 56.1, 34.2),
        ("alf3-li2co3", "2 AlF3 + 3 Li2CO3 -> 6 LiF + Al2O3 + 3 CO2", -33.2, -52.9, 159.2, 84.7),
        ("cuf2-li2co3", "CuF2 + Li2CO3 -> 2 LiF + CuO + CO2", double.NaN, -79.4, 59.0, 32.3),
        ("mgf2-li", "MgF2 + 2 Li -> 2 LiF + Mg", -104.3, -108.9, 45.8, 33.6),
        ("alf3-li", "AlF3 + 3 Li -> 3 LiF + Al", -332.0, -339.0, 66.1, 39.5),
        ("znf2-li", "ZnF2 + 2 Li -> 2 LiF + Zn", -462.1, double.NaN, 47.1, 28.8),
        ("cuf2-li", "CuF2 + 2 Li -> 2 LiF + Cu", double.NaN, -687.3, 50.0, 26.7),
        ("li2co3-li", "Li2CO3 + 4 Li -> 3 Li2O + C", -551.5, -553.3, 87.0, 49.8),
        ("cu2o-li", "Cu2O + 2 Li -> Li2O + 2 Cu", -415.2, -413.2, 49.8, 29.0),
        ("al2o3-li", "Al2O3 + 6 Li -> 3 Li2O + 2 Al", -101.3, -101.2, 103.6, 64.5),
        ("sio2-li", "SiO2 + 4 Li -> 2 Li2O + Si", -266.1, -266.0, 74.7, 41.7),
        ("li-n2", "6 Li + N2 -> 2 Li3N", double.NaN, -257.2, 78.0, 54.9),
        ("li-o2", "4 Li + O2 -> 2 Li2O", -1122.4, -1122.3, 52.0, 29.7),
        ("li-h2o", "2 Li + 2 H2O(g) -> 2 LiOH + H2", -425.8, -425.9, 26.0, 33.0),
        ("li2o-h2o", "Li2O + H2O(g) -> 2 LiOH", -93.2, -93.3, 14.8, 33.0),
        ("li2o-co2", "Li2O + CO2 -> Li2CO3", -176.5, -174.6, 14.8, 35.0),
        ("lioh-co2", "2 LiOH + CO2 -> Li2CO3 + H2O(g)", -83.3, -81.3, 33.0, 35.0),
        ("li2co3-hf", "Li2CO3 + 2 HF(g) -> 2 LiF + H2O(g) + CO2", -115.5, -122.0, 35.0, 19.7),
    ];

    private static IEnumerable<VerificationCheck> Reactions()
    {
        foreach (var (name, text, crc, cea, before, after) in ReferenceTable())
        {
            foreach (var (set, expected) in new[] { ("CRC", crc), ("CEA", cea) })
            {
                var column = $"reference table, column {set}, 298.15 K";
                yield return double.IsNaN(expected)
                    ? new VerificationCheck(
                        $"design/{name}-{set.ToLowerInvariant()}-blank", Thermochemistry, "1", 1, 0, ErrorMeasure.Absolute,
                        $"{column}: a species is missing, so the set stays blank", _ => GibbsOf(text, set) is null ? 1 : 0)
                    : new VerificationCheck(
                        $"design/{name}-{set.ToLowerInvariant()}", Thermochemistry, "kJ/mol", expected, 0.5, ErrorMeasure.Absolute, column,
                        _ => GibbsOf(text, set) ?? double.NaN);
            }

            yield return new VerificationCheck(
                $"design/{name}-volume-before", Thermochemistry, "cm3/mol", before, 0.01, ErrorMeasure.Relative, "reference table, volume of the solids",
                _ => 1e6 * Properties(text).Volume!.Before);
            yield return new VerificationCheck(
                $"design/{name}-volume-after", Thermochemistry, "cm3/mol", after, 0.01, ErrorMeasure.Relative, "reference table, volume of the solids",
                _ => 1e6 * Properties(text).Volume!.After);
        }

        const string carbonate = "Li2CO3 + CaF2 -> 2 LiF + CaCO3";
        yield return new VerificationCheck(
            "design/carbonate-400k", Thermochemistry, "kJ/mol", -2.9, 0.1, ErrorMeasure.Absolute, "NASA CEA polynomials at 400 K",
            _ => ReactionProperties.Of(Reaction.Parse(carbonate), 400).Sets.Single(set => set.Set.Name == "CEA").Gibbs!.Value / 1000);
        yield return new VerificationCheck(
            "design/carbonate-mixed-low", Thermochemistry, "kJ/mol", -11.8, 0.1, ErrorMeasure.Absolute,
                "every species from the table that suits: -15 is outside",
            _ => Properties(carbonate).MixedRange!.Value.Low / 1000);
        yield return new VerificationCheck(
            "design/carbonate-mixed-high", Thermochemistry, "kJ/mol", 4.5, 0.1, ErrorMeasure.Absolute, "every species from the table that suits",
            _ => Properties(carbonate).MixedRange!.Value.High / 1000);
        yield return new VerificationCheck(
            "design/cuf2-potential", Thermochemistry, "V", 3.54, 0.03, ErrorMeasure.Absolute, "reference table, E = -dG/(n F)",
            _ => Properties("CuF2 + 2 Li -> 2 LiF + Cu").Potential!.Value);
    }

    private static IEnumerable<VerificationCheck> Cells()
    {
        const string model = "simple stack model of the reference: 5 x 7 cm, 4.2 mAh/cm2, ten double-sided cathodes";
        yield return new VerificationCheck("design/pouch-base", Pouch, "Wh/kg", 407, 0.04, ErrorMeasure.Relative, model,
            _ => WattHoursPerKilogram(new PouchCell()));
        yield return new VerificationCheck(
            "design/pouch-base-volume", Pouch, "Wh/L", 1400, 0.04, ErrorMeasure.Relative, model,
                _ => PouchDesign.Of(new PouchCell()).EnergyDensityCharged / 3.6e6);
        foreach (var (name, input, value, expected) in new[]
        {
            ("electrolyte-3", "electrolyte", "3 g/Ah", 368.0), ("loading-3", "areal_capacity", "3 mAh/cm2", 368),
                ("copper-12", "copper_thickness", "12 um", 388),
            ("copper-6", "copper_thickness", "6 um", 418), ("nmc-200", "specific_capacity", "200 mAh/g", 392),
                ("lithium-20", "lithium_thickness", "20 um", 397),
            ("layers-20", "cathode_layers", "20", 433),
        })
        {
            yield return new VerificationCheck(
                $"design/pouch-{name}", Pouch, "1", expected / 407, 0.02, ErrorMeasure.Relative, $"{model}; {input} = {value}, as a ratio to the base",
                _ => WattHoursPerKilogram(new PouchCell()
                    .With(input, UnitText.ParseToSi(value, PouchInputs.Find(input).Dimension))) / WattHoursPerKilogram(new PouchCell()));
        }

        yield return new VerificationCheck(
            "design/anode-free-life", Pouch, "cycles", Math.Log(0.8) / Math.Log(0.999), 1e-12, ErrorMeasure.Relative, "ln 0.8/ln CE at CE = 99.9 %",
            _ => PouchDesign.Of(new PouchCell()).CyclesToEightyPercent);
        yield return new VerificationCheck(
            "design/dense-lithium", Pouch, "um", 4.85, 0.005, ErrorMeasure.Absolute, "M/(rho F) of lithium per mAh/cm2",
                _ => 36000 * 1e6 * LithiumFoil.ThicknessPerCharge);
    }

    private static IEnumerable<VerificationCheck> ClaimChecks()
    {
        foreach (var (name, paper, quantity, value) in new[]
        {
            ("dense-deposit", "zhang2024", "deposit_thickness", "5"), ("lif-f1s", "li2024", "binding_energy", "648.8"),
                ("gibbs-minus-15", "zhao2025", "gibbs_energy", "-15"),
            ("three-minutes-at-20c", "zhen2025", "minutes_per_cycle", "3"), ("roughness", "zhen2025", "roughness", "0.4943"),
            ("one-lifetime", "zhao2025", "symmetric_cell_lifetime", "1000"), ("exchange-current", "zhao2025", "exchange_current_density", "1.51"),
            ("carbonate-volume", "zhao2025", "volume_change", "24"), ("fluoride-volume", "zhao2025", "volume_change", "-17"),
            ("first-cycle-bare", "li2024", "initial_coulombic_efficiency", "92.5"),
            ("first-cycle-treated", "li2024", "initial_coulombic_efficiency", "62.6"), ("lithium-density", "li2024", "density", "0.59"),
        })
        {
            yield return new VerificationCheck(
                $"design/claim-{name}", ClaimGroup, "flags", 1, 0, ErrorMeasure.Absolute, $"{paper}: {quantity} {value} is inconsistent as stated",
                _ => ClaimCheck.Of(ClaimTable.Shipped())
                    .Flags.Count(flag => flag.Claim.Paper == paper && flag.Claim.Quantity == quantity && flag.Claim.Value?.Text == value));
        }

        yield return new VerificationCheck(
            "design/claim-formulas", ClaimGroup, "flags", 3, 0, ErrorMeasure.Absolute, "zhang2024: nucleation transient, number of nuclei, Sand's time",
            _ => ClaimCheck.Of(ClaimTable.Shipped()).Flags.Count(flag => flag.Claim.Quantity == "formula"));
        yield return new VerificationCheck(
            "design/claim-nothing-else", ClaimGroup, "flags", 15, 0, ErrorMeasure.Absolute, "twelve values and three formulas of the five papers, no other row",
            _ => ClaimCheck.Of(ClaimTable.Shipped()).Flags.Length);
        yield return new VerificationCheck(
            "design/claim-kinetic-1", ClaimGroup, "mV", 33.4, 0.2, ErrorMeasure.Absolute, "(4RT/F) asinh(j/(2 i0)), 1 mA/cm2, i0 1.51 mA/cm2",
            _ => 1000 * KineticOverpotentialRule.TwoElectrodes(1, 1.51, 298.15));
        yield return new VerificationCheck(
            "design/claim-kinetic-3", ClaimGroup, "mV", 90.2, 0.3, ErrorMeasure.Absolute, "(4RT/F) asinh(j/(2 i0)), 3 mA/cm2, i0 1.51 mA/cm2",
            _ => 1000 * KineticOverpotentialRule.TwoElectrodes(3, 1.51, 298.15));
        yield return new VerificationCheck(
            "design/transient-instantaneous", ClaimGroup, "1", 1, 1e-3, ErrorMeasure.Absolute,
                "Scharifker-Hills, instantaneous, rounded constants: 0.99994 at t_m",
            _ => TransientMaximum.Of(PrintedFormula.Parse("y = 1.9542 (t_m/t) (1 - exp(-1.2564 t/t_m))^2").Right).Value);
        yield return new VerificationCheck(
            "design/transient-misprint", ClaimGroup, "t/t_m", 0.538, 1e-3, ErrorMeasure.Absolute,
                "progressive transient without the square on t/t_m: its maximum is not at t_m",
            _ => TransientMaximum.Of(PrintedFormula.Parse("y = 1.225427 (t_m/t) (1 - exp(-2.336663 t/t_m))^2").Right).Time);
    }

    private static ReactionProperties Properties(string text) => ReactionProperties.Of(Reaction.Parse(text));

    private static double? GibbsOf(string text, string set) => Properties(text).Sets.FirstOrDefault(one => one.Set.Name == set)?.Gibbs / 1000;

    private static double WattHoursPerKilogram(PouchCell cell) => PouchDesign.Of(cell).SpecificEnergy / 3600;
}
