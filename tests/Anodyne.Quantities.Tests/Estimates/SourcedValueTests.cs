using Anodyne.Quantities.Estimates;

namespace Anodyne.Quantities.Tests.Estimates;

public class SourcedValueTests
{
    [Fact]
    public void It_prints_value_range_and_evidence() => Assert.Equal(
        "2 um (1 um to 4 um, measured)",
        new SourcedValue(2e-6, "um", 1e-6, 4e-6, Evidence.Measured, "zhang2024").ToString());

    [Theory]
    [InlineData(1.0, 2.0, 3.0)]
    [InlineData(4.0, 2.0, 3.0)]
    [InlineData(double.NaN, null, null)]
    [InlineData(1.0, double.NaN, null)]
    public void A_range_must_contain_its_value(double value, double? low, double? high)
    {
        var failure = Assert.Throws<InputException>(() => new SourcedValue(value, "m", low, high, Evidence.Assumed, "a test"));
        Assert.Contains("range", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_without_source_is_refused() => Assert.Throws<InputException>(() => new SourcedValue(1, "m", null, null, Evidence.Measured, "  "));

    [Fact]
    public void A_value_in_no_unit_is_refused() => Assert.Throws<InputException>(() => new SourcedValue(1, "furlong", null, null, Evidence.Measured, "a test"));

    [Fact]
    public void An_estimate_prints_its_spread_and_verdict() => Assert.Equal(
        "0.630 ± 0.050 mA/cm2 (caution)",
        new Estimate(0.63, 0.05, "mA/cm2", "d", "m", "w", Verdict.Caution, ["two electrodes"], new Dictionary<string, double>()).ToString());
}
