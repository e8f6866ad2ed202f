using Anodyne.Numerics.Fitting;

namespace Anodyne.Studies.Models;

/// <summary>What several draws of one quantity say.</summary>
/// <param name="Mean">Arithmetic mean, in the quantity's unit.</param>
/// <param name="StandardDeviation">Of a single draw, with n - 1; NaN for one draw.</param>
/// <param name="HalfWidth">95 % half-width of the mean by Student's t; NaN for one draw.</param>
/// <param name="Count">Number of draws.</param>
/// <param name="Low">Smallest draw.</param>
/// <param name="High">Largest draw.</param>
internal sealed record Spread(double Mean, double StandardDeviation, double HalfWidth, int Count, double Low, double High)
{
    /// <summary>The spread of some draws; non-finite draws are left out and make <see cref="Count"/> smaller.</summary>
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
        var half = StudentDistribution.TwoSidedQuantile(0.95, values.Length - 1) * deviation / Math.Sqrt(values.Length);
        return new Spread(mean, deviation, half, values.Length, values.Min(), values.Max());
    }
}
