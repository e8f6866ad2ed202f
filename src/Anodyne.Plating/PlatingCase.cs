using Anodyne.Cells;
using Anodyne.Cells.Geometry;
using Anodyne.Cells.Protocols;

namespace Anodyne.Plating;

/// <summary>Everything that defines one plating simulation; two equal cases give the same result to the bit.</summary>
/// <param name="Name">Name of the case or variant.</param>
/// <param name="Cell">Electrolyte, layers, interphase, lithium and kinetics.</param>
/// <param name="Domain">Lateral width and boundary.</param>
/// <param name="Surface">Shape of the lithium at the start.</param>
/// <param name="Control">Current or voltage.</param>
/// <param name="Stop">Charge and time to stop at.</param>
public sealed record PlatingCase(string Name, InterfaceCell Cell, Domain Domain, InitialSurface Surface, Control Control, StopRules Stop)
{
    /// <summary>Which physics carries the current between the electrodes.</summary>
    public CurrentMode Mode { get; init; } = CurrentMode.Tertiary;

    /// <summary>Whether the salt is followed in time; a case in a file is decided by itself unless it says.</summary>
    public TransportMode Transport { get; init; } = TransportMode.QuasiSteady;

    /// <summary>
    /// Steps with currents, voltages and rests, one after the other. With a protocol <see cref="Control"/> is not used, and of <see cref="Stop"/> only the
    /// distance counts. Null: one control until the stop rules end it.
    /// </summary>
    public Protocol? Protocol { get; init; }

    /// <summary>What carries the lithium; null: a foil that never runs out.</summary>
    public LithiumCollector? Collector { get; init; }

    /// <summary>A lithium counter electrode's own film and stock; null: no film, and more lithium than is ever asked for.</summary>
    public CounterElectrode? CounterElectrode { get; init; }

    /// <summary>Resolution and tolerances.</summary>
    public PlatingNumerics Numerics { get; init; } = new();

    /// <summary>What is kept of the fields and fronts.</summary>
    public PlatingOutput Output { get; init; } = new();
}
