using System.Globalization;
using Anodyne.Quantities;
using Anodyne.Quantities.Dimensions;
using Anodyne.Quantities.Units;
using Anodyne.Records.Columns;
using Anodyne.Records.Rows;
using Anodyne.Records.Terms;

namespace Anodyne.Records.Tables;

/// <summary>
/// Reads a plain table whose headers carry their units, as people type them: <c>frequency_hz,z_re_ohm,z_im_ohm</c>, <c>t_h,i_mA_cm2,v_V</c>,
/// <c>"Overpotential,V","Current Density, mA/cm^2"</c>. One header line, comma-separated, decimal point, lines that begin with # skipped. A known quantity
/// whose unit is
/// missing, not understood or of another kind is refused by name. A row that is no row of numbers (NaN, empty, a word, another number of cells, the header
/// once more) is left out, counted and named.
/// </summary>
public static class UnitTable
{
    /// <summary>Name of the column of current densities, A/m2.</summary>
    public const string CurrentDensity = "Current Density";

    /// <summary>Name of the leading column that numbers the members of a series.</summary>
    public const string Key = "Key";

    private static readonly Dictionary<string, BdfTerm> s_terms = new(StringComparer.OrdinalIgnoreCase)
    {
        ["t"] = Bdf.TestTime, ["time"] = Bdf.TestTime, ["test_time"] = Bdf.TestTime, ["i"] = Bdf.Current, ["current"] = Bdf.Current, ["v"] = Bdf.Voltage,
        ["v_cell"] = Bdf.Voltage, ["e"] = Bdf.Voltage, ["ewe"] = Bdf.Voltage, ["voltage"] = Bdf.Voltage, ["potential"] = Bdf.Voltage,
        ["frequency"] = Bdf.Frequency,
        ["freq"] = Bdf.Frequency, ["f"] = Bdf.Frequency, ["z_re"] = Bdf.RealImpedance, ["z_im"] = Bdf.ImaginaryImpedance,
        ["temperature"] = Bdf.AmbientTemperature,
        ["cycle"] = Bdf.CycleCount,
    };

    /// <summary>True if a first line looks like such a table: at least one header is a known quantity with a unit.</summary>
    public static bool Looks(string firstLine)
    {
        ArgumentNullException.ThrowIfNull(firstLine);
        var headers = Split(firstLine).ConvertAll(UnitHeader.Split);
        return headers.Count > 1 && headers.Exists(static h => h.Unit is not null)
            && headers.TrueForAll(static h => h.Unit is not null || IsPlain(h.Name) || s_terms.ContainsKey(h.Name));
    }

    /// <summary>Reads a file.</summary>
    /// <exception cref="InputException">The file is not such a table; the problem names line and column.</exception>
    public static Record Read(string path)
        => File.Exists(path) ? Parse(File.ReadAllText(path), path) : throw new InputException("the file does not exist", path);

    /// <summary>Reads text.</summary>
    /// <param name="text">The table.</param>
    /// <param name="name">Name for messages and provenance.</param>
    /// <exception cref="InputException">The text is not such a table, or more than half of its rows are none.</exception>
    public static Record Parse(string text, string name)
    {
        ArgumentNullException.ThrowIfNull(text);
        var lines = text.Split('\n').Select(static (l, k) => (Text: l.TrimEnd('\r').TrimStart('\uFEFF'), Number: k + 1)).Where(static l => l.Text.Length > 0
            && l.Text[0] != '#').ToList();
        if (lines.Count < 2)
        {
            throw new InputException("a table needs a header and a row", name, $"{lines.Count} lines", "2 or more");
        }

        var titles = Split(lines[0].Text);
        var headers = titles.ConvertAll(UnitHeader.Split);
        var (cells, numbers, strangers) = Rows(lines, titles);
        Column[] columns = [.. headers.Select((header, c) => Make(header, titles[c], cells.ConvertAll(row => row[c]), $"{name}:{lines[0].Number}"))];
        var leftOut = strangers.Select(static kind => LeftOut.At(kind.Key, "line", kind.Value)).ToArray();
        var record = new Record(columns) { Provenance = new Provenance { File = name, Format = "table with units" }, LeftOut = leftOut };
        var clean = DirtyRows.LeaveOut(record, [], columns, numbers);
        return clean.Rows >= (lines.Count - 1) / 2.0 ? clean : throw new InputException(
            "more than half of the rows of the table are no rows of numbers", name, string.Join("; ", clean.LeftOut),
            "numbers with a decimal point, as many as the header has names");
    }

