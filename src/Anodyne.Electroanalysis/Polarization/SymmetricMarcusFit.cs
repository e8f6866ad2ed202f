using Anodyne.Cells.Kinetics;
using Anodyne.Numerics.Fitting;
using Anodyne.Quantities;

namespace Anodyne.Electroanalysis.Polarization;

/// <summary>
/// The alternative to <see cref="SymmetricCellFit"/>: both electrodes by Marcus, Hush and Chidsey, V = I R + 2 eta(I), where i(eta) = I of
/// <see cref="MarcusHushChidsey"/>, with i0, the total resistance R and the reorganization energy fitted jointly to the same points with the same weights,
/// so that the two can be compared by AICc. A resistance and a curvature trade with each other: where the energy is not determined it is said.
/// </summary>
/// <param name="ExchangeCurrent">i0, A/m2.</param>
/// <param name="Low">Lower end of its 95 % interval.</param>
/// <param name="High">Upper end.</param>
/// <param name="ReorganizationEnergy">eV.</param>
/// <param name="EnergyLow">Lower end of its 95 % interval, eV.</param>
/// <param name="EnergyHigh">Upper end, eV.</param>
/// <param name="Criterion">AICc; compare with <see cref="SymmetricCellFit.Criterion"/>.</param>
/// <param name="Reason">Not empty where the interval of the energy is wider than a factor of two to each side, or the energy lies at a bound.</param>
/// <param name="Resistance">R, ohm m2.</param>
public sealed record SymmetricMarcusFit(
    double ExchangeCurrent, double Low, double High, double ReorganizationEnergy, double EnergyLow, double EnergyHigh, double Criterion, string Reason,
    double Resistance)
    : MarcusFit(ExchangeCurrent, Low, High, ReorganizationEnergy, EnergyLow, EnergyHigh, Criterion, Reason)
{
    /// <summary>Fits the points that a Butler-Volmer fit used, with its weights.</summary>
    /// <param name="butlerVolmer">The fit to start from.</param>
    /// <param name="temperature">K.</param>
    /// <returns>Null with fewer than six points.</returns>
    public static SymmetricMarcusFit? Of(SymmetricCellFit butlerVolmer, double temperature)
    {
        ArgumentNullException.ThrowIfNull(butlerVolmer);
        var (i, v, sigma) = (butlerVolmer.Current, butlerVolmer.Voltage, butlerVolmer.Sigma);
        if (i.Length < 6)
        {
            return null;
        }

        var unit = i.Select((x, k) => v[k] / x).Max(Math.Abs);
        var residuals = new DifferencedResiduals(i.Length, 3, (p, r) =>
        {
            var (i0, resistance, kinetics) = (Math.Exp(p[0]), p[1] * unit, new MarcusHushChidsey(1, 1, Math.Exp(p[2]), 0, 0, temperature));
            var limit = kinetics.LimitingRatio(temperature);
            for (var k = 0; k < r.Length; k++)
            {
                var ratio = i[k] / i0;

                // Beyond its largest current the law has no overpotential: the solver steps back from there.
                r[k] = Math.Abs(ratio) < 0.999 * limit ? ((i[k] * resistance) + (2 * Overpotential(kinetics, ratio, temperature)) - v[k]) / sigma[k]
                    : double.NaN;
            }
        });
        var solver = new LevenbergMarquardt(i.Length, 3);
        var start = Math.Log(butlerVolmer.ExchangeCurrent);
        var fit = new[] { 1.2, 0.5, 0.25 }
            .Select(energy => solver.Minimize(
                residuals, [start, Math.Max(0, butlerVolmer.Resistance / unit), Math.Log(energy)], [-60, 0, Math.Log(LeastEnergy)],
                [60, 10, Math.Log(MostEnergy)],
                new LeastSquaresOptions(MaxIterations: 60)))
            .MinBy(o => o.SumOfSquares)!;
        if (!double.IsFinite(fit.SumOfSquares))
        {
            return null;
        }

        var q = StudentDistribution.TwoSidedQuantile(0.95, fit.DegreesOfFreedom);
        // At a bound the covariance says nothing: no interval rather than one of no width.
        var (i0, lambda, half) =
            (Math.Exp(fit.Parameters[0]), Math.Exp(fit.Parameters[2]), fit.AtBound[2] ? double.PositiveInfinity : q * fit.StandardDeviation(2));
        var factor = Math.Exp(q * fit.StandardDeviation(0));
        return new SymmetricMarcusFit(
            i0, i0 / factor, i0 * factor, lambda, lambda * Math.Exp(-half), lambda * Math.Exp(half), AkaikeCriterion.Of(fit.SumOfSquares, i.Length, 4),
            half < Math.Log(2) && !fit.AtBound[2] ? ""
            : "not identifiable: a resistance in series takes up the curvature that the reorganization energy would show",
            fit.Parameters[1] * unit);
    }

    /// <summary>Cell voltage of the law, V; NaN beyond its largest current.</summary>
    /// <param name="current">A/m2.</param>
    /// <param name="temperature">K.</param>
    public double VoltageAt(double current, double temperature)
    {
        var kinetics = new MarcusHushChidsey(1, 1, ReorganizationEnergy, 0, 0, temperature);
        var ratio = current / ExchangeCurrent;
        return Math.Abs(ratio) < 0.999 * kinetics.LimitingRatio(temperature) ? (current * Resistance) + (2 * Overpotential(kinetics, ratio, temperature))
            : double.NaN;
    }

    // i(eta) rises all the way: Newton from Butler-Volmer's answer, kept inside a bracket.
    private static double Overpotential(MarcusHushChidsey kinetics, double ratio, double temperature)
    {
        var (size, low, high) = (Math.Abs(ratio), 0.0, 4.0);
        var eta = Math.Min(3, 2 * PhysicalConstants.ThermalVoltage(temperature) * Math.Asinh(size / 2));
        for (var k = 0; k < 60; k++)
        {
            var rate = kinetics.Rate(eta, 1, temperature);
            var miss = rate.CurrentDensity - size;
            (low, high) = miss > 0 ? (low, eta) : (eta, high);
            var next = eta - (miss / rate.DriveSlope);
            next = next > low && next < high ? next : 0.5 * (low + high);
            if (Math.Abs(next - eta) < 1e-12)
            {
                return Math.Sign(ratio) * next;
            }

            eta = next;
        }

        return Math.Sign(ratio) * eta;
    }
}
