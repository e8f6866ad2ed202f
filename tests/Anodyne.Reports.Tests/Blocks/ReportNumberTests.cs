using System.Globalization;
using System.Text.RegularExpressions;
using Anodyne.Reports.Blocks;
using FsCheck.Fluent;

namespace Anodyne.Reports.Tests.Blocks;

public class ReportNumberTests
{
    [Theory]
    [InlineData(14.547, 4, "14.55")]
    [InlineData(9.9996, 4, "10.00")]
    [InlineData(-0.00123456, 3, "−0.00123")]
    [InlineData(6e-11, 3, "6.00×10^{−11}")]
    [InlineData(123456, 3, "123000")]
    [InlineData(1234567, 3, "1.23×10^{6}")]
    [InlineData(0, 4, "0")]
    public void Known_texts(double value, int digits, string text) => Assert.Equal(text, ReportNumber.Text(value, digits));

    [Theory]
    [InlineData(1.3, 0.05, "1.300 ± 0.050")]
    [InlineData(0.36641, 0.0029, "0.3664 ± 0.0029")]
    [InlineData(-200.4, 1.34, "−200.4 ± 1.3")]
    [InlineData(5.4e-6, 2e-7, "(5.40 ± 0.20)×10^{−6}")]
    [InlineData(14.5, 0, "14.50")]
    public void Value_and_spread_end_at_the_same_place(double value, double half, string text) => Assert.Equal(text, ReportNumber.WithSpread(value, half));

    [Fact]
    public void Numbers_that_were_given_keep_no_zeros_at_the_end()
    {
        Assert.Equal("0.63", ReportNumber.Given(0.63));
        Assert.Equal("5", ReportNumber.Given(5));
        Assert.Equal("6×10^{−11}", ReportNumber.Given(6e-11));
        Assert.Equal("1100", ReportNumber.Given(1100));
    }

    [Fact]
    public void No_number_is_no_text() => Assert.All((double?[])[null, double.NaN, double.PositiveInfinity], v => Assert.Equal("", ReportNumber.Text(v)));

    [Fact]
    public void Any_number_reads_back_to_its_digits() => Prop.ForAll(Gen.Choose(-99999, 99999).ToArbitrary(), Gen.Choose(-20, 20).ToArbitrary(), (mantissa, power) =>
    {
        var value = mantissa * Math.Pow(10, power);
        var text = ReportNumber.Text(value, 6).Replace('−', '-');
        var match = Regex.Match(text, @"^(-?[0-9.]+)(?:×10\^\{(-?[0-9]+)\})?$");
        var read = double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)
            * Math.Pow(10, match.Groups[2].Success ? int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture) : 0);
        return Math.Abs(read - value) <= 1e-5 * Math.Abs(value);
    }).Holds();
}
