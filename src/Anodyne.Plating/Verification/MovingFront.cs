using Anodyne.Cells;
using Anodyne.Cells.Geometry;
using Anodyne.Cells.Protocols;
using Anodyne.Plating.Results;
using Anodyne.Plating.Runs;

namespace Anodyne.Plating.Verification;

/// <summary>
/// Fronts that have moved: at uniform current density against the parallel surface, and small ripples against the growth rate over many steps.
/// </summary>
internal static class MovingFront
{
    private const int Columns = 4096;
    private static readonly Lock Gate = new();
    private static readonly Dictionary<(bool Rough, int Cells), (double Simulated, double Exact)> Known = [];

    /// <summary>
    /// Roughness Rq of a surface at uniform current density after 14.5 um, simulated and exact. A film of 10 ohm m2 makes the current density uniform to
    /// 1e-5, so that
    /// the front moves parallel to itself (<see cref="ParallelSurface"/>).
    /// </summary>
    /// <param name="rough">Random roughness whose valleys close to cusps on the way, or a sinusoid of 0.3 um and 25 um.</param>
    /// <param name="cells">Cells across 100 um.</param>
    public static (double Simulated, double Exact) Parallel(bool rough, int cells)
    {
        lock (Gate)
        {
            if (!Known.TryGetValue((rough, cells), out var pair))
            {
                pair = Compute(rough, cells);
                Known.Add((rough, cells), pair);
            }

            return pair;
        }
    }

    /// <summary>Mean growth rate of a ripple of steepness 0.002 over many steps, 1/s, from its amplitude at both ends of the run.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="currentDensity">A/m2.</param>
    /// <param name="wavelength">m; the width of the domain.</param>
    /// <param name="cells">Cells per wavelength.</param>
    public static double GrowthInTime(InterfaceCell cell, double currentDensity, double wavelength, int cells = 64)
    {
        var k = 2 * Math.PI / wavelength;
        var thickness = 0.25 * wavelength;
        var charge = thickness * Quantities.PhysicalConstants.Faraday / cell.Lithium.MolarVolume;
        var run = PlatingSimulation.Run(new PlatingCase(
            "growth in time", cell, new Domain(wavelength, Lateral.Periodic), new SinusoidSurface(0.002 / k, wavelength),
            new Galvanostatic(currentDensity), new StopRules(charge, null))
        {
            Numerics = new PlatingNumerics(cells, Tolerance: 1e-10, Threads: 1),
            Output = new PlatingOutput(2, 0),
        });
        return Math.Log(Mode(run.Fronts[^1], wavelength) / Mode(run.Fronts[0], wavelength)) / run.Time;
    }

    private static (double Simulated, double Exact) Compute(bool rough, int cells)
    {
        const double Width = 100e-6;
        var cell = ReferenceCells.Cell("uniform", 0.32, 2.4e-10, 0.95, false, 20, 10, 25e-6);
        cell = cell with { Lithium = cell.Lithium with { SurfaceEnergy = 0 } };
        InitialSurface surface = rough ? new RandomRoughnessSurface(0.3e-6, 5e-6, RoughnessSpectrum.Gaussian, 2) : new SinusoidSurface(0.3e-6, 25e-6);
        var run = PlatingSimulation.Run(new PlatingCase(
            "uniform", cell, new Domain(Width, Lateral.Periodic), surface, new Galvanostatic(10), new StopRules(108000, null))
        {
            Mode = CurrentMode.Secondary,
            Numerics = new PlatingNumerics(cells, Threads: 1),
            Output = new PlatingOutput(2, 0),
        });
        var start = ParallelSurface.Heights(run.Fronts[0], Width, Columns);
        var end = ParallelSurface.Heights(run.Fronts[^1], Width, Columns);
        return (ParallelSurface.Rq(end), ParallelSurface.Rq(ParallelSurface.Of(start, end.Average() - start.Average(), Width)));
    }

    /// <summary>Amplitude of the first Fourier mode of a front, m.</summary>
    public static double Mode(FrontSnapshot front, double wavelength)
    {
        var heights = ParallelSurface.Heights(front, wavelength, Columns);
        double sum = 0;
        for (var i = 0; i < Columns; i++)
        {
            sum += heights[i] * Math.Cos(2 * Math.PI * (i + 0.5) / Columns);
        }

        return 2 * sum / Columns;
    }
}
