using Anodyne.Cycling.Model;

namespace Anodyne.Cycling.Runs;

/// <summary>Where the lithium of a cell is, mol per m2 of cell. The sum of all but the stocks' infinities is kept over a run.</summary>
/// <param name="NegativeStock">Metal on the negative electrode when the cell was built; infinite for an unlimited stock, 0 without a metal.</param>
/// <param name="PositiveStock">Metal on the positive (working) electrode when the cell was built.</param>
/// <param name="NegativeMetal">Change of the active metal on the negative electrode since the cell was built.</param>
/// <param name="PositiveMetal">Change of the active metal on the positive (working) electrode.</param>
/// <param name="Dead">Metal without electronic contact, both electrodes.</param>
/// <param name="Film">Lithium in film grown since the cell was built, both electrodes.</param>
/// <param name="NegativeParticles">Lithium in the particles of a porous negative electrode.</param>
/// <param name="PositiveParticles">Lithium in the particles of a porous positive electrode.</param>
/// <param name="Salt">Salt in the electrolyte.</param>
/// <param name="DoubleLayers">Lithium that charges double layers, relative to an uncharged one.</param>
public sealed record LithiumInventory(
    double NegativeStock,
    double PositiveStock,
    double NegativeMetal,
    double PositiveMetal,
    double Dead,
    double Film,
    double NegativeParticles,
    double PositiveParticles,
    double Salt,
    double DoubleLayers)
{
    /// <summary>Counts the lithium of a state.</summary>
    internal static LithiumInventory Of(CellSystem system, ReadOnlySpan<double> y)
    {
        double dead = 0, film = 0, parts = system.Salt(y);
        foreach (var metal in system.Metals)
        {
            dead += y[metal.Offset + 3];
            film += y[metal.Offset + 2] + y[metal.Offset + 4];
            parts += y[metal.Offset + 1] + y[metal.Offset + 2] + y[metal.Offset + 3] + y[metal.Offset + 4];
        }

        double negative = system.NegativeBlock?.Lithium(y) ?? 0, positive = system.PositiveBlock?.Lithium(y) ?? 0;
        parts += negative + positive;
        return new LithiumInventory(
            system.NegativeMetal?.Electrode.LithiumPerArea ?? 0,
            system.PositiveMetal?.Electrode.LithiumPerArea ?? 0,
            system.NegativeMetal is { } n ? y[n.Offset + 1] : 0,
            system.PositiveMetal is { } p ? y[p.Offset + 1] : 0,
            dead,
            film,
            negative,
            positive,
            system.Salt(y),
            system.Lithium(y) - parts);
    }
}
