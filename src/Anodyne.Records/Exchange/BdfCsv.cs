using Anodyne.Records.Columns;
using Anodyne.Records.Terms;

namespace Anodyne.Records.Exchange;

/// <summary>The two spellings of the headers of the Battery Data Format.</summary>
public enum BdfDialect
{
    /// <summary>"Voltage / V".</summary>
    Human,

    /// <summary>"voltage_volt".</summary>
    Machine,
}

/// <summary>
/// Writes a record as comma-separated text of the Battery Data Format 1.3: the columns of the format in its order, first the three required ones, then the
/// vendor's
/// columns under their own names. A number is written with the fewest digits that read back to the same double; a missing value is an empty cell.
/// </summary>
public static class BdfCsv
{
    /// <summary>Writes a record.</summary>
    /// <param name="record">The record; its values are already in the units of the format.</param>
    /// <param name="writer">Where to write; line ends are LF.</param>
    /// <param name="dialect">Which spelling the headers have.</param>
    public static void Write(Record record, TextWriter writer, BdfDialect dialect = BdfDialect.Human)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(writer);
        var columns = Order(record);
        writer.Write(string.Join(',', columns.Select(column => DelimitedText.Quote(Header(column, dialect)))));
        writer.Write('\n');
        DelimitedText.WriteRows(writer, columns, record.Rows);
    }

    /// <summary>
    /// True if the record is a table that has a column of the format at all: without one its text would be no file of the format, and a spectrum is none.
    /// </summary>
    public static bool Holds(Record record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return record.Measured is null && record.Columns.Any(static column => Bdf.Find(column.Label) is { } term && term.Label == column.Label);
    }

    /// <summary>The text of a record, as <see cref="Write"/> writes it.</summary>
    /// <param name="record">The record.</param>
    /// <param name="dialect">Which spelling the headers have.</param>
    public static string Print(Record record, BdfDialect dialect = BdfDialect.Human)
    {
        var text = new StringWriter();
        Write(record, text, dialect);
        return text.ToString();
    }

    /// <summary>The columns in the order in which they are written.</summary>
    public static List<Column> Order(Record record)
    {
        ArgumentNullException.ThrowIfNull(record);
        List<Column> known = [.. Bdf.All.Select(record.Find).OfType<Column>()];
        return [.. known, .. record.Columns.Except(known)];
    }

    private static string Header(Column column, BdfDialect dialect)
        => dialect == BdfDialect.Machine && Bdf.Find(column.Label) is { } term && term.Label == column.Label ? term.MachineName : column.Label;
}
