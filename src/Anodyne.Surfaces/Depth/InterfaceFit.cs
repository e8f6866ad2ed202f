using Anodyne.Numerics.Fitting;

namespace Anodyne.Surfaces.Depth;

/// <summary>
/// A step between two plateaus, a + (b - a)/2 (1 + erf((x - x0)/(sqrt 2 s))), fitted to counts with Poisson weights: x0 is where half of the step is passed,
/// 2 s its
/// width from 16 to 84 %.
/// </summary>
/// <param name="Ion">Ion.</param>
/// <param name="Position">x0, unit of the positions, with half of its 95 % interval.</param>
/// <param name="Width">2 s, with half of its 95 % interval.</param>
/// <param name="Before">Plateau before, counts.</param>
/// <param name="After">Plateau behind, counts.</param>
/// <param name="Misfit">Weighted sum of squares over the degrees of freedom; about 1 where Poisson noise is all there is.</param>
public sealed record InterfaceFit(string Ion, (double Value, double? Half) Position, (double Value, double? Half) Width, double Before, double After,
    double Misfit)
{
    /// <summary>Fits a step; null where none stands out of the noise or the fit fails.</summary>
    /// <param name="ion">Ion.</param>
    /// <param name="x">Positions, rising.</param>
    /// <param name="counts">Counts.</param>
    /// <param name="guess">Where the step is thought to be.</param>
    public static InterfaceFit? Of(string ion, double[] x, double[] counts, double guess)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(counts);
        if (x.Length < 8)
        {
            return null;
        }

        var quarter = Math.Max(2, x.Length / 5);
        var (before, after) = (Median.Of(counts.AsSpan(0, quarter)), Median.Of(counts.AsSpan(counts.Length - quarter)));
        var span = x[^1] - x[0];
        var step = new Step(x, counts);
        var solver = new LevenbergMarquardt(x.Length, 4);
        LeastSquaresOutcome? best = null;
        foreach (var width in new[] { 0.02, 0.06, 0.15 })
        {
            var outcome = solver.Minimize(
                step, [before, after, guess, width * span], [0, 0, x[0], span / (4.0 * x.Length)], [double.MaxValue, double.MaxValue, x[^1], 0.5 * span]);
            best = best is null || outcome.SumOfSquares < best.SumOfSquares ? outcome : best;
        }

        var p = best!.Parameters;
        var misfit = best.ResidualVariance;
        var noise = Math.Sqrt(Math.Max(1, Math.Max(p[0], p[1])));
        if (!double.IsFinite(misfit) || Math.Abs(p[1] - p[0]) < 4 * noise / Math.Sqrt(quarter) || best.AtBound[2])
        {
            return null;
        }

        // Weights are those of Poisson; where the misfit is larger, the error is too, never smaller.
        var scale = Math.Sqrt(Math.Max(1, misfit));
        double? Half(int k) => best.AtBound[k] ? null : 1.96 * scale * Math.Sqrt(Math.Max(0, best.Inverse[(k * 4) + k]));
        return new InterfaceFit(ion, (p[2], Half(2)), (2 * p[3], 2 * Half(3)), p[0], p[1], misfit);
    }

    private sealed class Step(double[] x, double[] counts) : IResidualFunction
    {
        public int ResidualCount => x.Length;

        public int ParameterCount => 4;

        public bool DerivativesComeFree => true;

        public void Evaluate(ReadOnlySpan<double> p, Span<double> residuals, Span<double> jacobian)
        {
            var n = x.Length;
            for (var i = 0; i < n; i++)
            {
                var weight = double.IsNaN(counts[i]) ? 0 : 1 / Math.Sqrt(Math.Max(1, counts[i]));
                var u = (x[i] - p[2]) / (Math.Sqrt(2) * p[3]);
                var share = 0.5 * (1 + ErrorFunction.Of(u));
                residuals[i] = weight == 0 ? 0 : weight * (p[0] + ((p[1] - p[0]) * share) - counts[i]);
                if (jacobian.IsEmpty)
                {
                    continue;
                }

                var slope = (p[1] - p[0]) * Math.Exp(-u * u) / Math.Sqrt(Math.PI);
                jacobian[i] = weight * (1 - share);
                jacobian[n + i] = weight * share;
                jacobian[(2 * n) + i] = -weight * slope / (Math.Sqrt(2) * p[3]);
                jacobian[(3 * n) + i] = -weight * slope * u / p[3];
            }
        }
    }
}
