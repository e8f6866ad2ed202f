using System.Globalization;
using Anodyne.Quantities;
using Anodyne.Quantities.Units;

namespace Anodyne.Cells.Library;

/// <summary>The values reported by five papers on protected lithium, as a data set of the product.</summary>
public sealed class LiteratureData
{
    private static readonly Lazy<LiteratureData> Embedded = new(() => Parse(Resource("papers.tsv"), Resource("reported-values.tsv")));

    private static readonly string[] PaperColumns = ["paper", "title", "doi"];

    private static readonly string[] ValueColumns =
    [
        "paper", "system", "variant", "quantity", "comparator", "value", "unit", "current_mA_cm2", "capacity_mAh_cm2", "c_rate", "cycles", "loading_mg_cm2",
        "temperature_C", "electrolyte", "printed_as", "corrected", "note",
    ];

    private LiteratureData(IReadOnlyList<LiteraturePaper> papers, IReadOnlyList<LiteratureValue> values)
    {
        (Papers, Values) = (papers, values);
    }

    /// <summary>The data set of the product.</summary>
    public static LiteratureData Default => Embedded.Value;

    /// <summary>The papers.</summary>
    public IReadOnlyList<LiteraturePaper> Papers { get; }

    /// <summary>All values in the order of the file.</summary>
    public IReadOnlyList<LiteratureValue> Values { get; }

    /// <summary>The values of a paper, of one variant and quantity if those are given.</summary>
    public IEnumerable<LiteratureValue> Of(string paper, string? variant = null, string? quantity = null) =>
        Values.Where(value => value.Paper.Key == paper && (variant is null || value.Variant == variant) && (quantity is null || value.Quantity == quantity));

    /// <summary>Reads both tables, tab-separated with a header line.</summary>
    /// <exception cref="InputException">A column, number, comparator or unit is wrong; the line is named.</exception>
    public static LiteratureData Parse(string papers, string values)
    {
        var listed = Rows(papers, "papers.tsv", PaperColumns).Select(row => new LiteraturePaper(row.Cells[0], row.Cells[1], row.Cells[2])).ToArray();
        var byKey = listed.ToDictionary(paper => paper.Key, StringComparer.Ordinal);
        return new LiteratureData(listed, [.. Rows(values, "reported-values.tsv", ValueColumns).Select(row => Value(row, byKey))]);
    }

    private static LiteratureValue Value((string Place, string[] Cells) row, Dictionary<string, LiteraturePaper> papers)
    {
        var (place, cells) = row;
        if (!papers.TryGetValue(cells[0], out var paper))
        {
            throw new InputException("this paper is not listed", place, cells[0], string.Join(", ", papers.Keys));
        }

        if (cells[4] is not ("=" or "~" or ">" or "<"))
        {
            throw new InputException("this comparator has no meaning", place, cells[4], "=, ~, > or <");
        }

        // A bond length is printed in ångström, whose letter is the ampere's in the product's units.
        var unit = cells[6] == "A" && cells[3].EndsWith("length", StringComparison.Ordinal) ? "angstrom" : cells[6];
        if (unit is not ("-" or "cycles" or "degC"))
        {
            _ = UnitText.ReadUnit(unit);
        }

        double? Cell(int column, double scale = 1, double shift = 0) =>
            cells[column].Length == 0 ? null : (Number(cells[column], place, ValueColumns[column]) * scale) + shift;
        return new LiteratureValue(
            paper, cells[1], cells[2], cells[3], cells[4], Number(cells[5], place, "value"), unit,
            Cell(7, 10), Cell(8, 36000), Cell(9), Cell(10), Cell(11, 0.01), Cell(12, 1, PhysicalConstants.ZeroCelsius), cells[13], cells[14], cells[15],
            cells[16]);
    }

    private static double Number(string text, string place, string column) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
            ? value
            : throw new InputException($"{column} is not a number", place, $"\"{text}\"", "a number with a decimal point");

    private static IEnumerable<(string Place, string[] Cells)> Rows(string table, string name, string[] columns)
    {
        var lines = table.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
        if (!lines[0].Split('\t').SequenceEqual(columns))
        {
            throw new InputException("the columns are not the expected ones", name + ":1", lines[0].Replace('\t', ' '), string.Join(' ', columns));
        }

        for (var i = 1; i < lines.Length; i++)
        {
            var cells = lines[i].Split('\t');
            var place = string.Create(CultureInfo.InvariantCulture, $"{name}:{i + 1}");
            if (cells.Length > columns.Length)
            {
                throw new InputException("a line has too many columns", place, cells.Length.ToString(CultureInfo.InvariantCulture),
                    columns.Length.ToString(CultureInfo.InvariantCulture));
            }

            // Trailing empty cells may be left out.
            yield return (place, [.. cells, .. Enumerable.Repeat("", columns.Length - cells.Length)]);
        }
    }

    private static string Resource(string name)
    {
        using var reader = new StreamReader(typeof(LiteratureData).Assembly.GetManifestResourceStream("reported/" + name)!);
        return reader.ReadToEnd();
    }
}
