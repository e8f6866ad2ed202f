using Anodyne.Quantities.Validation;

namespace Anodyne.Plating.Shorts;

/// <summary>
/// A thread of lithium that touches the counter electrode: its resistance, the share of the current that it takes, and the voltage at which its contact
/// melts. A cell whose own resistance R stands beside the thread's R_s has the voltage I R R_s/(R + R_s).
/// </summary>
/// <param name="Radius">Radius of contact and thread, m, above 0.</param>
/// <param name="Length">Length of the thread, m, 0 or more.</param>
/// <param name="FilmResistance">Electronic areal resistance of a film in the contact, ohm m2, 0 or more.</param>
public sealed record ShortContact(double Radius, double Length, double FilmResistance = 0)
{
    /// <summary>Resistivity of lithium at 20 degC, ohm m (CRC Handbook of Chemistry and Physics).</summary>
    public const double Resistivity = 9.3e-8;

    /// <summary>Mean free path of electrons in lithium, m (Gall, J. Appl. Phys. 119 (2016) 085101).</summary>
    public const double MeanFreePath = 11e-9;

    /// <summary>Melting point of lithium, K.</summary>
    public const double MeltingPoint = 453.65;

    /// <summary>Lorenz number pi^2/3 (k/e)^2, V2/K2.</summary>
    public const double Lorenz = 2.44301e-8;

    /// <summary>Radius, m, above 0.</summary>
    public double Radius { get; init => field = Require.Positive(value, "radius of the contact", "m"); } =
        Require.Positive(Radius, "radius of the contact", "m");

    /// <summary>Length, m, 0 to 1.</summary>
    public double Length { get; init => field = Require.Between(value, 0, 1, "length of the thread", "m"); } =
        Require.Between(Length, 0, 1, "length of the thread", "m");

    /// <summary>Electronic areal resistance of the film, ohm m2, 0 to 1e6.</summary>
    public double FilmResistance { get; init => field = Require.Between(value, 0, 1e6, "film in the contact", "ohm m2"); } =
        Require.Between(FilmResistance, 0, 1e6, "film in the contact", "ohm m2");

    /// <summary>
    /// R_s, ohm: constriction rho/(2a) (Holm), ballistic 4 rho l/(3 pi a^2) (Sharvin), thread rho L/(pi a^2), film R_el/(pi a^2).
    /// </summary>
    public double Resistance
    {
        get
        {
            var section = Math.PI * Radius * Radius;
            return (Resistivity / (2 * Radius)) + (4 * Resistivity * MeanFreePath / (3 * section)) + (((Resistivity * Length) + FilmResistance) / section);
        }
    }

    /// <summary>
    /// Voltage over a clean contact at which its middle melts, V: 2 sqrt(L_0 (T_m^2 - T^2)) (Kohlrausch). The liquid cools the thread from the side, so that a
    /// real one carries more: a lower bound.
    /// </summary>
    /// <param name="temperature">T of the surroundings, K, below the melting point.</param>
    public static double MeltingVoltage(double temperature) => 2 * Math.Sqrt(
        Lorenz * ((MeltingPoint * MeltingPoint) - (Require.Between(temperature, 0, MeltingPoint, "temperature", "K") is var t ? t * t : 0)));

    /// <summary>What is left of the voltage of a cell without a short: R_s/(R + R_s). The same share of the current still flows as ions.</summary>
    /// <param name="cell">R of the cell, ohm.</param>
    /// <param name="shunt">R_s, ohm.</param>
    public static double VoltageShare(double cell, double shunt) =>
        Require.Positive(shunt, "resistance of the short", "ohm") / (Require.Positive(cell, "resistance of the cell", "ohm") + shunt);
}
