namespace Anodyne.Numerics.Fitting;

/// <summary>The chi-square distribution: the sum of squares of independent standard normal numbers.</summary>
public static class ChiSquareDistribution
{
    /// <summary>
    /// Probability that the sum of <paramref name="degrees"/> squares is at most <paramref name="value"/>: the regularized incomplete gamma function
    /// P(degrees/2, value/2).
    /// </summary>
    /// <param name="value">At least 0.</param>
    /// <param name="degrees">Degrees of freedom, at least 1.</param>
    public static double Probability(double value, int degrees)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(degrees, 1);
        if (!(value > 0))
        {
            return value <= 0 ? 0 : double.NaN;
        }

        // P(a, x) = x^a e^-x/Gamma(a + 1) (1 + x/(a+1) + x^2/((a+1)(a+2)) + ...): all terms positive, so no digits are lost. Beyond 40 standard
        // deviations it is 1.
        var (a, x) = (0.5 * degrees, 0.5 * value);
        if (x > a + (40 * Math.Sqrt(a)) + 400)
        {
            return 1;
        }

        double term = 1, sum = 1;
        for (var n = 1; term > 1e-17 * sum; n++)
        {
            term *= x / (a + n);
            sum += term;
        }

        return Math.Min(1, sum * Math.Exp((a * Math.Log(x)) - x - LogGammaOfNext(degrees)));
    }

    // ln Gamma(k/2 + 1) by its recursion from Gamma(1) = 1 or Gamma(1/2) = sqrt(pi).
    private static double LogGammaOfNext(int degrees)
    {
        var log = degrees % 2 == 0 ? 0 : 0.5 * Math.Log(Math.PI);
        for (var z = degrees % 2 == 0 ? 1.0 : 0.5; z <= 0.5 * degrees; z++)
        {
            log += Math.Log(z);
        }

        return log;
    }
}
