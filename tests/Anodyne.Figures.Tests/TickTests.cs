using Anodyne.Figures.Ticks;
using FsCheck;
using FsCheck.Fluent;

namespace Anodyne.Figures.Tests;

public class TickTests
{
    private static Gen<(double Min, double Max)> Ranges =>
        from sign in Gen.Elements(-1.0, 0.0, 1.0)
        from center in Gen.Choose(-1000, 1000)
        from power in Gen.Choose(-12, 12)
        from width in Gen.Choose(1, 100000)
        let low = sign * center * Math.Pow(10, power)
        select (low, low + (width * 1e-3 * Math.Pow(10, power)));

    [Fact]
    public void Linear_ticks_cover_the_data_are_even_and_neither_few_nor_many() =>
        Prop.ForAll(Ranges.ToArbitrary(), Gen.Choose(2, 8).ToArbitrary(), (range, wanted) =>
        {
            var set = LinearTicks.Cover(range.Min, range.Max, wanted);
            var span = set.High - set.Low;
            var values = set.Major.Select(t => t.Value).ToArray();
            var step = values[1] - values[0];
            return set.Low <= range.Min + (1e-6 * span) && set.High >= range.Max - (1e-6 * span)
                && values[0] == set.Low && values[^1] == set.High
                && values.Length >= 2 && values.Length <= (2 * wanted) + 1
                && values.Zip(values.Skip(1)).All(p => Math.Abs(p.Second - p.First - step) < 1e-6 * span)
                && set.Major.Select(t => t.Label).Distinct().Count() == values.Length;
        }).Holds();

    [Fact]
    public void Linear_labels_read_back_as_their_values() =>
        Prop.ForAll(Ranges.ToArbitrary(), range =>
        {
            var set = LinearTicks.Cover(range.Min, range.Max, 5);
            return set.Major.All(t => Math.Abs((ReadBack(t.Label) * Math.Pow(10, set.Exponent)) - t.Value) <= 1e-6 * (set.High - set.Low));
        }).Holds();

    [Theory]
    [InlineData(0, 2.83, 6, "0 1 2 3")]
    [InlineData(0, 1, 6, "0.0 0.2 0.4 0.6 0.8 1.0")]
    [InlineData(-0.4, 0.3, 5, "−0.4 −0.2 0.0 0.2 0.4")]
    [InlineData(0, 3.1e-6, 5, "0 1 2 3 4")]
    public void Known_linear_ticks(double min, double max, int wanted, string labels) =>
        Assert.Equal(labels, string.Join(' ', LinearTicks.Cover(min, max, wanted).Major.Select(t => t.Label)));

    [Fact]
    public void Exponent_goes_to_the_label_when_numbers_are_small_or_large()
    {
        Assert.Equal(-6, LinearTicks.Cover(0, 3.1e-6, 5).Exponent);
        Assert.Equal(6, LinearTicks.Cover(0, 4e6, 5).Exponent);
        Assert.Equal(0, LinearTicks.Cover(0, 2500, 5).Exponent);
    }

    [Fact]
    public void A_single_value_gets_a_range_around_it()
    {
        var set = LinearTicks.Cover(4.2, 4.2, 5);
        Assert.True(set.Low < 4.2 && set.High > 4.2);
    }

    [Fact]
    public void Ends_that_are_given_are_kept() =>
        Prop.ForAll(Ranges.ToArbitrary(), range =>
        {
            var set = LinearTicks.Within(range.Min, range.Max, 5);
            return set.Low == range.Min && set.High == range.Max && set.Major.All(t => t.Value >= set.Low && t.Value <= set.High)
                && set.Minor.All(m => m > set.Low && m < set.High);
        }).Holds();

    [Fact]
    public void Log_ticks_cover_the_data_and_mark_decades() =>
        Prop.ForAll(Gen.Choose(-900, 900).ToArbitrary(), Gen.Choose(0, 1200).ToArbitrary(), (low, span) =>
        {
            double min = Math.Pow(10, low / 100.0), max = min * Math.Pow(10, span / 100.0);
            var set = LogTicks.Cover(min, max, 5);
            return set.Low <= min * 1.000001 && set.High >= max * 0.999999 && set.Major.Count >= 2 && set.Major.Count <= 12
                && set.Major.All(t => t.Value >= set.Low && t.Value <= set.High)
                && set.Major.Zip(set.Major.Skip(1)).All(p => p.Second.Value > p.First.Value);
        }).Holds();

    [Theory]
    [InlineData(1e-6, 1e-2, "10^{−6} 10^{−5} 10^{−4} 10^{−3} 10^{−2}")]
    [InlineData(1, 100, "1 10 100")]
    [InlineData(30, 260, "20 50 100 200 500")]
    public void Known_log_ticks(double min, double max, string labels) =>
        Assert.Equal(labels, string.Join(' ', LogTicks.Cover(min, max, 5).Major.Select(t => t.Label)));

    [Fact]
    public void What_no_axis_can_show_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => LinearTicks.Cover(double.NaN, 1, 5));
        Assert.Throws<ArgumentOutOfRangeException>(() => LogTicks.Cover(0, 1, 5));
        Assert.Throws<ArgumentOutOfRangeException>(() => LogTicks.Cover(2, 1, 5));
    }

    private static double ReadBack(string label) => double.Parse(label.Replace('−', '-'), System.Globalization.CultureInfo.InvariantCulture);
}
