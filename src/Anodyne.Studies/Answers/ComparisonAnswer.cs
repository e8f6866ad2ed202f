using System.Globalization;
using Anodyne.Plating;
using Anodyne.Studies.Plan;
using Anodyne.Studies.Runs;

namespace Anodyne.Studies.Answers;

/// <summary>A published value held against the simulation.</summary>
/// <param name="Reported">The published value.</param>
/// <param name="Variant">The variant as it is shown.</param>
/// <param name="Quantity">The quantity.</param>
/// <param name="Simulated">What the simulation gives over the seeds, in the quantity's unit.</param>
/// <param name="Flags">Physical limits that the published value breaks, and what else to know.</param>
public sealed record ComparisonAnswer(ReportedValue Reported, string Variant, ComparedQuantity Quantity, Spread Simulated, IReadOnlyList<string> Flags)
{
    // A reading of a micrograph is no better than this; within it a thickness counts as the dense one.
    private const double ReadingError = 0.05;

    /// <summary>Every published value against every form in which its variant is shown.</summary>
    /// <param name="results">The finished runs.</param>
    /// <param name="shown">The variants as shown.</param>
    public static IReadOnlyList<ComparisonAnswer> Of(StudyResults results, IReadOnlyList<ShownVariant> shown) =>
    [
        .. from reported in results.Plan.Study.Reported
           from variant in shown
           where variant.Plan.Variant.Name == reported.Variant
           select Compare(reported, variant, results.Of(variant.Plan.Runs)),
    ];

    private static ComparisonAnswer Compare(ReportedValue reported, ShownVariant variant, IReadOnlyList<PlatingResult> runs)
    {
        var quantity = ComparedQuantity.All.Single(candidate => candidate.Name == reported.Quantity);
        var simulated = Spread.Of(runs.Select(run => PlatingDocument.Scalars(run).Single(scalar => scalar.Name == quantity.Name).Value));
        return new ComparisonAnswer(reported, variant.Name, quantity, simulated, [.. Flaws(reported, variant.Plan.Read.Case, runs)]);
    }

    private static IEnumerable<string> Flaws(ReportedValue reported, PlatingCase problem, IReadOnlyList<PlatingResult> runs)
    {
        var charge = problem.Stop.ChargePerArea ?? runs[0].ChargePerArea;
        var dense = problem.Cell.Lithium.DenseThickness(charge) / 1e-6;
        if (reported.Quantity is "mean_thickness_um" or "peak_um" && reported.Value < dense * (1 - ReadingError))
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"Below the {dense:F1} um that {charge / 36000:G3} mAh/cm2 of dense lithium takes: {100 * (1 - (reported.Value / dense)):F0} % of the charge did not become lithium under this area, or the thickness was not read where the charge went.");
        }

        if (runs.Any(run => run.StopReason is not (StopReason.Charge or StopReason.Time)))
        {
            yield return "The simulation stopped before the whole charge was passed.";
        }
    }
}
