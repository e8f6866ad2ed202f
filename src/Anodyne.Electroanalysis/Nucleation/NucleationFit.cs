using Anodyne.Numerics.Fitting;
using Anodyne.Quantities;

namespace Anodyne.Electroanalysis.Nucleation;

/// <summary>One model fitted to a transient.</summary>
/// <param name="IsProgressive">Which model.</param>
/// <param name="Diffusivity">D, m2/s.</param>
/// <param name="DiffusivityLow">Lower end of its 95 % interval.</param>
/// <param name="DiffusivityHigh">Upper end.</param>
/// <param name="Density">N0, 1/m2, or A N_inf, 1/(m2 s).</param>
/// <param name="DensityLow">Lower end of its 95 % interval.</param>
/// <param name="DensityHigh">Upper end.</param>
/// <param name="Delay">t0, s: start of nucleation after the step.</param>
/// <param name="DelayHalfWidth">Half of its 95 % interval, s.</param>
/// <param name="Maximum">i_m of the nucleation current, A/m2.</param>
/// <param name="MaximumTime">t_m - t0, s.</param>
/// <param name="LogLikelihood">Logarithm of the likelihood of the transient, up to a constant that is the same for both models.</param>
/// <param name="Misfit">Root mean square residual relative to i_m.</param>
/// <param name="Total">Fitted total current at each time, A/m2.</param>
/// <param name="Decay">Fitted double-layer current at each time, A/m2.</param>
public sealed record NucleationFit(
    bool IsProgressive, double Diffusivity, double DiffusivityLow, double DiffusivityHigh, double Density, double DensityLow, double DensityHigh, double Delay,
    double DelayHalfWidth,
    double Maximum, double MaximumTime, double LogLikelihood, double Misfit, double[] Total, double[] Decay)
{
    // Shares of the maximum that the noise does not fall below: from a constant absolute to a constant relative error.
    private static readonly double[] s_floors = [10, 1, 0.3, 0.1, 0.03];

    // A smaller floor trusts the rise more, on which delay and density rest: it has to be clearly more likely.
    private const double LikelierFloor = 2;

    // Two more parameters have to earn more than chance: half the 99.75 % quantile of chi2 with two degrees of freedom.
    private const double LikelierLayer = 6;

    /// <summary>
    /// Fits i = i_dl exp(-t/tau_dl) + Scharifker-Hills(t - t0) with D, density and delay free, and the double-layer decay where the transient shows one: a
    /// decay that nothing determines would widen and bias the rest. Noise that grows with the current is allowed for: the likelihood chooses the floor of
    /// sd proportional to sqrt(i^2 + (floor i_m)^2). Intervals by the profile likelihood.
    /// </summary>
    /// <param name="time">Times after the step, s, rising.</param>
    /// <param name="current">Current densities, A/m2; size only.</param>
    /// <param name="concentration">c, mol/m3.</param>
    /// <param name="molarVolume">Molar volume of the deposit, m3/mol.</param>
    /// <param name="progressive">Which model.</param>
    /// <param name="charges">z.</param>
    public static NucleationFit Of(ReadOnlySpan<double> time, ReadOnlySpan<double> current, double concentration, double molarVolume, bool progressive,
        int charges = 1)
    {
        var t = time.ToArray();
        var i = current.ToArray().Select(Math.Abs).ToArray();
        var transient = new NucleationTransient(t, i, PeakIndex(t, i), charges * PhysicalConstants.Faraday * concentration,
            NucleationModel.Growth(concentration, molarVolume), progressive);
        var (fit, share, size, likelihood) = Floor(transient, false);
        var withLayer = Floor(transient, true);
        var hasLayer = withLayer.LogLikelihood > likelihood + LikelierLayer;
        (fit, share, size, likelihood) = hasLayer ? withLayer : (fit, share, size, likelihood);

        var function = transient.Residuals(share, size);
        var (low, high) = NucleationTransient.Bounds(hasLayer);
        (double Low, double High) Interval(int parameter) => ProfileLikelihood.Interval(function, fit, parameter, low, high);
        var (logD, logN, late) = (Interval(0), Interval(1), Interval(2));
        var (p, d0, n0) = (fit.Parameters, transient.FirstDiffusivity, transient.FirstDensity);
        double[] decay = [.. t.Select(x => transient.Layer(p, x))];
        var total = transient.Total(p);
        var (peakTime, peak) = transient.Maximum(p);
        return new NucleationFit(
            progressive, d0 * Math.Exp(p[0]), d0 * Math.Exp(logD.Low), d0 * Math.Exp(logD.High), n0 * Math.Exp(p[1]), n0 * Math.Exp(logN.Low),
            n0 * Math.Exp(logN.High), transient.Time * p[2], transient.Time * Math.Max(p[2] - late.Low, late.High - p[2]), peak, peakTime, likelihood,
            Math.Sqrt(total.Zip(i, static (a, b) => (a - b) * (a - b)).Average()) / transient.Size, total, decay);
    }

    // Twice: the noise follows the measured current first, then the fitted one, which is not noisy itself.
    private static (LeastSquaresOutcome Fit, double Share, double[] Size, double LogLikelihood) Floor(NucleationTransient transient, bool hasLayer)
    {
        var solver = new LevenbergMarquardt(transient.Current.Length, 5);
        var options = new LeastSquaresOptions(MaxIterations: 150);
        var (low, high) = NucleationTransient.Bounds(hasLayer);
        var own = (Fit: default(LeastSquaresOutcome), Share: 1.0, Size: transient.Current, LogLikelihood: 0.0);
        for (var pass = 0; pass < 2; pass++)
        {
            var size = own.Fit is { } before ? transient.Total(before.Parameters) : transient.Current;
            var best = (Fit: default(LeastSquaresOutcome), Share: 1.0, Size: size, LogLikelihood: double.NegativeInfinity);
            foreach (var share in s_floors)
            {
                var residuals = transient.Residuals(share, size);
                var starts = (best.Fit ?? own.Fit) is { } from ? Enumerable.Repeat(from.Parameters, 1) : transient.Starts(hasLayer);
                var fit = starts.Select(start => solver.Minimize(residuals, start, low, high, options)).MinBy(static o => o.SumOfSquares)!;
                var likelihood = (-0.5 * size.Length * Math.Log(fit.SumOfSquares)) - transient.Deviations(share, size).Sum(Math.Log);
                best = best.Fit is null || likelihood > best.LogLikelihood + LikelierFloor ? (fit, share, size, likelihood) : best;
            }

            own = best;
        }

        return (own.Fit!, own.Share, own.Size, own.LogLikelihood);
    }

    /// <summary>The maximum after the first minimum of the smoothed transient (the double layer discharges before), or the largest value.</summary>
    internal static int PeakIndex(double[] t, double[] i)
    {
        var width = Math.Max(1, t.Length / 100);
        var smooth = i.Select((_, k) => i[Math.Max(0, k - width)..Math.Min(i.Length, k + width + 1)].Average()).ToArray();
        var low = 0;
        for (var k = 1; k < smooth.Length && smooth[k] <= 1.02 * smooth[low]; k++)
        {
            low = smooth[k] < smooth[low] ? k : low;
        }

        var best = low;
        for (var k = low; k < smooth.Length; k++)
        {
            best = smooth[k] > smooth[best] ? k : best;
        }

        return best;
    }
}
