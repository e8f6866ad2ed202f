using Anodyne.Cells.Electrodes;
using Anodyne.Cells.Electrolytes;
using Anodyne.Cells.Kinetics;
using Anodyne.Cells.Layers;
using Anodyne.Quantities;

namespace Anodyne.Cells.Library;

/// <summary>The published cells against which the model is checked, and from which users may start.</summary>
public static class ReferenceCells
{
    /// <summary>Kinetics of lithium of Xu et al.: j0 = 3.5e-8 F c_Li^0.7 c_e^0.3 = 70.6 A/m2 at 1 M.</summary>
    public static ElectrodeKinetics XuLithium { get; } = new ButlerVolmer(
        3.5e-8 * PhysicalConstants.Faraday * Math.Pow(1 / 1.3e-5, 0.7) * Math.Pow(1000, 0.3), 1000, 0.3);

    /// <summary>Li | Celgard 2325 | NMC532 half cell (Xu et al., J. Electrochem. Soc. 166 (2019) A3456), charged; 2.4 mAh, 1.54 cm2.</summary>
    public static CellDesign Xu2019 { get; } = new()
    {
        Name = "Xu2019",
        Area = 0.01 * 0.0154,
        NominalCharge = 2.4e-3 * 3600,
        Electrolyte = CellElectrolytes.ValoenReimers2005,
        Negative = new MetalElectrode { Kinetics = XuLithium, DoubleLayerCapacitance = 0.2 },
        Layers = [new PorousLayer("Celgard 2325", PorousLayerKind.Separator, 25e-6, 0.39, 1 / Math.Sqrt(0.39))],
        Positive = new InsertionElectrode
        {
            Material = ActiveMaterials.Nmc532 with { MaximumConcentration = 48230 },
            Thickness = 42e-6,
            Porosity = 0.331,
            ActiveFraction = 0.518,
            ParticleRadius = 5.3e-6,
            Conductivity = 100,
            InitialStoichiometry = 4631.0 / 48230,
            BruggemanSolid = 1.5,
        },
    };

    /// <summary>LG M50, graphite-SiOx | NMC811 (Chen et al., J. Electrochem. Soc. 167 (2020) 080534), charged; 5 Ah.</summary>
    public static CellDesign Chen2020 { get; } = new()
    {
        Name = "Chen2020",
        Area = 0.065 * 1.58,
        NominalCharge = 5 * 3600,
        Electrolyte = CellElectrolytes.Nyman2008,
        Negative = new InsertionElectrode
        {
            Material = ActiveMaterials.GraphiteSilicon,
            Thickness = 85.2e-6,
            Porosity = 0.25,
            ActiveFraction = 0.75,
            ParticleRadius = 5.86e-6,
            Conductivity = 215,
            BruggemanSolid = 0,
            InitialStoichiometry = 29866.0 / 33133,
        },
        Layers = [new PorousLayer("separator", PorousLayerKind.Separator, 12e-6, 0.47, 1 / Math.Sqrt(0.47))],
        Positive = new InsertionElectrode
        {
            Material = ActiveMaterials.Nmc811,
            Thickness = 75.6e-6,
            Porosity = 0.335,
            ActiveFraction = 0.665,
            ParticleRadius = 5.22e-6,
            Conductivity = 0.18,
            BruggemanSolid = 0,
            InitialStoichiometry = 17038.0 / 63104,
        },
    };

    /// <summary>The cell of the COMSOL curves: graphite | LCO (Marquis et al., J. Electrochem. Soc. 166 (2019) A3693) of 1 m2, 24 A at 1C, 126 and 16.6
    /// S/m.</summary>
    public static CellDesign Marquis2019Comsol { get; } = new()
    {
        Name = "Marquis2019",
        Area = 1,
        NominalCharge = 24 * 3600,
        Electrolyte = CellElectrolytes.Capiglia1999,
        Negative = new InsertionElectrode
        {
            Material = ActiveMaterials.GraphiteMcmb,
            Thickness = 100e-6,
            Porosity = 0.3,
            ActiveFraction = 0.6,
            ParticleRadius = 10e-6,
            Conductivity = 126,
            InitialStoichiometry = 19986.609595075 / 24983.2619938437,
        },
        Layers = [new PorousLayer("separator", PorousLayerKind.Separator, 25e-6)],
        Positive = new InsertionElectrode
        {
            Material = ActiveMaterials.Lco,
            Thickness = 100e-6,
            Porosity = 0.3,
            ActiveFraction = 0.5,
            ParticleRadius = 10e-6,
            Conductivity = 16.6,
            InitialStoichiometry = 30730.7554385565 / 51217.9257309275,
        },
    };

    /// <summary>A symmetric cell of two lithium electrodes.</summary>
    /// <param name="electrolyte">Electrolyte.</param>
    /// <param name="separator">Layer between the electrodes.</param>
    /// <param name="lithium">Both electrodes.</param>
    public static CellDesign Symmetric(Electrolyte electrolyte, PorousLayer separator, MetalElectrode lithium) => new()
    {
        Name = "Li||Li",
        Electrolyte = electrolyte,
        Layers = [separator],
        Negative = lithium,
        Positive = lithium,
    };
}
