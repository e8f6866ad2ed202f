using Anodyne.Quantities;
using Anodyne.Quantities.Units;

namespace Anodyne.Cells.Kinetics;

/// <summary>
/// Butler-Volmer kinetics J = i0(c) [exp(alpha_c F E/RT) - exp(-alpha_a F E/RT)], i0 = i0_ref (c/c_ref)^beta. Source: Newman and Thomas-Alyea,
/// Electrochemical Systems. Beyond 300 RT/F (7.7 V) each exponential is continued by its tangent, so that no finite drive overflows.
/// </summary>
public sealed record ButlerVolmer : ElectrodeKinetics
{
    private const double LargestExponent = 300;

    /// <summary>Creates the kinetics.</summary>
    /// <param name="exchangeCurrentDensity">i0_ref at the reference concentration, A/m2, above 0.</param>
    /// <param name="referenceConcentration">c_ref, mol/m3, above 0.</param>
    /// <param name="concentrationExponent">beta; null: alpha_a.</param>
    /// <param name="anodicTransferCoefficient">alpha_a, above 0 and at most 2.</param>
    /// <param name="cathodicTransferCoefficient">alpha_c, above 0 and at most 2.</param>
    /// <param name="activationEnergy">Of i0, J/mol, 0 or more.</param>
    /// <param name="referenceTemperature">At which i0_ref holds, K.</param>
    public ButlerVolmer(
        double exchangeCurrentDensity,
        double referenceConcentration,
        double? concentrationExponent = null,
        double anodicTransferCoefficient = 0.5,
        double cathodicTransferCoefficient = 0.5,
        double activationEnergy = 0,
        double referenceTemperature = 298.15)
    {
        AnodicTransferCoefficient = anodicTransferCoefficient;
        CathodicTransferCoefficient = cathodicTransferCoefficient;
        ExchangeCurrent = new ExchangeCurrent(exchangeCurrentDensity, referenceConcentration, concentrationExponent ?? anodicTransferCoefficient,
            activationEnergy, referenceTemperature);
    }

    /// <inheritdoc/>
    public override ExchangeCurrent ExchangeCurrent { get; init; }

    /// <summary>alpha_a, above 0 and at most 2.</summary>
    public double AnodicTransferCoefficient { get; init => field = Coefficient(value, "anodic transfer coefficient"); }

    /// <summary>alpha_c, above 0 and at most 2.</summary>
    public double CathodicTransferCoefficient { get; init => field = Coefficient(value, "cathodic transfer coefficient"); }

    /// <summary>beta of i0 ~ c^beta.</summary>
    public double ConcentrationExponent => ExchangeCurrent.ConcentrationExponent;

    /// <summary>c_ref, mol/m3.</summary>
    public double ReferenceConcentration => ExchangeCurrent.ReferenceConcentration;

    /// <inheritdoc/>
    public override InterfaceRate Rate(double drive, double concentration, double temperature)
    {
        var i0 = ExchangeCurrent.At(concentration, temperature);
        var perVolt = PhysicalConstants.Faraday / (PhysicalConstants.MolarGas * temperature);
        var cathodic = Exponential(CathodicTransferCoefficient * perVolt * drive);
        var anodic = Exponential(-AnodicTransferCoefficient * perVolt * drive);
        var current = i0 * (cathodic.Value - anodic.Value);
        var slope = i0 * perVolt * ((CathodicTransferCoefficient * cathodic.Slope) + (AnodicTransferCoefficient * anodic.Slope));
        var concentrationSlope = concentration > 0 ? ConcentrationExponent * current / concentration : 0;
        return new InterfaceRate(current, slope, concentrationSlope);
    }

    /// <inheritdoc/>
    public override double TemperatureSlope(double drive, double concentration, double temperature)
    {
        // J = i0(T) f(E/T): dJ/dT = J dln i0/dT - (E/T) dJ/dE.
        var rate = Rate(drive, concentration, temperature);
        return (rate.CurrentDensity * ExchangeCurrent.LogTemperatureSlope(temperature)) - (rate.DriveSlope * drive / temperature);
    }

    private static (double Value, double Slope) Exponential(double x)
    {
        var e = Math.Exp(Math.Min(x, LargestExponent));
        return x <= LargestExponent ? (e, e) : (e * (1 + (x - LargestExponent)), e);
    }

    private static double Coefficient(double value, string field) =>
        value is > 0 and <= 2 ? value : throw new InputException($"{field} is out of range", field, UnitText.Number(value), "above 0 and at most 2");
}
