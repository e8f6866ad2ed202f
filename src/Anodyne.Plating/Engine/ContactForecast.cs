using Anodyne.Plating.Results;

namespace Anodyne.Plating.Engine;

/// <summary>
/// When the tip will touch what it comes near to. Time is taken as a parabola of the distance, through the moments at which two times, one and a half times
/// and once the last distance were left: of third order in that distance, so of at least second order in the grid.
/// </summary>
/// <param name="series">The run so far.</param>
/// <param name="distance">Distance from the tip to the place of the stop at a step, m.</param>
internal sealed class ContactForecast(IReadOnlyList<PlatingSample> series, Func<PlatingSample, double> distance)
{
    /// <summary>The contact as seen from the last step; null if the tip does not come nearer, or came from too near.</summary>
    public PlatingContact? AtEnd()
    {
        var last = series[^1];
        var left = distance(last);
        if (!(left > 0) || Passed(1.5 * left) is not { } nearer || Passed(2 * left) is not { } farther)
        {
            return null;
        }

        // Lagrange at 0 with nodes 1, 1.5 and 2; the straight line through the outer two shows how much the tip's acceleration counts.
        var remaining = 5 * last.Time - 8 * nearer + 3 * farther;
        var steady = last.Time - farther;
        if (!(remaining > 0))
        {
            remaining = steady;
        }

        return new PlatingContact(
            last.Time + remaining, last.ChargePerArea + last.CurrentDensity * remaining, left, Math.Abs(remaining - steady), last.Time);
    }

    /// <summary>The last moment at which so much was left, s, between two steps by the straight line; null if it never was.</summary>
    private double? Passed(double left)
    {
        for (var k = series.Count - 1; k > 0; k--)
        {
            var (before, after) = (distance(series[k - 1]), distance(series[k]));
            if (before >= left && after < left)
            {
                return series[k].Time - (series[k].Time - series[k - 1].Time) * (left - after) / (before - after);
            }
        }

        return null;
    }
}
