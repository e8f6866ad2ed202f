using Anodyne.Cells.Attribution;
using Anodyne.Quantities;
using Anodyne.Studies.Plan;
using Anodyne.Studies.Runs;

namespace Anodyne.Studies.Answers;

/// <summary>What one property contributes to a difference.</summary>
/// <param name="Property">The property.</param>
/// <param name="Alone">The change when it alone is swapped in the first variant.</param>
/// <param name="Shapley">Its mean contribution over all orders of swapping.</param>
public sealed record PropertyShare(StudyProperty Property, double Alone, double Shapley);

/// <summary>A difference between two variants, shared out over the properties in which they differ.</summary>
/// <param name="From">The quantity in the first variant.</param>
/// <param name="To">The quantity in the second.</param>
/// <param name="Shares">One entry a property; the Shapley values add up to the difference.</param>
public sealed record SharedDifference(double From, double To, IReadOnlyList<PropertyShare> Shares);

/// <summary>What the study says about one contrast in one placement.</summary>
/// <param name="Plan">The contrast.</param>
/// <param name="LogRatio">ln(Rq_to/Rq_from) at the end of the runs over paired seeds; below 0 the second variant is flatter.</param>
/// <param name="Simulated">e-folds of simulated roughness, shared out; mean over the seeds.</param>
/// <param name="ClosedForm">e-folds by the linear theory, shared out; null if the theory does not apply.</param>
/// <param name="Ranges">How the difference moves with every uncertain value, alone; by the linear theory, carried to the simulated difference.</param>
/// <param name="Corners">The sign when all uncertain values are at an end of their range at once; null if there are none.</param>
public sealed record ContrastAnswer(
    ContrastPlan Plan, Spread LogRatio, SharedDifference Simulated, SharedDifference? ClosedForm, IReadOnlyList<RangeEffect> Ranges, CornerTally? Corners)
{
    /// <summary>Answers a contrast.</summary>
    /// <param name="results">The finished runs.</param>
    /// <param name="contrast">The contrast.</param>
    /// <param name="read">Makes a case of a tree, for the ends of the ranges.</param>
    public static ContrastAnswer Of(StudyResults results, ContrastPlan contrast, CaseReading read)
    {
        var from = results.Of(contrast.From.Runs);
        var to = results.Of(contrast.To.Runs);
        var ratios = Spread.Of(from.Zip(to).Select(pair => Math.Log(pair.Second.RoughnessRq / pair.First.RoughnessRq)));
        var simulated = Share(contrast, [.. contrast.Mixtures.Select(mixture => Spread.Of(results.RoughnessExponents(mixture.Runs)).Mean)]);
        var exponents = contrast.Mixtures.Select(mixture => Linear(mixture)).ToArray();
        var closed = exponents.All(exponent => exponent is not null) ? Share(contrast, [.. exponents.Select(exponent => exponent!.Value)]) : null;
        var sensitivity = closed is null ? null : new RangeSweep(contrast, read);
        return new ContrastAnswer(contrast, ratios, simulated, closed, sensitivity?.OneAtATime(ratios.Mean) ?? [], sensitivity?.Corners());
    }

    private static double? Linear(MixturePlan mixture)
    {
        try
        {
            return LinearRoughening.Of(mixture.Read.Case)?.Exponent;
        }
        catch (ComputationException)
        {
            // Above the limiting current the theory has no steady state; the simulation says so itself.
            return null;
        }
    }

    private static SharedDifference Share(ContrastPlan contrast, double[] byMask)
    {
        var shares = contrast.Properties.Select((property, bit) => new PropertyShare(property, byMask[1 << bit] - byMask[0], ShapleyAttribution.ValueOf(byMask, bit)));
        return new SharedDifference(byMask[0], byMask[^1], [.. shares]);
    }
}
