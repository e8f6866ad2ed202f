namespace Anodyne.Records.Exchange;

/// <summary>Writes a record as comma-separated text with the three header rows that Origin takes over when pasted or imported: long name, unit,
/// comment.</summary>
public static class OriginCsv
{
    /// <summary>Writes a record; the comment row holds the vendor's header of each column.</summary>
    public static void Write(Record record, TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(writer);
        var columns = BdfCsv.Order(record);
        WriteLine(writer, columns.Select(static column => column.Name));
        WriteLine(writer, columns.Select(static column => column.Unit == "1" ? "" : column.Unit));
        WriteLine(writer, columns.Select(static column => column.VendorName));
        DelimitedText.WriteRows(writer, columns, record.Rows);
    }

    private static void WriteLine(TextWriter writer, IEnumerable<string> cells)
    {
        writer.Write(string.Join(',', cells.Select(DelimitedText.Quote)));
        writer.Write('\n');
    }
}
