using System.Text.Json.Nodes;
using Anodyne.Numerics.Sampling;
using Anodyne.Numerics.Surrogates;
using Anodyne.Store.Output;
using Anodyne.Studies.Sweeps.Folder;
using Anodyne.Studies.Sweeps.Plan;

namespace Anodyne.Studies.Sweeps.Insight;

/// <summary>The point that reaches a target at least cost.</summary>
/// <param name="Values">Values of the axes, with their units.</param>
/// <param name="Cost">Its cost, SI.</param>
/// <param name="Predicted">What the surrogate expects there, in the unit of the quantity.</param>
/// <param name="Deviation">Standard deviation of that.</param>
public sealed record DesignPoint(IReadOnlyList<(string Axis, string Value)> Values, double Cost, double Predicted, double Deviation);

/// <summary>What a surrogate of a sweep says.</summary>
/// <param name="Quantity">Name of the quantity.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Points">Points that it goes through.</param>
/// <param name="LeaveOneOut">Root mean square error of each point as the others predict it, in the unit.</param>
/// <param name="Expected">The cheapest point whose expected value reaches the target; null if none does, or none is asked for.</param>
/// <param name="Cautious">The cheapest point that reaches it with 97.5 % certainty.</param>
/// <param name="Hopeful">The cheapest point that reaches it with a chance of 2.5 %.</param>
public sealed record SurrogateFindings(
    string Quantity, string Unit, int Points, double LeaveOneOut, DesignPoint? Expected, DesignPoint? Cautious, DesignPoint? Hopeful)
{
    /// <summary>True if a target was asked for.</summary>
    public bool HasTarget { get; init; }

    /// <summary>The fields of the JSON document.</summary>
    internal JsonObject ToJson() => new()
    {
        ["quantity"] = Quantity,
        ["unit"] = Unit,
        ["points"] = Points,
        ["leave_one_out"] = JsonText.Number(LeaveOneOut),
        ["expected"] = Node(Expected),
        ["cautious"] = Node(Cautious),
        ["hopeful"] = Node(Hopeful),
    };

    private static JsonObject? Node(DesignPoint? point) => point is null ? null : new JsonObject
    {
        ["values"] = new JsonObject(point.Values.Select(value => KeyValuePair.Create(value.Axis, (JsonNode?)value.Value))),
        ["cost_si"] = JsonText.Number(point.Cost),
        ["predicted"] = JsonText.Number(point.Predicted),
        ["deviation"] = JsonText.Number(point.Deviation),
    };
}

/// <summary>
/// A Gaussian process through the finished points of a sweep, and the cheapest point of its box that reaches a target. It says nothing outside the points. The
/// uncertainty of the answer is that of the surrogate: the cheapest point is sought for the expected value and for both ends of its 95 % interval.
/// </summary>
internal static class InverseDesign
{
    private const int Candidates = 4096;
    private const double Normal95 = 1.959963984540054;

    /// <summary>The answer; null if too few points are done or nothing varies.</summary>
    public static SurrogateFindings? Of(SweepPlan plan, InversePlan asked, SweepCases cases, SweepTable table)
    {
        var results = PointResults.Of(plan, cases, table, asked.Quantity.Name);
        var points = cases.Cases.Where(one => one.Seed == 1 && double.IsFinite(results[one.Point])).ToArray();
        double[][] places = [.. points.Select(one => plan.Axes.Select((axis, d) => axis.CoordinateOf(one.Values[d].Si)).ToArray())];
        double[] values = [.. points.Select(one => results[one.Point])];
        bool Varies(IEnumerable<double> numbers) => numbers.Distinct().Skip(1).Any();
        if (points.Length < plan.Axes.Count + 3 || !Varies(values) || !plan.Axes.Index().All(axis => Varies(places.Select(place => place[axis.Index]))))
        {
            return null;
        }

        var process = GaussianProcess.Fit(places, values);
        return new SurrogateFindings(
            asked.Quantity.Name, asked.Quantity.Unit, points.Length, process.LeaveOneOutError,
            Cheapest(plan, asked, process, 0), Cheapest(plan, asked, process, 1),
            Cheapest(plan, asked, process, -1))
        {
            HasTarget = asked.AtMost is not null,
        };
    }

    private static DesignPoint? Cheapest(SweepPlan plan, InversePlan asked, GaussianProcess process, int caution)
    {
        if (asked.Cost is not { } formula || asked.AtMost is not { } ceiling)
        {
            return null;
        }

        var (best, least) = (Array.Empty<double>(), double.PositiveInfinity);
        foreach (var point in new SobolSequence(plan.Axes.Count, 1).Draw(Candidates))
        {
            Consider(point);
        }

        // From the best candidate along the axes, ever finer: the answer lies at the border of what reaches the target.
        for (var step = 0.05; step > 1e-4 && best.Length > 0;)
        {
            var before = least;
            foreach (var direction in Directions(plan.Axes.Count))
            {
                Consider([.. best.Select((x, d) => Math.Clamp(x + (step * direction[d]), 0, 1))]);
            }

            step = least < before ? step : 0.5 * step;
        }

        if (best.Length == 0)
        {
            return null;
        }

        var value = process.At(best);
        return new DesignPoint([.. plan.Axes.Select((axis, d) => (axis.Name, axis.At(best[d]).Text))], least, value.Mean, value.Deviation);

        void Consider(double[] point)
        {
            if (!process.Covers(point))
            {
                return;
            }

            var (_, known) = plan.Complete([.. plan.Axes.Select((axis, d) => axis.At(point[d]))]);
            var cost = formula.Node.Evaluate(known);
            if (!(cost < least) || !plan.Allows(known))
            {
                return;
            }

            var predicted = process.At(point);
            var judged = predicted.Mean + ((ceiling ? 1 : -1) * caution * Normal95 * predicted.Deviation);
            if (ceiling ? judged <= asked.Target : judged >= asked.Target)
            {
                (best, least) = (point, cost);
            }
        }
    }

    // Along every axis and along every diagonal of two.
    private static IEnumerable<double[]> Directions(int dimensions)
    {
        for (var a = 0; a < dimensions; a++)
        {
            for (var b = a; b < dimensions; b++)
            {
                foreach (var (first, second) in ((double, double)[])[(1, 1), (1, -1), (-1, 1), (-1, -1)])
                {
                    var direction = new double[dimensions];
                    direction[a] = first;
                    direction[b] = a == b ? first : second;
                    yield return direction;
                }
            }
        }
    }
}
