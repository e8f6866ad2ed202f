using Anodyne.Analysis;
using Anodyne.Numerics.Fitting;
using Anodyne.Quantities;

namespace Anodyne.Electroanalysis.Polarization;

/// <summary>
/// Two-electrode polarization of a symmetric cell, V = I R + (4RT/F) asinh(I/(2 i0)), transfer coefficient 1/2 on both electrodes, i0 and the total
/// resistance R (ohmic and both films) fitted jointly: an ohmic interphase read as exponential is the usual error. Noise that grows with the voltage is
/// allowed for: the likelihood chooses between errors constant in volts, constant relative to V, and in between.
/// </summary>
/// <param name="ExchangeCurrent">i0, A/m2 (geometric area, interphase included).</param>
/// <param name="Low">Lower end of its 95 % interval.</param>
/// <param name="High">Upper end.</param>
/// <param name="Resistance">R, ohm m2.</param>
/// <param name="ResistanceHalfWidth">Half of its 95 % interval, ohm m2.</param>
/// <param name="Correlation">Correlation of ln i0 and R.</param>
/// <param name="Rms">Root mean square residual, V.</param>
/// <param name="Model">Fitted voltages, V, at every point given.</param>
/// <param name="Count">Points used.</param>
public sealed record SymmetricCellFit(
    double ExchangeCurrent, double Low, double High, double Resistance, double ResistanceHalfWidth, double Correlation, double Rms, double[] Model, int Count)
{
    /// <summary>Current densities of the points used, A/m2.</summary>
    public required double[] Current { get; init; }

    /// <summary>Their cell voltages, V.</summary>
    public required double[] Voltage { get; init; }

    /// <summary>Their relative errors, of order one: what the residuals were divided by.</summary>
    public required double[] Sigma { get; init; }

    /// <summary>i0 of the same curve if all of its resistance were kinetic (R = 0), A/m2: what a plot without correction gives.</summary>
    public double Uncorrected { get; private init; }

    /// <summary>AICc with two parameters and the noise.</summary>
    public double Criterion { get; private init; }

    /// <summary>Cell voltage of the law, V.</summary>
    /// <param name="current">A/m2.</param>
    /// <param name="temperature">K.</param>
    public double VoltageAt(double current, double temperature) => (current * Resistance) + (4 * PhysicalConstants.ThermalVoltage(temperature) * Math.Asinh(current / (2 * ExchangeCurrent)));

    private static readonly double[] s_noiseFloors = [1e-4, 0.003, 0.05, 10];

    /// <summary>Fits.</summary>
    /// <param name="current">Current densities, A/m2.</param>
    /// <param name="voltage">Cell voltages, V, of the same sign.</param>
    /// <param name="temperature">K.</param>
    /// <param name="window">Largest |V| used, V.</param>
    /// <exception cref="MeaninglessDataException">Fewer than four usable points.</exception>
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

        if (points.Count < 4)
        {
            throw new MeaninglessDataException("too few points for i0 and a resistance", "polarization curve", $"{points.Count}", "4 or more with a current other than zero");
        }

        var (i, v) = (points.Select(p => p.I).ToArray(), points.Select(p => p.V).ToArray());
        var scale = 4 * PhysicalConstants.ThermalVoltage(temperature);
        var largest = v.Max(Math.Abs);
        double[][] starts = [.. new[] { 0.01, 0.1, 1.0, 10 }.Select(s => new[] { Math.Log(s * i.Max(Math.Abs)), 0.5 })];
        LeastSquaresOutcome? best = null;
        double[] weights = [];
        var uncorrected = double.NaN;
        var likelihood = double.NegativeInfinity;
        foreach (var share in s_noiseFloors)
        {
            // sd proportional to sqrt(V^2 + (share V_max)^2), from a constant relative to a constant absolute error: the likelihood decides.
            var sigma = v.Select(x => Math.Sqrt((x * x) + (share * largest * share * largest)) / largest).ToArray();
            var residuals = new DifferencedResiduals(i.Length, 2, (p, r) =>
            {
                var (i0, resistance) = (Math.Exp(p[0]), p[1] * RUnit(i, v));
                for (var k = 0; k < r.Length; k++)
                {
                    r[k] = ((i[k] * resistance) + (scale * Math.Asinh(i[k] / (2 * i0))) - v[k]) / sigma[k];
                }
            });
            var solver = new LevenbergMarquardt(i.Length, 2);
            var outcome = (best is null ? starts : [best.Parameters]).Select(s => solver.Minimize(residuals, s, [-60, 0], [60, 10])).MinBy(o => o.SumOfSquares)!;
            var value = (-0.5 * i.Length * Math.Log(outcome.SumOfSquares)) - sigma.Sum(Math.Log);
            if (value > likelihood)
            {
                (best, likelihood, weights) = (outcome, value, sigma);
                uncorrected = Math.Exp(starts.Select(start => solver.Minimize(residuals, [start[0], 0], [-60, 0], [60, 0])).MinBy(o => o.SumOfSquares)!.Parameters[0]);
            }
        }

        var fit = best!;
        var unit = RUnit(i, v);
        var t = StudentDistribution.TwoSidedQuantile(0.95, fit.DegreesOfFreedom);
        var (exchange, half, total) = (Math.Exp(fit.Parameters[0]), t * fit.StandardDeviation(0), fit.Parameters[1] * unit);
        var model = new double[current.Length];
        for (var k = 0; k < model.Length; k++)
        {
            model[k] = (current[k] * total) + (scale * Math.Asinh(current[k] / (2 * exchange)));
        }

        var rms = Math.Sqrt(i.Select((x, k) => Math.Pow((x * total) + (scale * Math.Asinh(x / (2 * exchange))) - v[k], 2)).Average());
        return new SymmetricCellFit(
            exchange, exchange * Math.Exp(-half), exchange * Math.Exp(half), total, t * fit.StandardDeviation(1) * unit, fit.Correlation(0, 1), rms, model, i.Length)
        {
            Current = i, Voltage = v, Sigma = weights, Criterion = Akaike(fit.SumOfSquares, i.Length, 3), Uncorrected = uncorrected,
        };
    }

    internal static double Akaike(double sum, int n, int k) => n - k - 1 > 0 ? (n * Math.Log(Math.Max(sum, 1e-26) / n)) + (2 * k) + (2.0 * k * (k + 1) / (n - k - 1)) : double.NaN;

    // The resistance of the steepest chord, so that the parameter is of order one.
    private static double RUnit(double[] i, double[] v) => i.Select((x, k) => v[k] / x).Max(Math.Abs);
}
