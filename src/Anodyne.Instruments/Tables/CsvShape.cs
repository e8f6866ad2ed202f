using System.Text;
using Anodyne.Instruments.Text;

namespace Anodyne.Instruments.Tables;

/// <summary>The shapes of comma- and tab-separated text.</summary>
internal static class CsvShape
{
    public static TableShape Comma { get; } = new() { Delimiter = (byte)',', Quotes = true, Encoding = Encoding.UTF8 };

    public static TableShape Tab { get; } = new() { Delimiter = (byte)'\t', Encoding = Encoding.Latin1 };

    /// <summary>The shape that a first line suggests: the delimiter of tab, semicolon and comma that occurs most; a decimal comma where the delimiter is not a comma.</summary>
    public static TableShape Of(string headerLine, string rowLine)
    {
        var delimiter = new[] { '\t', ';', ',' }.MaxBy(c => headerLine.Count(h => h == c));
        var hasDecimalComma = delimiter != ',' && rowLine.Contains(',', StringComparison.Ordinal) && !rowLine.Contains('.', StringComparison.Ordinal);
        return new TableShape { Delimiter = (byte)delimiter, Quotes = delimiter != '\t', DecimalMark = hasDecimalComma ? (byte)',' : (byte)'.', Encoding = Encoding.UTF8 };
    }
}
