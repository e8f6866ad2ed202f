using Anodyne.Studies.Models;
using Anodyne.Studies.Reporting;

namespace Anodyne.Studies.Tests.Reporting;

public class SummaryWordsTests
{
    private static readonly Conclusion Flatter = new()
    {
        Condition = "10 mA/cm^{2}", Variant = "LiMMT", Reference = "PE", LogRatio = Math.Log(0.6), HalfWidth = 0.05, Seeds = 8,
        DecisiveProperty = "transference number", DecisiveEffect = Math.Log(0.5), OpposingProperty = "exchange current density", OpposingEffect = Math.Log(1.2),
    };

    [Fact]
    public void A_decided_difference_is_said_with_size_spread_and_cause()
    {
        var text = Assert.Single(SummaryWords.Of([Flatter]));
        Assert.Contains("LiMMT plates flatter than PE", text, StringComparison.Ordinal);
        Assert.Contains("40.0 ± 3.0\u00a0% lower (8 seeds, 95\u00a0%)", text, StringComparison.Ordinal);
        Assert.Contains("transference number (−50\u00a0% of roughness)", text, StringComparison.Ordinal);
        Assert.Contains("against it stands the exchange current density (+20\u00a0% of roughness)", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_difference_within_the_spread_is_not_called_a_difference()
    {
        var text = Assert.Single(SummaryWords.Of([Flatter with { LogRatio = 0.03 }]));
        Assert.Contains("equally flat within the spread", text, StringComparison.Ordinal);
        Assert.DoesNotContain("flatter than", text, StringComparison.Ordinal);
        Assert.DoesNotContain("rougher than", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_difference_below_the_grids_own_error_is_called_no_difference()
    {
        var coarse = Flatter with { LogRatio = -0.02, HalfWidth = 0.001, Grid = new GridError(0.03, 1.5, [new GridPair(128, -0.02, -0.05), new GridPair(64, -0.02, -0.13)]) };
        var text = Assert.Single(SummaryWords.Of([coarse]));
        Assert.Contains("between LiMMT and PE there is no difference that the grid can show", text, StringComparison.Ordinal);
        Assert.Contains("2.9\u00a0% (both variants again with 128 and 64 cells across, order 1.5 as observed)", text, StringComparison.Ordinal);
        Assert.DoesNotContain("share", text, StringComparison.Ordinal);
        var fine = Assert.Single(SummaryWords.Of([Flatter with { Grid = coarse.Grid }]));
        Assert.Contains("LiMMT plates flatter than PE", fine, StringComparison.Ordinal);
        Assert.Contains("The grid's own error of this difference is 1.8\u00a0%", fine, StringComparison.Ordinal);
    }

    [Fact]
    public void A_sign_that_an_assumption_can_turn_is_said_to_be_unsafe()
    {
        var holds = new RangeTest("diffusivity", "1", "2", -0.9, -0.1);
        var turns = new RangeTest("surface energy", "0.3", "0.7", -0.4, 0.02);
        Assert.Contains("holds over the range of every assumed value (diffusivity)", SummaryWords.Of([Flatter with { Ranges = [holds] }])[0], StringComparison.Ordinal);
        var text = SummaryWords.Of([Flatter with { Ranges = [holds, turns] }])[0];
        Assert.Contains("changes within the assumed range of surface energy.", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Many_assumed_values_are_counted_and_only_the_strongest_named()
    {
        RangeTest[] turning = [.. Enumerable.Range(1, 5).Select(i => new RangeTest($"p{i}", "1", "2", -0.1, 0.1 * i))];
        var text = SummaryWords.Of([Flatter with { Ranges = turning }])[0];
        Assert.Contains("p5, p4 and p3, and of 2 more.", text, StringComparison.Ordinal);
        RangeTest[] harmless = [.. turning.Select(t => t with { AtHigh = -0.2 })];
        Assert.Contains("each of the 5 assumed values, one at a time", SummaryWords.Of([Flatter with { Ranges = harmless }])[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1e-11 m2/s", "1e-10 m2/s", "1×10^{−11} to 1×10^{−10}\u00a0m^{2}\u00a0s^{−1}")]
    [InlineData("4", "20", "4 to 20")]
    [InlineData("1.5 um", "5 um", "1.5 to 5\u00a0µm")]
    [InlineData("low", "high", "low to high")]
    public void Ranges_are_written_with_their_unit_once(string low, string high, string text) =>
        Assert.Equal(text, RangeFigure.RangeText(new RangeTest("p", low, high, 0, 0)));

    [Fact]
    public void One_seed_claims_no_spread() =>
        Assert.Contains("one seed, no spread known", SummaryWords.Of([Flatter with { Seeds = 1, HalfWidth = double.NaN }])[0], StringComparison.Ordinal);

    [Fact]
    public void The_corners_of_the_ranges_stand_in_the_headline()
    {
        RangeTest holds = new("diffusivity", "a", "b", -0.2, -0.1);
        var alone = Flatter with { Ranges = [holds] };
        Assert.Contains("all 4 combinations of their ends", SummaryWords.Of([alone with { Corners = (4, 4) }])[0], StringComparison.Ordinal);
        Assert.Contains(
            "But the sign is **not** safe: with all at an end at once it holds in 3 of 4 combinations.",
            SummaryWords.Of([alone with { Corners = (3, 4) }])[0], StringComparison.Ordinal);
    }
}
