using Anodyne.Quantities;
using Anodyne.Store.Output;
using Anodyne.Studies.Sweeps.Folder;
using Anodyne.Studies.Sweeps.Insight;
using Anodyne.Studies.Sweeps.Plan;
using Anodyne.Studies.Sweeps.Work;

namespace Anodyne.Studies.Tests.Sweeps;

/// <summary>The cheapest point that reaches a target, against a box whose answer is known.</summary>
public class InverseDesignTests
{
    private const string Plan = """
        sweep: boxes
        box: {width: 1 m, size: {depth: 2 m, height: 3 m}}
        axes: {w: {set: width, from: 1 m, to: 10 m, scale: log}, h: {set: size.height, from: 1 m, to: 10 m, scale: log}}
        design: {kind: latin hypercube, points: 40}

        """;

    [Fact]
    public void The_cheapest_box_of_a_volume_is_as_wide_as_it_is_high()
    {
        // Volume 2 w h of at least 20 m3 at least w + h: w = h = sqrt(10).
        var found = Answer(Plan + "insight: {surrogate: volume_m3, at least: 20, cost: w + h}")!;
        Assert.InRange(found.LeaveOneOut, 0, 3);
        Assert.Equal(2 * Math.Sqrt(10), found.Expected!.Cost, 0.3);
        Assert.InRange(found.Expected.Predicted, 19.99, 20.5);
        Assert.True(found.Hopeful!.Cost <= found.Expected.Cost && found.Expected.Cost <= found.Cautious!.Cost);
    }

    [Fact]
    public void What_no_point_reaches_is_not_promised()
    {
        var found = Answer(Plan + "insight: {surrogate: volume_m3, at least: 5000, cost: w + h}")!;
        Assert.Null(found.Expected);
        Assert.Null(Answer(Plan + "insight: {surrogate: noise}"));
    }

    [Fact]
    public void Cost_and_constraints_may_name_derived_values()
    {
        // At least 20 m3 at least girth, but no wider than 2 m: w = 2, h = 5.
        var found = Answer(Plan + """
            derived: {girth: {formula: w + h, unit: cm}, half: {formula: w / 2, unit: m}}
            constraints: [half <= 1 m]
            insight: {surrogate: volume_m3, at least: 20, cost: girth}
            """)!;
        Assert.Equal(7, found.Expected!.Cost, 0.4);
        Assert.InRange(found.Expected.Predicted, 19.99, 20.5);
    }

    [Fact]
    public void Points_on_one_line_carry_no_surrogate_of_the_plane() => Assert.Null(Answer("""
        sweep: boxes
        box: {width: 1 m, size: {depth: 2 m, height: 3 m}}
        axes: {w: {set: width, from: 1 m, to: 10 m, count: 2}, h: {set: size.height, from: 1 m, to: 10 m, count: 8}}
        constraints: [w < 2 m]
        insight: {surrogate: volume_m3, at least: 20, cost: w + h}
        """));

    [Theory]
    [InlineData("insight: {surrogate: color}", "no such quantity")]
    [InlineData("insight: {surrogate: volume_m3, at least: 1}", "\"cost\" is missing")]
    [InlineData("insight: {surrogate: volume_m3, cost: w}", "needs a target")]
    [InlineData("insight: {surrogate: volume_m3, at least: 1, at most: 2, cost: w}", "ceiling or a floor")]
    [InlineData("insight: {surrogate: volume_m3, at least: 1, cost: v}", "\"v\" is no axis")]
    public void What_cannot_be_asked_is_refused(string line, string what) =>
        Assert.Contains(what, Assert.Throws<InputException>(() => InversePlan.Read(SweepPlanTests.Plan(Plan + line))).Message, StringComparison.Ordinal);

    private static SurrogateFindings? Answer(string text)
    {
        using var temporary = new TemporaryFolder();
        var plan = SweepPlanTests.Plan(text);
        var cases = SweepCases.Of(plan);
        using var output = OutputFolder.Open(temporary["out"]);
        var folder = SweepFolder.Create(output, plan, cases, "plan.yaml");
        new CaseWorker(plan, folder, new NoStore()).Run(cases.Cases, 2, null, CancellationToken.None);
        return InverseDesign.Of(plan, InversePlan.Read(plan)!, cases, SweepTable.Of(folder));
    }
}
