using System.Globalization;
using System.Text;

namespace Anodyne.Studies.Files;

/// <summary>A column of a table of numbers.</summary>
/// <param name="Header">Name that ends in the unit, e.g. <c>t_s</c>, <c>peak_um</c>.</param>
/// <param name="Values">One number a row; non-finite numbers are written as empty fields.</param>
public sealed record CsvColumn(string Header, IReadOnlyList<double> Values);

/// <summary>Tables of numbers as CSV: comma, point, one header line with units, line feed, all digits that a double holds.</summary>
public static class SeriesCsv
{
    /// <summary>The text of a table.</summary>
    /// <param name="columns">Columns of one length.</param>
    public static string Print(params CsvColumn[] columns)
    {
        var rows = columns.Length == 0 ? 0 : columns[0].Values.Count;
        if (columns.Any(column => column.Values.Count != rows))
        {
            throw new ArgumentException("The columns differ in length.", nameof(columns));
        }

        var text = new StringBuilder();
        text.AppendJoin(',', columns.Select(column => column.Header)).Append('\n');
        for (var row = 0; row < rows; row++)
        {
            text.AppendJoin(',', columns.Select(column => Number(column.Values[row]))).Append('\n');
        }

        return text.ToString();
    }

    private static string Number(double value) => double.IsFinite(value) ? value.ToString("R", CultureInfo.InvariantCulture) : "";
}
