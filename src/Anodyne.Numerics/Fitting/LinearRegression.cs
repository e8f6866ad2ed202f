namespace Anodyne.Numerics.Fitting;

/// <summary>A straight line y = a + b x fitted by weighted least squares, with the standard deviations that the scatter about the line implies.</summary>
/// <param name="Intercept">a, in the unit of y.</param>
/// <param name="Slope">b, unit of y over unit of x.</param>
/// <param name="InterceptDeviation">Standard deviation of a.</param>
/// <param name="SlopeDeviation">Standard deviation of b.</param>
/// <param name="Covariance">Covariance of a and b.</param>
/// <param name="WeightedSumOfSquares">Sum of w (y - a - b x)^2.</param>
/// <param name="RSquared">Share of the weighted variance that the line explains, 0 ... 1.</param>
/// <param name="Count">Number of points.</param>
public sealed record LinearRegression(
    double Intercept, double Slope, double InterceptDeviation, double SlopeDeviation,
    double Covariance, double WeightedSumOfSquares, double RSquared, int Count)
{
    /// <summary>Degrees of freedom, points minus two.</summary>
    public int DegreesOfFreedom => Count - 2;

    /// <summary>Fits the line.</summary>
    /// <param name="x">Abscissae, at least two different ones.</param>
    /// <param name="y">Ordinates.</param>
    /// <param name="sigma">Standard deviations of the ordinates, or empty for equal ones.</param>
    /// <param name="sigmaIsAbsolute">
    /// True if <paramref name="sigma"/> is the full error: the deviations are then scaled up by sqrt(chi2/(n - 2)) only where that exceeds one, so that
    /// scatter beyond the stated error is never hidden. False if only ratios are known: always scaled.
    /// </param>
    public static LinearRegression Fit(ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> sigma = default, bool sigmaIsAbsolute = false)
    {
        double sw = 0, sx = 0, sy = 0;
        for (var i = 0; i < x.Length; i++)
        {
            var w = Weight(sigma, i);
            sw += w;
            sx += w * x[i];
            sy += w * y[i];
        }

        double mx = sx / sw, my = sy / sw, sxx = 0, sxy = 0, syy = 0;
        for (var i = 0; i < x.Length; i++)
        {
            var w = Weight(sigma, i);
            sxx += w * (x[i] - mx) * (x[i] - mx);
            sxy += w * (x[i] - mx) * (y[i] - my);
            syy += w * (y[i] - my) * (y[i] - my);
        }

        if (x.Length < 2 || !(sxx > 0))
        {
            throw new ArgumentException("a line needs two different abscissae", nameof(x));
        }

        var slope = sxy / sxx;
        var rest = Math.Max(0, syy - (slope * sxy));
        var scatter = x.Length > 2 ? rest / (x.Length - 2) : sigmaIsAbsolute ? 0 : double.NaN;
        var variance = sigmaIsAbsolute ? Math.Max(1, scatter) : scatter;
        return new LinearRegression(
            my - (slope * mx), slope, Math.Sqrt(variance * ((1 / sw) + (mx * mx / sxx))), Math.Sqrt(variance / sxx),
            -variance * mx / sxx, rest, syy > 0 ? 1 - (rest / syy) : 1, x.Length);
    }

    private static double Weight(ReadOnlySpan<double> sigma, int i) => sigma.IsEmpty ? 1 : 1 / (sigma[i] * sigma[i]);
}
