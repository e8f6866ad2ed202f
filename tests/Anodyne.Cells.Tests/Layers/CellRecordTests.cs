using Anodyne.Cells.Electrolytes;
using Anodyne.Cells.Geometry;
using Anodyne.Cells.Kinetics;
using Anodyne.Cells.Layers;
using Anodyne.Cells.Protocols;
using Anodyne.Quantities;

namespace Anodyne.Cells.Tests.Layers;

/// <summary>Records refuse what cannot be, and derived quantities follow from their definitions.</summary>
public class CellRecordTests
{
    private static Electrolyte Liquid(double transference = 0.32) => new("test", "LiPF6", "EC:DEC", 1000, 0.95, 2.4e-10, transference, 1.0);

    private static InterfaceCell Cell(IReadOnlyList<PorousLayer> layers, Interphase? film = null, double transference = 0.32) =>
        new("cell", Liquid(transference), layers, film, LithiumMetal.Default, new ButlerVolmer(20, 1000));

    [Fact]
    public void One_milliampere_hour_is_4_849081_um_of_lithium() => Assert.Equal(4.849081e-6, LithiumMetal.Default.DenseThickness(36000), 5e-13);

    [Fact]
    public void Layers_add_up_to_the_gap()
    {
        var cell = Cell([new PorousLayer("coating", PorousLayerKind.Coating, 2e-6, 0.5, 2), new PorousLayer("PE", PorousLayerKind.Separator, 7e-6, 0.374, 2.5), PorousLayer.Free(16e-6)]);
        Assert.Equal(25e-6, cell.Gap, 1e-20);
        Assert.Equal(4, cell.Layers[0].MacMullinNumber);
        Assert.Equal(0.012996, cell.NeglectedConvection, 1e-6);
    }

    [Fact]
    public void A_layer_of_known_MacMullin_number_gets_its_tortuosity()
    {
        Assert.Equal(8, PorousLayer.FromMacMullin("PE", PorousLayerKind.Separator, 25e-6, 0.4, 8).MacMullinNumber, 1e-14);
        var failure = Assert.Throws<InputException>(() => PorousLayer.FromMacMullin("PE", PorousLayerKind.Separator, 25e-6, 0.4, 2));
        Assert.Contains("2.5", failure.Problem.Allowed, StringComparison.Ordinal);
    }

    public static TheoryData<string, Action> Impossible => new()
    {
        { "transference number", () => Liquid(1.1) },
        { "transference number", () => Liquid(0) },
        { "conductivity", () => _ = Liquid() with { Conductivity = 0 } },
        { "salt diffusivity", () => _ = Liquid() with { SaltDiffusivity = -1e-10 } },
        { "thermodynamic factor", () => _ = Liquid() with { ThermodynamicFactor = double.NaN } },
        { "concentration", () => _ = Liquid() with { Concentration = 0 } },
        { "porosity", () => _ = PorousLayer.Free(1e-6) with { Porosity = 0 } },
        { "porosity", () => _ = PorousLayer.Free(1e-6) with { Porosity = 1.01 } },
        { "tortuosity", () => _ = PorousLayer.Free(1e-6) with { Tortuosity = 0.9 } },
        { "thickness", () => PorousLayer.Free(0) },
        { "transference number of the layer", () => _ = PorousLayer.Free(1e-6) with { TransferenceNumber = 1.2 } },
        { "film resistance", () => Interphase.Conformal(-1e-3) },
        { "film conductivity", () => Interphase.Conformal(1e-6, 0) },
        { "layer thickness", () => Interphase.PlanarOutside(0, 1e-3) },
        { "outer contact resistance", () => Interphase.PlanarOutside(1e-6, 1e-3, -1) },
        { "heterogeneity", () => _ = Interphase.PlanarOutside(1e-6, 1e-3) with { Heterogeneity = new Heterogeneity(0.3, 1e-6, 1) } },
        { "coefficient of variation", () => _ = new Heterogeneity(-0.1, 1e-6, 1) },
        { "molar volume", () => _ = LithiumMetal.Default with { MolarVolume = 0 } },
        { "surface energy", () => _ = LithiumMetal.Default with { SurfaceEnergy = -0.5 } },
        { "layers", () => Cell([]) },
        { "temperature", () => _ = Cell([PorousLayer.Free(1e-5)]) with { Temperature = 25 } },
        { "interphase thickness", () => Cell([PorousLayer.Free(1e-6)], Interphase.PlanarOutside(2e-6, 1e-3)) },
        { "transference number of the layer", () => Cell([PorousLayer.Free(1e-6) with { SaltDiffusivity = 1e-10 }], transference: 1) },
        { "amplitude", () => _ = new SinusoidSurface(-1e-6, 1e-5) },
        { "amplitude", () => _ = new TrochoidSurface(2e-6, 1e-5) },
        { "half width", () => _ = new ProtrusionSurface(ProtrusionShape.Hemisphere, 1e-6, 2e-6, 0) },
        { "radius", () => _ = new NucleiSurface(1e6, 1e-6, 0.1, 1) },
        { "current density", () => _ = new Galvanostatic(0) },
        { "voltage", () => _ = new Potentiostatic(-50) },
        { "stop", () => _ = new StopRules(null, null) },
        { "charge per area", () => _ = new StopRules(-1, null) },
        { "width", () => _ = new Domain(0, Lateral.Periodic) },
    };

    [Theory]
    [MemberData(nameof(Impossible))]
    public void What_cannot_be_is_refused_by_name(string field, Action make)
    {
        var failure = Assert.Throws<InputException>(make);
        Assert.Equal(field, failure.Problem.Where);
        Assert.NotEmpty(failure.Problem.Found);
        Assert.NotEmpty(failure.Problem.Allowed);
    }
}
