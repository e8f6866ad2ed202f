namespace Anodyne.Studies.Runs;

/// <summary>What several draws of one quantity say.</summary>
/// <param name="Mean">Arithmetic mean, in the quantity's unit.</param>
/// <param name="StandardDeviation">Of a single draw, with n - 1; NaN for one draw.</param>
/// <param name="HalfWidth">95 % half-width of the mean by Student's t; NaN for one draw.</param>
/// <param name="Count">Number of draws.</param>
/// <param name="Low">Smallest draw.</param>
/// <param name="High">Largest draw.</param>
public sealed record Spread(double Mean, double StandardDeviation, double HalfWidth, int Count, double Low, double High)
{
    // Two-sided 95 % quantiles of Student's t for 1 ... 30 degrees of freedom; beyond, the normal one with two terms of its series in 1/n.
    private static readonly double[] Quantiles =
    [
        12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160, 2.145, 2.131,
        2.120, 2.110, 2.101, 2.093, 2.086, 2.080, 2.074, 2.069, 2.064, 2.060, 2.056, 2.052, 2.048, 2.045, 2.042,
    ];

    /// <summary>The spread of some draws; non-finite draws are left out and make <see cref="Count"/> smaller.</summary>
    /// <param name="draws">The draws.</param>
    public static Spread Of(IEnumerable<double> draws)
    {
        var values = draws.Where(double.IsFinite).ToArray();
        if (values.Length == 0)
        {
            return new Spread(double.NaN, double.NaN, double.NaN, 0, double.NaN, double.NaN);
        }

        var mean = values.Sum() / values.Length;
        if (values.Length == 1)
        {
            return new Spread(mean, double.NaN, double.NaN, 1, mean, mean);
        }

        var deviation = Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1));
        return new Spread(mean, deviation, Quantile(values.Length - 1) * deviation / Math.Sqrt(values.Length), values.Length, values.Min(), values.Max());
    }

    /// <summary>The two-sided 95 % quantile of Student's t.</summary>
    /// <param name="freedom">Degrees of freedom, at least 1.</param>
    public static double Quantile(int freedom) => freedom <= Quantiles.Length ? Quantiles[freedom - 1] : 1.95996 + ((2.3723 + (2.822 / freedom)) / freedom);
}
