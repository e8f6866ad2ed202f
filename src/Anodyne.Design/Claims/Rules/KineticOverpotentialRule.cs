using System.Globalization;
using Anodyne.Quantities;

namespace Anodyne.Design.Claims.Rules;

/// <summary>The overpotential that an exchange current leaves unexplained must be film or ohmic resistance.</summary>
public sealed class KineticOverpotentialRule() : ClaimRule(
    "kinetic-overpotential",
    "two lithium electrodes with alpha = 0.5 need (4 R T/F) asinh(j/(2 i0)) of kinetic overpotential; i0 within a factor of two")
{
    /// <summary>Factor within which an exchange current from a Tafel line of a two-electrode cell is known at best.</summary>
    private const double Certainty = 2;

    /// <summary>Flagged where the smallest measured value exceeds the largest kinetic one by this factor.</summary>
    private const double Excess = 2;

    /// <summary>Kinetic overpotential of two electrodes, V: (4 R T/F) asinh(j/(2 i0)), Butler-Volmer with alpha = 0.5.</summary>
    /// <param name="current">Current density, same unit as <paramref name="exchange"/>.</param>
    /// <param name="exchange">Exchange current density.</param>
    /// <param name="kelvin">Temperature, K.</param>
    public static double TwoElectrodes(double current, double exchange, double kelvin) =>
        4 * PhysicalConstants.ThermalVoltage(kelvin) * Math.Asinh(current / (2 * exchange));

    /// <inheritdoc/>
    public override IEnumerable<ClaimFinding> Examine(ClaimTable table)
    {
        foreach (var claim in table.Claims.Where(claim => claim.Quantity == "exchange_current_density" && claim.System == "Li||Li"))
        {
            if (claim.In("mA/cm2") is not { } exchange || exchange.Low <= 0)
            {
                continue;
            }

            var kelvin = claim.Temperature is { } celsius ? celsius.Value + PhysicalConstants.ZeroCelsius : 298.15;
            var compared = table.Claims.Where(other => other.Quantity is "initial_deposition_overpotential" or "overpotential" && other.Current is not null
                && other.IsOfTheSameCell(claim))
                .Select(other => (Claim: other, Measured: other.In("mV"), Current: other.Current!))
                .Where(other => other.Measured is not null).ToArray();
            if (compared.Length > 0)
            {
                yield return Judged(claim);
            }

            var excess = compared
                .Where(other => other.Measured is { } measured
                    && measured.Low > Excess * 1000 * TwoElectrodes(other.Current.Around.High, exchange.Low / Certainty, kelvin)).ToArray();
            if (excess.Length == 0)
            {
                continue;
            }

            var parts = excess.Select(other =>
            {
                var kinetic = 1000 * TwoElectrodes(other.Current.Value, claim.Value!.Value, kelvin);
                var most = 1000 * TwoElectrodes(other.Current.Value, claim.Value.Value / Certainty, kelvin);
                return string.Create(
                    CultureInfo.InvariantCulture,
                    $"{kinetic:F0} mV at {other.Current} mA/cm2 (at most {most:F0} within a factor of two of i0), printed {other.Measured!.Value.Middle:F0} "
                        + $"mV, so that {other.Measured.Value.Middle - kinetic:F0} mV must be film or ohmic");
            });
            yield return Flag(claim, $"i0 = {claim.Print()} needs (4RT/F) asinh(j/(2 i0)) = {string.Join("; ", parts)}");
        }
    }
}
