using System.Text;
using System.Text.Unicode;

namespace Anodyne.Instruments.BioLogic.Text;

/// <summary>
/// A line of EC-Lab's or BT-Lab's text: Latin-1, or UTF-8 where somebody saved it again. A sign that such a conversion lost (U+FFFD) is put back where only one can have stood there:
/// the prefix of "µA" and the degree of "°C".
/// </summary>
internal static class TextLine
{
    /// <summary>The line as text.</summary>
    public static string Read(ReadOnlySpan<byte> line)
    {
        if (!Utf8.IsValid(line))
        {
            return Encoding.Latin1.GetString(line);
        }

        var text = Encoding.UTF8.GetString(line);
        return text.Contains('\uFFFD', StringComparison.Ordinal)
            ? text.Replace("\uFFFDC", "°C", StringComparison.Ordinal).Replace("\uFFFDA", "µA", StringComparison.Ordinal).Replace("/\uFFFDF", "/µF", StringComparison.Ordinal)
            : text;
    }
}
