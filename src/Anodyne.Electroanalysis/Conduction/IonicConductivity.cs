using Anodyne.Numerics.Fitting;
using Anodyne.Quantities;

namespace Anodyne.Electroanalysis.Conduction;

/// <summary>Conductivity from a resistance, obstruction by a separator, and the Vogel-Tammann-Fulcher law.</summary>
public static class IonicConductivity
{
    /// <summary>sigma = L/(R A), S/m.</summary>
    /// <param name="thickness">L, m.</param>
    /// <param name="resistance">Bulk resistance with lead resistance and inductance removed, ohm.</param>
    /// <param name="area">A, m2.</param>
    public static double Of(double thickness, double resistance, double area)
    {
        if (!(thickness > 0) || !(resistance > 0) || !(area > 0))
        {
            throw new InputException(
                "conductivity needs a positive thickness, resistance and area", "--thickness, --resistance, --area",
                FormattableString.Invariant($"{thickness} m, {resistance} ohm, {area} m2"), "> 0");
        }

        return thickness / (resistance * area);
    }

    /// <summary>MacMullin number N_M = sigma_0/sigma_eff = tortuosity factor/porosity, at least 1.</summary>
    /// <param name="free">Conductivity of the free electrolyte, S/m.</param>
    /// <param name="effective">Conductivity within the separator, S/m.</param>
    public static double MacMullin(double free, double effective) => free / effective;

    /// <summary>
    /// Fits sigma = A T^-1/2 exp(-B/(T - T0)); the apparent activation energy at T is R B (T/(T - T0))^2.
    /// </summary>
    /// <param name="temperature">Temperatures, K, at least four.</param>
    /// <param name="conductivity">Conductivities, S/m.</param>
    /// <returns>ln A, B in K, T0 in K, their standard deviations and the sum of squares of ln sigma.</returns>
    public static (double LogA, double B, double T0, double DeviationB, double DeviationT0, double Sum) Vogel(ReadOnlySpan<double> temperature, ReadOnlySpan<double> conductivity)
    {
        if (temperature.Length < 4)
        {
            throw new InputException("the Vogel-Tammann-Fulcher law has three parameters", "temperatures", $"{temperature.Length}", "4 or more");
        }

        var (t, s) = (temperature.ToArray(), conductivity.ToArray());
        var lowest = t.Min();
        var residuals = new DifferencedResiduals(t.Length, 3, (p, r) =>
        {
            for (var k = 0; k < r.Length; k++)
            {
                r[k] = p[0] - (0.5 * Math.Log(t[k])) - (1000 * p[1] / (t[k] - (lowest * p[2]))) - Math.Log(s[k]);
            }
        });
        var solver = new LevenbergMarquardt(t.Length, 3);
        var fit = new[] { 0.4, 0.6, 0.75, 0.85 }
            .Select(f => solver.Minimize(residuals, [Math.Log(s.Max()) + 5, 0.8, f], [-100, 1e-3, 0], [200, 50, 0.99], new LeastSquaresOptions(MaxIterations: 1000)))
            .MinBy(o => o.SumOfSquares)!;
        return (fit.Parameters[0], 1000 * fit.Parameters[1], lowest * fit.Parameters[2], 1000 * fit.StandardDeviation(1), lowest * fit.StandardDeviation(2), fit.SumOfSquares);
    }
}
