using Anodyne.Cells.Geometry;
using Anodyne.Quantities;
using Anodyne.Studies.Models.Plating;
using Anodyne.Studies.Plan;
using Anodyne.Studies.Tests.Models.Plating;

namespace Anodyne.Studies.Tests.Plan;

public class StudyPlannerTests
{
    private static readonly Study Small = Studying.Read(StudyReaderTests.Small, model: new CountingModel());

    [Fact]
    public void Every_variant_runs_in_every_placement_on_every_seed()
    {
        var plan = Small.Plan().Parts[0];
        Assert.Equal(["whole/bare", "coating/bare", "whole/coated", "coating/coated"], plan.Variants.Select(variant => variant.Id));
        Assert.All(plan.Variants, variant => Assert.Equal(3, variant.Runs.Count));
        Assert.Equal([1, 2, 3], plan.Variants[0].Runs.Select(run => ((RandomRoughnessSurface)PlatingModel.Case(run.Case).Surface).Seed));
        Assert.All(plan.Runs.Where(run => run.Id[..4] is not ("conv" or "grid")), run => Assert.Equal(64, PlatingModel.Case(run.Case).Numerics.CellsAcross));
        Assert.Equal(0.35, PlatingModel.Case(plan.Variants[3].Case).Cell.Electrolyte.TransferenceNumber.Value(1000, 298));
        Assert.Equal(plan.Runs.Count, plan.Runs.Select(run => run.Id).Distinct().Count());
    }

    [Fact]
    public void A_contrast_has_every_mixture_and_ends_at_the_variants()
    {
        var plan = Small.Plan().Parts[0];
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
    public void Both_variants_of_a_contrast_run_again_on_the_same_other_grids_and_seeds()
    {
        var plan = Small.Plan().Parts[0];
        foreach (var contrast in plan.Contrasts)
        {
            Assert.Equal([32, 16], contrast.From.Grids.Select(grid => grid.Resolution));
            Assert.Equal([32, 16], contrast.To.Grids.Select(grid => grid.Resolution));
            Assert.All(contrast.From.Grids.Concat(contrast.To.Grids), grid =>
            {
                Assert.Equal([1, 2, 3], grid.Runs.Select(run => ((RandomRoughnessSurface)PlatingModel.Case(run.Case).Surface).Seed));
                Assert.All(grid.Runs, run => Assert.Equal(grid.Resolution, PlatingModel.Case(run.Case).Numerics.CellsAcross));
                Assert.All(grid.Runs, run => Assert.True(run.IsExpendable));
            });
        }

        // Where no coarser grid can follow, two seeds of a finer one must do.
        var finer = Studying.Read(StudyReaderTests.Small, model: new CountingModel { FewestCells = 64 }).Plan().Parts[0];
        Assert.All(finer.Variants, variant => Assert.Equal((128, 2), (Assert.Single(variant.Grids).Resolution, variant.Grids[0].Runs.Count)));
        Assert.All(Small.Plan(["ba*"]).Parts[0].Variants, variant => Assert.Empty(variant.Grids));
    }

    [Fact]
    public void Only_leaves_out_variants_and_their_contrasts()
    {
        var plan = Small.Plan(["ba*"], fine: true).Parts[0];
        Assert.Equal(["whole/bare", "coating/bare"], plan.Variants.Select(variant => variant.Id));
        Assert.Empty(plan.Contrasts);
        Assert.Equal(256, PlatingModel.Case(plan.Variants[0].Runs[0].Case).Numerics.CellsAcross);
        Assert.Throws<InputException>(() => Small.Plan(["coat"]));
    }

    [Fact]
    public void A_case_without_chance_runs_once()
    {
        var study = Studying.Read(
            StudyReaderTests.Small.Replace("case: {current: 1 mA/cm2}", "case: {current: 1 mA/cm2, flat: yes}", StringComparison.Ordinal), model: new CountingModel());
        Assert.All(study.Plan().Parts[0].Variants, variant => Assert.Single(variant.Runs));
    }

    private static (double Transference, double Exchange) Properties(MixturePlan mixture)
    {
        var cell = PlatingModel.Case(mixture.Runs[0].Case).Cell;
        return (cell.Electrolyte.TransferenceNumber.Value(1000, 298), Math.Round(cell.Kinetics.ExchangeCurrentDensity(1000), 9));
    }
}
