using Anodyne.Quantities.Dimensions;

namespace Anodyne.Studies.Runs;

/// <summary>A simulated quantity that a measured or reported value can be held against.</summary>
/// <param name="Name">Name in the JSON of <c>plate</c>.</param>
/// <param name="Title">Name in tables.</param>
/// <param name="Dimension">Its dimension.</param>
/// <param name="Unit">Unit in which it is printed.</param>
/// <param name="InSi">Size of that unit in SI.</param>
public sealed record ComparedQuantity(string Name, string Title, Dimension Dimension, string Unit, double InSi)
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<ComparedQuantity> All { get; } =
    [
        new("mean_thickness_um", "thickness of the deposit", Dimension.Length, "um", 1e-6),
        new("peak_um", "highest point of the deposit", Dimension.Length, "um", 1e-6),
        new("valley_um", "lowest point of the deposit", Dimension.Length, "um", 1e-6),
        new("roughness_rq_um", "roughness Rq", Dimension.Length, "um", 1e-6),
        new("aspect_ratio", "aspect ratio of the highest protrusion", Dimension.None, "1", 1),
        new("porosity", "porosity of the deposit", Dimension.None, "1", 1),
        new("voltage_V", "voltage", Dimension.Voltage, "V", 1),
    ];
}
