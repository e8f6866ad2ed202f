namespace Anodyne.Instruments.Adsorption;

/// <summary>Units of pressures and loadings as isotherms write them, as factors to Pa and mol/kg.</summary>
internal static class IsothermUnits
{
    // Molar volume of an ideal gas at 0 degC and 101325 Pa (CODATA), in cm3/mmol.
    private const double CubicCentimetresAMillimole = 22.41396954;

    /// <summary>Factor of a pressure to Pa; null where the unit is not known.</summary>
    public static double? Pressure(string unit) => unit.Trim().ToLowerInvariant() switch
    {
        "pa" => 1,
        "kpa" => 1e3,
        "mpa" => 1e6,
        "bar" => 1e5,
        "mbar" => 100,
        "atm" => 101325,
        "torr" or "mmhg" => 101325.0 / 760,
        _ => null,
    };

    /// <summary>Factor of an amount a mass to mol/kg; null where the unit is not known.</summary>
    public static double? Loading(string unit) => new string([.. unit.ToLowerInvariant().Where(static c => !char.IsWhiteSpace(c)
        && c is not ('^' or '\''))]) switch
    {
        "mmolg-1" or "mmol/g" or "molkg-1" or "mol/kg" => 1,
        "mol/g" or "molg-1" => 1e3,
        "ml(stp)g-1" or "cm3(stp)g-1" or "cm3(stp)/g" or "ml(stp)/g" or "cc(stp)/g" or "ccg-1" or "cm3/gstp" or "cm3stpg-1" => 1 / CubicCentimetresAMillimole,
        _ => null,
    };
}
