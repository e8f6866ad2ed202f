using Anodyne.Quantities.Dimensions;

namespace Anodyne.Analysis.Options;

/// <summary>Options that mean the same in every method.</summary>
public static class StandardOptions
{
    /// <summary>Area of one electrode, m2.</summary>
    public static QuantityOption Area { get; } =
        new("area", Dimension.Area, "1.27 cm2", "area of one electrode; otherwise that of the file or its sidecar") { IsPositive = true, IsConstant = true };

    /// <summary>Temperature of the cell, K.</summary>
    public static QuantityOption Temperature { get; } =
        new("temperature", Dimension.Temperature, "25 degC", "temperature of the cell; otherwise that of the file, else 25 degC") { IsPositive = true,
            IsConstant = true };

    /// <summary>Mass that gravimetric values are divided by, kg.</summary>
    public static QuantityOption Mass { get; } =
        new("mass", Dimension.Mass, "2.1 mg", "active mass, for --per g; otherwise that of the file or its sidecar") { IsPositive = true, IsConstant = true };

    /// <summary>What charges and currents are divided by.</summary>
    public static ChoiceOption<Per> Per { get; } = new(
        "per", "what charges and currents are divided by; auto: cm2 where the area is known, else the cell", ("auto", Options.Per.Known),
        ("cm2", Options.Per.Area),
        ("g", Options.Per.Mass), ("cell", Options.Per.Whole));

    /// <summary>Standard deviations of constants; every method that rests on a constant has this option by itself.</summary>
    public static TextOption<IReadOnlyList<ConstantError>> Error { get; } = new(
        "error", "standard deviations of constants, carried into every interval; one that is not named is taken as exact, which the settings say",
        "e.g. \"area 2 %, temperature 0.5 K\"", ConstantError.ReadAll);
}
