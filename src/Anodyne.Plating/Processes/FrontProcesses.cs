using Anodyne.Cells.Geometry;
using Anodyne.Quantities;

namespace Anodyne.Plating.Processes;

/// <summary>The processes of a case, in the order in which they act.</summary>
internal static class FrontProcesses
{
    /// <param name="problem">The case.</param>
    public static IFrontProcess[] Of(PlatingCase problem)
    {
        var cell = problem.Cell;
        var isMirrored = problem.Domain.Lateral == Lateral.Mirror;
        var volumePerCharge = cell.Lithium.MolarVolume / PhysicalConstants.Faraday;
        var spacing = problem.Domain.Width / problem.Numerics.CellsAcross;
        List<IFrontProcess> processes =
        [
            cell.Interphase is { Heterogeneity: { CoefficientOfVariation: > 0 } variation }
                ? new UnevenFilm(cell.ConformalFilmResistance, variation, isMirrored, spacing) : new FilmResistance(cell.ConformalFilmResistance),
        ];
        if (cell.Interphase?.Dynamics is not null)
        {
            processes.Add(new LivingFilm(cell));
        }

        processes.Add(new Capillarity(cell.Lithium.SurfaceEnergy + (cell.Interphase?.Tension ?? 0), volumePerCharge));
        processes.Add(new Deposition(volumePerCharge));
        if (cell.Lithium.Wandering(cell.Temperature) is > 0 and var wandering)
        {
            processes.Add(new SurfaceDiffusion(wandering));
        }

        return [.. processes];
    }
}
