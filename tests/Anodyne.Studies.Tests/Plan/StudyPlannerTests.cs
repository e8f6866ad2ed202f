using Anodyne.Cells.Geometry;
using Anodyne.Quantities;
using Anodyne.Studies.Plan;
using Anodyne.Studies.Tests.Runs;

namespace Anodyne.Studies.Tests.Plan;

public class StudyPlannerTests
{
    private static readonly Study Small = StudyReader.Read(TestCases.Document(StudyReaderTests.Small), ".");

    [Fact]
    public void Every_variant_runs_in_every_placement_on_every_seed()
    {
        var plan = new StudyPlanner(TestCases.Read).Plan(Small, [], fine: false);
        Assert.Equal(["whole/bare", "coating/bare", "whole/coated", "coating/coated"], plan.Variants.Select(variant => variant.Id));
        Assert.All(plan.Variants, variant => Assert.Equal(3, variant.Runs.Count));
        Assert.Equal([1, 2, 3], plan.Variants[0].Runs.Select(run => ((RandomRoughnessSurface)run.Case.Surface).Seed));
        Assert.All(plan.Runs.Where(run => !run.Id.StartsWith("convergence", StringComparison.Ordinal)), run => Assert.Equal(64, run.Case.Numerics.CellsAcross));
        Assert.Equal(0.35, plan.Variants[3].Read.Case.Cell.Electrolyte.TransferenceNumber.Value(1000, 298));
        Assert.Equal(plan.Runs.Count, plan.Runs.Select(run => run.Id).Distinct().Count());
    }

    [Fact]
    public void A_contrast_has_every_mixture_and_ends_at_the_variants()
    {
        var plan = new StudyPlanner(TestCases.Read).Plan(Small, [], fine: false);
        var contrast = plan.Contrasts[0];
        Assert.Equal(["transference", "exchange"], contrast.Properties.Select(property => property.Name));
        Assert.Equal(4, contrast.Mixtures.Count);
        Assert.Same(contrast.From.Runs, contrast.Mixtures[0].Runs);
        Assert.Same(contrast.To.Runs, contrast.Mixtures[3].Runs);

        // Bit 0 swaps the transference number alone, bit 1 the exchange current alone.
        Assert.Equal((0.6, 6.0), Properties(contrast.Mixtures[1]));
        Assert.Equal((0.3, 13.0), Properties(contrast.Mixtures[2]));
    }

    [Fact]
    public void Only_leaves_out_variants_and_their_contrasts()
    {
        var plan = new StudyPlanner(TestCases.Read).Plan(Small, ["ba*"], fine: true);
        Assert.Equal(["whole/bare", "coating/bare"], plan.Variants.Select(variant => variant.Id));
        Assert.Empty(plan.Contrasts);
        Assert.Equal(256, plan.Variants[0].Runs[0].Case.Numerics.CellsAcross);
        Assert.Throws<InputException>(() => new StudyPlanner(TestCases.Read).Plan(Small, ["coat"], fine: false));
    }

    [Fact]
    public void A_case_without_chance_runs_once()
    {
        var study = StudyReader.Read(TestCases.Document(StudyReaderTests.Small.Replace("case: {current: 1 mA/cm2}", "case: {current: 1 mA/cm2, flat: yes}", StringComparison.Ordinal)), ".");
        Assert.All(new StudyPlanner(TestCases.Read).Plan(study, [], fine: false).Variants, variant => Assert.Single(variant.Runs));
    }

    private static (double Transference, double Exchange) Properties(MixturePlan mixture)
    {
        var cell = mixture.Runs[0].Case.Cell;
        return (cell.Electrolyte.TransferenceNumber.Value(1000, 298), Math.Round(cell.Kinetics.ExchangeCurrentDensity(1000), 9));
    }
}
