namespace Anodyne.Web.Drawing;

/// <summary>Tables on their way into a spreadsheet: a text that begins like a formula is kept a text.</summary>
public static class TableText
{
    /// <summary>Puts an apostrophe before every text cell that begins with = + - or @. Numbers stay as they are.</summary>
    /// <param name="csv">A table with commas; cells may be quoted.</param>
    public static string Safe(string csv)
    {
        ArgumentNullException.ThrowIfNull(csv);
        return string.Join('\n', csv.Split('\n').Select(static line => string.Join(',', Cells(line).Select(Cell))));
    }

    private static string Cell(string cell)
    {
        var isQuoted = cell.Length > 1 && cell[0] == '"';
        var text = isQuoted ? cell[1..] : cell;
        var begins = text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t';
        return begins && !double.TryParse(cell.Trim('"', '\r'), System.Globalization.CultureInfo.InvariantCulture, out _)
            ? (isQuoted ? "\"'" : "'") + text : cell;
    }

    private static IEnumerable<string> Cells(string line)
    {
        var (start, isQuoted) = (0, false);
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '"')
            {
                isQuoted = !isQuoted;
            }
            else if (line[i] == ',' && !isQuoted)
            {
                yield return line[start..i];
                start = i + 1;
            }
        }

        yield return line[start..];
    }
}
