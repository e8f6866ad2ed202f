using Anodyne.Quantities;
using Anodyne.Quantities.Dimensions;
using Anodyne.Quantities.Estimates;
using Anodyne.Quantities.Units;

namespace Anodyne.Design.Pouch;

/// <summary>Every input of the pouch-cell calculator, in the order in which a person meets them.</summary>
public static class PouchInputs
{
    private const string Base = "base case of the simple stack model: 5 x 7 cm, 4.2 mAh/cm2, ten double-sided cathodes";
    private const string Unstated = "chosen for the base case where no size is stated; foil cell of a laboratory";

    /// <summary>Every input.</summary>
    public static IReadOnlyList<PouchInput> All { get; } =
    [
        new("cathode_width", Dimension.Length, "mm", 5e-3, 1, "width of a cathode face", Evidence.Assumed, Base, cell => cell.CathodeWidth,
            (cell, value) => cell with { CathodeWidth = value }),
        new("cathode_height", Dimension.Length, "mm", 5e-3, 1, "height of a cathode face", Evidence.Assumed, Base, cell => cell.CathodeHeight,
            (cell, value) => cell with { CathodeHeight = value }),
        new("cathode_layers", Dimension.None, "1", 1, 200, "number of double-sided cathodes", Evidence.Assumed, Base, cell => cell.CathodeLayers,
            (cell, value) => cell with { CathodeLayers = value }),
        new("areal_capacity", Dimension.ChargePerArea, "mAh/cm2", 360, 720_000, "reversible areal capacity of one cathode face", Evidence.Assumed, Base,
            cell => cell.ArealCapacity, (cell, value) => cell with { ArealCapacity = value }),
        new("specific_capacity", Dimension.SpecificCharge, "mAh/g", 36_000, 18_000_000, "reversible specific capacity of the active material",
            Evidence.Measured, "NMC811, 4.3 to 2.8 V: 215 mAh/g (200 to 4.2 V)", cell => cell.SpecificCapacity,
            (cell, value) => cell with { SpecificCapacity = value }),
        new("mean_voltage", Dimension.Voltage, "V", 0.5, 6, "mean discharge voltage", Evidence.Measured, "NMC811 against lithium, 4.3 to 2.8 V",
            cell => cell.MeanVoltage, (cell, value) => cell with { MeanVoltage = value }),
        new("active_share", Dimension.None, "%", 0.3, 1, "mass share of active material in the coating", Evidence.Assumed, "usual for pouch cells",
            cell => cell.ActiveShare, (cell, value) => cell with { ActiveShare = value }),
        new("coating_density", Dimension.Density, "g/cm3", 500, 6000, "density of the calendered coating", Evidence.Assumed, "NMC811: 3.3 to 3.5 g/cm3",
            cell => cell.CoatingDensity, (cell, value) => cell with { CoatingDensity = value }),
        new("active_density", Dimension.Density, "g/cm3", 1000, 8000, "density of the active material without pores", Evidence.Measured,
            "NMC811 by X-ray, 4.75 g/cm3", cell => cell.ActiveDensity, (cell, value) => cell with { ActiveDensity = value }),
        new("binder_density", Dimension.Density, "g/cm3", 800, 3000, "density of binder and carbon without pores", Evidence.Assumed,
            "PVDF 1.78, carbon black 1.9 to 2.0 g/cm3", cell => cell.BinderDensity, (cell, value) => cell with { BinderDensity = value }),
        new("first_cycle_efficiency", Dimension.None, "%", 0.5, 1, "first-cycle efficiency of the cathode", Evidence.Assumed,
            "100 % credits no lithium from formation; NMC811 is usually 88 to 92 %", cell => cell.FirstCycleEfficiency,
            (cell, value) => cell with { FirstCycleEfficiency = value }),
        new("aluminum_thickness", Dimension.Length, "um", 0, 1e-4, "thickness of the aluminum foil", Evidence.Assumed, "10 to 15 um",
            cell => cell.AluminumThickness, (cell, value) => cell with { AluminumThickness = value }),
        new("copper_thickness", Dimension.Length, "um", 0, 1e-4, "thickness of the copper foil", Evidence.Assumed, "6 to 10 um", cell => cell.CopperThickness,
            (cell, value) => cell with { CopperThickness = value }),
        new("separator_thickness", Dimension.Length, "um", 1e-6, 1e-3, "thickness of the separator", Evidence.Assumed, "9 to 20 um",
            cell => cell.SeparatorThickness, (cell, value) => cell with { SeparatorThickness = value }),
        new("separator_porosity", Dimension.None, "%", 0, 0.95, "porosity of the separator", Evidence.Assumed, "polyethylene 36 to 46 %",
            cell => cell.SeparatorPorosity, (cell, value) => cell with { SeparatorPorosity = value }),
        new("separator_density", Dimension.Density, "g/cm3", 500, 4000, "density of the separator's solid", Evidence.Measured, "polyethylene",
            cell => cell.SeparatorDensity, (cell, value) => cell with { SeparatorDensity = value }),
        new("electrolyte", Dimension.MassPerCharge, "g/Ah", 0, 1e-4, "electrolyte per capacity", Evidence.Assumed,
            "1.5 (automotive) to 3 g/Ah; coin cells above 30", cell => cell.Electrolyte, (cell, value) => cell with { Electrolyte = value }),
        new("electrolyte_density", Dimension.Density, "g/cm3", 500, 3000, "density of the electrolyte", Evidence.Assumed, "1.2 to 1.5 g/cm3",
            cell => cell.ElectrolyteDensity, (cell, value) => cell with { ElectrolyteDensity = value }),
        new("lithium_thickness", Dimension.Length, "um", 0, 1e-3, "lithium added on each face", Evidence.Assumed, "anode-free", cell => cell.LithiumThickness,
            (cell, value) => cell with { LithiumThickness = value }),
        new("deposit_porosity", Dimension.None, "%", 0, 0.95, "porosity of plated lithium", Evidence.Assumed, "dense: 4.85 um per mAh/cm2",
            cell => cell.DepositPorosity, (cell, value) => cell with { DepositPorosity = value }),
        new("formation_loss", Dimension.ChargePerArea, "mAh/cm2", 0, 360_000, "lithium lost to the interphase in formation", Evidence.Assumed,
            "none unless stated", cell => cell.FormationLoss, (cell, value) => cell with { FormationLoss = value }),
        new("coulombic_efficiency", Dimension.None, "%", 0.5, 1, "Coulombic efficiency of one cycle", Evidence.Assumed, "99.9 %",
            cell => cell.CoulombicEfficiency, (cell, value) => cell with { CoulombicEfficiency = value }),
        new("overhang", Dimension.Length, "mm", 0, 0.02, "how far anode and separator reach beyond the cathode", Evidence.Assumed,
            "none unless stated; built cells 0.5 to 2 mm", cell => cell.Overhang, (cell, value) => cell with { Overhang = value }),
        new("seal_margin", Dimension.Length, "mm", 0, 0.05, "width of the pouch's seal on each edge", Evidence.Assumed, Unstated, cell => cell.SealMargin,
            (cell, value) => cell with { SealMargin = value }),
        new("pouch_thickness", Dimension.Length, "um", 1e-5, 1e-3, "thickness of the pouch foil", Evidence.Measured, "laminate of 113 um",
            cell => cell.PouchThickness, (cell, value) => cell with { PouchThickness = value }),
        new("pouch_areal_mass", Dimension.MassPerArea, "g/m2", 0, 2, "mass per area of the pouch foil", Evidence.Measured,
            "laminate of 113 um: about 183 g/m2", cell => cell.PouchArealMass, (cell, value) => cell with { PouchArealMass = value }),
        new("tab_mass", Dimension.Mass, "g", 0, 1, "mass of both tabs", Evidence.Assumed, Unstated, cell => cell.TabMass,
            (cell, value) => cell with { TabMass = value }),
    ];

    /// <summary>The input of a name.</summary>
    /// <exception cref="InputException">If there is none; the message names the nearest.</exception>
    public static PouchInput Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return All.FirstOrDefault(input => input.Name == name) ?? throw new InputException(
            "the calculator has no such input", name, $"\"{name}\"", string.Join(", ", All.Select(input => input.Name)),
            Spelling.Nearest(name, All.Select(input => input.Name)) is { } near ? $"Did you mean \"{near}\"?" : "");
    }
}
