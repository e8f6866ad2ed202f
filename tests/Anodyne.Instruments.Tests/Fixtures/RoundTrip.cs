using System.Text;
using Anodyne.Instruments.Reading;
using Anodyne.Quantities;
using Anodyne.Records;
using Anodyne.Records.Columns;
using Anodyne.Records.Exchange;

namespace Anodyne.Instruments.Tests;

/// <summary>Whatever is written as Battery Data Format is read back: the same rows, columns and numbers.</summary>
internal static class RoundTrip
{
    /// <summary>Null if the file gives no record; empty if all its records come back; else what does not.</summary>
    public static string? Broken(FileContent file)
    {
        IReadOnlyList<Record> records;
        try
        {
            records = Formats.Read(file).Records;
        }
        catch (AnodyneException)
        {
            return null;
        }

        string? found = null;
        // A row without a number is a blank line of text, or a line of words that the reader leaves out and names.
        foreach (var record in records.Where(static record => BdfCsv.Holds(record) && !HasRowWithoutNumber(record) && !HasWordsForNumbers(record)))
        {
            found = string.IsNullOrEmpty(found) ? Broken(record) : found;
        }

        return found;
    }

    /// <summary>Empty if the record comes back; else what does not.</summary>
    public static string Broken(Record record)
    {
        var text = BdfCsv.Print(record);
        Record back;
        try
        {
            var read = Formats.Read(new FileContent("x.bdf.csv", Encoding.UTF8.GetBytes(text)));
            if (read.Records is not [var only])
            {
                return $"{read.Records.Count} records come back";
            }

            back = only;
        }
        catch (AnodyneException failure)
        {
            return $"refused: {failure.Problem.What} '{text.Split('\n')[0]}'";
        }

        if (back.Rows != record.Rows)
        {
            return $"{back.Rows} of {record.Rows} rows come back";
        }

        var order = BdfCsv.Order(record);
        if (back.Columns.Count != order.Count)
        {
            return $"{back.Columns.Count} of {order.Count} columns come back";
        }

        foreach (var (there, here) in order.Zip(back.Columns))
        {
            // A vendor's name may be an old one of the format, which is read as what it means and said.
            if (Written(there.Label) != Written(here.Label) && Written(there.Label) != Written(here.VendorName))
            {
                return $"the column '{there.Label}' comes back as '{here.Label}'";
            }

            // A further column that kept the vendor's name and unit may now be the first of its kind, in the unit of the format.
            for (var row = 0; row < record.Rows && there.Label == here.Label; row++)
            {
                if (!Same(there, here, row))
                {
                    return $"'{there.Label}', row {row + 1}: '{Text(there, row)}' comes back as '{Text(here, row)}'";
                }
            }
        }

        return "";
    }

    // A column that is called a current or a voltage and holds words: the reader leaves its rows out, and names them.
    private static bool HasWordsForNumbers(Record record) => record.Columns.Any(static column => column is TextColumn
        && (column.VendorName.Contains("Current", StringComparison.OrdinalIgnoreCase) || column.VendorName.Contains("Voltage", StringComparison.OrdinalIgnoreCase)));

    private static bool HasRowWithoutNumber(Record record)
        => Enumerable.Range(0, record.Rows).Any(row => record.Columns.All(column => Number(Text(column, row)) is null));

    // A cell of words has no quotes and no line ends.
    private static string Written(string text) => string.Concat(text.Select(static letter => letter == '"' ? '\'' : char.IsControl(letter) ? ' ' : letter)).Trim();

    // Words that are numbers come back as numbers.
    private static bool Same(Column a, Column b, int row) => Text(a, row) == Text(b, row) || (Number(Text(a, row)) is { } number && number == Number(Text(b, row)));

    private static double? Number(string text)
        => double.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string Text(Column column, int row)
        => column is TextColumn text ? Written(text.Text(row)) : double.IsNaN(column[row]) ? "" : column[row].ToString("R", System.Globalization.CultureInfo.InvariantCulture);
}
