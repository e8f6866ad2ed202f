namespace Anodyne.Instruments.Reading;

/// <summary>Reads one cell of text that is not a plain number (a duration, a date); NaN if it cannot.</summary>
internal delegate double CellParser(ReadOnlySpan<byte> cell);

/// <summary>How a text table is written.</summary>
internal sealed record TableShape
{
    /// <summary>Byte between cells; a blank means any run of blanks and tabs.</summary>
    public byte Delimiter { get; init; } = (byte)',';

    /// <summary>Decimal mark of numbers.</summary>
    public byte DecimalMark { get; init; } = (byte)'.';

    /// <summary>True if cells may stand in double quotes.</summary>
    public bool Quotes { get; init; }

    /// <summary>True if the table ends at the first blank line; otherwise blank lines are skipped.</summary>
    public bool EndsAtBlankLine { get; init; }

    /// <summary>True if the table ends at the first line whose first cell is not a number (a further block follows).</summary>
    public bool EndsAtWords { get; init; }

    /// <summary>Special readers of cells by column.</summary>
    public IReadOnlyDictionary<int, CellParser> Parsers { get; init; } = new Dictionary<int, CellParser>();
}
