using System.Globalization;
using System.Text.RegularExpressions;
using Anodyne.Cli.Terminal;

namespace Anodyne.Cli.Tests;

/// <summary>Tables at every width: what is printed, and that no number is broken.</summary>
public partial class TextTableTests
{
    [Fact]
    public void A_table_is_printed_as_wide_as_it_is()
    {
        var table = new TextTable("name", "value").Right("value");
        table.Add("R0", "4.21 ± 0.02");
        table.Add("n", "0.9");
        Assert.Equal(" name        value\n ─────────────────\n R0    4.21 ± 0.02\n n             0.9\n\n", Print(table, 160));
    }

    [Theory]
    [InlineData(20)]
    [InlineData(40)]
    [InlineData(60)]
    [InlineData(80)]
    public void Numbers_are_whole_at_every_width(int width)
    {
        var table = new TextTable("result", "value", "95 % ±", "unit", "definition", "peak", "share").Right("value", "95 % ±");
        var numbers = Enumerable.Range(0, 30).Select(k => (1.2345678e-7 * Math.Pow(7, k)).ToString("G9", CultureInfo.InvariantCulture)).ToArray();
        foreach (var number in numbers)
        {
            table.Add("CPE1_C_normal", number, "0.00123", "ohm cm2", "resistance of the first arc by the fitted circuit", $"{number} ± 0.5", "-12.25");
        }

        var words = Word().Matches(Print(table, width)).Select(match => match.Value).ToArray();
        Assert.All(numbers, number => Assert.Equal(2, words.Count(word => word == number)));
        Assert.Equal(30, words.Count(word => word == "-12.25"));
    }

    [Fact]
    public void Lines_keep_to_the_width_where_there_is_room_for_the_words()
    {
        var table = new TextTable("key", "text");
        table.Add("a", string.Join(' ', Enumerable.Repeat("several words", 20)));
        Assert.All(Print(table, 60).Split('\n'), line => Assert.True(line.Length <= 60, line));
    }

    [Fact]
    public void What_steers_a_terminal_is_shown_as_its_code()
    {
        var table = new TextTable("\u001b[31mcolumn");
        table.Add("a\u001b[2Jb\u0007\u202Ec");
        var text = Print(table, 80);
        Assert.DoesNotContain('\u001b', text);
        Assert.DoesNotContain('\u0007', text);
        Assert.DoesNotContain('\u202E', text);
        Assert.Contains(@"a\u001B[2Jb\u0007\u202Ec", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_void_number_is_struck_through_only_in_colour()
    {
        var table = new TextTable("value");
        table.Add(TextCell.OfVoid("1.5"));
        Assert.Contains("1.5 void", Print(table, 80), StringComparison.Ordinal);
        Assert.Contains("\u001b[9m1.5\u001b[0m void", Print(table, 80, color: true), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("plain", 5)]
    [InlineData("电压", 4)]
    [InlineData("e\u0301", 1)]
    public void Width_is_what_a_terminal_takes(string text, int width) => Assert.Equal(width, VisibleText.Width(text));

    private static string Print(TextTable table, int width, bool color = false)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        table.Write(writer, width, color);
        return writer.ToString();
    }

    [GeneratedRegex(@"\S+")]
    private static partial Regex Word();
}
