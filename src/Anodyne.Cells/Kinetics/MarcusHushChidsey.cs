using Anodyne.Quantities;
using Anodyne.Quantities.Validation;

namespace Anodyne.Cells.Kinetics;

/// <summary>
/// Symmetric Marcus-Hush-Chidsey kinetics (Chidsey, Science 251 (1991) 919): electrons of every energy y RT/F take part,
/// k(x) = integral of exp[-(y - l + x)^2/4l]/(1 + e^y) dy with x = F E/RT and l = reorganization energy F/RT, and J = i0(c) [k(x) - k(-x)]/k(0), so that
/// i0 is the exchange current density and dJ/dE = i0 F/RT at E = 0. Unlike Butler-Volmer's, the current saturates at <see cref="LimitingRatio"/>
/// times i0. The integral is the sum over a fixed grid in y, which for this analytic integrand is exact to rounding (the closed approximation of Zeng,
/// Smith, Bai and Bazant, J. Electroanal. Chem. 735 (2014) 77, scaled to the same i0, deviates by up to 12 % at l = 20 and 29 % at l = 40). The
/// grid does not move with the drive, so that the slopes are the exact derivatives of the sum.
/// </summary>
public sealed record MarcusHushChidsey : ElectrodeKinetics
{
    /// <summary>Creates the kinetics.</summary>
    /// <param name="exchangeCurrentDensity">i0_ref at the reference concentration, A/m2, above 0.</param>
    /// <param name="referenceConcentration">c_ref, mol/m3, above 0.</param>
    /// <param name="reorganizationEnergy">V (that is eV per electron), 0.02 to 2. Boyle et al., ACS Energy Lett. 2020 find 0.2 to 0.4 for lithium.</param>
    /// <param name="concentrationExponent">beta of i0 ~ c^beta.</param>
    /// <param name="activationEnergy">Of i0, J/mol, 0 or more.</param>
    /// <param name="referenceTemperature">At which i0_ref holds, K.</param>
    public MarcusHushChidsey(
        double exchangeCurrentDensity,
        double referenceConcentration,
        double reorganizationEnergy,
        double concentrationExponent = 0.5,
        double activationEnergy = 0,
        double referenceTemperature = 298.15)
    {
        ReorganizationEnergy = reorganizationEnergy;
        ExchangeCurrent = new ExchangeCurrent(exchangeCurrentDensity, referenceConcentration, concentrationExponent, activationEnergy, referenceTemperature);
    }

    /// <inheritdoc/>
    public override ExchangeCurrent ExchangeCurrent { get; init; }

    /// <summary>Reorganization energy over the elementary charge, V, 0.02 to 2.</summary>
    public double ReorganizationEnergy { get; init => field = Require.Between(value, 0.02, 2, "reorganization energy", "V"); }

    /// <summary>The largest |J|/i0 that these kinetics can carry: 2 sqrt(pi l)/k(0).</summary>
    /// <param name="temperature">K.</param>
    public double LimitingRatio(double temperature)
    {
        var l = ReorganizationEnergy / PhysicalConstants.ThermalVoltage(temperature);
        return 2 * Math.Sqrt(Math.PI * l) / MarcusIntegral.Of(0, l).Value;
    }

    /// <inheritdoc/>
    public override InterfaceRate Rate(double drive, double concentration, double temperature)
    {
        var i0 = ExchangeCurrent.At(concentration, temperature);
        var thermal = PhysicalConstants.ThermalVoltage(temperature);
        var l = ReorganizationEnergy / thermal;
        var x = Math.Abs(drive) / thermal;
        var (k, slope) = MarcusIntegral.Of(x, l);
        var atRest = MarcusIntegral.Of(0, l).Value;
        // Detailed balance k(-x) = e^-x k(x) holds exactly on the symmetric grid; J is odd in the drive.
        var backward = Math.Exp(-x);
        var current = Math.Sign(drive) * i0 * k * (1 - backward) / atRest;
        var driveSlope = i0 * ((slope * (1 - backward)) + (k * backward)) / (atRest * thermal);
        var concentrationSlope = concentration > 0 ? ExchangeCurrent.ConcentrationExponent * current / concentration : 0;
        return new InterfaceRate(current, driveSlope, concentrationSlope);
    }

    /// <inheritdoc/>
    public override double TemperatureSlope(double drive, double concentration, double temperature)
    {
        // x and l both fall as 1/T: dJ/dT = J dln i0/dT - (E/T) dJ/dE - (l/T) dJ/dl, and dJ/dl = J (dln k(x)/dl - dln k(0)/dl).
        var rate = Rate(drive, concentration, temperature);
        var thermal = PhysicalConstants.ThermalVoltage(temperature);
        var l = ReorganizationEnergy / thermal;
        var byReorganization = MarcusIntegral.LogSlope(Math.Abs(drive) / thermal, l) - MarcusIntegral.LogSlope(0, l);
        return (rate.CurrentDensity * (ExchangeCurrent.LogTemperatureSlope(
            temperature) - (l * byReorganization / temperature))) - (rate.DriveSlope * drive / temperature);
    }
}
