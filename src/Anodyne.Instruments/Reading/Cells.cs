namespace Anodyne.Instruments.Reading;

/// <summary>Cuts one line into cells without copying.</summary>
internal ref struct Cells(ReadOnlySpan<byte> line, TableShape shape)
{
    private readonly byte _delimiter = shape.Delimiter;
    private readonly bool _quotes = shape.Quotes;
    private ReadOnlySpan<byte> _rest = shape.Delimiter == (byte)' ' ? line.Trim(" \t"u8) : line;
    private bool _done = shape.Delimiter == (byte)' ' && line.Trim(" \t"u8).IsEmpty;

    /// <summary>The cell, without surrounding quotes.</summary>
    public ReadOnlySpan<byte> Cell { get; private set; }

    /// <summary>What follows the cell and its delimiter.</summary>
    public readonly ReadOnlySpan<byte> Rest => _rest;

    /// <summary>True if the cell was the last one.</summary>
    public readonly bool IsLast => _done;

    /// <summary>Goes to the next cell; false after the last one.</summary>
    public bool MoveNext()
    {
        if (_done)
        {
            return false;
        }

        if (_quotes && _rest.Length > 0 && _rest[0] == '"')
        {
            return Quoted();
        }

        var end = _delimiter == (byte)' ' ? _rest.IndexOfAny((byte)' ', (byte)'\t') : _rest.IndexOf(_delimiter);
        if (end < 0)
        {
            Cell = _rest;
            _done = true;
            return true;
        }

        Cell = _rest[..end];
        _rest = _delimiter == (byte)' ' ? _rest[end..].TrimStart(" \t"u8) : _rest[(end + 1)..];
        return true;
    }

    private bool Quoted()
    {
        var close = _rest[1..].IndexOf((byte)'"');
        if (close < 0)
        {
            Cell = _rest[1..];
            _done = true;
            return true;
        }

        Cell = _rest.Slice(1, close);
        var after = _rest[(close + 2)..];
        var next = after.IndexOf(_delimiter);
        _done = next < 0;
        _rest = next < 0 ? default : after[(next + 1)..];
        return true;
    }
}
