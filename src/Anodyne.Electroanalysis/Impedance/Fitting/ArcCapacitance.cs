namespace Anodyne.Electroanalysis.Impedance.Fitting;

/// <summary>
/// The capacitances that stand for the constant-phase element of an arc R || CPE, in two pictures that differ by tens of percent at n = 0.85, with errors that
/// carry the covariance of all parameters they are made of: Q and n alone are correlated so strongly that their own errors would say nothing about C.
/// </summary>
/// <param name="Element">Name of the constant-phase element.</param>
/// <param name="Resistance">Index of the resistance beside it.</param>
/// <param name="Normal">Distribution normal to the surface (Hsu and Mansfeld), F.</param>
/// <param name="NormalDeviation">Standard deviation of its logarithm.</param>
/// <param name="Surface">Distribution along the surface (Brug), F; NaN in a circuit without a series resistance.</param>
/// <param name="SurfaceDeviation">Standard deviation of its logarithm.</param>
public sealed record ArcCapacitance(string Element, int Resistance, double Normal, double NormalDeviation, double Surface, double SurfaceDeviation)
{
    /// <summary>Of every arc with a constant-phase element.</summary>
    public static IReadOnlyList<ArcCapacitance> Of(CircuitFit fit)
    {
        ArgumentNullException.ThrowIfNull(fit);
        var roles = new CircuitRoles(fit.Circuit);
        var values = fit.Values;
        int[] ohmic = [.. roles.Series.Where(role => role.Kind == SeriesKind.Ohmic).Select(role => role.Index)];
        var series = ohmic.Sum(i => values[i]);
        var list = new List<ArcCapacitance>();
        foreach (var role in roles.Processes.Where(role => role.Capacity >= 0 && role.Exponent >= 0))
        {
            var (r, q, n) = (values[role.Resistance], values[role.Capacity], values[role.Exponent]);

            // ln C = ln Q/n + (1 - n)/n ln R by ln Q, n and ln R, the fit's own variables.
            var normal = new Dictionary<int, double>
            {
                [role.Capacity] = 1 / n, [role.Resistance] = (1 - n) / n, [role.Exponent] = -(Math.Log(q) + Math.Log(r)) / (n * n),
            };

            // ln C = ln Q/n + (n - 1)/n ln(1/Rs + 1/R); d ln(1/Rs + 1/R)/d ln R = -(1/R)/(1/Rs + 1/R).
            var sum = (1 / series) + (1 / r);
            var surface = new Dictionary<int, double>
            {
                [role.Capacity] = 1 / n, [role.Resistance] = (1 - n) / n / r / sum, [role.Exponent] = (Math.Log(sum) - Math.Log(q)) / (n * n),
            };
            foreach (var i in ohmic)
            {
                surface[i] = (1 - n) / n * values[i] / (series * series) / sum;
            }

            var name = fit.Circuit.Parameters[role.Capacity].Name;
            list.Add(new ArcCapacitance(
                name[..name.LastIndexOf('_')], role.Resistance, NormalOf(q, n, r), fit.DeviationOf(normal),
                ohmic.Length > 0 ? SurfaceOf(q, n, series, r) : double.NaN, ohmic.Length > 0 ? fit.DeviationOf(surface) : double.NaN));
        }

        return list;
    }

    /// <summary>
    /// Distribution normal to the surface (film): C = Q^(1/n) R^((1-n)/n), in F (Hsu and Mansfeld, Corrosion 57 (2001) 747).
    /// </summary>
    /// <param name="q">Q, S s^n, above 0.</param>
    /// <param name="n">Exponent, 0 &lt; n &lt;= 1.</param>
    /// <param name="resistance">Resistance in parallel to the element, ohm, above 0.</param>
    public static double NormalOf(double q, double n, double resistance) => Math.Pow(q, 1 / n) * Math.Pow(resistance, (1 - n) / n);

    /// <summary>
    /// Distribution along the surface: C = Q^(1/n) (1/Rs + 1/Rct)^((n-1)/n), in F (Brug et al., J. Electroanal. Chem. 176 (1984) 275).
    /// </summary>
    /// <param name="q">Q, S s^n, above 0.</param>
    /// <param name="n">Exponent, 0 &lt; n &lt;= 1.</param>
    /// <param name="seriesResistance">Ohmic resistance, ohm, above 0.</param>
    /// <param name="chargeTransferResistance">Charge-transfer resistance, ohm, above 0.</param>
    public static double SurfaceOf(double q, double n, double seriesResistance, double chargeTransferResistance) =>
        Math.Pow(q, 1 / n) * Math.Pow((1 / seriesResistance) + (1 / chargeTransferResistance), (n - 1) / n);
}
