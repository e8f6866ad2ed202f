namespace Anodyne.Plating.Results;

/// <summary>One row of a run's time series: the state at the start of a step (and at the end of the run).</summary>
/// <param name="Time">s.</param>
/// <param name="ChargePerArea">Charge passed per projected area, C/m2.</param>
/// <param name="CurrentDensity">Current per projected area, A/m2, positive plates.</param>
/// <param name="Voltage">phi_working - phi_counter, or phi_metal - phi2 at the reservoir, V; negative while plating.</param>
/// <param name="MeanThickness">Dense-equivalent thickness deposited: lithium volume per projected area since the start, m.</param>
/// <param name="Peak">Highest point of the deposit over the initial mean surface, m.</param>
/// <param name="Valley">Lowest point of the upper envelope over the initial mean surface, m.</param>
/// <param name="RoughnessRq">Root mean square of the upper envelope about its mean, m.</param>
/// <param name="AspectRatio">Height of the highest point over the envelope's mean, divided by half its width at half that height.</param>
/// <param name="TipCurrentRatio">Current density at the highest point over the mean per projected area.</param>
/// <param name="LateralToVertical">Lateral over vertical growth: sum of J |n_x| over sum of J |n_z|, plating facets only.</param>
/// <param name="Porosity">1 - lithium deposited / volume under the upper envelope gained since the start.</param>
/// <param name="MinConcentration">Lowest salt concentration on the front, mol/m3.</param>
/// <param name="PlateConcentration">Salt concentration at the counter electrode or reservoir, mol/m3.</param>
/// <param name="MaxCurrentDensity">Largest local current density on the front, A/m2.</param>
/// <param name="ChargeError">Relative difference between the current into the front and through the upper plane.</param>
/// <param name="LithiumError">Relative difference between lithium volume and charge passed, on the deposit.</param>
public readonly record struct PlatingSample(
    double Time,
    double ChargePerArea,
    double CurrentDensity,
    double Voltage,
    double MeanThickness,
    double Peak,
    double Valley,
    double RoughnessRq,
    double AspectRatio,
    double TipCurrentRatio,
    double LateralToVertical,
    double Porosity,
    double MinConcentration,
    double PlateConcentration,
    double MaxCurrentDensity,
    double ChargeError,
    double LithiumError)
{
    /// <summary>Number of the step of the protocol, from 1; 1 without a protocol.</summary>
    public int Step { get; init; } = 1;

    /// <summary>Cycle, from 1.</summary>
    public int Cycle { get; init; } = 1;

    /// <summary>Lithium without a way to the collector, as charge per projected area, C/m2.</summary>
    public double Dead { get; init; }
}
