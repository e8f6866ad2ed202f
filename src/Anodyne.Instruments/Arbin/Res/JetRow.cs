using System.Buffers.Binary;

namespace Anodyne.Instruments.Arbin.Res;

/// <summary>
/// One row: number of columns u16, the fixed values, the variable values, the table of their ends (backward), the number of variable columns u16, and the null
/// mask, one bit a column (set = has a value).
/// </summary>
internal readonly struct JetRow(byte[] file, int start, int length)
{
    private readonly int _columns = BinaryPrimitives.ReadUInt16LittleEndian(file.AsSpan(start));

    private ReadOnlySpan<byte> Span => file.AsSpan(start, length);

    private int MaskLength => (_columns + 7) / 8;

    /// <summary>True if the row is long enough for its own null mask.</summary>
    public bool IsPlausible => length >= 2 + MaskLength;

    /// <summary>A number; NaN where the row has none.</summary>
    public double Number(JetColumn column)
    {
        var isSet = column.Number < _columns && (Span[length - MaskLength + (column.Number >> 3)] >> (column.Number & 7) & 1) != 0;
        if (column.Type == 1)
        {
            return isSet ? 1 : 0;
        }

        var at = 2 + column.FixedOffset;
        if (!isSet || !column.IsFixed || column.Length == 0 || at + column.Length > length - MaskLength)
        {
            return double.NaN;
        }

        var value = Span[at..];
        return column.Type switch
        {
            2 => value[0],
            3 => BinaryPrimitives.ReadInt16LittleEndian(value),
            4 => BinaryPrimitives.ReadInt32LittleEndian(value),
            5 => BinaryPrimitives.ReadInt64LittleEndian(value) / 1e4,
            6 => BinaryPrimitives.ReadSingleLittleEndian(value),
            _ => BinaryPrimitives.ReadDoubleLittleEndian(value),
        };
    }

    /// <summary>A text; empty where the row has none.</summary>
    public string Text(JetColumn column)
    {
        var table = length - MaskLength - 2;
        if (column.IsFixed || column.Number >= _columns || table < 2)
        {
            return "";
        }

        int count = BinaryPrimitives.ReadUInt16LittleEndian(Span[table..]);
        var entry = table - 2 - (column.VariableIndex * 2);
        if (column.VariableIndex >= count || entry - 2 < 0)
        {
            return "";
        }

        int begin = BinaryPrimitives.ReadUInt16LittleEndian(Span[entry..]);
        int end = BinaryPrimitives.ReadUInt16LittleEndian(Span[(entry - 2)..]);
        return begin <= end && end <= table ? JetDatabase.Decode(Span[begin..end]) : "";
    }
}
