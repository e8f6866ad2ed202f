using Anodyne.Analysis;
using Anodyne.Numerics.Fitting;
using Anodyne.Quantities;
using Anodyne.Quantities.Estimates;

namespace Anodyne.Electroanalysis.Conduction;

/// <summary>
/// The law of Vogel, Tammann and Fulcher for what moves in a liquid or a polymer above its glass transition, sigma = A T^-1/2 exp(-B/(T - T0)), fitted to the
/// logarithm; the apparent activation energy at T is R B (T/(T - T0))^2 and falls with temperature. Set beside the straight line of Arrhenius by AICc.
/// </summary>
/// <param name="LogPrefactor">ln A, A in the unit of sigma times K^1/2.</param>
/// <param name="B">B, K.</param>
/// <param name="BHalfWidth">Half of its 95 % interval (Student's t, or by the stated errors of the points, see <see cref="StatedErrors"/>), K.</param>
/// <param name="T0">T0, K.</param>
/// <param name="T0HalfWidth">Half of its 95 % interval, K.</param>
/// <param name="MeanTemperature">Middle of the temperatures, K, at which the apparent energy is given.</param>
/// <param name="Energy">Apparent activation energy there, J/mol.</param>
/// <param name="EnergyHalfWidth">Half of its 95 % interval with the correlation of B and T0, J/mol.</param>
/// <param name="Residuals">ln measured - ln law.</param>
/// <param name="Criterion">AICc.</param>
/// <param name="LineCriterion">AICc of the Arrhenius line through the same points.</param>
/// <param name="Verdict">May it be used?</param>
/// <param name="Reasons">Why not.</param>
public sealed record VogelLaw(
    double LogPrefactor, double B, double BHalfWidth, double T0, double T0HalfWidth, double MeanTemperature, double Energy, double EnergyHalfWidth,
    double[] Residuals, double Criterion, double LineCriterion, Verdict Verdict, IReadOnlyList<string> Reasons) : IJudged
{
    /// <summary>ln sigma of the law at a temperature.</summary>
    /// <param name="temperature">K, above T0.</param>
    public double LogAt(double temperature) => LogPrefactor - (0.5 * Math.Log(temperature)) - (B / (temperature - T0));

    /// <summary>Fits the law.</summary>
    /// <param name="temperature">Temperatures, K, at least five.</param>
    /// <param name="conductivity">Conductivities (or 1/R), any unit, above 0.</param>
    /// <param name="deviation">Their relative standard deviations, or empty.</param>
    /// <exception cref="MeaninglessDataException">Fewer than five temperatures, or values that are not positive.</exception>
    public static VogelLaw Of(ReadOnlySpan<double> temperature, ReadOnlySpan<double> conductivity, ReadOnlySpan<double> deviation = default)
    {
        var n = temperature.Length;
        if (n < 5 || conductivity.Length != n)
        {
            throw new MeaninglessDataException("the Vogel-Tammann-Fulcher law has three parameters", "temperatures", $"{n}", "5 or more");
        }

        var (t, y, sigma) = (temperature.ToArray(), new double[n], new double[n]);
        for (var k = 0; k < n; k++)
        {
            if (!(t[k] > 0) || !(conductivity[k] > 0))
            {
                throw new MeaninglessDataException("a temperature or conductivity is not positive", $"point {k + 1}",
                    FormattableString.Invariant($"{t[k]} K, {conductivity[k]}"), "> 0");
            }

            (y[k], sigma[k]) = (Math.Log(conductivity[k]), deviation.IsEmpty ? 1 : Math.Max(1e-9, deviation[k]));
        }

        // Parameters of order one: ln sigma at the middle, the apparent energy there over R T, and T0 as a share of the lowest temperature.
        var (lowest, middle) = (t.Min(), 0.5 * (t.Min() + t.Max()));
        double Law(double x, double level, double energy, double share)
        {
            var t0 = share * lowest;
            var b = energy * (middle - t0) * (middle - t0) / middle;
            return level - (0.5 * Math.Log(x / middle)) - (b / (x - t0)) + (b / (middle - t0));
        }

        var residuals = new DifferencedResiduals(n, 3, (p, r) =>
        {
            for (var k = 0; k < n; k++)
            {
                r[k] = (Law(t[k], p[0], p[1], p[2]) - y[k]) / sigma[k];
            }
        });
        var solver = new LevenbergMarquardt(n, 3);
        var fit = new[] { 0.2, 0.5, 0.75, 0.9 }
            .Select(share => solver.Minimize(residuals, [y.Average(), 8, share], [-200, 1e-3, 0], [200, 500, 0.99],
                new LeastSquaresOptions(MaxIterations: 1000)))
            .MinBy(o => o.SumOfSquares)!;
        var q = fit.DegreesOfFreedom < 1 ? double.NaN
            : deviation.IsEmpty ? StudentDistribution.TwoSidedQuantile(0.95, fit.DegreesOfFreedom)
            : StatedErrors.Judge(fit.SumOfSquares, fit.DegreesOfFreedom).Multiplier / Math.Sqrt(Math.Max(1e-300, fit.ResidualVariance));
        var (e, s) = (fit.Parameters[1], fit.Parameters[2]);
        var (origin, distance) = (s * lowest, middle - (s * lowest));
        var bend = e * distance * distance / middle;

        // B = e (T_m - T0)^2/T_m: its derivatives carry the covariance of both.
        var (byEnergy, byShare) = (distance * distance / middle, -2 * e * distance * lowest / middle);
        var variance = (byEnergy * byEnergy * fit.Covariance(1, 1)) + (2 * byEnergy * byShare * fit.Covariance(1, 2))
            + (byShare * byShare * fit.Covariance(2, 2));
        var line = LinearRegression.Fit([.. t.Select(x => 1 / x)], y, deviation.IsEmpty ? [] : sigma, sigmaIsAbsolute: true);
        var straight = y.Select((v, k) => Math.Pow((v - line.Intercept - (line.Slope / t[k])) / sigma[k], 2)).Sum();
        var (criterion, lineCriterion) = (AkaikeCriterion.Of(fit.SumOfSquares, n, 4), AkaikeCriterion.Of(straight, n, 3));
        var judgement = new Judgement();
        if (fit.AtBound[2] && s < 0.5)
        {
            judgement.Void("T0 runs to zero: the points lie on a straight Arrhenius line, T0 and B mean nothing");
        }
        else if (!(q * Math.Sqrt(Math.Max(0, variance)) <= 0.5 * bend) || fit.AtBound[2])
        {
            judgement.Void("not identifiable: the 95 % interval of B exceeds 50 % of the value; more temperatures or a wider range are needed");
        }
        else if (lineCriterion < criterion)
        {
            judgement.Caution(FormattableString.Invariant(
                $"a straight Arrhenius line describes the points no worse (AICc {lineCriterion:F1} against {criterion:F1})"));
        }

        return new VogelLaw(
            fit.Parameters[0] + (0.5 * Math.Log(middle)) + (bend / distance), bend, q * Math.Sqrt(Math.Max(0, variance)), origin,
            q * fit.StandardDeviation(2) * lowest, middle, PhysicalConstants.MolarGas * e * middle,
            q * fit.StandardDeviation(1) * PhysicalConstants.MolarGas * middle, [.. y.Select((v, k) => v - Law(t[k], fit.Parameters[0], e, s))], criterion,
            lineCriterion, judgement.Verdict, judgement.Reasons);
    }
}
