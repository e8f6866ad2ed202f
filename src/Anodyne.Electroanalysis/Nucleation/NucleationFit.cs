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
/// <param name="Sum">Sum of squared residuals in units of the fitted noise level's scale.</param>
/// <param name="Misfit">Root mean square residual relative to i_m.</param>
/// <param name="Total">Fitted total current at each time, A/m2.</param>
/// <param name="Decay">Fitted double-layer current at each time, A/m2.</param>
public sealed record NucleationFit(
    bool IsProgressive, double Diffusivity, double DiffusivityLow, double DiffusivityHigh, double Density, double DensityLow, double DensityHigh, double Delay,
    double DelayHalfWidth,
    double Maximum, double MaximumTime, double Sum, double Misfit, double[] Total, double[] Decay)
{
    /// <summary>
    /// Fits i = i_dl exp(-t/tau_dl) + Scharifker-Hills(t - t0) with D, density, delay and the double-layer decay free.
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
        var charge = charges * PhysicalConstants.Faraday * concentration;
        var growth = NucleationModel.Growth(concentration, molarVolume);
        var peak = PeakIndex(t, i);
        var (tm, im) = (t[peak], i[peak]);
        var theta = progressive ? NucleationModel.ProgressivePeak : NucleationModel.InstantaneousPeak;
        double Rate(double logRate) => progressive ? Math.Exp(logRate) * theta / (tm * tm) : Math.Exp(logRate) * theta / tm;
        var d0 = NucleationModel.Diffusivity(im, tm, charge, progressive);

        // Relative noise grows with the current: weight by 1/(i + 5 % of the maximum), which neither lets the decay nor the tail rule.
        var weight = i.Select(x => 1 / (x + (0.05 * im))).ToArray();
        void Write(ReadOnlySpan<double> p, Span<double> r)
        {
            var (d, rate, delay, dl, tau) = (d0 * Math.Exp(p[0]), Rate(p[1]), tm * p[2], im * p[3], tm * Math.Exp(p[4]));
            for (var k = 0; k < r.Length; k++)
            {
                r[k] = weight[k] * (NucleationModel.Current(t[k] - delay, d, rate, charge, progressive) + (dl * Math.Exp(-t[k] / tau)) - i[k]);
            }
        }

        var function = new DifferencedResiduals(t.Length, 5, Write);
        var solver = new LevenbergMarquardt(t.Length, 5);
        var first = i[0] / im;
        var fit = (from delay in new[] { 0.0, 0.1, 0.3, 0.6 } from tau in new[] { -4.0, -2.0 } select (delay, tau))
            .Select(s => solver.Minimize(function, [0, 0, Math.Min(s.delay, 0.9), first, s.tau], [-6, -6, -0.5, 0, -9], [6, 6, 0.999, 200, 1.5],
                new LeastSquaresOptions(MaxIterations: 150)))
            .MinBy(o => o.SumOfSquares)!;
        var q = StudentDistribution.TwoSidedQuantile(0.95, Math.Max(1, fit.DegreesOfFreedom));
        var (diffusivity, fittedRate) = (d0 * Math.Exp(fit.Parameters[0]), Rate(fit.Parameters[1]));

        // rate = N pi k D or A N pi k' D/2: ln density = ln rate - ln D + const, so its variance needs the covariance of both.
        var density = fittedRate / (Math.PI * growth * diffusivity) * (progressive ? 1.5 : 1);
        var sdD = q * fit.StandardDeviation(0);
        var sdN = q * Math.Sqrt(Math.Max(0, fit.Covariance(0, 0) + fit.Covariance(1, 1) - (2 * fit.Covariance(0, 1))));
        var time0 = progressive ? Math.Sqrt(theta / fittedRate) : theta / fittedRate;
        var delayTime = tm * fit.Parameters[2];
        var total = new double[t.Length];
        var decay = new double[t.Length];
        var sum = 0.0;
        for (var k = 0; k < t.Length; k++)
        {
            decay[k] = im * fit.Parameters[3] * Math.Exp(-t[k] / (tm * Math.Exp(fit.Parameters[4])));
            total[k] = decay[k] + NucleationModel.Current(t[k] - delayTime, diffusivity, fittedRate, charge, progressive);
            sum += (total[k] - i[k]) * (total[k] - i[k]);
        }

        return new NucleationFit(
            progressive, diffusivity, diffusivity * Math.Exp(-sdD), diffusivity * Math.Exp(sdD), density, density * Math.Exp(-sdN), density * Math.Exp(sdN),
            delayTime,
            q * fit.StandardDeviation(2) * tm, NucleationModel.Current(time0, diffusivity, fittedRate, charge, progressive), time0, fit.SumOfSquares,
            Math.Sqrt(sum / t.Length) / im, total, decay);
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
