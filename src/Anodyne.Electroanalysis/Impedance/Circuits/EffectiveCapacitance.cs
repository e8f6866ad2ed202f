namespace Anodyne.Electroanalysis.Impedance.Circuits;

/// <summary>
/// Capacitances that stand for a constant-phase element. The two definitions answer two pictures and differ by tens of percent at n = 0.85: always name
/// the one used. A film thickness eps eps0 A/C follows only from such a C, never from Q.
/// </summary>
public static class EffectiveCapacitance
{
    /// <summary>
    /// Distribution normal to the surface (film): C = Q^(1/n) R^((1-n)/n), in F (Hsu and Mansfeld, Corrosion 57 (2001) 747).
    /// </summary>
    /// <param name="q">Q, S s^n, above 0.</param>
    /// <param name="n">Exponent, 0 &lt; n &lt;= 1.</param>
    /// <param name="resistance">Resistance in parallel to the element, ohm, above 0.</param>
    public static double Normal(double q, double n, double resistance) => Math.Pow(q, 1 / n) * Math.Pow(resistance, (1 - n) / n);

    /// <summary>
    /// Distribution along the surface: C = Q^(1/n) (1/Rs + 1/Rct)^((n-1)/n), in F (Brug et al., J. Electroanal. Chem. 176 (1984) 275).
    /// </summary>
    /// <param name="q">Q, S s^n, above 0.</param>
    /// <param name="n">Exponent, 0 &lt; n &lt;= 1.</param>
    /// <param name="seriesResistance">Ohmic resistance, ohm, above 0.</param>
    /// <param name="chargeTransferResistance">Charge-transfer resistance, ohm, above 0.</param>
    public static double Surface(double q, double n, double seriesResistance, double chargeTransferResistance) =>
        Math.Pow(q, 1 / n) * Math.Pow((1 / seriesResistance) + (1 / chargeTransferResistance), (n - 1) / n);
}
