using Anodyne.Quantities.Dimensions;

namespace Anodyne.Analysis.Options;

/// <summary>Options that mean the same in every method.</summary>
public static class StandardOptions
{
    /// <summary>Area of one electrode, m2.</summary>
    public static QuantityOption Area { get; } =
        new("area", Dimension.Area, "1.27 cm2", "area of one electrode; otherwise that of the file or its sidecar") { IsPositive = true };

    /// <summary>Temperature of the cell, K.</summary>
    public static QuantityOption Temperature { get; } =
        new("temperature", Dimension.Temperature, "25 degC", "temperature of the cell; otherwise that of the file, else 25 degC") { IsPositive = true };
}
