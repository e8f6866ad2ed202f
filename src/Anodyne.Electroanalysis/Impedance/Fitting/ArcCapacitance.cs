using Anodyne.Electroanalysis.Impedance.Circuits;

namespace Anodyne.Electroanalysis.Impedance.Fitting;

/// <summary>
/// The capacitances that stand for the constant-phase element of an arc R || CPE, in both pictures of <see cref="EffectiveCapacitance"/>, with errors that
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
            var normal = new Dictionary<int, double> { [role.Capacity] = 1 / n, [role.Resistance] = (1 - n) / n, [role.Exponent] = -(Math.Log(q) + Math.Log(r)) / (n * n) };

            // ln C = ln Q/n + (n - 1)/n ln(1/Rs + 1/R); d ln(1/Rs + 1/R)/d ln R = -(1/R)/(1/Rs + 1/R).
            var sum = (1 / series) + (1 / r);
            var surface = new Dictionary<int, double> { [role.Capacity] = 1 / n, [role.Resistance] = (1 - n) / n / r / sum, [role.Exponent] = (Math.Log(sum) - Math.Log(q)) / (n * n) };
            foreach (var i in ohmic)
            {
                surface[i] = (1 - n) / n * values[i] / (series * series) / sum;
            }

            var name = fit.Circuit.Parameters[role.Capacity].Name;
            list.Add(new ArcCapacitance(
                name[..name.LastIndexOf('_')], role.Resistance, EffectiveCapacitance.Normal(q, n, r), Deviation(fit, normal),
                ohmic.Length > 0 ? EffectiveCapacitance.Surface(q, n, series, r) : double.NaN, ohmic.Length > 0 ? Deviation(fit, surface) : double.NaN));
        }

        return list;
    }

    private static double Deviation(CircuitFit fit, Dictionary<int, double> gradient)
    {
        var variance = 0.0;
        foreach (var (i, a) in gradient)
        {
            foreach (var (k, b) in gradient)
            {
                variance += a * b * fit.Outcome.Covariance(i, k);
            }
        }

        return Math.Sqrt(Math.Max(0, variance));
    }
}
