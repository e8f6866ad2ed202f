using Anodyne.Cells;
using Anodyne.Quantities;

namespace Anodyne.Plating.Processes;

/// <summary>The processes of a case, in the order in which they act.</summary>
internal static class FrontProcesses
{
    public static IFrontProcess[] Of(InterfaceCell cell)
    {
        var volumePerCharge = cell.Lithium.MolarVolume / PhysicalConstants.Faraday;
        return
        [
            new FilmResistance(cell.ConformalFilmResistance),
            new Capillarity(cell.Lithium.SurfaceEnergy, volumePerCharge),
            new Deposition(volumePerCharge),
        ];
    }
}
