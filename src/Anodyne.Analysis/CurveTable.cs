using System.Globalization;
using System.Text;

namespace Anodyne.Analysis;

/// <summary>A column of a curve table.</summary>
/// <param name="Name">Long name.</param>
/// <param name="Unit">Unit; empty for a plain number.</param>
/// <param name="Values">Values; NaN becomes an empty cell.</param>
public sealed record CurveColumn(string Name, string Unit, IReadOnlyList<double> Values)
{
    /// <summary>Its own comment in the third header row; empty for none.</summary>
    public string Comment { get; init; } = "";
}

/// <summary>
/// Curves as a table that Origin and Excel open: comma-separated, three header rows (name, unit, comment), decimal point, empty cells where a column is
/// shorter.
/// </summary>
/// <param name="Name">Name of the table; the file's name without extension.</param>
/// <param name="Comment">What it shows.</param>
/// <param name="Columns">The columns.</param>
public sealed record CurveTable(string Name, string Comment, IReadOnlyList<CurveColumn> Columns)
{
    /// <summary>The table as text with line feeds.</summary>
    public string ToCsv()
    {
        var text = new StringBuilder();
        text.AppendJoin(',', Columns.Select(c => Quote(c.Name))).Append('\n');
        text.AppendJoin(',', Columns.Select(c => Quote(c.Unit))).Append('\n');
        text.AppendJoin(',', Columns.Select((c, k) => Quote(c.Comment.Length > 0 ? c.Comment : k == 0 ? Comment : ""))).Append('\n');
        var rows = Columns.Max(c => c.Values.Count);
        for (var r = 0; r < rows; r++)
        {
            for (var c = 0; c < Columns.Count; c++)
            {
                text.Append(c > 0 ? "," : "");
                if (r < Columns[c].Values.Count && double.IsFinite(Columns[c].Values[r]))
                {
                    text.Append(Columns[c].Values[r].ToString("G9", CultureInfo.InvariantCulture));
                }
            }

            text.Append('\n');
        }

        return text.ToString();
    }

    private static string Quote(string cell) =>
        cell.AsSpan().IndexOfAny(',', '"', '\n') >= 0 ? "\"" + cell.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"" : cell;
}
