using Anodyne.Instruments.Reading;

namespace Anodyne.Instruments.BioLogic.Modular;

/// <summary>
/// The module "VMP data": number of rows u32, number of columns (u8; u16 in version 11), the column identifiers (u8 in version 0, u16 otherwise), zero padding
/// up to the first row, then the rows, each the columns one after the other without gaps. The rows begin at byte 100 (version 0), 405 (2), 406 (3) and 1007
/// (11).
/// </summary>
internal sealed class DataModule
{
    private DataModule(BinaryWindow rows, int rowCount, int rowLength, IReadOnlyList<DataField> fields)
    {
        Rows = rows;
        RowCount = rowCount;
        RowLength = rowLength;
        Fields = fields;
    }

    public BinaryWindow Rows { get; }

    public int RowCount { get; }

    public int RowLength { get; }

    public IReadOnlyList<DataField> Fields { get; }

    /// <summary>Bytes of rows that the header announces and the file lacks.</summary>
    public long MissingBytes { get; private init; }

    public static DataModule Read(FileContent file, ModuleHeader module)
    {
        var content = module.Content;
        (var countSize, var idSize, var first) = module.Version switch
        {
            0 => (1, 1, 100),
            2 => (1, 2, 405),
            3 => (1, 2, 406),
            11 => (2, 2, 1007),
            _ => throw Refusal.Unknown(file, content.Start, "The version of the data module is not known",
                FormattableString.Invariant($"version {module.Version}"), "0, 2, 3, 11"),
        };
        var announced = content.U32(0);
        int columns = countSize == 1 ? content.U8(4) : content.U16(4);
        if (4 + countSize + (columns * idSize) > first)
        {
            throw Refusal.Broken(file, content.Start + 4, "The data module announces more columns than its header holds",
                FormattableString.Invariant($"{columns}"));
        }

        (var fields, var rowLength) = ReadFields(file, content, columns, 4 + countSize, idSize);
        if (rowLength == 0)
        {
            throw Refusal.Broken(file, content.Start + 4, "The data module has no columns", "0", "at least 1");
        }

        var needed = first + ((long)announced * rowLength);
        if (needed != module.Announced)
        {
            throw Refusal.Unknown(
                file,
                content.Start,
                "The rows of the data module do not fill it, so a column is longer or shorter than known",
                FormattableString.Invariant($"{announced} rows of {rowLength} bytes from byte {first} in {module.Announced} bytes"),
                FormattableString.Invariant($"{needed} bytes"));
        }

        var complete = (int)Math.Max(0, (content.Length - (long)first) / rowLength);
        var rows = (int)Math.Min(announced, complete);
        return new DataModule(content.Part(Math.Min(first, content.Length), rows * rowLength), rows, rowLength,
            fields) { MissingBytes = module.Announced - content.Length };
    }

    private static (List<DataField> Fields, int RowLength) ReadFields(FileContent file, BinaryWindow content, int columns, int firstId, int idSize)
    {
        var fields = new List<DataField>();
        var offset = 0;
        var flags = -1;
        for (var i = 0; i < columns; i++)
        {
            var at = firstId + (i * idSize);
            int id = idSize == 1 ? content.U8(at) : content.U16(at);
            var flag = Array.FindIndex(ColumnTable.Flags, entry => entry.Id == id);
            if (flag >= 0)
            {
                if (flags < 0)
                {
                    flags = offset;
                    offset++;
                    fields.Add(new DataField(flags, null, "flags", 0xFF));
                }

                fields.Add(new DataField(flags, null, ColumnTable.Flags[flag].Header, ColumnTable.Flags[flag].Mask));
            }
            else if (ColumnTable.Find(id) is { } kind)
            {
                fields.Add(new DataField(offset, kind, kind.Header, 0));
                offset += ColumnTable.SizeOf(kind.Storage);
            }
            else
            {
                throw Refusal.Unknown(
                    file,
                    content.Start + at,
                    "A column identifier of the data module is not known, so the length of a row is not known either",
                    FormattableString.Invariant(
                        $"identifier {id} (column {i + 1} of {columns}) after '{(fields.Count > 0 ? fields[^1].Header : "the beginning")}'"),
                    "the identifiers listed in docs/formats.md");
            }
        }

        return (fields, offset);
    }
}

/// <summary>One column of the rows: a flag (mask) or a stored value (kind).</summary>
internal sealed record DataField(int Offset, ColumnKind? Kind, string Header, byte Mask);
