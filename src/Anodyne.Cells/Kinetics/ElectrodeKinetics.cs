using Anodyne.Quantities;
using Anodyne.Quantities.Units;

namespace Anodyne.Cells.Kinetics;

/// <summary>
/// The rate of Li+ + e- = Li as a function of the drive E = phi2 - phi_metal - J R_f - gamma V_m H/F (V; minus the overpotential, so that E above 0
/// deposits) and of the salt concentration at the surface. J is strictly increasing in E at any concentration above 0.
/// </summary>
public abstract record ElectrodeKinetics
{
    /// <summary>The exchange current density as a function of concentration and temperature.</summary>
    public abstract ExchangeCurrent ExchangeCurrent { get; init; }

    /// <summary>Rate and slopes; free of allocation and of overflow for any finite drive.</summary>
    /// <param name="drive">E, V.</param>
    /// <param name="concentration">Salt concentration at the surface, mol/m3; at 0 or below the rate of a concentration-dependent reaction is 0.</param>
    /// <param name="temperature">K.</param>
    public abstract InterfaceRate Rate(double drive, double concentration, double temperature);

    /// <summary>dJ/dT at constant drive and concentration, A/(m2 K); exact, free of allocation and of overflow for any finite drive.</summary>
    /// <param name="drive">E, V.</param>
    /// <param name="concentration">Salt concentration at the surface, mol/m3.</param>
    /// <param name="temperature">K.</param>
    public abstract double TemperatureSlope(double drive, double concentration, double temperature);

    /// <summary>Exchange current density at the reference temperature, A/m2.</summary>
    /// <param name="concentration">Salt concentration at the surface, mol/m3.</param>
    public double ExchangeCurrentDensity(double concentration) => ExchangeCurrent.AtReferenceTemperature(concentration);

    /// <summary>
    /// The drive that carries a current density: the inverse of <see cref="Rate"/> in E by Newton's method kept inside a bracket that shrinks.
    /// </summary>
    /// <param name="currentDensity">J, A/m2, of either sign.</param>
    /// <param name="concentration">Salt concentration at the surface, mol/m3, above 0.</param>
    /// <param name="temperature">K.</param>
    /// <returns>E, V, such that |J(E) - J| is at most about 1e-14 of |J| (or of the exchange current density if that is larger).</returns>
    /// <exception cref="ComputationException">No drive within 1000 thermal voltages carries the current (exchange current density 0, or a Marcus
    /// limit).</exception>
    public double DriveFor(double currentDensity, double concentration, double temperature)
    {
        if (currentDensity == 0)
        {
            return 0;
        }

        var thermal = PhysicalConstants.ThermalVoltage(temperature);
        var sign = Math.Sign(currentDensity);
        double inner = 0;
        var outer = thermal;
        while (sign * (Rate(sign * outer, concentration, temperature).CurrentDensity - currentDensity) < 0)
        {
            inner = outer;
            outer *= 2;
            if (outer > 1000 * thermal)
            {
                throw new ComputationException(new Problem(
                    "the electrode reaction cannot carry this current",
                    "kinetics",
                    $"{UnitText.Print(currentDensity, "A/m2")} at {UnitText.Print(concentration, "mol/m3")}",
                    $"an exchange current density above 0 (found {UnitText.Print(ExchangeCurrentDensity(concentration), "A/m2")})"));
            }
        }

        var drive = 0.5 * (inner + outer);
        for (var iteration = 0; iteration < 200; iteration++)
        {
            var rate = Rate(sign * drive, concentration, temperature);
            var excess = sign * (rate.CurrentDensity - currentDensity);
            if (excess > 0)
            {
                outer = drive;
            }
            else
            {
                inner = drive;
            }

            var next = drive - (excess / rate.DriveSlope);
            if (!(next > inner && next < outer))
            {
                next = 0.5 * (inner + outer);
            }

            if (Math.Abs(next - drive) <= 2e-16 * drive || next == inner || next == outer)
            {
                return sign * next;
            }

            drive = next;
        }

        return sign * drive;
    }

    /// <summary>Charge-transfer resistance R_ct = 1/(dJ/dE), ohm m2, at a current density.</summary>
    /// <param name="currentDensity">J, A/m2.</param>
    /// <param name="concentration">Salt concentration at the surface, mol/m3.</param>
    /// <param name="temperature">K.</param>
    public double ChargeTransferResistance(double currentDensity, double concentration, double temperature) =>
        1 / Rate(DriveFor(currentDensity, concentration, temperature), concentration, temperature).DriveSlope;
}
