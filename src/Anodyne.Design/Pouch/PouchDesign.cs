using System.Collections.Immutable;
using Anodyne.Quantities;

namespace Anodyne.Design.Pouch;

/// <summary>One part of the cell's mass.</summary>
/// <param name="Part">Name of the part.</param>
/// <param name="Mass">Mass, kg.</param>
public sealed record MassPart(string Part, double Mass);

/// <summary>
/// The calculator: a stack of flat layers, masses and thicknesses added up. Nothing is fitted.
/// Conventions: capacity and energy are those of one discharge at the stated specific capacity and mean voltage; energy per volume counts the cathode's
/// footprint and the stack's thickness with both pouch foils, not the seal (<see cref="EnvelopeVolume"/> counts it); "charged" means with one cycle's
/// lithium plated on every face.
/// </summary>
public sealed class PouchDesign
{
    /// <summary>Density of aluminum foil, kg/m3 (CRC Handbook).</summary>
    public const double AluminumDensity = 2700;

    /// <summary>Density of copper foil, kg/m3 (CRC Handbook).</summary>
    public const double CopperDensity = 8960;

    private PouchDesign(PouchCell cell) => Cell = cell;

    /// <summary>The design's inputs.</summary>
    public PouchCell Cell { get; }

    /// <summary>Computes a design.</summary>
    /// <exception cref="InputException">If an input is out of range.</exception>
    public static PouchDesign Of(PouchCell cell)
    {
        ArgumentNullException.ThrowIfNull(cell);
        return new PouchDesign(cell.Checked());
    }

    /// <summary>Capacity, C.</summary>
    public double Capacity => Cell.ArealCapacity * Cell.CathodeArea;

    /// <summary>Energy of one discharge, J.</summary>
    public double Energy => Capacity * Cell.MeanVoltage;

    /// <summary>Number of copper foils, one more than cathodes.</summary>
    public double AnodeLayers => Cell.CathodeLayers + 1;

    /// <summary>The parts of the mass, largest first.</summary>
    public ImmutableArray<MassPart> Parts =>
    [
        .. new MassPart[]
        {
            new("cathode coating", Cell.CoatingArealMass * Cell.CathodeArea),
            new("electrolyte", Cell.Electrolyte * Capacity),
            new("copper", CopperDensity * Cell.CopperThickness * Cell.AnodeFoilArea * AnodeLayers),
            new("pouch foil", Cell.PouchArealMass * PouchArea),
            new("tabs", Cell.TabMass),
            new("aluminum", AluminumDensity * Cell.AluminumThickness * Cell.FaceArea * Cell.CathodeLayers),
            new("separator", Cell.SeparatorDensity * (1 - Cell.SeparatorPorosity) * Cell.SeparatorThickness * Cell.AnodeFoilArea * 2 * Cell.CathodeLayers),
            new("added lithium", LithiumFoil.Density * Cell.LithiumThickness * Cell.CathodeArea),
        }.Where(part => part.Mass > 0).OrderByDescending(part => part.Mass),
    ];

    /// <summary>Mass of the cell, kg.</summary>
    public double Mass => Parts.Sum(part => part.Mass);

    /// <summary>Energy per mass, J/kg.</summary>
    public double SpecificEnergy => Energy / Mass;

    /// <summary>Area of both pouch foils, m2.</summary>
    public double PouchArea => 2 * EnvelopeArea;

    /// <summary>Footprint of the sealed pouch, m2; the seal starts at the larger of cathode and anode edge.</summary>
    public double EnvelopeArea =>
        (Cell.CathodeWidth + (2 * (Cell.SealMargin + Cell.Overhang))) * (Cell.CathodeHeight + (2 * (Cell.SealMargin + Cell.Overhang)));

    /// <summary>Thickness discharged, m: coatings, foils, separators, added lithium, two pouch foils.</summary>
    public double ThicknessDischarged =>
        (2 * Cell.CathodeLayers * (Cell.CoatingThickness + Cell.SeparatorThickness + Cell.LithiumThickness))
        + (Cell.CathodeLayers * Cell.AluminumThickness) + (AnodeLayers * Cell.CopperThickness) + (2 * Cell.PouchThickness);

    /// <summary>Growth of one face on charge, m: areal capacity x 4.85 um per mAh/cm2 / (1 - deposit porosity).</summary>
    public double GrowthPerFace => Cell.ArealCapacity * LithiumFoil.ThicknessPerCharge / (1 - Cell.DepositPorosity);

    /// <summary>Growth of the whole cell on charge, m.</summary>
    public double Growth => 2 * Cell.CathodeLayers * GrowthPerFace;

    /// <summary>Thickness charged, m.</summary>
    public double ThicknessCharged => ThicknessDischarged + Growth;

    /// <summary>Energy per volume, charged, J/m3: footprint of the cathode x charged thickness.</summary>
    public double EnergyDensityCharged => Energy / (Cell.FaceArea * ThicknessCharged);

    /// <summary>Energy per volume, discharged, J/m3: footprint of the cathode x discharged thickness.</summary>
    public double EnergyDensityDischarged => Energy / (Cell.FaceArea * ThicknessDischarged);

    /// <summary>Volume of the charged cell with its seal, m3.</summary>
    public double EnvelopeVolume => EnvelopeArea * ThicknessCharged;

    /// <summary>N/P that counts the added lithium only: 0 for an anode-free cell.</summary>
    public double NpAdded => Cell.LithiumArealCapacity / Cell.ArealCapacity;

    /// <summary>N/P that counts the lithium from the cathode too: one more.</summary>
    public double NpTotal => NpAdded + 1;

    /// <summary>Volume of electrolyte, m3.</summary>
    public double ElectrolyteVolume => Cell.Electrolyte * Capacity / Cell.ElectrolyteDensity;

    /// <summary>Pore volume of cathode coatings and separators, discharged, m3; pores of a deposit are not counted.</summary>
    public double PoreVolume => (Cell.CoatingThickness * Cell.CoatingPorosity * Cell.CathodeArea)
        + (Cell.SeparatorThickness * Cell.SeparatorPorosity * Cell.AnodeFoilArea * 2 * Cell.CathodeLayers);

    /// <summary>Electrolyte that just fills the pores, kg/C.</summary>
    public double ElectrolyteToFill => PoreVolume * Cell.ElectrolyteDensity / Capacity;

    /// <summary>Electrolyte volume over pore volume; below 1 the pores are not filled.</summary>
    public double FillRatio => ElectrolyteVolume / PoreVolume;

    /// <summary>
    /// Cycles until the capacity is 80 % of the first, counted in lithium alone: the reserve lasts reserve/(q (1 - CE)) cycles, then the capacity is
    /// CE^n. Infinite for CE = 1. Loss of cathode and of electrolyte is not in it.
    /// </summary>
    public double CyclesToEightyPercent => LithiumLife.Cycles(Cell.LithiumReserve / Cell.ArealCapacity, Cell.CoulombicEfficiency, 0.8);
}
