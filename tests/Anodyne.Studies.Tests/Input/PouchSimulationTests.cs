using Anodyne.Cells.Electrodes;
using Anodyne.Design.Pouch;
using Anodyne.Quantities;
using Anodyne.Studies.Input;
using Anodyne.Studies.Tests.Designs;

namespace Anodyne.Studies.Tests.Input;

/// <summary>The description of a pouch cell feeds the cell simulation: the same capacity, area and layers, and a discharge that delivers what was stated.</summary>
public sealed class PouchSimulationTests
{
    private static readonly PouchCell Thin = new PouchCell().With("lithium_thickness", 50e-6);

    [Fact]
    public void The_simulated_cell_has_the_stated_capacity_and_layers()
    {
        var design = PouchSimulation.Of(Thin, charged: true).Validated();
        var cathode = Assert.IsType<InsertionElectrode>(design.Positive);
        Assert.Equal(Thin.CathodeArea, design.Area, 1e-12);
        Assert.Equal(Thin.CoatingThickness, cathode.Thickness, 1e-12);
        Assert.Equal(2.94 * 3600, design.NominalCharge!.Value, 1e-6);
        var anode = Assert.IsType<MetalElectrode>(design.Negative);
        Assert.Equal((Thin.LithiumArealCapacity + Thin.ArealCapacity) / PhysicalConstants.Faraday, anode.LithiumPerArea, 1e-9);
        Assert.NotNull(Assert.IsType<MetalElectrode>(PouchSimulation.Of(new PouchCell()).Negative).Collector);
    }

    [Fact]
    public void A_slow_discharge_delivers_the_stated_capacity_at_a_plausible_voltage()
    {
        var slow = PouchSimulation.Discharge(Thin, 0.2);
        Assert.Equal(2.94, slow.Charge / 3600, 1e-3);
        Assert.Equal(3.82, slow.MeanVoltage, 0.05);
        var fast = PouchSimulation.Discharge(Thin, 3);
        Assert.True(fast.Charge < 0.99 * slow.Charge && fast.MeanVoltage < slow.MeanVoltage - 0.1);
    }

    [Fact]
    public void What_cannot_be_simulated_is_refused()
    {
        Assert.Contains("NMC811", Assert.Throws<InputException>(() => PouchSimulation.Of(Thin with { CathodeMaterial = "LNMO" })).Problem.Allowed, StringComparison.Ordinal);
        Assert.Throws<InputException>(() => PouchSimulation.Of(Thin with { SpecificCapacity = 400 * 3600, CoatingDensity = 4000 }));
        Assert.Throws<InputException>(() => PouchSimulation.Discharge(Thin, 0));
    }

    [Fact]
    public void A_cycle_case_starts_from_the_same_file()
    {
        var read = CycleCaseReader.ReadFile(Path.Combine(DesignRequestsTests.Examples(), "pouch-cell", "cycle.yaml"));
        Assert.Equal(0.88 * 3600, read.Design.NominalCharge!.Value, 1e-6);
        Assert.Equal(10 * 0.04 * 0.055, read.Design.Area, 1e-12);
        static void Refuse(string text) => Assert.Throws<InputException>(() => CycleCaseReader.Read(Quantities.Documents.YamlReader.Read(text, "c.yaml"), DesignRequestsTests.Examples(), text));
        Refuse("pouch: nowhere.yaml\nprotocol: [Rest for 1 minute]\n");
        Refuse("use: xu2019\ncharged: yes\nprotocol: [Rest for 1 minute]\n");
    }
}
