using Anodyne.Studies.Sweeps.Folder;
using Anodyne.Studies.Sweeps.Plan;

namespace Anodyne.Studies.Sweeps.Insight;

/// <summary>Results of a sweep by the points of its design: seeds of a point are averaged.</summary>
internal static class PointResults
{
    /// <summary>One value a point, in the order of the design; not a number where no seed has one.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="cases">Its cases.</param>
    /// <param name="table">What is gathered.</param>
    /// <param name="quantity">Name of the quantity.</param>
    public static double[] Of(SweepPlan plan, SweepCases cases, SweepTable table, string quantity)
    {
        var values = table.Values(quantity);
        var points = (int)plan.Design.Count(plan.Axes);
        var (sum, count) = (new double[points], new int[points]);
        foreach (var one in cases.Cases.Where(one => double.IsFinite(values[one.Id - 1])))
        {
            sum[one.Point] += values[one.Id - 1];
            count[one.Point]++;
        }

        return [.. sum.Select((total, point) => count[point] > 0 ? total / count[point] : double.NaN)];
    }
}
