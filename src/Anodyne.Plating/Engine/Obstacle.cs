using Anodyne.Cells;
using Anodyne.Cells.Layers;
using Anodyne.Plating.Results;
using Anodyne.Plating.Transport;

namespace Anodyne.Plating.Engine;

/// <summary>A flat thing before the front that ends a run when the tip comes to it.</summary>
/// <param name="Reason">What the run then ended by.</param>
/// <param name="Name">Name in messages.</param>
/// <param name="Height">Its height over the mean front, m.</param>
/// <param name="Cells">Cells before it at which the grid can follow the tip no longer.</param>
internal sealed record Obstacle(StopReason Reason, string Name, double Height, int Cells)
{
    /// <summary>What stands before the front of a cell.</summary>
    public static Obstacle[] Of(InterfaceCell cell, ITransport transport)
    {
        var plate = new Obstacle(StopReason.ShortCircuit, "the counter electrode", transport.Gap, 4);
        if (cell.Interphase is { Placement: Placement.PlanarOutside })
        {
            return [plate, new Obstacle(StopReason.LayerPierced, "the outer face of the planar-outside layer", transport.FirstInterface, 3)];
        }

        return cell.Layers.Count > 1 && cell.Layers[0].Kind != PorousLayerKind.Separator
            ? [plate, new Obstacle(StopReason.SeparatorReached, cell.Layers[1].Name, transport.FirstInterface, 1)]
            : [plate];
    }
}
