namespace Anodyne.Numerics.Fitting;

/// <summary>
/// Wald-Wolfowitz test on the signs of residuals in order: noise changes sign about every second point, a model that does not fit, or a drift, does not.
/// </summary>
/// <param name="Positive">Number of residuals above zero.</param>
/// <param name="Negative">Number of residuals below zero.</param>
/// <param name="Runs">Number of maximal stretches of one sign.</param>
/// <param name="Score">(runs - expected)/standard deviation; below about -3 there is structure. 0 where one sign has fewer than two members and no test
/// is possible.</param>
public sealed record RunsTest(int Positive, int Negative, int Runs, double Score)
{
    /// <summary>Counts the runs of <paramref name="residuals"/>; exact zeros are skipped.</summary>
    public static RunsTest Of(ReadOnlySpan<double> residuals)
    {
        int positive = 0, negative = 0, runs = 0, last = 0;
        foreach (var value in residuals)
        {
            var sign = Math.Sign(value);
            if (sign == 0)
            {
                continue;
            }

            if (sign > 0)
            {
                positive++;
            }
            else
            {
                negative++;
            }

            runs += sign == last ? 0 : 1;
            last = sign;
        }

        double n = positive + negative;
        if (positive < 2 || negative < 2)
        {
            return new RunsTest(positive, negative, runs, n < 8 ? 0 : (runs - (0.5 * n)) / Math.Sqrt(0.25 * n));
        }

        var expected = (2.0 * positive * negative / n) + 1;
        var variance = (expected - 1) * (expected - 2) / (n - 1);
        return new RunsTest(positive, negative, runs, (runs - expected) / Math.Sqrt(variance));
    }
}
