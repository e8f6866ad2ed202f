using Anodyne.Cells;
using Anodyne.Cells.Electrolytes;
using Anodyne.Cells.Geometry;
using Anodyne.Cells.Kinetics;
using Anodyne.Cells.Layers;
using Anodyne.Cells.Protocols;

namespace Anodyne.Plating.Bench;

/// <summary>The cases that are timed: a box 100 um wide with a reservoir 85 um from the front (limiting current density of a flat front 400 A/m2).</summary>
public static class PlatingCases
{
    private const double Box = 100e-6;

    /// <summary>Six waves of kA 0.5 at 20 A/m2 with i0 20 A/m2: 3 mAh/cm2.</summary>
    public static PlatingCase Bumps(int across, int? threads) => Case("bumps", Cell(20, 85e-6), new SinusoidSurface(Box / 6 / (2 * Math.PI) * 0.5, Box / 6), 20, 108000, across, threads);

    /// <summary>Random roughness of the main example at 10 A/m2: 3 mAh/cm2.</summary>
    public static PlatingCase Rough(int across, int? threads) => Case("rough", Cell(6.3, 25e-6), new RandomRoughnessSurface(0.3e-6, 5e-6, RoughnessSpectrum.Gaussian, 1), 10, 108000, across, threads);

    /// <summary>Six waves of kA 0.5 at 380 A/m2, 95 % of the limiting current density, with fast kinetics (i0 3000 A/m2): the front roughens, folds and closes pockets.</summary>
    public static PlatingCase NearLimit(int across, int? threads) => Case("near the limit", Cell(3000, 85e-6), new SinusoidSurface(Box / 6 / (2 * Math.PI) * 0.5, Box / 6), 380, 108000, across, threads);

    /// <summary>A box of 200 um and 400 s, as in the published phase-field runs, with the current density of a fast charge.</summary>
    public static PlatingCase PhaseFieldBox(int across, int? threads)
    {
        var bumps = Case("phase-field box", Cell(20, 200e-6), new NucleiSurface(2e4, 5e-6, 0.2, 3), 100, 1, across, threads);
        return bumps with { Domain = new Domain(200e-6, Lateral.Periodic), Stop = new StopRules(null, 400) };
    }

    private static PlatingCase Case(string name, InterfaceCell cell, InitialSurface surface, double current, double charge, int across, int? threads) => new(
        name, cell, new Domain(Box, Lateral.Periodic), surface, new Galvanostatic(current), new StopRules(charge, null))
    {
        Numerics = new PlatingNumerics(across, Threads: threads),
        Output = new PlatingOutput(2, 0),
    };

    private static InterfaceCell Cell(double exchange, double gap) => new(
        "bench",
        new Electrolyte("1 M", "LiPF6", "EC:DEC", 1000, 0.95, 2.4e-10, 0.32, 1.0),
        [PorousLayer.Free(gap)],
        null,
        new LithiumMetal(12.996e-6, 0.5),
        new ButlerVolmer(exchange, 1000, 0.5),
        Counter: Counter.Reservoir,
        ReservoirMotion: ReservoirMotion.FollowsFront);
}
