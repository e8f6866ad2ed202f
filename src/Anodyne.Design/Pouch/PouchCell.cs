using System.Collections.Immutable;
using System.Globalization;
using Anodyne.Quantities;
using Anodyne.Quantities.Units;

namespace Anodyne.Design.Pouch;

/// <summary>
/// An anode-free or thin-lithium pouch cell: a stack of n double-sided cathodes between n + 1 copper foils, wound in no way, sealed on four sides.
/// Every member has a default (see <see cref="PouchInputs"/>); <see cref="Stated"/> remembers which ones a person gave.
/// </summary>
public sealed record PouchCell
{
    /// <summary>Name of the design.</summary>
    public string Name { get; init; } = "pouch cell";

    /// <summary>Name of the cathode's active material; the calculator does not use it, a simulation of the cell does.</summary>
    public string CathodeMaterial { get; init; } = "NMC811";

    /// <summary>Names of the inputs that were given; all others are defaults and are printed as such.</summary>
    public ImmutableHashSet<string> Stated { get; init; } = [];

    /// <summary>Width of a cathode face, m.</summary>
    public double CathodeWidth { get; init; } = 0.05;

    /// <summary>Height of a cathode face, m.</summary>
    public double CathodeHeight { get; init; } = 0.07;

    /// <summary>Number of double-sided cathodes, at least 1 (whole in a built cell).</summary>
    public double CathodeLayers { get; init; } = 10;

    /// <summary>Reversible areal capacity of one cathode face, C/m2.</summary>
    public double ArealCapacity { get; init; } = 4.2 * 36000;

    /// <summary>Reversible specific capacity of the cathode's active material after formation, C/kg.</summary>
    public double SpecificCapacity { get; init; } = 215 * 3600;

    /// <summary>Mean discharge voltage, V.</summary>
    public double MeanVoltage { get; init; } = 3.82;

    /// <summary>Mass share of active material in the cathode coating, 0 to 1.</summary>
    public double ActiveShare { get; init; } = 0.96;

    /// <summary>Density of the calendered cathode coating with its pores, kg/m3.</summary>
    public double CoatingDensity { get; init; } = 3400;

    /// <summary>Density of the active material without pores, kg/m3.</summary>
    public double ActiveDensity { get; init; } = 4750;

    /// <summary>Density of binder and carbon without pores, kg/m3.</summary>
    public double BinderDensity { get; init; } = 1900;

    /// <summary>First-cycle efficiency of the cathode, 0 to 1: the lithium it does not take back stays on the anode.</summary>
    public double FirstCycleEfficiency { get; init; } = 1;

    /// <summary>Thickness of the aluminum foil, m.</summary>
    public double AluminumThickness { get; init; } = 12e-6;

    /// <summary>Thickness of the copper foil, m.</summary>
    public double CopperThickness { get; init; } = 8e-6;

    /// <summary>Thickness of the separator with its coating, m.</summary>
    public double SeparatorThickness { get; init; } = 12e-6;

    /// <summary>Porosity of the separator, 0 to 1.</summary>
    public double SeparatorPorosity { get; init; } = 0.4;

    /// <summary>Density of the separator's solid, kg/m3.</summary>
    public double SeparatorDensity { get; init; } = 950;

    /// <summary>Electrolyte mass per capacity, kg/C.</summary>
    public double Electrolyte { get; init; } = 2e-3 / 3600;

    /// <summary>Density of the electrolyte, kg/m3.</summary>
    public double ElectrolyteDensity { get; init; } = 1300;

    /// <summary>Lithium metal brought in at assembly on each copper face opposite a cathode, as thickness, m; 0 is anode-free.</summary>
    public double LithiumThickness { get; init; }

    /// <summary>Porosity of plated lithium, 0 (dense) to below 1.</summary>
    public double DepositPorosity { get; init; }

    /// <summary>Lithium lost to the interphase in formation, per anode face, C/m2.</summary>
    public double FormationLoss { get; init; }

    /// <summary>Coulombic efficiency of one cycle after formation, above 0 to 1.</summary>
    public double CoulombicEfficiency { get; init; } = 0.999;

