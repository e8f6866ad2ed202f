using Anodyne.Instruments.Reading;
using Anodyne.Instruments.Tables;
using Anodyne.Instruments.Text;
using Anodyne.Quantities;
using Anodyne.Quantities.Dimensions;
using Anodyne.Quantities.Documents;
using Anodyne.Quantities.Units;
using Anodyne.Records;
using Anodyne.Records.Columns;
using Anodyne.Records.Terms;

namespace Anodyne.Instruments.Plain;

/// <summary>
/// A mapping file for a table that no reader knows: "NAME.map.yaml" beside the data. Keys: skip (lines before the header, 0 if absent), delimiter (one
/// character, "tab" or "space"), decimal ("." or ","), columns: a mapping of header to {name, unit, factor}. A name of the Battery Data Format ("Voltage")
/// takes a unit that can be converted into that of the format; any other name is kept with its unit. Columns that are not listed keep their header.
/// </summary>
public static class CsvMapping
{
    /// <summary>The mapping beside a data file; null if there is none.</summary>
    public static string? Find(string dataFile) => File.Exists(dataFile + ".map.yaml") ? dataFile + ".map.yaml" : null;

    /// <summary>Reads a table by its mapping.</summary>
    /// <exception cref="InputException">The mapping is wrong, or the table lacks a header that it names.</exception>
    public static InstrumentFile Read(FileContent file, InputMapping yaml)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(yaml);
        yaml.AllowOnly("skip", "delimiter", "decimal", "columns");
        var delimiter = yaml.Text("delimiter", ",") switch
        {
            "tab" => (byte)'\t',
            "space" => (byte)' ',
            { Length: 1 } one => (byte)one[0],
            var other => throw yaml.Fail($"the delimiter is '{other}'", "one character, tab or space"),
        };
        var shape = new TableShape { Delimiter = delimiter, DecimalMark = (byte)yaml.Text("decimal", ".")[0], Quotes = delimiter == (byte)',' };
        file = file.Text ?? throw Refusal.Broken(file, 0, "A mapping reads text, and the file is none");
        var lines = new ByteLines(file.Bytes, 0);
        for (var skip = yaml.Integer("skip", 0, 100_000, 0); skip >= 0; skip--)
        {
            if (!lines.MoveNext())
            {
                throw Refusal.Broken(file, file.Bytes.Length, "The file ends before the header that its mapping announces");
            }
        }

        var headers = OpeningLine.CellsOf(lines.Line, shape);
        var table = TextTable.Read(file, lines.Next, headers, shape);
        var mapped = yaml.Mapping("columns");
        foreach (var entry in mapped.Entries)
        {
            if (!headers.Contains(entry.Key))
            {
                throw entry.Value.Fail($"the table has no column '{entry.Key}'", string.Join(", ", headers));
            }
        }

        var columns = new ColumnSet();
        for (var column = 0; column < headers.Length; column++)
        {
            Add(columns, table, column, mapped.Find(headers[column])?.AsMapping());
        }

        var warnings = new List<string>();
        table.Tell(warnings);
        ImpedanceColumns.Complete(columns);
        return TableFile.ToFile(file, "mapped table", "", columns, warnings, new Provenance { Technique = PlainTableReader.Technique(columns) });
    }

    private static void Add(ColumnSet columns, TextTable table, int column, InputMapping? rule)
    {
        var header = table.Headers[column].Length == 0 ? "Column" : table.Headers[column];
        if (table.IsText(column))
        {
            columns.Add(new TextColumn(header, table.Text(column).Codes, table.Text(column).Words, header), rule is null ? null : Bdf.Find(rule.Text("name")));
            return;
        }

        if (rule is null)
        {
            columns.Add(header, table.Numbers(column));
            return;
        }

        rule.AllowOnly("name", "unit", "factor");
        var name = rule.Text("name");
        var unit = rule.Text("unit", "");
        var factor = rule.Quantity("factor", Dimension.None, 1);
        if (Bdf.Find(name) is { } term)
        {
            var known = term.Unit is "1" or "" || unit.Length == 0 ? (1, 0) : new UnitHeader(name, unit, Unit.Find(unit)).To(term.Unit);
            (var scale, var shift) = known ?? throw rule.Fail($"the unit '{unit}' is none of '{term.Name}'", $"a unit that can be converted into {term.Unit}");
            columns.Add(header, table.Numbers(column), term, factor * scale, shift);
        }
        else
        {
            columns.Keep(new DoubleColumn(name, unit, Array.ConvertAll(table.Numbers(column), value => value * factor), header));
        }
    }
}
