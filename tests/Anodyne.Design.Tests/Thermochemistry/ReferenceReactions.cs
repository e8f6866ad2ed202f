namespace Anodyne.Design.Tests.Thermochemistry;

/// <summary>The reactions of the reference table: Gibbs energies of the CRC and CEA columns, potential, volume of the solids before and after.</summary>
public static class ReferenceReactions
{
    /// <summary>Reaction, CRC kJ/mol, CEA kJ/mol, volumes cm3/mol; null where the set lacks a species (the reference fills CuF2 and Li3N from JANAF).</summary>
    public static readonly (string Reaction, double? Crc, double? Cea, double? Volt, double Before, double After)[] All =
    [
        ("CaF2 + Li2CO3 -> 2 LiF + CaCO3", 3.2, -2.4, null, 59.6, 56.6),
        ("CaF2 + Li2O -> 2 LiF + CaO", -41.9, -46.6, null, 39.4, 36.5),
        ("CaF2 + 2 LiOH -> 2 LiF + Ca(OH)2", -14.3, -19.7, null, 57.6, 53.3),
        ("CaF2 + 2 Li -> 2 LiF + Ca", 0.2, -4.8, null, 50.5, 45.7),
        ("MgF2 + Li2CO3 -> 2 LiF + MgCO3", 15.7, 9.0, null, 54.8, 47.7),
        ("SrF2 + Li2CO3 -> 2 LiF + SrCO3", -18.6, -18.4, null, 64.6, 58.7),
        ("BaF2 + Li2CO3 -> 2 LiF + BaCO3", -20.9, -29.6, null, 70.9, 65.5),
        ("ZnF2 + Li2CO3 -> 2 LiF + ZnCO3", -61.5, null, null, 56.1, 47.9),
        ("ZnF2 + Li2CO3 -> 2 LiF + ZnO + CO2", -44.9, null, null, 56.1, 34.2),
        ("2 AlF3 + 3 Li2CO3 -> 6 LiF + Al2O3 + 3 CO2", -33.2, -52.9, null, 159.2, 84.7),
        ("CuF2 + Li2CO3 -> 2 LiF + CuO + CO2", null, -79.4, null, 59.0, 32.3),
        ("MgF2 + 2 Li -> 2 LiF + Mg", -104.3, -108.9, 0.54, 45.8, 33.6),
        ("AlF3 + 3 Li -> 3 LiF + Al", -332.0, -339.0, 1.15, 66.1, 39.5),
        ("ZnF2 + 2 Li -> 2 LiF + Zn", -462.1, null, 2.39, 47.1, 28.8),
        ("CuF2 + 2 Li -> 2 LiF + Cu", null, -687.3, 3.54, 50.0, 26.7),
        ("Li2CO3 + 4 Li -> 3 Li2O + C", -551.5, -553.3, 1.43, 87.0, 49.8),
        ("Cu2O + 2 Li -> Li2O + 2 Cu", -415.2, -413.2, 2.15, 49.8, 29.0),
        ("Al2O3 + 6 Li -> 3 Li2O + 2 Al", -101.3, -101.2, 0.17, 103.6, 64.5),
        ("SiO2 + 4 Li -> 2 Li2O + Si", -266.1, -266.0, 0.69, 74.7, 41.7),
        ("6 Li + N2 -> 2 Li3N", null, -257.2, 0.44, 78.0, 54.9),
        ("4 Li + O2 -> 2 Li2O", -1122.4, -1122.3, 2.91, 52.0, 29.7),
        ("2 Li + 2 H2O(g) -> 2 LiOH + H2", -425.8, -425.9, 2.21, 26.0, 33.0),
        ("Li2O + H2O(g) -> 2 LiOH", -93.2, -93.3, null, 14.8, 33.0),
        ("Li2O + CO2 -> Li2CO3", -176.5, -174.6, null, 14.8, 35.0),
        ("2 LiOH + CO2 -> Li2CO3 + H2O(g)", -83.3, -81.3, null, 33.0, 35.0),
        ("Li2CO3 + 2 HF(g) -> 2 LiF + H2O(g) + CO2", -115.5, -122.0, null, 35.0, 19.7),
    ];
}
