using Anodyne.Analysis;
using Anodyne.Numerics.Fitting;

namespace Anodyne.Electroanalysis.Transference;

/// <summary>The current of a hold at constant voltage: I = a + b exp(-t/tau) fitted after the first moments, and the drift at the end.</summary>
/// <param name="Initial">First recorded current, A.</param>
/// <param name="Steady">a, A: the current the hold tends to.</param>
/// <param name="SteadyDeviation">Standard deviation of a, A.</param>
/// <param name="TimeConstant">tau, s.</param>
/// <param name="DriftPerHour">Relative slope over the last tenth of the hold (at least an hour where there is one), 1/h.</param>
/// <param name="Model">Fitted current at each time, A.</param>
public sealed record CurrentDecay(double Initial, double Steady, double SteadyDeviation, double TimeConstant, double DriftPerHour, double[] Model)
{
    /// <summary>Fits a hold.</summary>
    /// <param name="time">Times, s, rising.</param>
    /// <param name="current">Currents, A; the sign is dropped.</param>
    /// <exception cref="MeaninglessDataException">Fewer than eight points.</exception>
    public static CurrentDecay Of(ReadOnlySpan<double> time, ReadOnlySpan<double> current)
    {
        if (time.Length < 8)
        {
            throw new MeaninglessDataException("a hold needs at least eight points", "hold", $"{time.Length}", "8 or more");
        }

        var t = time.ToArray().Select(x => x).ToArray();
        var i = current.ToArray().Select(Math.Abs).ToArray();
        var start = t[0];
        var span = t[^1] - start;
        var from = Array.FindIndex(t, x => x - start >= 0.02 * span);
        var (tt, ii) = (t[from..], i[from..]);
        var unit = i[^1];
        var residuals = new DifferencedResiduals(tt.Length, 3, (p, r) =>
        {
            for (var k = 0; k < r.Length; k++)
            {
                r[k] = p[0] + (p[1] * Math.Exp(-(tt[k] - start) / (span * Math.Exp(p[2])))) - (ii[k] / unit);
            }
        });
        var solver = new LevenbergMarquardt(tt.Length, 3);
        var fit = new[] { -3.0, -2, -1 }.Select(s => solver.Minimize(residuals, [1, (ii[0] / unit) - 1, s], [-10, -1e4, -8], [10, 1e4, 3]))
            .MinBy(o => o.SumOfSquares)!;
        var tail = Math.Max(0.1 * span, Math.Min(3600, 0.5 * span));
        var last = Array.FindIndex(t, x => x >= t[^1] - tail);
        var line = LinearRegression.Fit(t.AsSpan(last), i.AsSpan(last));
        return new CurrentDecay(
            i[0], fit.Parameters[0] * unit, fit.StandardDeviation(0) * unit, span * Math.Exp(fit.Parameters[2]), line.Slope * 3600 / unit,
            [.. t.Select(x => unit * (fit.Parameters[0] + (fit.Parameters[1] * Math.Exp(-(x - start) / (span * Math.Exp(fit.Parameters[2]))))))]);
    }
}
