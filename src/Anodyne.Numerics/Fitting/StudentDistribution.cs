namespace Anodyne.Numerics.Fitting;

/// <summary>Student's t distribution: what turns a standard deviation with few degrees of freedom into an interval.</summary>
public static class StudentDistribution
{
    /// <summary>
    /// Probability that |t| exceeds <paramref name="t"/> with <paramref name="degrees"/> degrees of freedom, I_x(nu/2, 1/2) at x = nu/(nu + t^2).
    /// </summary>
    public static double TwoSidedTail(double t, double degrees)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(degrees);
        return IncompleteBeta(degrees / (degrees + (t * t)), degrees / 2, 0.5);
    }

    /// <summary>The t that |t| exceeds with probability 1 - <paramref name="confidence"/>, e.g. 1.96 for 0.95 and many degrees of freedom.</summary>
    /// <param name="confidence">Between 0 and 1, exclusive.</param>
    /// <param name="degrees">Degrees of freedom, above 0.</param>
    public static double TwoSidedQuantile(double confidence, double degrees)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(degrees);
        if (!(confidence is > 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(confidence), confidence, "between 0 and 1");
        }

        double low = 0, high = 1;
        while (TwoSidedTail(high, degrees) > 1 - confidence)
        {
            low = high;
            high *= 2;
        }

        for (var k = 0; k < 80; k++)
        {
            var middle = 0.5 * (low + high);
            if (TwoSidedTail(middle, degrees) > 1 - confidence)
            {
                low = middle;
            }
            else
            {
                high = middle;
            }
        }

        return 0.5 * (low + high);
    }

    /// <summary>Regularised incomplete beta function I_x(a, b) by the continued fraction DLMF 8.17.22 (modified Lentz), relative error about 1e-14.</summary>
    public static double IncompleteBeta(double x, double a, double b)
    {
        if (x <= 0)
        {
            return 0;
        }

        if (x >= 1)
        {
            return 1;
        }

        if (x > (a + 1) / (a + b + 2))
        {
            return 1 - IncompleteBeta(1 - x, b, a);
        }

        var front = Math.Exp((a * Math.Log(x)) + (b * Math.Log(1 - x)) - LogBeta(a, b)) / a;
        double c = 1, d = 1 - ((a + b) * x / (a + 1));
        d = 1 / (Math.Abs(d) < 1e-300 ? 1e-300 : d);
        var h = d;
        for (var m = 1; m < 400; m++)
        {
            var even = m * (b - m) * x / ((a + (2 * m) - 1) * (a + (2 * m)));
            d = 1 / NotZero(1 + (even * d));
            c = NotZero(1 + (even / c));
            h *= d * c;
            var odd = -(a + m) * (a + b + m) * x / ((a + (2 * m)) * (a + (2 * m) + 1));
            d = 1 / NotZero(1 + (odd * d));
            c = NotZero(1 + (odd / c));
            var change = d * c;
            h *= change;
            if (Math.Abs(change - 1) < 1e-15)
            {
                break;
            }
        }

        return front * h;
    }

    private static double NotZero(double value) => Math.Abs(value) < 1e-300 ? 1e-300 : value;

    private static double LogBeta(double a, double b) => LogGamma(a) + LogGamma(b) - LogGamma(a + b);

    // Stirling's series with five terms after shifting the argument above 12 (DLMF 5.11.1): error below 1e-15.
    private static double LogGamma(double x)
    {
        var shift = 0.0;
        while (x < 12)
        {
            shift -= Math.Log(x);
            x++;
        }

        var z = 1 / (x * x);
        return shift + ((x - 0.5) * Math.Log(x)) - x + 0.91893853320467274178
            + ((1.0 / 12) - (z * ((1.0 / 360) - (z * ((1.0 / 1260) - (z * ((1.0 / 1680) - (z / 1188)))))))) / x;
    }
}
