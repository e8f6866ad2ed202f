namespace Anodyne.Electroanalysis.Cycling;

/// <summary>Lifetime of one cell.</summary>
/// <param name="Time">Time of failure, or of the end of the test, any unit.</param>
/// <param name="Failed">True if it failed; false if the test ended first (censored).</param>
public sealed record Lifetime(double Time, bool Failed);

/// <summary>
/// Kaplan-Meier estimate of the share of cells alive, S(t) = prod (1 - d_i/n_i), with Greenwood's variance, from lifetimes some of which are censored.
/// </summary>
/// <param name="Times">Times of failure, rising.</param>
/// <param name="Survival">Share alive just after each.</param>
/// <param name="Deviation">Its standard deviation (Greenwood).</param>
/// <param name="Median">Time at which half have failed; infinite if that was not reached.</param>
public sealed record SurvivalCurve(double[] Times, double[] Survival, double[] Deviation, double Median)
{
    /// <summary>Estimates from replicate cells.</summary>
    public static SurvivalCurve Of(IReadOnlyList<Lifetime> cells)
    {
        var times = cells.Where(c => c.Failed).Select(c => c.Time).Distinct().Order().ToArray();
        var survival = new double[times.Length];
        var deviation = new double[times.Length];
        double s = 1, greenwood = 0;
        var median = double.PositiveInfinity;
        for (var k = 0; k < times.Length; k++)
        {
            double atRisk = cells.Count(c => c.Time >= times[k]);
            double failed = cells.Count(c => c.Failed && c.Time == times[k]);
            s *= 1 - (failed / atRisk);
            greenwood += failed < atRisk ? failed / (atRisk * (atRisk - failed)) : 0;
            survival[k] = s;
            deviation[k] = s * Math.Sqrt(greenwood);
            if (s <= 0.5 && double.IsInfinity(median))
            {
                median = times[k];
            }
        }

        return new SurvivalCurve(times, survival, deviation, median);
    }
}