    /// <summary>How far anode and separator reach beyond the cathode on each edge, m.</summary>
    public double Overhang { get; init; }

    /// <summary>Width of the pouch's seal beyond the cathode on each edge, m.</summary>
    public double SealMargin { get; init; } = 7e-3;

    /// <summary>Thickness of the pouch foil, m.</summary>
    public double PouchThickness { get; init; } = 113e-6;

    /// <summary>Mass per area of the pouch foil, kg/m2.</summary>
    public double PouchArealMass { get; init; } = 0.183;

    /// <summary>Mass of both tabs with their sealing tape and the welds, kg.</summary>
    public double TabMass { get; init; } = 1.1e-3;

    /// <summary>The cell with one input changed by name and marked as stated.</summary>
    /// <param name="name">Name of the input, e.g. "areal_capacity".</param>
    /// <param name="value">Value, SI.</param>
    /// <exception cref="InputException">If there is no such input or the value is out of its range.</exception>
    public PouchCell With(string name, double value)
    {
        var input = PouchInputs.Find(name);
        input.Check(value);
        return input.Set(this, value) with { Stated = Stated.Add(name) };
    }

    /// <summary>Checks every input against its range and the design as a whole.</summary>
    /// <exception cref="InputException">If an input is out of range or the coating is denser than its solids.</exception>
    public PouchCell Checked()
    {
        foreach (var input in PouchInputs.All)
        {
            input.Check(input.Get(this));
        }

        if (CoatingPorosity < 0)
        {
            throw new InputException(
                "the cathode coating is denser than its solids", "coating_density",
                string.Create(CultureInfo.InvariantCulture, $"{CoatingDensity / 1000:0.###} g/cm3"),
                string.Create(CultureInfo.InvariantCulture, $"at most {SolidDensity / 1000:0.###} g/cm3"),
                "Check active_share, active_density and binder_density.");
        }

        if (LithiumReserve < 0)
        {
            throw new InputException(
                "formation loses more lithium than the cathode's first cycle and the added lithium bring", "formation_loss",
                UnitText.Print(FormationLoss, "mAh/cm2"), $"at most {UnitText.Print(LithiumReserve + FormationLoss, "mAh/cm2")}",
                "The stated capacity counts after formation: lower areal_capacity or add lithium.");
        }

        return this;
    }

    /// <summary>Area of one cathode face, m2.</summary>
    public double FaceArea => CathodeWidth * CathodeHeight;

    /// <summary>Area of all cathode faces, 2 n w h, m2.</summary>
    public double CathodeArea => 2 * CathodeLayers * FaceArea;

    /// <summary>Area of one anode foil with its overhang, m2.</summary>
    public double AnodeFoilArea => (CathodeWidth + (2 * Overhang)) * (CathodeHeight + (2 * Overhang));

    /// <summary>Mass of coating per cathode face, kg/m2.</summary>
    public double CoatingArealMass => ArealCapacity / SpecificCapacity / ActiveShare;

    /// <summary>Thickness of the coating on one face, m.</summary>
    public double CoatingThickness => CoatingArealMass / CoatingDensity;

    /// <summary>Density of the coating's solids without pores, kg/m3.</summary>
    public double SolidDensity => 1 / ((ActiveShare / ActiveDensity) + ((1 - ActiveShare) / BinderDensity));

    /// <summary>Porosity of the coating, 0 to 1.</summary>
    public double CoatingPorosity => 1 - (CoatingDensity / SolidDensity);

    /// <summary>Capacity of the added lithium per face, C/m2.</summary>
    public double LithiumArealCapacity => LithiumThickness / LithiumFoil.ThicknessPerCharge;

    /// <summary>
    /// Lithium per face beyond what a cycle needs, after formation: added, left from the cathode's first cycle, less what the interphase took; C/m2.
    /// </summary>
    public double LithiumReserve => LithiumArealCapacity + (ArealCapacity * ((1 / FirstCycleEfficiency) - 1)) - FormationLoss;
}
