using System.Globalization;
using Anodyne.Design.Claims.Limits;
using Anodyne.Design.Pouch;

namespace Anodyne.Design.Claims.Rules;

/// <summary>No cell holds more energy per mass than the best stack that can be thought of.</summary>
public sealed class SpecificEnergyRule() : ClaimRule(
    "specific-energy",
    "Wh/kg is below that of an anode-free stack with all lithium of the cathode, 8 mAh/cm2, foils of 4 um copper and 8 um aluminum, 5 um separator, 1 g/Ah "
        + "and 60 layers")
{
    /// <summary>Energy per mass of the best stack that can be thought of, J/kg.</summary>
    public static double BestOf(Cathode cathode)
    {
        ArgumentNullException.ThrowIfNull(cathode);
        return PouchDesign.Of(new PouchCell
        {
            CathodeWidth = 0.2, CathodeHeight = 0.3, CathodeLayers = 60, ArealCapacity = 8 * 36000,
            SpecificCapacity = cathode.TheoreticalCapacity * 3600, MeanVoltage = cathode.MeanVoltage, ActiveShare = 0.99, CoatingDensity = 2000,
            AluminumThickness = 8e-6, CopperThickness = 4e-6, SeparatorThickness = 5e-6, SeparatorPorosity = 0.5, Electrolyte = 1e-3 / 3600,
        }).SpecificEnergy;
    }

    /// <inheritdoc/>
    public override IEnumerable<ClaimFinding> Examine(ClaimTable table)
    {
        foreach (var claim in table.Claims.Where(claim => claim.Quantity == "specific_energy"))
        {
            if (Cathode.In(claim.System) is { } cathode && claim.In("Wh/kg") is { } energy)
            {
                yield return Judged(claim);
                if (energy.Low > BestOf(cathode) / 3600)
                {
                    yield return Flag(claim, string.Create(
                        CultureInfo.InvariantCulture,
                        $"{claim.Print()} from {cathode.Name}, but an anode-free stack with all its lithium, 8 mAh/cm2 and 1 g/Ah of electrolyte reaches "
                            + $"{BestOf(cathode) / 3600:F0} Wh/kg"));
                }
            }
        }
    }
}
