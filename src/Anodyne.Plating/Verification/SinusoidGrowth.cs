using Anodyne.Cells;
using Anodyne.Cells.Geometry;
using Anodyne.Cells.Protocols;
using Anodyne.Plating.Engine;
using Anodyne.Quantities;

namespace Anodyne.Plating.Verification;

/// <summary>Growth rate of a small sinusoid from the simulator at t = 0+.</summary>
internal static class SinusoidGrowth
{
    /// <summary>Growth rate, 1/s: first Fourier coefficient of the vertical velocity over the amplitude, the mean taken off first.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="currentDensity">A/m2.</param>
    /// <param name="wavelength">m; the width of the domain.</param>
    /// <param name="cells">Cells per wavelength.</param>
    /// <param name="steepness">k A.</param>
    public static double Rate(InterfaceCell cell, double currentDensity, double wavelength, int cells = 64, double steepness = 0.02)
    {
        var k = 2 * Math.PI / wavelength;
        var amplitude = steepness / k;
        using var engine = new PlatingEngine(new PlatingCase(
            "growth rate",
            cell,
            new Domain(wavelength, Lateral.Periodic),
            new SinusoidSurface(amplitude, wavelength),
            new Galvanostatic(currentDensity),
            new StopRules(1, null))
        {
            Numerics = new PlatingNumerics(cells, Tolerance: 1e-11, Threads: 1),
        });
        engine.SolveState();
        var grid = engine.Solver.Grid;
        double sum = 0;
        double area = 0;
        for (var f = 0; f < grid.FacetCount; f++)
        {
            sum += grid.Facets[f].Area * grid.Facets[f].Flux;
            area += grid.Facets[f].Area;
        }

        var mean = sum / area;
        double mode = 0;
        for (var f = 0; f < grid.FacetCount; f++)
        {
            ref readonly var facet = ref grid.Facets[f];
            mode += (facet.Flux - mean) * facet.Area * Math.Cos(k * facet.X);
        }

        return 2 / wavelength * mode * cell.Lithium.MolarVolume / PhysicalConstants.Faraday / amplitude;
    }
}
