namespace Anodyne.Instruments.Reading;

/// <summary>Walks over the lines of a text held as bytes; an end of line is LF, CRLF or CR.</summary>
internal ref struct ByteLines(ReadOnlySpan<byte> text, int start)
{
    private readonly ReadOnlySpan<byte> _text = text;

    /// <summary>Where the next line begins.</summary>
    public int Next { get; private set; } = start;

    /// <summary>The line without its end.</summary>
    public ReadOnlySpan<byte> Line { get; private set; }

    /// <summary>Where <see cref="Line"/> begins.</summary>
    public int LineStart { get; private set; }

    /// <summary>False for a last line that the file does not end with an end of line.</summary>
    public bool IsEnded { get; private set; }

    /// <summary>Goes to the next line; false at the end of the text.</summary>
    public bool MoveNext()
    {
        if (Next >= _text.Length)
        {
            return false;
        }

        LineStart = Next;
        var rest = _text[Next..];
        var end = rest.IndexOfAny((byte)'\n', (byte)'\r');
        IsEnded = end >= 0;
        if (end < 0)
        {
            Line = rest;
            Next = _text.Length;
            return true;
        }

        Line = rest[..end];
        Next += end + 1;
        if (rest[end] == '\r' && Next < _text.Length && _text[Next] == '\n')
        {
            Next++;
        }

        return true;
    }
}
