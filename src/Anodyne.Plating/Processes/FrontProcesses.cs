using Anodyne.Cells;
using Anodyne.Quantities;

namespace Anodyne.Plating.Processes;

/// <summary>The processes of a case, in the order in which they act.</summary>
internal static class FrontProcesses
{
    /// <param name="cell">The cell.</param>
    /// <param name="isMirrored">True if the sides of the box are mirrors.</param>
    public static IFrontProcess[] Of(InterfaceCell cell, bool isMirrored)
    {
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
