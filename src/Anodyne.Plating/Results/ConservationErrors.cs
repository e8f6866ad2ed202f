namespace Anodyne.Plating.Results;

/// <summary>Largest relative errors of the balances over all steps of a run.</summary>
/// <param name="Charge">Current into the front against current through the upper plane.</param>
/// <param name="Lithium">Volume of lithium deposited against charge passed.</param>
/// <param name="Salt">Salt between the mean front and the far plane against the inventory at rest (quasi-steady profile); 0 with a reservoir.</param>
public sealed record ConservationErrors(double Charge, double Lithium, double Salt);
