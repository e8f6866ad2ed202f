using Anodyne.Instruments.Reading;

namespace Anodyne.Instruments.Tables;

/// <summary>A text in which lines that are no rows are overwritten with blanks, so that offsets and line numbers stay those of the file.</summary>
internal sealed class BlankedLines(FileContent text)
{
    private byte[]? _bytes;

    /// <summary>The text as it is now.</summary>
    public FileContent Content => _bytes is null ? text : text.As(_bytes);

    /// <summary>Blanks the line at which a walk over the text stands.</summary>
    public void Blank(ByteLines lines) => (_bytes ??= [.. text.Bytes]).AsSpan(lines.LineStart, lines.Line.Length).Fill((byte)' ');
}
