using Anodyne.Cells;
using Anodyne.Cells.Geometry;
using Anodyne.Cells.Kinetics;
using Anodyne.Cells.Layers;
using Anodyne.Cells.Protocols;
using Anodyne.Plating.Results;
using Anodyne.Plating.Runs;
using Anodyne.Plating.Verification;
using Anodyne.Quantities;

namespace Anodyne.Plating.Tests;

/// <summary>What the tip comes to, and what the grid can follow.</summary>
public class ReachTests
{
    [Fact]
    public void The_time_of_contact_does_not_depend_on_the_grid()
    {
        var (coarse, fine) = (PlatingSimulation.Run(Spike(64)), PlatingSimulation.Run(Spike(128)));
        Assert.Equal(StopReason.ShortCircuit, fine.StopReason);
        Assert.True(fine.Contact!.Simulated > 1.03 * coarse.Contact!.Simulated);
        Assert.Equal(fine.Time, coarse.Time, 0.05 * fine.Time);
        Assert.InRange(fine.Contact.Distance, 0, 4.01 * 16e-6 / 128);
        Assert.InRange(fine.Contact.Error, 0, 0.05 * fine.Time);
        Assert.Equal((fine.Contact.Time, fine.Contact.ChargePerArea), (fine.Time, fine.ChargePerArea));
        Assert.Contains("the tip touches the counter electrode at", fine.StopDetail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_distance_that_the_case_gives_ends_the_run_there_at_any_grid()
    {
        PlatingResult Run(int cells) => PlatingSimulation.Run(Spike(cells) with { Stop = new StopRules(720000, null) { Distance = 1.6e-6 } });
        var (coarse, fine) = (Run(64), Run(128));
        Assert.Null(fine.Contact);
        Assert.Equal(1.6e-6, 16e-6 + fine.Series[^1].MeanThickness - fine.Peak, 1e-2 * 16e-6 / 128);
        Assert.Equal(1.6e-6, 16e-6 + coarse.Series[^1].MeanThickness - coarse.Peak, 1e-2 * 16e-6 / 64);
        Assert.Equal(fine.Time, coarse.Time, 0.05 * fine.Time);
        Assert.Contains("came within 1.6 um", fine.StopDetail, StringComparison.Ordinal);
    }

    /// <summary>A slender ridge before a counter electrode at 16 um.</summary>
    private static PlatingCase Spike(int cells) => RunTests.Rough(current: 50) with
    {
        Cell = ReferenceCells.Cell("short", 0.26, 1.8e-10, 0.95, false, 30000, 0, 16e-6) with { Counter = Cells.Counter.LithiumElectrode },
        Domain = new Domain(16e-6, Lateral.Periodic),
        Surface = new ProtrusionSurface(ProtrusionShape.HalfEllipse, 11e-6, 1.25e-6, 8e-6),
        Stop = new StopRules(720000, null),
        Numerics = new PlatingNumerics(cells, Threads: 1),
        Output = new PlatingOutput(2, 0),
    };

    [Fact]
    public void A_wave_or_a_film_that_the_grid_cannot_follow_is_refused_with_the_cells_that_would_do()
    {
        var wave = RunTests.Rough() with { Surface = new SinusoidSurface(1e-7, 5e-6), Stop = new StopRules(1, null) };
        Assert.Contains(PlatingSimulation.Run(wave).Warnings, warning => warning.StartsWith("A wave has 6.4 cells", StringComparison.Ordinal));
        var coarse = wave with { Numerics = new PlatingNumerics(32, Threads: 1) };
        var shortWave = Assert.Throws<InputException>(() => PlatingSimulation.Run(coarse));
        Assert.Contains("cells across 64 or more", shortWave.Problem.Allowed, StringComparison.Ordinal);
        var film = RunTests.Rough() with { Surface = new FlatSurface(), Cell = RunTests.Rough().Cell with { Interphase = Interphase.PlanarOutside(1e-6, 1e-3) } };
        var thin = Assert.Throws<InputException>(() => PlatingSimulation.Run(film));
        Assert.Contains("cells across 256 or more", thin.Problem.Allowed, StringComparison.Ordinal);
        Assert.Equal(StopReason.Charge, PlatingSimulation.Run(film with { Numerics = new PlatingNumerics(256, Threads: 1), Stop = new StopRules(100, null) }).StopReason);
        var narrow = RunTests.Rough() with { Surface = new FlatSurface(), Cell = RunTests.Rough().Cell with { Interphase = null, Layers = [PorousLayer.Free(1e-6)] } };
        Assert.Contains("cells across 256 or more", Assert.Throws<InputException>(() => PlatingSimulation.Run(narrow)).Problem.Allowed, StringComparison.Ordinal);
    }

    [Fact]
    public void A_tip_that_reaches_the_separator_stops_the_run()
    {
        var cell = RunTests.Rough().Cell;
        var near = RunTests.Rough() with
        {
            Surface = new ProtrusionSurface(ProtrusionShape.HalfEllipse, 6e-6, 3e-6, 25e-6),
            Cell = cell with
            {
                Kinetics = new ButlerVolmer(300, 1000),
                Interphase = null,
                ReservoirMotion = ReservoirMotion.FixedInSpace,
                Layers = [PorousLayer.Free(8e-6), PorousLayer.FromMacMullin("separator", PorousLayerKind.Separator, 20e-6, 0.4, 8)],
            },
            Control = new Galvanostatic(150),
            Stop = new StopRules(36000, null),
        };
        var run = PlatingSimulation.Run(near);
        Assert.Equal(StopReason.SeparatorReached, run.StopReason);
        Assert.True(run.ChargePerArea > 0);
    }

    [Fact]
    public void A_tip_that_pierces_a_planar_layer_stops_the_run()
    {
        var pierced = RunTests.Rough() with
        {
            Surface = new ProtrusionSurface(ProtrusionShape.Hemisphere, 3e-6, 3e-6, 25e-6),
            Cell = RunTests.Rough().Cell with { Interphase = Interphase.PlanarOutside(8e-6, 1e-3) },
            Stop = new StopRules(400000, null),
        };
        Assert.Equal(StopReason.LayerPierced, PlatingSimulation.Run(pierced).StopReason);
    }
}
