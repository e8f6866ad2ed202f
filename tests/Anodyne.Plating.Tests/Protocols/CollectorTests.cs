using Anodyne.Cells.Geometry;
using Anodyne.Cells.Layers;
using Anodyne.Cells.Protocols;
using Anodyne.Plating.Results;
using Anodyne.Plating.Runs;
using Anodyne.Records.CellDescriptions;
using Xunit.Abstractions;

namespace Anodyne.Plating.Tests.Protocols;

public class CollectorTests(ITestOutputHelper output)
{
    internal static PlatingCase OnCopper(double lithium, InitialSurface surface, params string[] protocol) => ProtocolRunTests.Cycled(protocol) with
    {
        Collector = new LithiumCollector("Cu", lithium),
        Surface = surface,
        Numerics = new PlatingNumerics(32, Threads: 1),
    };

    private void Print(PlatingResult run)
    {
        foreach (var step in run.ProtocolSteps)
        {
            output.WriteLine($"{step}");
        }

        foreach (var cycle in run.Cycles)
        {
            output.WriteLine($"{cycle}");
        }

        output.WriteLine($"{run.StopReason} {run.StopDetail} {run.Conservation} {run.Topology} steps {run.Steps} wall {run.Wall:f1}");
    }

    [Fact]
    public void What_was_plated_flat_on_copper_is_stripped_until_the_collector_is_bare()
    {
        var run = PlatingSimulation.Run(OnCopper(0, new FlatSurface(), "repeat 2 {", "Plate 0.3 mAh/cm2 at 5 mA/cm2", "Strip at 5 mA/cm2 until 1 V", "}"));
        Print(run);
        Assert.Equal(StopReason.Protocol, run.StopReason);
        Assert.All(run.Cycles, cycle => Assert.InRange(cycle.Efficiency, 0.97, 1 + 1e-9));
        Assert.InRange(run.Conservation.Lithium, 0, 1e-10);
        Assert.All(run.Cycles, cycle => Assert.InRange(cycle.Closure, 0, 1e-10));
        Assert.Equal(CellType.LiCu, PlatingRecord.Of(OnCopper(0, new FlatSurface(), "Rest for 1 s"), run).Cell.Type);
    }

    [Fact]
    public void Lithium_of_uneven_thickness_leaves_bare_copper_behind_and_loses_nothing()
    {
        var problem = OnCopper(0.3e-6, new RandomRoughnessSurface(0.6e-6, 5e-6, RoughnessSpectrum.Gaussian, 5), "Plate 0.2 mAh/cm2 at 5 mA/cm2",
            "Strip at 5 mA/cm2 until 0.7 V", "Plate 0.2 mAh/cm2 at 5 mA/cm2");
        var run = PlatingSimulation.Run(problem);
        Print(run);
        Assert.Equal(StopReason.Protocol, run.StopReason);
        Assert.Contains("voltage", run.ProtocolSteps[1].Reason, StringComparison.Ordinal);
        Assert.InRange(run.Conservation.Lithium, 0, 1e-10);
        Assert.InRange(run.Conservation.Charge, 0, 1e-10);
    }

    [Fact]
    public void A_protocol_that_strips_what_is_not_there_says_so_and_goes_on()
    {
        var run = PlatingSimulation.Run(OnCopper(0, new FlatSurface(), "Strip at 1 mA/cm2 until 1 V", "Plate 0.1 mAh/cm2 at 5 mA/cm2"));
        Assert.Equal("no lithium is left on the collector", run.ProtocolSteps[0].Reason);
        Assert.Equal(3600, run.ProtocolSteps[1].Plated, 1e-6);
    }

    [Fact]
    public void A_counter_electrode_has_a_film_and_a_stock_of_its_own()
    {
        var bare = ProtocolRunTests.Cycled("Plate 0.3 mAh/cm2 at 5 mA/cm2") with { Numerics = new PlatingNumerics(32, Threads: 1) };
        var filmed = PlatingSimulation.Run(bare with { CounterElectrode = new CounterElectrode(2e-3, 7200) });
        Assert.Equal(PlatingSimulation.Run(bare).Series[0].Voltage - 50 * 2e-3, filmed.Series[0].Voltage, 1e-12);
        Assert.Equal(7200, filmed.ChargePerArea, 1e-6);
        Assert.Equal("the counter electrode has given all its lithium", filmed.ProtocolSteps[0].Reason);
    }
}
