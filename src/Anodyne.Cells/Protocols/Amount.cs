using Anodyne.Quantities;

namespace Anodyne.Cells.Protocols;

/// <summary>What the number of an <see cref="Amount"/> counts.</summary>
public enum AmountKind
{
    /// <summary>Current, A.</summary>
    Current,

    /// <summary>Current density, A/m2.</summary>
    CurrentDensity,

    /// <summary>Multiple of the nominal capacity per hour, 1/h ("C/3" is 1/3).</summary>
    CRate,

    /// <summary>Voltage, V.</summary>
    Voltage,

    /// <summary>Power, W.</summary>
    Power,

    /// <summary>Power density, W/m2.</summary>
    PowerDensity,

    /// <summary>Resistance, ohm.</summary>
    Resistance,

    /// <summary>Time, s.</summary>
    Time,

    /// <summary>Charge, C.</summary>
    Charge,

    /// <summary>Charge per area, C/m2.</summary>
    ChargePerArea,

    /// <summary>Voltage per time, V/s.</summary>
    SweepRate,

    /// <summary>Frequency, Hz.</summary>
    Frequency,

    /// <summary>Temperature, K.</summary>
    Temperature,

    /// <summary>Length, m.</summary>
    Length,

    /// <summary>Concentration, mol/m3.</summary>
    Concentration,

    /// <summary>A share, 1 ("80%" is 0.8).</summary>
    Share,

    /// <summary>A plain number.</summary>
    Number,
}

/// <summary>A number with what it counts, in SI units (C-rate in 1/h).</summary>
/// <param name="Value">The number.</param>
/// <param name="Kind">What it counts.</param>
public readonly record struct Amount(double Value, AmountKind Kind)
{
    /// <summary>Current density, A/m2, of a current, current density or C-rate.</summary>
    /// <param name="area">Cell area, m2.</param>
    /// <param name="nominalCharge">Nominal capacity, C.</param>
    public double ToCurrentDensity(double area, double nominalCharge) => Kind switch
    {
        AmountKind.Current => Value / area,
        AmountKind.CurrentDensity => Value,
        AmountKind.CRate => Value * nominalCharge / 3600 / area,
        _ => throw new InputException("a current is needed", "protocol", Kind.ToString(), "A, mA, mA/cm2, C or C/n"),
    };
}