    // The cells of every row that has one for each header, the number of its line, and the lines that have not.
    private static (List<string[]> Cells, List<int> Numbers, Dictionary<string, List<int>> Strangers) Rows(List<(string Text, int Number)> lines,
        List<string> titles)
    {
        var (rows, numbers, strangers) = (new List<string[]>(), new List<int>(), new Dictionary<string, List<int>>());
        foreach (var (text, number) in lines.Skip(1))
        {
            var cells = Split(text);
            var kind = cells.TrueForAll(static c => c.Length == 0) ? "row without a cell"
                : cells.SequenceEqual(titles) ? "header that is repeated"
                : cells.Count != titles.Count ? "row with another number of cells than the header" : null;
            if (kind is null)
            {
                rows.Add([.. cells]);
                numbers.Add(number);
                continue;
            }

            if (!strangers.TryGetValue(kind, out var places))
            {
                strangers.Add(kind, places = []);
            }

            places.Add(number);
        }

        return (rows, numbers, strangers);
    }

    private static Column Make(UnitHeader header, string title, List<string> cells, string place)
    {
        double[] values = [.. cells.Select(static cell => double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value
            : double.NaN)];
        var words = cells.Where((cell, row) => cell.Length > 0 && double.IsNaN(values[row])).ToList();
        if (2 * words.Count > cells.Count)
        {
            throw new InputException("a column whose header names a quantity holds words", $"{place}, {title}", words[0], "numbers with a decimal point");
        }

        if (header.Unit?.Dimension == Dimension.CurrentDensity)
        {
            return new DoubleColumn(CurrentDensity, "A/m2", In(header, "A/m2", values), title);
        }

        if (header.Name.Equals("key", StringComparison.OrdinalIgnoreCase))
        {
            return new DoubleColumn(Key, header.Unit?.Text ?? "1", values, title);
        }

        if (!s_terms.TryGetValue(header.Name, out var term))
        {
            return header.Unit is { } unit ? new DoubleColumn(header.Name, unit.Text, values, title)
                : throw new InputException("a header carries no unit that is known", place, title, "NAME_UNIT or \"NAME, UNIT\"",
                    "e.g. t_s, i_mA_cm2, v_V, z_re_ohm");
        }

        if (header.Unit?.Dimension == Dimension.ArealResistance && (term == Bdf.RealImpedance || term == Bdf.ImaginaryImpedance))
        {
            return new DoubleColumn(term.Name, "ohm m2", In(header, "ohm m2", values), title);
        }

        return header.To(term.Unit, term.Unit == "1" ? "1" : null) is { } scale
            ? term.Column(scale == (1, 0) ? values : [.. values.Select(v => (v * scale.Factor) + scale.Shift)])
            : throw new InputException(
                header.Written.Length == 0 ? "a header names a quantity and no unit" : header.IsUnread ? "the unit of a header is not understood"
                : "the unit of a header measures something else",
                place, title, $"a unit of {term.Name}, such as {term.Unit}", $"write {header.Name}_{term.Unit}");
    }

    private static double[] In(UnitHeader header, string unit, double[] values)
    {
        var factor = header.To(unit)!.Value.Factor;
        return [.. values.Select(v => v * factor)];
    }

    private static bool IsPlain(string name) => name is "key" or "cycle" or "Key" or "Cycle";

    private static List<string> Split(string line)
    {
        var cells = new List<string>();
        var cell = new System.Text.StringBuilder();
        var quoted = false;
        foreach (var c in line)
        {
            if (c == '"')
            {
                quoted = !quoted;
            }
            else if (c == ',' && !quoted)
            {
                cells.Add(cell.ToString().Trim());
                cell.Clear();
            }
            else
            {
                cell.Append(c);
            }
        }

        cells.Add(cell.ToString().Trim());
        return cells;
    }
}
