using System.Globalization;
using Anodyne.Quantities;
using Anodyne.Quantities.Units;
using Anodyne.Records.Columns;
using Anodyne.Records.Terms;

namespace Anodyne.Records.Tables;

/// <summary>
/// Reads a plain table whose headers carry their units, as people type them: <c>frequency_hz,z_re_ohm,z_im_ohm</c>, <c>t_h,i_mA_cm2,v_V</c>,
/// <c>"Overpotential,V","Current Density, mA/cm^2"</c>. One header line, comma-separated, decimal point, lines that begin with # skipped. Strict: a header
/// without a known unit or a cell that is not a number is refused with its place.
/// </summary>
public static class UnitTable
{
    /// <summary>Name of the column of current densities, A/m2.</summary>
    public const string CurrentDensity = "Current Density";

    /// <summary>Name of the leading column that numbers the members of a series.</summary>
    public const string Key = "Key";

    private static readonly Dictionary<string, BdfTerm> s_terms = new(StringComparer.OrdinalIgnoreCase)
    {
        ["t"] = Bdf.TestTime, ["time"] = Bdf.TestTime, ["test_time"] = Bdf.TestTime, ["i"] = Bdf.Current, ["current"] = Bdf.Current, ["v"] = Bdf.Voltage, ["v_cell"] = Bdf.Voltage,
        ["e"] = Bdf.Voltage, ["ewe"] = Bdf.Voltage, ["voltage"] = Bdf.Voltage, ["potential"] = Bdf.Voltage, ["frequency"] = Bdf.Frequency, ["freq"] = Bdf.Frequency,
        ["f"] = Bdf.Frequency, ["z_re"] = Bdf.RealImpedance, ["z_im"] = Bdf.ImaginaryImpedance, ["temperature"] = Bdf.AmbientTemperature, ["cycle"] = Bdf.CycleCount,
    };

    private static readonly Dictionary<string, string> s_units = new(StringComparer.Ordinal)
    {
        ["hz"] = "Hz", ["Hz"] = "Hz", ["khz"] = "kHz", ["ohm"] = "ohm", ["mohm"] = "mohm", ["s"] = "s", ["min"] = "min", ["h"] = "h", ["A"] = "A", ["mA"] = "mA", ["uA"] = "uA",
        ["mA_cm2"] = "mA/cm2", ["uA_cm2"] = "uA/cm2", ["A_m2"] = "A/m2", ["V"] = "V", ["mV"] = "mV", ["K"] = "K", ["degC"] = "degC", ["mAh"] = "mAh", ["Ah"] = "Ah", ["mAh_cm2"] = "mAh/cm2",
        ["mAh_g"] = "mAh/g", ["mS_cm"] = "mS/cm", ["S_m"] = "S/m", ["ohm_cm2"] = "ohm cm2", ["um"] = "um", ["cm2"] = "cm2", ["mAh/g"] = "mAh/g",
    };

    /// <summary>True if a first line looks like such a table: every header is plain or ends in a known unit, and at least one does.</summary>
    public static bool Looks(string firstLine)
    {
        var headers = Split(firstLine);
        return headers.Count > 1 && headers.All(h => Header(h) is not null) && headers.Any(h => Header(h)!.Value.Unit.Length > 0);
    }

    /// <summary>Reads a file.</summary>
    /// <exception cref="InputException">The file is not such a table; the problem names line and column.</exception>
    public static Record Read(string path)
    {
        if (!File.Exists(path))
        {
            throw new InputException("the file does not exist", path);
        }

        return Parse(File.ReadAllText(path), path);
    }

    /// <summary>Reads text.</summary>
    /// <param name="text">The table.</param>
    /// <param name="name">Name for messages and provenance.</param>
    /// <exception cref="InputException">The text is not such a table.</exception>
    public static Record Parse(string text, string name)
    {
        var lines = text.Split('\n').Select((l, k) => (Text: l.TrimEnd('\r').TrimStart('\uFEFF'), Number: k + 1)).Where(l => l.Text.Length > 0 && l.Text[0] != '#').ToList();
        if (lines.Count < 2)
        {
            throw new InputException("a table needs a header and a row", name, $"{lines.Count} lines", "2 or more");
        }

        var headers = Split(lines[0].Text).Select(h => (Text: h, Meaning: Header(h) ?? throw new InputException(
            "a header carries no unit that is known", $"{name}:{lines[0].Number}", h, "NAME_UNIT with a unit of " + string.Join(", ", s_units.Keys), "e.g. t_s, i_mA_cm2, v_V, z_re_ohm"))).ToList();
        var values = headers.Select(_ => new double[lines.Count - 1]).ToArray();
        for (var row = 1; row < lines.Count; row++)
        {
            var cells = Split(lines[row].Text);
            if (cells.Count != headers.Count)
            {
                throw new InputException("a row has another number of cells than the header", $"{name}:{lines[row].Number}", $"{cells.Count}", $"{headers.Count}");
            }

            for (var c = 0; c < cells.Count; c++)
            {
                if (cells[c].Length == 0)
                {
                    values[c][row - 1] = double.NaN;
                }
                else if (!double.TryParse(cells[c], NumberStyles.Float, CultureInfo.InvariantCulture, out values[c][row - 1]))
                {
                    throw new InputException("a cell is not a number", $"{name}:{lines[row].Number}, column {c + 1} ({headers[c].Text})", cells[c], "a number with a decimal point");
                }
            }
        }

        return new Record([.. headers.Select((h, c) => Make(h.Text, h.Meaning, values[c]))]) { Provenance = new Provenance { File = name, Format = "table with units" } };
    }

    private static DoubleColumn Make(string header, (string Name, string Unit) meaning, double[] values)
    {
        var (name, unit) = meaning;
        if (unit is "mA/cm2" or "uA/cm2" or "A/m2")
        {
            return new DoubleColumn(CurrentDensity, "A/m2", Scale(values, UnitText.ReadUnit(unit).Scale), header);
        }

        if (name.Equals("key", StringComparison.OrdinalIgnoreCase))
        {
            return new DoubleColumn(Key, unit.Length > 0 ? unit : "1", values, header);
        }

        if (s_terms.TryGetValue(name, out var term))
        {
            if (term == Bdf.AmbientTemperature)
            {
                return term.Column(unit == "K" ? [.. values.Select(v => v - PhysicalConstants.ZeroCelsius)] : values);
            }

            return term.Column(unit.Length > 0 && term.Unit != "1" ? Scale(values, UnitText.ReadUnit(unit).Scale / UnitText.ReadUnit(term.Unit).Scale) : values);
        }

        return new DoubleColumn(name, unit, values, header);
    }

    private static double[] Scale(double[] values, double factor) => factor == 1 ? values : [.. values.Select(v => factor * v)];

    // "z_re_ohm" -> (z_re, ohm); "Overpotential,V" and "Current Density, mA/cm^2" -> name and unit after the comma; "key" and "cycle" stand alone.
    private static (string Name, string Unit)? Header(string header)
    {
        var comma = header.IndexOf(',', StringComparison.Ordinal);
        if (comma > 0)
        {
            var unit = header[(comma + 1)..].Trim().Replace("^", "", StringComparison.Ordinal);
            return s_units.ContainsValue(unit) ? (header[..comma].Trim(), unit) : null;
        }

        foreach (var (suffix, unit) in s_units.OrderByDescending(u => u.Key.Length))
        {
            if (header.EndsWith("_" + suffix, StringComparison.Ordinal))
            {
                return (header[..^(suffix.Length + 1)], unit);
            }
        }

        return header is "key" or "cycle" or "Key" or "Cycle" ? (header, "") : null;
    }

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
