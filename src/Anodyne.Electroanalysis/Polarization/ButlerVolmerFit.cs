using Anodyne.Analysis;
using Anodyne.Numerics.Fitting;
using Anodyne.Quantities;

namespace Anodyne.Electroanalysis.Polarization;

/// <summary>
/// Butler-Volmer fit to current densities of one electrode against its overpotential, j = i0 (exp(a f eta) - exp(-(1-a) f eta)), f = F/RT, by least
/// squares on ln|j| (equal relative errors), a free. With Marcus-Hush-Chidsey kinetics of free reorganization energy as the alternative, compared by AICc.
/// </summary>
/// <param name="ExchangeCurrent">i0, in the unit of the currents.</param>
/// <param name="Low">Lower end of its 95 % interval (Student's t on the logarithm).</param>
/// <param name="High">Upper end.</param>
/// <param name="Alpha">Anodic transfer coefficient a.</param>
/// <param name="AlphaHalfWidth">Half of its 95 % interval.</param>
/// <param name="Rms">Root mean square of the residuals of ln|j|.</param>
/// <param name="Used">Index of the points used.</param>
/// <param name="Criterion">AICc of the fit.</param>
/// <param name="Marcus">Marcus-Hush-Chidsey fitted to the same points; null with fewer than five.</param>
public sealed record ButlerVolmerFit(
    double ExchangeCurrent, double Low, double High, double Alpha, double AlphaHalfWidth, double Rms, IReadOnlyList<int> Used, double Criterion,
    ElectrodeMarcusFit? Marcus)
{
    /// <summary>Fits all points with a nonzero current and |eta| within a window.</summary>
    /// <param name="overpotential">eta, V; anodic above 0.</param>
    /// <param name="current">Current density, any unit; only its size is used.</param>
    /// <param name="low">Smallest |eta| used, V.</param>
    /// <param name="high">Largest |eta| used, V.</param>
    /// <param name="temperature">K.</param>
    /// <param name="withMarcus">False to leave the alternative out, which takes most of the time.</param>
    /// <exception cref="MeaninglessDataException">Fewer than three points in the window.</exception>
    public static ButlerVolmerFit Of(
        ReadOnlySpan<double> overpotential, ReadOnlySpan<double> current, double low, double high, double temperature, bool withMarcus = true)
    {
        var used = new List<int>();
        for (var i = 0; i < overpotential.Length; i++)
        {
            if (Math.Abs(overpotential[i]) >= low && Math.Abs(overpotential[i]) <= high && current[i] != 0 && overpotential[i] != 0)
            {
                used.Add(i);
            }
        }

        if (used.Count < 3)
        {
            throw new MeaninglessDataException(
                "too few points in the window for i0 and alpha", "--window",
                FormattableString.Invariant($"{used.Count} points with {low} V <= |eta| <= {high} V"),
                "3 or more", "widen the window");
        }

        var abscissae = overpotential.ToArray();
        var f = 1 / PhysicalConstants.ThermalVoltage(temperature);
        var eta = used.Select(i => 0.0).ToArray();
        var logs = new double[used.Count];
        for (var k = 0; k < used.Count; k++)
        {
            (eta[k], logs[k]) = (f * overpotential[used[k]], Math.Log(Math.Abs(current[used[k]])));
        }

        var residuals = new DifferencedResiduals(used.Count, 2, (p, r) =>
        {
            for (var k = 0; k < r.Length; k++)
            {
                r[k] = p[0] + Math.Log(Math.Abs(Math.Exp(p[1] * eta[k]) - Math.Exp(-(1 - p[1]) * eta[k]))) - logs[k];
            }
        });
        var start = logs.Zip(eta, (l, e) => l - Math.Log(2 * Math.Sinh(Math.Abs(e) / 2))).Average();
        var fit = new LevenbergMarquardt(used.Count, 2).Minimize(residuals, [start, 0.5], [-200, 0.02], [200, 0.98]);
        var t = StudentDistribution.TwoSidedQuantile(0.95, Math.Max(1, fit.DegreesOfFreedom));
        var half = t * fit.StandardDeviation(0);
        return new ButlerVolmerFit(
            Math.Exp(fit.Parameters[0]), Math.Exp(fit.Parameters[0] - half), Math.Exp(fit.Parameters[0] + half), fit.Parameters[1],
            t * fit.StandardDeviation(1),
            Math.Sqrt(fit.SumOfSquares / used.Count), used, AkaikeCriterion.Of(fit.SumOfSquares, used.Count, 3),
            withMarcus ? ElectrodeMarcusFit.Of([.. used.Select(i => abscissae[i])], logs, temperature) : null);
    }
}
