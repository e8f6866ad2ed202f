using Anodyne.Cells.Electrolytes;
using Anodyne.Quantities;

namespace Anodyne.Cells.Transport;

/// <summary>
/// What a small-bias Bruce-Vincent experiment (interfaces subtracted) measures: the steady over the initial current of the whole cell. In one
/// layer it is 1/(1 + Ne) with the Newman number Ne = kappa (2RT/F) TDF (1-t)^2/(F D c) (Balsara and Newman, J. Electrochem. Soc. 162 (2015) A2720), which is
/// t+ only in a dilute electrolyte; over layers 1/rho = sum of x_i/rho_i with the shares x_i of the ohmic resistance.
/// </summary>
public static class CurrentFraction
{
    /// <summary>Current fraction of one layer.</summary>
    /// <param name="medium">The layer.</param>
    /// <param name="concentration">mol/m3.</param>
    public static double Of(LayerMedium medium, double concentration) => 1 / (1 + NewmanNumber(medium, concentration));

    /// <summary>Ne of one layer.</summary>
    public static double NewmanNumber(LayerMedium medium, double concentration) =>
        medium.IsSingleIon ? 0 : medium.Conductivity(concentration) * medium.DiffusionPotential(
            concentration) / (concentration * medium.FluxCoefficient(concentration));

    /// <summary>Ne of a free electrolyte at rest: kappa (2RT/F) TDF (1-t)^2/(F D c); 0 in a single-ion conductor.</summary>
    /// <param name="electrolyte">The electrolyte.</param>
    /// <param name="temperature">K.</param>
    public static double NewmanNumber(Electrolyte electrolyte, double temperature)
    {
        ArgumentNullException.ThrowIfNull(electrolyte);
        var c = electrolyte.Concentration;
        var anion = 1 - electrolyte.TransferenceNumber.Value(c, temperature);
        return electrolyte.Conductivity.Value(c, temperature) * 2 * PhysicalConstants.ThermalVoltage(temperature)
            * electrolyte.ThermodynamicFactor.Value(c, temperature) * anion * anion
            / (PhysicalConstants.Faraday * electrolyte.SaltDiffusivity.Value(c, temperature) * c);
    }

    /// <summary>Current fraction 1/(1 + Ne) of a free electrolyte at rest.</summary>
    /// <param name="electrolyte">The electrolyte.</param>
    /// <param name="temperature">K.</param>
    public static double Of(Electrolyte electrolyte, double temperature) => 1 / (1 + NewmanNumber(electrolyte, temperature));

    /// <summary>Current fraction of a whole cell at its rest concentration.</summary>
    public static double Of(InterfaceCell cell)
    {
        ArgumentNullException.ThrowIfNull(cell);
        var (total, steady) = (0.0, 0.0);
        foreach (var layer in cell.Layers)
        {
            var medium = new LayerMedium(cell.Electrolyte, layer, cell.Temperature);
            var resistance = layer.Thickness / medium.Conductivity(cell.Electrolyte.Concentration);
            total += resistance;
            steady += resistance / Of(medium, cell.Electrolyte.Concentration);
        }

        return total / steady;
    }

    /// <summary>The share of the cell's ohmic resistance, 0 to 1, that a layer of current fraction <paramref name="ofLayer"/> must carry so that the cell
    /// shows <paramref name="ofCell"/>.</summary>
    /// <param name="ofCell">Current fraction of the cell, above 0.</param>
    /// <param name="ofLayer">Of the layer.</param>
    /// <param name="ofRest">Of everything else.</param>
    /// <returns>The share; above 1 if no share can do it.</returns>
    public static double ShareNeeded(double ofCell, double ofLayer, double ofRest) =>
        ((1 / ofRest) - (1 / ofCell)) / ((1 / ofRest) - (1 / ofLayer));
}
