using System.Globalization;
using System.Text;
using Anodyne.Instruments.Text;
using FsCheck.Fluent;

namespace Anodyne.Instruments.Tests;

public sealed class NumberTextTests
{
    [Fact]
    public void Every_double_reads_back_from_its_shortest_text_with_either_mark()
        => Prop.ForAll(ArbMap.Default.ArbFor<double>().Filter(double.IsFinite), static value =>
        {
            var text = value.ToString("R", CultureInfo.InvariantCulture);
            return Read(text, '.') == value && Read(text.Replace('.', ','), ',') == value && Read(value.ToString("E16", CultureInfo.InvariantCulture), '.') == value;
        }).Holds();

    [Fact]
    public void Digits_in_any_number_behind_the_mark_are_the_number_that_the_framework_reads()
    {
        var texts = Gen.Choose(0, 3).SelectMany(whole => Gen.Choose(0, 19 - whole).SelectMany(part => Gen.Choose(0, 9).ArrayOf(whole).SelectMany(a => Gen.Choose(0, 9).ArrayOf(part).Select(b => $"{string.Concat(a)}.{string.Concat(b)}"))));
        Prop.ForAll(texts.Where(static text => text.Length > 1).ToArbitrary(), static text =>
            Read(text, '.') == double.Parse(text, CultureInfo.InvariantCulture) && Read(text + "e-3", '.') == double.Parse(text + "e-3", CultureInfo.InvariantCulture) && double.IsNaN(Read(text + ":", '.'))).Holds(5000);
    }

    [Fact]
    public void A_cell_in_a_line_is_what_the_framework_reads_whatever_stands_around_it()
    {
        // Whole part, fraction and exponent of any length; beside it digits of other cells and of the next line, which a reader of eight bytes at a time also sees.
        var digits = Gen.Choose(0, 12).SelectMany(static n => Gen.Choose(0, 9).ArrayOf(n).Select(string.Concat<int>));
        var numbers = Gen.Elements("", "-", "+").SelectMany(sign => digits.SelectMany(whole => digits.SelectMany(part => Gen.Elements("", "e5", "E-003", "e-19", "E+002", "e-30")
            .Select(exponent => $"{sign}{whole}.{part}{exponent}"))));
        Prop.ForAll(numbers.Where(static text => text.Split('e', 'E')[0].Any(char.IsAsciiDigit)).ToArbitrary(), static text =>
        {
            var expected = double.Parse(text, CultureInfo.InvariantCulture);
            return Enumerable.Range(0, 4).All(place =>
            {
                var before = place == 0 ? "" : "12,34\n7,";
                var after = new[] { "", "\n1234567890123\n", ",5\n", " ,88888888888\n9" }[place];
                var bytes = Encoding.ASCII.GetBytes(before + text + after);
                var end = bytes.AsSpan(before.Length).IndexOf((byte)'\n') is >= 0 and var line ? before.Length + line : bytes.Length;
                var at = before.Length;
                return NumberText.TryReadCell(bytes, ref at, end, (byte)',', (byte)'.', out var value, out var hasNext)
                    && BitConverter.DoubleToInt64Bits(value) == BitConverter.DoubleToInt64Bits(expected) && hasNext == after.Contains(',', StringComparison.Ordinal) && (!hasNext || bytes[at - 1] == ',');
            });
        }).Holds(5000);
    }

    [Theory]
    [InlineData("1.2.3,4")]
    [InlineData(",4")]
    [InlineData("-,4")]
    [InlineData("1 2,4")]
    [InlineData("12345678a,4")]
    [InlineData("1e,4")]
    [InlineData("\u00b12,4")]
    [InlineData("1\u00b9,4")]
    public void A_cell_that_is_no_number_leaves_the_place(string text)
    {
        var bytes = Encoding.Latin1.GetBytes(text + ",555555555555\n");
        var at = 0;
        Assert.False(NumberText.TryReadCell(bytes, ref at, bytes.Length - 1, (byte)',', (byte)'.', out _, out _));
        Assert.Equal(0, at);
    }

    [Theory]
    [InlineData(" 12 ", 12)]
    [InlineData("-0.5e1", -5)]
    [InlineData("+1.25E-003", 0.00125)]
    [InlineData(".5", 0.5)]
    [InlineData("5.", 5)]
    [InlineData("0000000000000000000000001", 1)]
    [InlineData("123456789012345678901234567890", 123456789012345678901234567890.0)]
    public void Numbers_as_instruments_print_them(string text, double expected) => Assert.Equal(expected, Read(text, '.'));

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData(".")]
    [InlineData("1e")]
    [InlineData("1.2.3")]
    [InlineData("1 2")]
    [InlineData("0x10")]
    [InlineData("nan")]
    [InlineData("1.1234567/")]
    [InlineData("1.1234:678")]
    [InlineData("1.12345678 9")]
    public void What_is_no_number_is_none(string text) => Assert.True(double.IsNaN(Read(text, '.')));

    [Theory]
    [InlineData("0d 00:01:02.5", 62.5)]
    [InlineData("1d 02:00:00", 93600)]
    [InlineData("144:02:18", 518538)]
    [InlineData("00:00:01:250", 1.25)]
    [InlineData("2.01:00:00", 176400)]
    [InlineData("12:30", 45000)]
    public void Durations(string text, double expected) => Assert.Equal(expected, DateText.Duration(Encoding.ASCII.GetBytes(text)), 1e-9);

    [Theory]
    [InlineData("2024-05-27 08:02:53.970", 0, 1716796973.970)]
    [InlineData("05/27/2024 08:02:53", 1, 1716796973)]
    [InlineData("27.05.2024 08:02:53", 2, 1716796973)]
    [InlineData("27-May-24 8:02:53 AM", 2, 1716796973)]
    [InlineData("5/27/2024 8:02:53 PM", 1, 1716840173)]
    [InlineData("2024/05/27T08:02:53Z", 2, 1716796973)]
    public void Dates(string text, int order, double expected) => Assert.Equal(expected, DateText.Unix(Encoding.ASCII.GetBytes(text), (DateOrder)order), 1e-6);

    [Theory]
    [InlineData("2024-13-01")]
    [InlineData("2023-02-29 00:00:00")]
    [InlineData("hello")]
    [InlineData("2024-05-27 25:61")]
    public void What_is_no_date_is_none(string text) => Assert.True(double.IsNaN(DateText.Unix(Encoding.ASCII.GetBytes(text), DateOrder.YearFirst)));

    [Theory]
    [InlineData("06.03.2024 16:35:22", "2024-03-06T16:35:22")]
    [InlineData("3/6/2024 16:35:22", "2024-03-06T16:35:22")]
    public void Dots_put_the_day_first_whatever_the_program_does_with_slashes(string text, string expected)
        => Assert.Equal(DateTimeOffset.Parse(expected + "Z", CultureInfo.InvariantCulture), DateText.Read(text, DateOrder.MonthFirst));

    [Theory]
    [InlineData("0-01:00:00", 3600)]
    [InlineData("1 02:03:04.5", 93784.5)]
    [InlineData("26:00:00", 93600)]
    [InlineData("1899-12-31 01:00:00.0000000", 3600)]
    [InlineData("1899-12-30 01:00:00.0000000", 3600)]
    public void Durations_of_dialects(string text, double expected) => Assert.Equal(expected, DateText.Duration(Encoding.ASCII.GetBytes(text)), 1e-9);

    private static double Read(string text, char mark) => NumberText.TryRead(Encoding.ASCII.GetBytes(text), (byte)mark, out var value) ? value : double.NaN;
}
