using Anodyne.Numerics.Fitting;

namespace Anodyne.Electroanalysis.Polarization;

/// <summary>
/// The intercept of a Tafel plot as papers print it: a straight line through ln|j| against |eta|, carried back to eta = 0. It leaves out the resistance and the
/// back reaction, and stands beside the fits so that like can be compared with like.
/// </summary>
/// <param name="ExchangeCurrent">Intercept, in the unit of the currents.</param>
/// <param name="Low">Lower end of its 95 % interval (scatter about the line only).</param>
/// <param name="High">Upper end.</param>
/// <param name="Slope">V a decade.</param>
/// <param name="From">Least |eta| of the line, V.</param>
/// <param name="To">Largest |eta|, V.</param>
/// <param name="Count">Points of the line, both branches.</param>
public sealed record TafelLine(double ExchangeCurrent, double Low, double High, double Slope, double From, double To, int Count)
{
    /// <summary>Draws the line.</summary>
    /// <param name="current">Current densities, any unit; size only.</param>
    /// <param name="overpotential">Overpotential of one electrode as recorded, V; size only.</param>
    /// <param name="from">Least |eta|, V; null: half of the largest.</param>
    /// <returns>Null where fewer than three points lie on it, or all at one overpotential.</returns>
    public static TafelLine? Of(ReadOnlySpan<double> current, ReadOnlySpan<double> overpotential, double? from)
    {
        var largest = 0.0;
        foreach (var eta in overpotential)
        {
            largest = double.IsFinite(eta) ? Math.Max(largest, Math.Abs(eta)) : largest;
        }

        var least = from ?? (0.5 * largest);
        List<double> x = [], y = [];
        for (var k = 0; k < current.Length; k++)
        {
            if (Math.Abs(overpotential[k]) >= least && current[k] != 0 && double.IsFinite(current[k]) && double.IsFinite(overpotential[k]))
            {
                x.Add(Math.Abs(overpotential[k]));
                y.Add(Math.Log(Math.Abs(current[k])));
            }
        }

        if (x.Count < 3 || x.Max() - x.Min() < 1e-9)
        {
            return null;
        }

        var line = LinearRegression.Fit(x.ToArray(), y.ToArray());
        var half = StudentDistribution.TwoSidedQuantile(0.95, line.DegreesOfFreedom) * line.InterceptDeviation;
        return new TafelLine(
            Math.Exp(line.Intercept), Math.Exp(line.Intercept - half), Math.Exp(line.Intercept + half), Math.Log(10) / line.Slope, x.Min(), x.Max(), x.Count);
    }
}
