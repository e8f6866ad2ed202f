using System.Globalization;
using Anodyne.Cells.Electrolytes;
using Anodyne.Quantities;
using Anodyne.Quantities.Units;
using Anodyne.Quantities.Validation;

namespace Anodyne.Cells.Transport;

/// <summary>The property of an electrolyte that is solved so that a current fraction comes out.</summary>
public enum SolvedProperty
{
    /// <summary>1 + dlnf/dlnc, which is measured least.</summary>
    ThermodynamicFactor,

    /// <summary>kappa.</summary>
    Conductivity,

    /// <summary>D.</summary>
    SaltDiffusivity,

    /// <summary>t+.</summary>
    TransferenceNumber,
}

/// <summary>
/// Conductivity, diffusivity, thermodynamic factor and transference number chosen together, so that 1/(1 + Ne) is a current fraction that was measured
/// (Balsara and Newman, J. Electrochem. Soc. 162 (2015) A2720). One of the four is solved, the others are kept.
/// </summary>
/// <param name="Electrolyte">The electrolyte with the solved property.</param>
/// <param name="Solved">Which one.</param>
/// <param name="Kept">Its value before, SI, at rest.</param>
/// <param name="Found">Its value now, SI, at rest.</param>
/// <param name="FractionBefore">1/(1 + Ne) before.</param>
public sealed record JointElectrolyte(Electrolyte Electrolyte, SolvedProperty Solved, double Kept, double Found, double FractionBefore)
{
    /// <summary>Solves one property.</summary>
    /// <param name="electrolyte">The electrolyte.</param>
    /// <param name="temperature">Temperature, K.</param>
    /// <param name="fraction">Current fraction, above 0 and below 1.</param>
    /// <param name="solved">The property to solve.</param>
    /// <exception cref="InputException">No value of the property gives this fraction; the arithmetic is in the message.</exception>
    public static JointElectrolyte Of(Electrolyte electrolyte, double temperature, double fraction, SolvedProperty solved)
    {
        ArgumentNullException.ThrowIfNull(electrolyte);
        Require.Between(fraction, 1e-6, 1 - 1e-6, "current fraction", "1");
        var before = CurrentFraction.NewmanNumber(electrolyte, temperature);
        var factor = ((1 / fraction) - 1) / before;
        var kept = Property(electrolyte, solved).Value(electrolyte.Concentration, temperature);
        if (!double.IsFinite(factor))
        {
            throw new InputException("a single-ion conductor has the current fraction 1", "fraction", UnitText.Number(fraction), "no fraction beside t+ = 1");
        }

        var changed = solved switch
        {
            SolvedProperty.ThermodynamicFactor => electrolyte with { ThermodynamicFactor = Scaled(electrolyte.ThermodynamicFactor, factor) },
            SolvedProperty.Conductivity => electrolyte with { Conductivity = Scaled(electrolyte.Conductivity, factor) },
            SolvedProperty.SaltDiffusivity => electrolyte with { SaltDiffusivity = Scaled(electrolyte.SaltDiffusivity, 1 / factor) },
            _ => electrolyte with { TransferenceNumber = Transference(kept, factor, fraction) },
        };
        return new JointElectrolyte(
            changed, solved, kept, Property(changed, solved).Value(electrolyte.Concentration, temperature), 1 / (1 + before));
    }

    /// <summary>The words of a case for the four properties.</summary>
    public static string Word(SolvedProperty property) => property switch
    {
        SolvedProperty.ThermodynamicFactor => "thermodynamic factor",
        SolvedProperty.Conductivity => "conductivity",
        SolvedProperty.SaltDiffusivity => "salt diffusivity",
        _ => "transference number",
    };

    private static ElectrolyteFunction Property(Electrolyte electrolyte, SolvedProperty property) => property switch
    {
        SolvedProperty.ThermodynamicFactor => electrolyte.ThermodynamicFactor,
        SolvedProperty.Conductivity => electrolyte.Conductivity,
        SolvedProperty.SaltDiffusivity => electrolyte.SaltDiffusivity,
        _ => electrolyte.TransferenceNumber,
    };

    private static ElectrolyteFunction Scaled(ElectrolyteFunction function, double factor) =>
        function is ConstantFunction constant ? new ConstantFunction(factor * constant.Constant) : new ScaledFunction(function, factor);

    // Ne goes with (1 - t+)^2.
    private static ConstantFunction Transference(double kept, double factor, double fraction)
    {
        var found = 1 - ((1 - kept) * Math.Sqrt(factor));
        return found is > 0 and <= 1
            ? new ConstantFunction(found)
            : throw new InputException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"no transference number gives this current fraction: 1 - {1 - kept:G3} x {Math.Sqrt(factor):G3} = {found:G3}"),
                "fraction", UnitText.Number(fraction), "a fraction that leaves t+ above 0",
                "Solve for another property, or check the conductivity and the diffusivity.");
    }
}
