namespace Anodyne.Cycling.Model;

/// <summary>What the instrument imposes.</summary>
internal enum ControlKind
{
    /// <summary>Current density, A/m2, positive on discharge (inside the model).</summary>
    Current,

    /// <summary>Cell voltage, V.</summary>
    Voltage,

    /// <summary>Power density, W/m2, positive out of the cell.</summary>
    Power,

    /// <summary>Load resistance, ohm m2: V = R i.</summary>
    Resistance,
}

/// <summary>
/// The imposed quantity as a piecewise linear function of the time: value + slope (t - start). Inside the model currents are positive from the negative
/// to the positive electrode (discharge); Records hold the opposite sign. The conversion is in one place, StepTarget.
/// </summary>
internal readonly record struct CellControl(ControlKind Kind, double Value, double Slope = 0, double Start = 0)
{
    public double At(double t) => Value + (Slope * (t - Start));
}
