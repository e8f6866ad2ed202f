using Anodyne.Cells.Electrolytes;
using Anodyne.Cells.Layers;

namespace Anodyne.Cells.Attribution;

/// <summary>One property in which two variants may differ, as a function that carries it from one to the other.</summary>
/// <typeparam name="T">What a variant is: a cell, a case.</typeparam>
/// <param name="Name">The property in words.</param>
/// <param name="Apply">Returns the first variant with the property of the second; nothing else changes.</param>
public sealed record PropertySwap<T>(string Name, Func<T, T, T> Apply);

/// <summary>The properties of a cell that can be swapped one at a time.</summary>
public static class CellSwaps
{
    /// <summary>Transference number of the electrolyte.</summary>
    public static PropertySwap<InterfaceCell> TransferenceNumber { get; } = OfLiquid("transference number", (a, b) => a with { TransferenceNumber = b.TransferenceNumber });

    /// <summary>Conductivity of the electrolyte.</summary>
    public static PropertySwap<InterfaceCell> Conductivity { get; } = OfLiquid("conductivity", (a, b) => a with { Conductivity = b.Conductivity });

    /// <summary>Salt diffusivity of the electrolyte.</summary>
    public static PropertySwap<InterfaceCell> SaltDiffusivity { get; } = OfLiquid("salt diffusivity", (a, b) => a with { SaltDiffusivity = b.SaltDiffusivity });

    /// <summary>Thermodynamic factor of the electrolyte.</summary>
    public static PropertySwap<InterfaceCell> ThermodynamicFactor { get; } = OfLiquid("thermodynamic factor", (a, b) => a with { ThermodynamicFactor = b.ThermodynamicFactor });

    /// <summary>Concentration of the electrolyte.</summary>
    public static PropertySwap<InterfaceCell> Concentration { get; } = OfLiquid("concentration", (a, b) => a with { Concentration = b.Concentration });

    /// <summary>Kinetics of both electrodes (the exchange current density and all that belongs to it).</summary>
    public static PropertySwap<InterfaceCell> Kinetics { get; } = new("exchange current density", (a, b) => a with { Kinetics = b.Kinetics, CounterKinetics = b.CounterKinetics });

    /// <summary>The film on the lithium, with its placement.</summary>
    public static PropertySwap<InterfaceCell> Film { get; } = new("film", (a, b) => a with { Interphase = b.Interphase });

    /// <summary>The coatings: those of the second variant before the other layers of the first.</summary>
    public static PropertySwap<InterfaceCell> Coating { get; } = new("coating", (a, b) => a with { Layers = [.. b.Layers.Where(IsCoating), .. a.Layers.Where(layer => !IsCoating(layer))] });

    /// <summary>The separator and free electrolyte: those of the second variant behind the coatings of the first.</summary>
    public static PropertySwap<InterfaceCell> Separator { get; } = new("separator", (a, b) => a with { Layers = [.. a.Layers.Where(IsCoating), .. b.Layers.Where(layer => !IsCoating(layer))] });

    /// <summary>The metal: molar volume and surface energy.</summary>
    public static PropertySwap<InterfaceCell> Lithium { get; } = new("lithium", (a, b) => a with { Lithium = b.Lithium });

    /// <summary>The temperature.</summary>
    public static PropertySwap<InterfaceCell> Temperature { get; } = new("temperature", (a, b) => a with { Temperature = b.Temperature });

    /// <summary>All of them.</summary>
    public static IReadOnlyList<PropertySwap<InterfaceCell>> All { get; } =
        [TransferenceNumber, Kinetics, Film, Coating, Separator, Conductivity, SaltDiffusivity, ThermodynamicFactor, Concentration, Lithium, Temperature];

    /// <summary>Those in which two cells differ.</summary>
    public static IReadOnlyList<PropertySwap<InterfaceCell>> Between(InterfaceCell from, InterfaceCell to)
    {
        ArgumentNullException.ThrowIfNull(from);
        return [.. All.Where(swap => from != swap.Apply(from, to))];
    }

    private static bool IsCoating(PorousLayer layer) => layer.Kind == PorousLayerKind.Coating;

    private static PropertySwap<InterfaceCell> OfLiquid(string name, Func<Electrolyte, Electrolyte, Electrolyte> apply) =>
        new(name, (a, b) => a with { Electrolyte = apply(a.Electrolyte, b.Electrolyte) });
}
