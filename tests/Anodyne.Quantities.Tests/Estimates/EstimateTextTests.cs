using Anodyne.Quantities.Estimates;
using FsCheck.Fluent;

namespace Anodyne.Quantities.Tests;

public class EstimateTextTests
{
    [Theory]
    [InlineData(97.5460, 1.7, "97.5", "1.7")]
    [InlineData(0.9754612, 0.00088, "0.97546", "0.00088")]
    [InlineData(717.3, 22.4, "717", "22")]
    [InlineData(1234.5, 114, "1230", "110")]
    [InlineData(123456, 2345, "123500", "2300")]
    [InlineData(10.919, 10.7, "11", "11")]
    [InlineData(10.919, 0.0996, "10.92", "0.10")]
    [InlineData(0.4, 12.0, "0", "12")]
    [InlineData(-3.62803e-2, 6.3e-5, "-0.036280", "0.000063")]
    [InlineData(6.28e-5, 4e-7, "6.280e-5", "4.0e-7")]
    [InlineData(2.5e7, 3e5, "2.500e7", "3.0e5")]
    [InlineData(1, 1e-14, "1.000000000", "0.000000000000010")]
    public void Both_end_at_the_second_digit_of_the_uncertainty(double value, double half, string number, string uncertainty) =>
        Assert.Equal((number, uncertainty), EstimateText.Of(value, half));

    [Theory]
    [InlineData(97.5461234, "97.546")]
    [InlineData(11, "11")]
    [InlineData(0, "0")]
    [InlineData(1234567, "1.2346e6")]
    [InlineData(123456, "123460")]
    [InlineData(3.5e-9, "3.5e-9")]
    [InlineData(double.NaN, "none")]
    public void Without_an_uncertainty_a_value_has_five_digits(double value, string number) => Assert.Equal((number, ""), EstimateText.Of(value, null));

    [Theory]
    [InlineData(10.919, 0.0996, "10.92 ± 0.10")]
    [InlineData(-200.4, 1.34, "−200.4 ± 1.3")]
    [InlineData(1234.5, 114, "1230 ± 110")]
    [InlineData(5.4e-6, 2e-7, "(5.40 ± 0.20)×10^{−6}")]
    [InlineData(-5.4e-6, 2e-7, "(−5.40 ± 0.20)×10^{−6}")]
    [InlineData(9.96e-5, 9.96e-6, "(1.00 ± 0.10)×10^{−4}")]
    [InlineData(14.5, 0, null)]
    [InlineData(14.5, 1e-3, null)]
    [InlineData(double.NaN, 1, null)]
    public void The_markup_ends_at_the_same_digit_as_the_plain_text(double value, double half, string? markup)
    {
        Assert.Equal(markup, EstimateText.Markup(value, half));
        if (markup is { } text && !text.Contains('×', StringComparison.Ordinal))
        {
            Assert.Equal(EstimateText.Joined(value, half), text.Replace('−', '-'));
        }
    }

    [Fact]
    public void Zero_is_shown_as_zero_and_left_out_of_the_joined_text()
    {
        Assert.Equal(("11", "0"), EstimateText.Of(11, 0));
        Assert.Equal("11", EstimateText.Joined(11, 0));
        Assert.Equal("97.5 ± 1.7", EstimateText.Joined(97.546, 1.7));
    }

    [Fact]
    public void What_is_printed_is_within_half_a_unit_of_the_last_digit() =>
        Prop.ForAll(
            (from exponent in Gen.Choose(-8, 8)
             from mantissa in Gen.Choose(-99999, 99999)
             from share in Gen.Choose(0, 6000)
             select (Value: mantissa * 1e-5 * Math.Pow(10, exponent), Half: Math.Pow(10, exponent - (1e-3 * share)))).ToArbitrary(),
            x =>
            {
                var (number, half) = EstimateText.Of(x.Value, x.Half);
                double n = double.Parse(number, System.Globalization.CultureInfo.InvariantCulture), h = double.Parse(half, System.Globalization.CultureInfo.InvariantCulture);
                return Math.Abs(n - x.Value) <= 0.0501 * x.Half && Math.Abs(h - x.Half) <= 0.0501 * x.Half;
            }).Holds(2000);
}
