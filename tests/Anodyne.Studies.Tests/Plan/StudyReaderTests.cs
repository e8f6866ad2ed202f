using Anodyne.Quantities;
using Anodyne.Studies.Tests.Models.Plating;

namespace Anodyne.Studies.Tests.Plan;

public class StudyReaderTests
{
    internal const string Small = """
        study: small
        question: Is it flatter?
        seeds: 3
        grid: {across: 64, fine: 256, convergence: [32, 64, 128]}
        case: {current: 1 mA/cm2}
        placements:
          whole: everywhere
          coating: in the coating alone
        properties:
          transference:
            title: transference number
            options:
              low: {change: {transference: 0.3}}
              high: {placed: {whole: {transference: 0.6}, coating: {transference: 0.35}}}
          exchange:
            options:
              slow: {change: {exchange: {value: 0.6 mA/cm2, range: [0.3 mA/cm2, 1.2 mA/cm2], evidence: assumed}}}
              fast: {change: {exchange: 1.3 mA/cm2}}
        variants:
          bare: {transference: low, exchange: slow}
          coated: {transference: high, exchange: fast}
        contrasts:
          - {from: bare, to: coated}
        reported:
          - {variant: coated, quantity: mean_thickness_um, value: 5 um, source: "paper, figure 3"}
        """;

    [Fact]
    public void A_study_is_read_as_written()
    {
        var study = Studying.Read(Small, model: new CountingModel());
        Assert.Equal("small", study.Name);
        var part = Assert.Single(study.Parts);
        Assert.Equal(3, part.Seeds);
        Assert.Equal([32, 64, 128], part.Grid.Convergence);
        Assert.Equal(["whole", "coating"], part.Placements.Select(placement => placement.Name));
        Assert.Equal(["transference number", "exchange"], part.Properties.Select(property => property.Title));
        Assert.Equal("fast", part.Variants[1].Options["exchange"]);
        Assert.Equal("coated plates flatter than bare", part.Contrasts[0].Statement);
        Assert.Equal((5, "um"), (part.Reported[0].Value, part.Reported[0].Unit));
    }

    [Theory]
    [InlineData("seeds: 3", "seeds: 0", ":3:", "from 1 to")]
    [InlineData("study: small", "study: ../small", ":1:", "letters, digits")]
    [InlineData("transference: low, exchange: slow", "transference: low", ":20:", "slow, fast")]
    [InlineData("transference: low, exchange: slow", "transference: lo, exchange: slow", ":20:", "low, high")]
    [InlineData("from: bare", "from: bear", ":23:", "bare, coated")]
    [InlineData("mean_thickness_um", "thickness", ":25:", "mean_thickness_um")]
    [InlineData("value: 5 um", "value: 5 s", ":25:", "")]
    [InlineData("placed: {whole:", "placed: {hole:", ":14:", "whole, coating")]
    [InlineData("seeds: 3", "seedz: 3", ":3:", "seeds")]
    public void What_is_wrong_is_named_with_its_place(string right, string wrong, string place, string allowed)
    {
        var failure = Assert.Throws<InputException>(() => Studying.Read(Small.Replace(right, wrong, StringComparison.Ordinal), model: new CountingModel()));
        Assert.StartsWith("study.yaml" + place, failure.Problem.Where, StringComparison.Ordinal);
        Assert.Contains(allowed, failure.Problem.Allowed, StringComparison.Ordinal);
    }
}
