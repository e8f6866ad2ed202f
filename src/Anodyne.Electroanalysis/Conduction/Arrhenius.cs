using Anodyne.Analysis;
using Anodyne.Numerics.Fitting;
using Anodyne.Quantities;
using Anodyne.Quantities.Estimates;

namespace Anodyne.Electroanalysis.Conduction;

/// <summary>Which straight line an activation energy is the slope of.</summary>
public enum ArrheniusForm
{
    /// <summary>ln(1/R) = ln A - Ea/RT. The default for charge-transfer and interphase resistances.</summary>
    Plain,

    /// <summary>
    /// ln(T/R) = ln A - Ea/RT: the form of an exchange current (i0 = RT/(F R)) and of the conductivity of solids, sigma T; Ea larger by about RT.
    /// </summary>
    WithTemperature,
}

/// <summary>Activation energy from resistances at several temperatures by weighted regression of the logarithm.</summary>
/// <param name="Energy">Ea, J/mol.</param>
/// <param name="EnergyHalfWidth">Half of its 95 % interval, J/mol.</param>
/// <param name="LogPrefactor">ln A, A in 1/ohm (or K/ohm).</param>
/// <param name="LogPrefactorHalfWidth">Half of its 95 % interval.</param>
/// <param name="RSquared">Share of variance explained.</param>
/// <param name="Residuals">ln measured - ln line.</param>
/// <param name="Curvature">Quadratic coefficient of the residuals in units of its standard deviation; beyond about 3.5 the law does not hold.</param>
/// <param name="Form">The line that was fitted.</param>
/// <param name="Verdict">May it be used?</param>
/// <param name="Reasons">Why not.</param>
public sealed record Arrhenius(
    double Energy, double EnergyHalfWidth, double LogPrefactor, double LogPrefactorHalfWidth, double RSquared, double[] Residuals, double Curvature,
    ArrheniusForm Form, Verdict Verdict, IReadOnlyList<string> Reasons) : IJudged
{
    /// <summary>Fits a line.</summary>
    /// <param name="temperature">Temperatures of the cell, K.</param>
    /// <param name="resistance">Resistances, any unit.</param>
    /// <param name="deviation">Their standard deviations, or empty.</param>
    /// <param name="form">Which line.</param>
    /// <exception cref="MeaninglessDataException">Fewer than three temperatures, or values that are not positive.</exception>
    public static Arrhenius Of(ReadOnlySpan<double> temperature, ReadOnlySpan<double> resistance, ReadOnlySpan<double> deviation = default,
        ArrheniusForm form = ArrheniusForm.Plain)
    {
        var n = temperature.Length;
        if (n < 3 || resistance.Length != n)
        {
            throw new MeaninglessDataException("an activation energy needs at least three temperatures", "temperatures", $"{n}", "3 or more (5 to be trusted)");
        }

        var x = new double[n];
        var y = new double[n];
        var sigma = new double[deviation.IsEmpty ? 0 : n];
        for (var k = 0; k < n; k++)
        {
            if (!(temperature[k] > 0) || !(resistance[k] > 0))
            {
                throw new MeaninglessDataException("a temperature or resistance is not positive", $"point {k + 1}",
                    FormattableString.Invariant($"{temperature[k]} K, {resistance[k]}"), "> 0");
            }

            x[k] = 1 / (PhysicalConstants.MolarGas * temperature[k]);
            y[k] = -Math.Log(resistance[k]) + (form == ArrheniusForm.WithTemperature ? Math.Log(temperature[k]) : 0);
            if (!deviation.IsEmpty)
            {
                sigma[k] = Math.Max(1e-9, deviation[k] / resistance[k]);
            }
        }

        var line = LinearRegression.Fit(x, y, sigma, sigmaIsAbsolute: true);

        // Stated errors are believed until the scatter contradicts them; without any the scatter is all there is, with Student's quantile. The regression has
        // already scaled its deviations up where chi2 exceeds its degrees of freedom.
        var stated = sigma.Length == 0 ? default : StatedErrors.Judge(line.WeightedSumOfSquares, line.DegreesOfFreedom);
        var unscaled = sigma.Length == 0 ? LinearRegression.Fit(x, y) : line;
        var t = sigma.Length == 0
            ? StudentDistribution.TwoSidedQuantile(0.95, line.DegreesOfFreedom)
            : stated.Multiplier / Math.Sqrt(Math.Max(1, line.WeightedSumOfSquares / line.DegreesOfFreedom));
        var residuals = x.Select((v, k) => y[k] - line.Intercept - (line.Slope * v)).ToArray();
        var curvature = Bend(x, y, sigma);
        var judgement = new Judgement();
        if (n < 5)
        {
            judgement.Caution($"{n} temperatures; five or more are asked for");
        }

        if (Math.Abs(curvature) > 3.5 && residuals.Max(Math.Abs) > 0.02)
        {
            judgement.Void(FormattableString.Invariant($"the points are curved ({curvature:F1} standard deviations): ")
                + "melting, a change of mechanism or VTF behavior, no single activation energy");
        }

        if (stated.IsContradicted)
        {
            var times = Math.Sqrt(line.WeightedSumOfSquares / line.DegreesOfFreedom);
            judgement.Note(FormattableString.Invariant($"the points scatter {times:F1} times more about the line than their own errors: ")
                + "temperature or history adds an error, the interval follows the scatter");
        }

        if (line.Slope >= 0)
        {
            judgement.Void("the resistance does not fall with temperature");
        }

        if (t * unscaled.SlopeDeviation > 0.5 * Math.Abs(line.Slope))
        {
            judgement.Void("not identifiable: the 95 % interval exceeds 50 % of the value");
        }

        return new Arrhenius(
            -line.Slope, t * unscaled.SlopeDeviation, line.Intercept, t * unscaled.InterceptDeviation, line.RSquared, residuals, curvature, form,
            judgement.Verdict, judgement.Reasons);
    }

    // A parabola in centered x; the coefficient over its deviation, which the scatter about the parabola or the stated errors give, whichever is larger.
    private static double Bend(double[] x, double[] y, double[] sigma)
    {
        if (x.Length < 4)
        {
            return 0;
        }

        var (mean, unit) = (x.Average(), x.Max() - x.Min());
        var residuals = new DifferencedResiduals(x.Length, 3, (p, r) =>
        {
            for (var k = 0; k < r.Length; k++)
            {
                var u = (x[k] - mean) / unit;
                r[k] = (p[0] + (p[1] * u) + (p[2] * u * u) - y[k]) / (sigma.Length > 0 ? sigma[k] : 1);
            }
        });
        var fit = new LevenbergMarquardt(x.Length, 3).Minimize(residuals, [y.Average(), 0, 0]);
        var variance = sigma.Length > 0 ? Math.Max(1, fit.ResidualVariance) : fit.ResidualVariance;
        return fit.Parameters[2] / Math.Sqrt(Math.Max(1e-300, variance * fit.Inverse[8]));
    }
}
