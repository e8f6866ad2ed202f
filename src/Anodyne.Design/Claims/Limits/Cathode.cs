using Anodyne.Design.Thermochemistry.Formulas;
using Anodyne.Quantities;

namespace Anodyne.Design.Claims.Limits;

/// <summary>A cathode material and what it can hold at most.</summary>
/// <param name="Name">Name as papers write it.</param>
/// <param name="Formula">Lithiated formula; one lithium a formula unit.</param>
/// <param name="MeanVoltage">Highest mean discharge voltage against lithium that is met, V.</param>
/// <param name="CrystalDensity">Density without pores, g/cm3, rounded up (crystal lattices).</param>
public sealed record Cathode(string Name, ChemicalFormula Formula, double MeanVoltage, double CrystalDensity)
{
    private static readonly (string[] Names, Cathode Cathode)[] All =
    [
        (["LFP", "LiFePO4"], Make("LFP", "LiFePO4", 3.45, 3.7)),
        (["NMC811", "NCM811"], Make("NMC811", "LiNi0.8Mn0.1Co0.1O2", 3.9, 4.9)),
        (["NMC622", "NCM622"], Make("NMC622", "LiNi0.6Mn0.2Co0.2O2", 3.9, 4.9)),
        (["NMC523", "NCM523"], Make("NMC523", "LiNi0.5Mn0.3Co0.2O2", 3.9, 4.9)),
        (["NMC532", "NCM532"], Make("NMC532", "LiNi0.5Mn0.3Co0.2O2", 3.9, 4.9)),
        (["NMC111", "NCM111"], Make("NMC111", "LiNi0.333Mn0.333Co0.334O2", 3.9, 4.9)),
        (["LCO", "LiCoO2"], Make("LCO", "LiCoO2", 4.0, 5.1)),
        (["LMO", "LiMn2O4"], Make("LMO", "LiMn2O4", 4.1, 4.4)),
    ];

    /// <summary>Theoretical capacity with all lithium out, F/(3.6 M), mAh/g; M without rounding beyond the atomic masses.</summary>
    public double TheoreticalCapacity => PhysicalConstants.Faraday / 3600 / Formula.MolarMass;

    /// <summary>The cathode a system such as "Li||LFP" or "Cu||NCM811 pouch" names, or null.</summary>
    public static Cathode? In(string system)
    {
        ArgumentNullException.ThrowIfNull(system);
        return All.FirstOrDefault(entry => entry.Names.Any(name => system.Contains(name, StringComparison.OrdinalIgnoreCase))).Cathode;
    }

    private static Cathode Make(string name, string formula, double voltage, double density) => new(name, ChemicalFormula.Parse(formula), voltage, density);
}
