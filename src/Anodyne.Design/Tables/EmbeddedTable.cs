using System.Globalization;
using System.Reflection;

namespace Anodyne.Design.Tables;

/// <summary>One of the data files built into this assembly: tab-separated, "# key: value" headers, one line of column names.</summary>
/// <param name="Headers">The "# key: value" lines.</param>
/// <param name="Rows">The rows in file order.</param>
internal sealed record EmbeddedTable(IReadOnlyDictionary<string, string> Headers, IReadOnlyList<EmbeddedRow> Rows)
{
    /// <summary>Reads a table by its logical name, e.g. "Thermochemistry/crc.tsv".</summary>
    public static EmbeddedTable Read(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"the assembly does not contain {name}");
        using var reader = new StreamReader(stream);
        return Parse(reader.ReadToEnd(), name);
    }

    /// <summary>Reads a table from text; used for the built-in files and for a user's own data set.</summary>
    public static EmbeddedTable Parse(string text, string name)
    {
        var headers = new Dictionary<string, string>(StringComparer.Ordinal);
        var rows = new List<EmbeddedRow>();
        string[]? columns = null;
        var number = 0;
        foreach (var raw in text.Split('\n'))
        {
            number++;
            var line = raw.TrimEnd('\r');
            if (line.StartsWith('#'))
            {
                var colon = line.IndexOf(": ", StringComparison.Ordinal);
                if (colon > 0)
                {
                    headers.TryAdd(line[1..colon].Trim(), line[(colon + 2)..].Trim());
                }
            }
            else if (line.Trim().Length > 0)
            {
                var cells = line.Split('\t');
                if (columns is null)
                {
                    columns = [.. cells.Select(cell => cell.Trim())];
                }
                else
                {
                    rows.Add(new EmbeddedRow(columns, cells, name, number));
                }
            }
        }

        return new EmbeddedTable(headers, rows);
    }
}

/// <summary>One row of a table with access by column name.</summary>
internal sealed class EmbeddedRow(string[] columns, string[] cells, string name, int line)
{
    /// <summary>File and line, for messages.</summary>
    public string Where => string.Create(CultureInfo.InvariantCulture, $"{name}:{line}");

    /// <summary>The cell of a column, trimmed; empty if the column or the cell is absent.</summary>
    public string this[string column]
    {
        get
        {
            var index = Array.IndexOf(columns, column);
            return index >= 0 && index < cells.Length ? cells[index].Trim() : "";
        }
    }

    /// <summary>The number in a cell.</summary>
    public double Number(string column) => NumberOrNull(column)
        ?? throw new Quantities.InputException("a number is missing", $"{Where}, column {column}", "nothing", "a number");

    /// <summary>The number in a cell, or null if the cell is empty.</summary>
    public double? NumberOrNull(string column)
    {
        var text = this[column];
        if (text.Length == 0)
        {
            return null;
        }

        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
            ? value
            : throw new Quantities.InputException("not a number", $"{Where}, column {column}", $"\"{text}\"", "a finite number with a point, e.g. -587.7");
    }

    /// <summary>Half a unit in the last printed digit of a cell, in the cell's unit; 0 if the cell is empty.</summary>
    public double HalfDigit(string column)
    {
        var text = this[column];
        if (text.Length == 0)
        {
            return 0;
        }

        var point = text.IndexOf('.');
        var decimals = point < 0 ? 0 : text.Length - point - 1;
        return text is "0" ? 0 : 0.5 * Math.Pow(10, -decimals);
    }
}
