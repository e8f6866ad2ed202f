using System.Numerics;
using Anodyne.Analysis;
using Anodyne.Numerics.Fitting;
using Anodyne.Quantities;

namespace Anodyne.Electroanalysis.Polarization;

/// <summary>
/// Two-electrode polarization of a symmetric cell, V = I R + eta(I) - eta(-I), both electrodes by Butler and Volmer with the same i0 and transfer coefficient:
/// I = 2 i0 exp((a - 1/2) f eta) sinh(f eta/2). The voltage is even in a - 1/2: the curve knows (a - 1/2)^2 and not which electrode is which. i0, the total
/// resistance R (ohmic and both films) and (a - 1/2)^2 are fitted jointly. Estimates of the square below zero are allowed, which noise needs to be centered:
/// then
/// a - 1/2 is imaginary, and the voltage is real all the same. Noise that grows with the voltage is allowed for: the likelihood chooses between errors constant
/// in volts, constant relative to V, and in between.
/// </summary>
/// <param name="ExchangeCurrent">i0, A/m2 (geometric area, interphase included).</param>
/// <param name="Low">Lower end of its 95 % interval.</param>
/// <param name="High">Upper end.</param>
/// <param name="Resistance">R, ohm m2.</param>
/// <param name="ResistanceHalfWidth">Half of its 95 % interval, ohm m2.</param>
/// <param name="Asymmetry">(a - 1/2)^2; below zero by scatter only.</param>
/// <param name="AsymmetryHalfWidth">Half of its 95 % interval.</param>
/// <param name="Correlation">Correlation of ln i0 and R.</param>
/// <param name="Rms">Root mean square residual, V.</param>
/// <param name="Model">Fitted voltages, V, at every point given.</param>
/// <param name="Count">Points used.</param>
public sealed record SymmetricCellFit(
    double ExchangeCurrent, double Low, double High, double Resistance, double ResistanceHalfWidth, double Asymmetry, double AsymmetryHalfWidth,
    double Correlation,
    double Rms, double[] Model, int Count)
{
    // Transfer coefficients from 0.05 to 0.95; as far below zero as above.
    private const double MostAsymmetry = 0.2025;

    private static readonly double[] s_noiseFloors = [1e-4, 0.003, 0.05, 10];

    /// <summary>Current densities of the points used, A/m2.</summary>
    public required double[] Current { get; init; }

    /// <summary>Their cell voltages, V.</summary>
    public required double[] Voltage { get; init; }

    /// <summary>Their relative errors, of order one: what the residuals were divided by.</summary>
    public required double[] Sigma { get; init; }

    /// <summary>i0 of the same curve if all of its resistance were kinetic (R = 0), A/m2: what a plot without correction gives.</summary>
    public double Uncorrected { get; private init; }

    /// <summary>AICc with three parameters and the noise.</summary>
    public double Criterion { get; private init; }

    /// <summary>AICc of a straight line through the origin with the same weights: where it is as good, the curve is no curve.</summary>
    public double LineCriterion { get; private init; }

    /// <summary>True if (a - 1/2)^2 ran to the bound of the search: the data do not determine it, nor what depends on it.</summary>
    public bool IsAstray { get; private init; }

    /// <summary>|a - 1/2|, 0 where the square came out below zero.</summary>
    public double AlphaOffset => Math.Sqrt(Math.Max(0, Asymmetry));

    /// <summary>Half of the 95 % interval of |a - 1/2|, the longer side.</summary>
    public double AlphaHalfWidth => Math.Max(
        Math.Sqrt(Math.Max(0, Asymmetry + AsymmetryHalfWidth)) - AlphaOffset, AlphaOffset - Math.Sqrt(Math.Max(0, Asymmetry - AsymmetryHalfWidth)));

    /// <summary>Cell voltage of the law, V.</summary>
    /// <param name="current">A/m2.</param>
    /// <param name="temperature">K.</param>
    public double VoltageAt(double current, double temperature) =>
        (current * Resistance) + (PhysicalConstants.ThermalVoltage(temperature) * Drive(current / ExchangeCurrent, Asymmetry));

    /// <summary>Fits.</summary>
    /// <param name="current">Current densities, A/m2.</param>
    /// <param name="voltage">Cell voltages, V, of the same sign.</param>
    /// <param name="temperature">K.</param>
    /// <param name="window">Largest |V| used, V.</param>
    /// <exception cref="MeaninglessDataException">Fewer than five usable points.</exception>
    public static SymmetricCellFit Of(ReadOnlySpan<double> current, ReadOnlySpan<double> voltage, double temperature, double window = double.PositiveInfinity)
    {
        var points = new List<(double I, double V)>();
        for (var k = 0; k < current.Length; k++)
        {
            if (current[k] != 0 && Math.Abs(voltage[k]) <= window && double.IsFinite(voltage[k]) && double.IsFinite(current[k]))
            {
                points.Add((current[k], voltage[k]));
            }
        }

        if (points.Count < 5)
        {
            throw new MeaninglessDataException(
                "too few points for i0, a resistance and a transfer coefficient", "polarization curve", $"{points.Count}",
                "5 or more with a current other than zero");
        }

        var (i, v) = (points.Select(p => p.I).ToArray(), points.Select(p => p.V).ToArray());
        var thermal = PhysicalConstants.ThermalVoltage(temperature);
        var (largest, most) = (v.Max(Math.Abs), i.Max(Math.Abs));

        // The resistance of the steepest chord, so that the parameter is of order one.
        var unit = i.Select((x, k) => v[k] / x).Max(Math.Abs);
        double[][] starts = [.. new[] { 0.01, 0.1, 1.0, 10 }.Select(s => new[] { Math.Log(s * most), 0.5, 0.0 })];
        LeastSquaresOutcome? best = null;
        double[] weights = [];
        var uncorrected = double.NaN;
        var likelihood = double.NegativeInfinity;
        foreach (var share in s_noiseFloors)
        {
            // sd proportional to sqrt(V^2 + (share V_max)^2), from a constant relative to a constant absolute error: the likelihood decides.
            var sigma = v.Select(x => Math.Sqrt((x * x) + (share * largest * share * largest)) / largest).ToArray();
            var residuals = new DifferencedResiduals(i.Length, 3, (p, r) =>
            {
                var (i0, resistance) = (Math.Exp(p[0]), p[1] * unit);
                for (var k = 0; k < r.Length; k++)
                {
                    r[k] = ((i[k] * resistance) + (thermal * Drive(i[k] / i0, p[2])) - v[k]) / sigma[k];
                }
            });
            var solver = new LevenbergMarquardt(i.Length, 3);
            var outcome = (best is null ? starts : [best.Parameters])
                .Select(s => solver.Minimize(residuals, s, [-60, -10, -MostAsymmetry], [60, 10, MostAsymmetry])).MinBy(o => o.SumOfSquares)!;
            var value = (-0.5 * i.Length * Math.Log(outcome.SumOfSquares)) - sigma.Sum(Math.Log);
            if (value > likelihood)
            {
                (best, likelihood, weights) = (outcome, value, sigma);
                var without = starts.Select(start => solver.Minimize(residuals, [start[0], 0, 0], [-60, 0, 0], [60, 0, 0])).MinBy(o => o.SumOfSquares)!;
                uncorrected = Math.Exp(without.Parameters[0]);
            }
        }

        var fit = best!;
        var t = StudentDistribution.TwoSidedQuantile(0.95, fit.DegreesOfFreedom);
        var (exchange, half) = (Math.Exp(fit.Parameters[0]), t * fit.StandardDeviation(0));
        var found = new SymmetricCellFit(
            exchange, exchange * Math.Exp(-half), exchange * Math.Exp(half), fit.Parameters[1] * unit, t * fit.StandardDeviation(1) * unit, fit.Parameters[2],
            t * fit.StandardDeviation(2), fit.Correlation(0, 1), 0, [], i.Length)
        {
            Current = i, Voltage = v, Sigma = weights, Criterion = AkaikeCriterion.Of(fit.SumOfSquares, i.Length, 4), Uncorrected = uncorrected,
            LineCriterion = Line(i, v, weights), IsAstray = fit.AtBound[2],
        };
        return found with
        {
            Rms = Math.Sqrt(i.Select((x, k) => Math.Pow(found.VoltageAt(x, temperature) - v[k], 2)).Average()),
            Model = [.. current.ToArray().Select(x => found.VoltageAt(x, temperature))],
        };
    }

    private static double Line(double[] i, double[] v, double[] sigma)
    {
        var slope = i.Select((x, k) => x * v[k] / (sigma[k] * sigma[k])).Sum() / i.Select((x, k) => x * x / (sigma[k] * sigma[k])).Sum();
        return AkaikeCriterion.Of(i.Select((x, k) => Math.Pow(((slope * x) - v[k]) / sigma[k], 2)).Sum(), i.Length, 2);
    }

    /// <summary>
    /// (eta(x) - eta(-x)) F/RT for x = I/i0: with d = a - 1/2 the root u(x, d) of 2 exp(d u) sinh(u/2) = x, and u(x, d) + u(x, -d). For imaginary d the two are
    /// conjugate. At d = 0 it is 4 asinh(x/2).
    /// </summary>
    /// <param name="ratio">x.</param>
    /// <param name="asymmetry">d^2.</param>
    internal static double Drive(double ratio, double asymmetry)
    {
        var x = Math.Abs(ratio);
        if (asymmetry == 0 || !(x >= 1e-8))
        {
            return 4 * Math.Asinh(ratio / 2);
        }

        var d = Complex.Sqrt(asymmetry);
        return Math.Sign(ratio) * (asymmetry < 0 ? 2 * Root(x, d).Real : Root(x, d).Real + Root(x, -d).Real);
    }

    // Newton on d u + ln(2 sinh(u/2)) = ln x, which is nearly straight; from the root at d = 0, or from the exponential branch where that is nearer.
    private static Complex Root(double x, Complex d)
    {
        Complex u = 2 * Math.Asinh(x / 2);
        var target = Math.Log(x);
        for (var k = 0; k < 60; k++)
        {
            var decay = Complex.Exp(-u);
            var value = ((d + 0.5) * u) + Complex.Log(1 - decay) - target;
            var step = value / (d + 0.5 + (decay / (1 - decay)));

            // A step to or below zero would leave the branch: go half way.
            u = (u - step).Real > 0 ? u - step : 0.5 * u;
            if (step.Magnitude < 1e-13 * u.Magnitude)
            {
                break;
            }
        }

        return u;
    }
}
