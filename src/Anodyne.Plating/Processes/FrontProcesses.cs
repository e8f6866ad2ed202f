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
        return
        [
            cell.Interphase is { Heterogeneity: { CoefficientOfVariation: > 0 } variation }
                ? new UnevenFilm(cell.ConformalFilmResistance, variation, isMirrored) : new FilmResistance(cell.ConformalFilmResistance),
            new Capillarity(cell.Lithium.SurfaceEnergy, volumePerCharge),
            new Deposition(volumePerCharge),
        ];
    }
}
