using Anodyne.Quantities.Validation;

namespace Anodyne.Cells;

/// <summary>One lumped temperature: C dT/dt = heat - h (T - T_ambient), all per cell area.</summary>
/// <param name="HeatCapacity">C, J/(m2 K), above 0.</param>
/// <param name="HeatTransfer">h, W/(m2 K), 0 or more (0: adiabatic).</param>
public sealed record Thermal(double HeatCapacity, double HeatTransfer)
{
    /// <summary>C, J/(m2 K), above 0.</summary>
    public double HeatCapacity { get; init => field = Require.Positive(value, "heat capacity", "J/(m2 K)"); } =
        Require.Positive(HeatCapacity, "heat capacity", "J/(m2 K)");

    /// <summary>h, W/(m2 K), 0 or more.</summary>
    public double HeatTransfer { get; init => field = Require.NotNegative(value, "heat transfer", "W/(m2 K)"); } =
        Require.NotNegative(HeatTransfer, "heat transfer", "W/(m2 K)");
}
