using System.Text;

namespace Anodyne.Instruments.BioLogic.Text;

/// <summary>
/// A line of EC-Lab's or BT-Lab's text. A sign that was lost when somebody saved it again (U+FFFD) is put back where only one can have stood there: the prefix
/// of "µA" and the degree of "°C".
/// </summary>
internal static class TextLine
{
    /// <summary>The line as text.</summary>
    public static string Read(ReadOnlySpan<byte> line)
    {
        var text = Encoding.UTF8.GetString(line);
        return text.Contains('\uFFFD', StringComparison.Ordinal)
            ? text.Replace("\uFFFDC", "°C", StringComparison.Ordinal).Replace("\uFFFDA", "µA", StringComparison.Ordinal)
                .Replace("/\uFFFDF", "/µF", StringComparison.Ordinal)
            : text;
    }
}
