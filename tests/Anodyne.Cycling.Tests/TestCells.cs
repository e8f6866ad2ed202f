using Anodyne.Cells;
using Anodyne.Cells.Electrodes;
using Anodyne.Cells.Electrolytes;
using Anodyne.Cells.Kinetics;
using Anodyne.Cells.Layers;
using Anodyne.Cells.Library;

namespace Anodyne.Cycling.Tests;

internal static class TestCells
{
    /// <summary>Constant properties that make the closed forms exact: t+ 0.3, D 3e-10, kappa 1 S/m.</summary>
    public static Electrolyte Constant(double factor = 1) => new("test", "LiX", "Y", 1000, 1.0, 3e-10, 0.3, factor);

    public static MetalElectrode Lithium(double i0 = 20, double film = 0, double filmCapacitance = 0, double capacitance = 0.2) => new()
    {
        Kinetics = new ButlerVolmer(i0, 1000, 0.5),
        Interphase = film > 0 ? Interphase.Conformal(film) with { Capacitance = filmCapacitance } : null,
        DoubleLayerCapacitance = capacitance,
    };

    public static PorousLayer Separator(double thickness = 100e-6) => new("separator", PorousLayerKind.Separator, thickness, 0.4, 1.6);

    public static CellDesign LiLi(double factor = 1, double i0 = 20, double film = 0, double thickness = 100e-6) =>
        ReferenceCells.Symmetric(Constant(factor), Separator(thickness), Lithium(i0, film));

    public static CellDesign LiCu() => ReferenceCells.Symmetric(CellElectrolytes.Nyman2008, Separator(25e-6), Lithium()) with
    {
        Positive = MetalElectrode.Bare(new ButlerVolmer(20, 1000), new Collector()) with
        {
            Interphase = Interphase.Growing(new SeiGrowth { Law = SeiLaw.SolventReaction, FreshShare = 0.02, AreaPerPlated = 1 }) with { Capacitance = 1e-2 },
            Dead = new DeadLithium { DecayRate = 1e-6, StrippingShare = 0.03 },
        },
    };

    public static CellDesign Named(string name) => name switch
    {
        "Xu2019" => ReferenceCells.Xu2019,
        "Chen2020" => ReferenceCells.Chen2020,
        "LiLi" => LiLi(film: 1e-3),
        "charged" => LiLi(film: 1e-3) with
        {
            Layers = [Separator() with { FixedCharge = 30 }, new PorousLayer("clay", PorousLayerKind.Coating, 5e-6, 0.5, 2, 0.5) { FixedCharge = 800 }],
        },
        "LiCu" => LiCu(),
        "film" => ReferenceCells.Xu2019 with
        {
            Positive = (InsertionElectrode)ReferenceCells.Xu2019.Positive with
            {
                FilmResistance = 5e-3,
                Material = ActiveMaterials.Nmc532 with { TransferCoefficient = 0.4, Diffusivity = static s => 1e-14 * (1 + (0.5 * s)) },
            },
            ContactResistance = 1e-3,
        },
        "heat" => ReferenceCells.Chen2020 with
        {
            Thermal = new Thermal(2000, 5),
            ContactResistance = 1e-3,
            Electrolyte = CellElectrolytes.Capiglia1999,
            Positive = (InsertionElectrode)ReferenceCells.Chen2020.Positive with
            {
                FilmResistance = 5e-3,
                Material = ActiveMaterials.Nmc811 with { TransferCoefficient = 0.4, Diffusivity = static s => 4e-15 * (1 + (0.5 * s)), EntropicCoefficient = -1e-4 },
            },
        },
        "heat of lithium" => WarmLithium(new ButlerVolmer(20, 1000, 0.5, activationEnergy: 60e3)),
        "heat of Marcus lithium" => WarmLithium(new MarcusHushChidsey(20, 1000, 0.3, 0.5, 40e3)),
        _ when Enum.TryParse<SeiLaw>(name, out var law) => LiLi() with { Positive = Lithium() with { Interphase = Interphase.Growing(Fast(law)) } },
        _ => throw new ArgumentOutOfRangeException(nameof(name)),
    };

    private static SeiGrowth Fast(SeiLaw law) =>
        new() { Law = law, AreaPerPlated = 1, InitialThickness = 8e-9, ExchangeCurrent = 1e-4, Diffusivity = 1e-16, Concentration = 15 };

    /// <summary>Lithium with everything that depends on the temperature, on copper and on a foil.</summary>
    private static CellDesign WarmLithium(ElectrodeKinetics kinetics)
    {
        var metal = new MetalElectrode
        {
            Kinetics = kinetics,
            Interphase = Interphase.Conformal(2e-3) with { ActivationEnergy = 50e3, Capacitance = 1e-2, Growth = Fast(SeiLaw.Combined) with { ActivationEnergy = 38e3 } },
            Dead = new DeadLithium { DecayRate = 1e-6, StrippingShare = 0.03 },
        };
        return ReferenceCells.Symmetric(CellElectrolytes.ValoenReimers2005, Separator(25e-6), metal) with
        {
            Thermal = new Thermal(100, 5),
            Positive = metal with { LithiumPerArea = 0, Collector = new Collector() },
        };
    }
}
