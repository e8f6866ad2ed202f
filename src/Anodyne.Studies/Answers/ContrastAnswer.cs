using Anodyne.Studies.Models;
using Anodyne.Studies.Plan;

namespace Anodyne.Studies.Answers;

/// <summary>What one property contributes to a difference.</summary>
/// <param name="Property">The property.</param>
/// <param name="Alone">The change when it alone is swapped in the first variant.</param>
/// <param name="Shapley">Its mean contribution over all orders of swapping.</param>
internal sealed record PropertyShare(StudyProperty Property, double Alone, double Shapley);

/// <summary>A difference between two variants, shared out over the properties in which they differ.</summary>
/// <param name="From">The quantity in the first variant.</param>
/// <param name="To">The quantity in the second.</param>
/// <param name="Shares">One entry a property; the Shapley values add up to the difference.</param>
internal sealed record SharedDifference(double From, double To, IReadOnlyList<PropertyShare> Shares);

/// <summary>What the study says about one contrast in one placement.</summary>
/// <param name="Plan">The contrast.</param>
/// <param name="Difference">
/// The difference of the judged quantity over paired seeds, e.g. ln(Rq_to/Rq_from); below 0 the second variant is the better one.
/// </param>
/// <param name="Simulated">The quantity as simulated, shared out; mean over the seeds.</param>
/// <param name="ClosedForm">The quantity in closed form, shared out; null if the theory does not apply.</param>
/// <param name="Ranges">How the difference moves with every uncertain value, alone; by the closed form, carried to the simulated difference.</param>
/// <param name="Corners">The sign when all uncertain values are at an end of their range at once; null if there are none.</param>
internal sealed record ContrastAnswer(
    ContrastPlan Plan, Spread Difference, SharedDifference Simulated, SharedDifference? ClosedForm, IReadOnlyList<RangeEffect> Ranges, CornerTally? Corners)
{
    /// <summary>The grid's own error of the difference; null if no other grid gives it.</summary>
    public GridError? Grid { get; init; }

    /// <summary>False if the difference is below the grid's own error: then it is no difference.</summary>
    public bool IsResolved => Grid is null || Math.Abs(Difference.Mean) > Grid.Value;

    /// <summary>True if the second variant is the better one beyond the spread over the seeds and the grid's own error together.</summary>
    public bool Holds =>
        IsResolved && -Difference.Mean > (RangeSpread.Together(double.IsFinite(Difference.HalfWidth) ? Difference.HalfWidth : null, Grid?.Value) ?? 0);

    /// <summary>Answers a contrast.</summary>
    public static ContrastAnswer Of(PartResults results, ContrastPlan contrast, ContrastMeasure measure)
    {
        var pairs = results.Of(contrast.From.Runs).Zip(results.Of(contrast.To.Runs));
        var difference = Spread.Of(pairs.Select(pair => measure.Between(pair.First, pair.Second)));
        var simulated = Share(contrast, [.. contrast.Mixtures.Select(mixture => Spread.Of(results.Of(mixture.Runs).Select(measure.Of)).Mean)]);
        var exponents = contrast.Mixtures.Select(mixture => measure.ClosedForm(mixture.Case)).ToArray();
        var closed = exponents.All(exponent => exponent is not null) ? Share(contrast, [.. exponents.Select(exponent => exponent!.Value)]) : null;
        var sweep = closed is null ? null : new RangeSweep(results.Plan, contrast, measure);
        return new ContrastAnswer(contrast, difference, simulated, closed, sweep?.OneAtATime(difference.Mean) ?? [], sweep?.Corners())
        {
            Grid = GridError.Of(results.Plan.Resolution, OnGrids(results, contrast, measure)),
        };
    }

    private static IEnumerable<GridPair> OnGrids(PartResults results, ContrastPlan contrast, ContrastMeasure measure)
    {
        var (from, to) = (results.Of(contrast.From, contrast.From.Id), results.Of(contrast.To, contrast.To.Id));
        foreach (var (a, b) in from.Grids.Zip(to.Grids).Where(pair => pair.First.Results.Count > 0 && pair.Second.Results.Count > 0))
        {
            double Mean(IEnumerable<object> ofFrom, IEnumerable<object> ofTo) => Spread.Of(ofFrom.Zip(ofTo, measure.Between)).Mean;
            var seeds = Math.Min(a.Results.Count, b.Results.Count);
            yield return new GridPair(a.Resolution, Mean(from.Results.Take(seeds), to.Results), Mean(a.Results, b.Results));
        }
    }

    private static SharedDifference Share(ContrastPlan contrast, double[] byMask)
    {
        var shares = contrast.Properties.Select((property, bit) =>
            new PropertyShare(property, byMask[1 << bit] - byMask[0], ShapleyValue.Of(byMask, bit)));
        return new SharedDifference(byMask[0], byMask[^1], [.. shares]);
    }
}
