using Anodyne.Quantities;
using Anodyne.Quantities.Units;
using Anodyne.Quantities.Validation;

namespace Anodyne.Cells.Protocols;

/// <summary>What the instrument holds constant.</summary>
public abstract record Control;

/// <summary>Constant current.</summary>
/// <param name="CurrentDensity">Per projected area, A/m2; above 0 plates the working electrode.</param>
public sealed record Galvanostatic(double CurrentDensity) : Control
{
    /// <summary>Per projected area, A/m2; above 0 plates, below 0 strips; not 0.</summary>
    public double CurrentDensity { get; init => field = NotZero(value); } = NotZero(CurrentDensity);

    private static double NotZero(double value) =>
        double.IsFinite(value) && value != 0 ? value
            : throw new InputException("current density is out of range", "current density", UnitText.Print(value, "A/m2"), "not 0; above 0 plates");
}

/// <summary>Constant voltage.</summary>
/// <param name="Voltage">phi_working - phi_counter, V, negative while plating; with a reservoir phi_metal - phi2 at the reservoir.</param>
public sealed record Potentiostatic(double Voltage) : Control
{
    /// <summary>phi_working - phi_counter, V; within 5 V.</summary>
    public double Voltage { get; init => field = Require.Between(value, -5, 5, "voltage", "V"); } = Require.Between(Voltage, -5, 5, "voltage", "V");
}

/// <summary>Nothing flows through the cell: a rest. The metal may still give and take lithium from place to place.</summary>
public sealed record OpenCircuit : Control;
