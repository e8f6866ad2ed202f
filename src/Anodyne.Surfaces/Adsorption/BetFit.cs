using Anodyne.Numerics.Fitting;

namespace Anodyne.Surfaces.Adsorption;

/// <summary>A line p/(n (1 - p)) = 1/(n_m C) + (C - 1)/(n_m C) p through a window of an isotherm, and what follows from it.</summary>
/// <param name="Low">Lowest relative pressure of the window.</param>
/// <param name="High">Highest relative pressure of the window.</param>
/// <param name="Points">Number of points.</param>
/// <param name="Monolayer">n_m, mol/kg, with half of its 95 % interval.</param>
/// <param name="Constant">C, with half of its 95 % interval.</param>
/// <param name="Correlation">Coefficient of correlation of the line.</param>
public sealed record BetFit(double Low, double High, int Points, (double Value, double? Half) Monolayer, (double Value, double? Half) Constant,
    double Correlation)
{
    /// <summary>Relative pressure at which the monolayer is full, 1/(sqrt(C) + 1); NaN where C is not above 0.</summary>
    public double MonolayerPressure => Constant.Value > 0 ? 1 / (Math.Sqrt(Constant.Value) + 1) : double.NaN;

    /// <summary>Fits the line; the interval comes from the scatter about it, whatever its variance along the line.</summary>
    /// <param name="pressures">Relative pressures of the window, at least three.</param>
    /// <param name="loadings">Loadings, mol/kg.</param>
    public static BetFit Of(double[] pressures, double[] loadings)
    {
        ArgumentNullException.ThrowIfNull(pressures);
        ArgumentNullException.ThrowIfNull(loadings);
        double[] y = [.. pressures.Zip(loadings, static (p, n) => p / (n * (1 - p)))];
        var line = LinearRegression.Fit(pressures, y);
        var (a, b) = (line.Intercept, line.Slope);
        var mean = pressures.Average();
        var (va, vb, covariance) = Covariance(pressures, y, a, b);
        var sum = a + b;
        var t = pressures.Length > 2 ? StudentDistribution.TwoSidedQuantile(0.95, pressures.Length - 2) : double.NaN;
        var monolayer = 1 / sum;
        var deviation = Math.Sqrt(Math.Max(0, va + vb + (2 * covariance))) / (sum * sum);

        // C = 1 + b/a.
        var constant = 1 + (b / a);
        var relative = (vb / (b * b)) + (va / (a * a)) - (2 * covariance / (a * b));
        var (my, sxx, syy, sxy) = (y.Average(), 0.0, 0.0, 0.0);
        for (var k = 0; k < y.Length; k++)
        {
            (sxx, syy, sxy) = (sxx + ((pressures[k] - mean) * (pressures[k] - mean)), syy + ((y[k] - my) * (y[k] - my)),
                sxy + ((pressures[k] - mean) * (y[k] - my)));
        }

        return new BetFit(pressures[0], pressures[^1], pressures.Length, (monolayer, t * deviation), (constant, t * Math.Abs(b / a) * Math.Sqrt(Math.Max(0,
            relative))),
            sxy / Math.Sqrt(sxx * syy));
    }

    // Loadings have a constant relative error, so the points of the line do not: the covariance is the one that allows any variances (HC3, MacKinnon and
    // White 1985).
    private static (double Intercept, double Slope, double Both) Covariance(double[] x, double[] y, double a, double b)
    {
        var (n, mean) = (x.Length, x.Average());
        var sxx = x.Sum(v => (v - mean) * (v - mean));
        double slope = 0, middle = 0, both = 0;
        for (var k = 0; k < n; k++)
        {
            var leverage = (1.0 / n) + ((x[k] - mean) * (x[k] - mean) / sxx);
            var e = (y[k] - a - (b * x[k])) / Math.Max(1e-9, 1 - leverage);
            var (g, h) = ((x[k] - mean) / sxx, 1.0 / n);
            (slope, middle, both) = (slope + (g * g * e * e), middle + (h * h * e * e), both + (g * h * e * e));
        }

        // The intercept is the middle less slope times mean.
        return (middle - (2 * mean * both) + (mean * mean * slope), slope, both - (mean * slope));
    }
}
