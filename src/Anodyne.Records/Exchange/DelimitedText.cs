using System.Globalization;
using System.Text;
using Anodyne.Records.Columns;

namespace Anodyne.Records.Exchange;

/// <summary>Writes cells of text with the digits that read back to the same number.</summary>
internal static class DelimitedText
{
    /// <summary>Writes the rows of columns, comma-separated, LF at the end of each.</summary>
    public static void WriteRows(TextWriter writer, IReadOnlyList<Column> columns, int rows)
    {
        Span<char> buffer = stackalloc char[64];
        for (var row = 0; row < rows; row++)
        {
            for (var i = 0; i < columns.Count; i++)
            {
                if (i > 0)
                {
                    writer.Write(',');
                }

                switch (columns[i])
                {
                    case TextColumn text:
                        writer.Write(Quote(text.Text(row)));
                        break;
                    case LongColumn longs:
                        Write(writer, buffer, longs.Values[row]);
                        break;
                    case DoubleColumn doubles:
                        var value = doubles.Values[row];
                        if (double.IsFinite(value))
                        {
                            Write(writer, buffer, value);
                        }
                        else if (double.IsInfinity(value))
                        {
                            writer.Write(value > 0 ? "inf" : "-inf");
                        }

                        break;
                    case { } counts:
                        Write(writer, buffer, (long)counts[row]);
                        break;
                }
            }

            writer.Write('\n');
        }
    }

    /// <summary>A cell of words, quoted where it must be; a control character, which would end the line or make the text binary, becomes a blank.</summary>
    public static string Quote(string text)
    {
        if (!text.AsSpan().ContainsAny(",\"") && !text.Any(char.IsControl))
        {
            return text;
        }

        var quoted = new StringBuilder("\"", text.Length + 2);
        foreach (var letter in text)
        {
            quoted.Append(letter == '"' ? '\'' : char.IsControl(letter) ? ' ' : letter);
        }

        return quoted.Append('"').ToString();
    }

    private static void Write<T>(TextWriter writer, Span<char> buffer, T value)
        where T : ISpanFormattable
    {
        if (value.TryFormat(buffer, out var length, default, CultureInfo.InvariantCulture))
        {
            writer.Write(buffer[..length]);
        }
        else
        {
            writer.Write(value.ToString(null, CultureInfo.InvariantCulture));
        }
    }
}
