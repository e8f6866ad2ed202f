using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using Anodyne.Quantities;
using Anodyne.Quantities.Units;

namespace Anodyne.Design.Claims;

/// <summary>A table of reported values.</summary>
/// <param name="Name">File or name of the table.</param>
/// <param name="Claims">The rows in file order.</param>
/// <param name="UnknownColumns">Columns that were not read.</param>
public sealed record ClaimTable(string Name, ImmutableArray<Claim> Claims, ImmutableArray<string> UnknownColumns)
{
    private static readonly string[] Known =
    [
        "paper", "system", "variant", "quantity", "comparator", "value", "unit", "current_mA_cm2", "capacity_mAh_cm2", "c_rate", "cycles", "loading_mg_cm2",
        "temperature_C", "electrolyte", "printed_as", "corrected", "note",
    ];

    /// <summary>What stands in the column of units for things that are counted.</summary>
    private static readonly string[] Counts = ["cycles", "e"];

    /// <summary>The values of the five papers that come with the product, and the formulas printed in them.</summary>
    public static ClaimTable Shipped()
    {
        var values = Parse(Embedded("reported-values.tsv"), "reported-values.tsv");
        var formulas = Parse(Embedded("formulas.tsv"), "formulas.tsv");
        var offset = values.Claims.Length;
        return values with
        {
            Name = "the reported values of the five papers",
            Claims = [.. values.Claims, .. formulas.Claims.Select(claim => claim with { Row = claim.Row + offset })],
        };
    }

    /// <summary>
    /// Reads tab-separated text with a line of column names. Needed: paper, quantity, value, unit. Read if present: system, variant, comparator
    /// (=, ~, &gt;, &lt;), current_mA_cm2, capacity_mAh_cm2, c_rate, cycles, loading_mg_cm2, temperature_C, electrolyte, printed_as, corrected, note.
    /// </summary>
    /// <exception cref="InputException">If a column is missing or a cell cannot be read; the message gives file, line and column.</exception>
    public static ClaimTable Parse(string text, string name)
    {
        ArgumentNullException.ThrowIfNull(text);
        string[]? columns = null;
        var claims = ImmutableArray.CreateBuilder<Claim>();
        var number = 0;
        foreach (var raw in text.Split('\n'))
        {
            number++;
            var line = raw.TrimEnd('\r');
            if (line.Trim().Length == 0 || line.StartsWith('#'))
            {
                continue;
            }

            var cells = line.Split('\t');
            if (columns is null)
            {
                columns = ReadHeader(cells, name, number);
            }
            else if (cells.Length > columns.Length && cells.Skip(columns.Length).Any(cell => cell.Trim().Length > 0))
            {
                throw new InputException("a row has more cells than the header has columns", Where(name, number), $"{cells.Length} cells",
                    $"at most {columns.Length}");
            }
            else
            {
                claims.Add(ReadRow(columns, cells, name, number, claims.Count + 1));
            }
        }

        return columns is null
            ? throw new InputException("the table is empty", name, "no line of column names", "tab-separated text that begins with the names of its columns")
            : new ClaimTable(name, claims.ToImmutable(), [.. columns.Except(Known)]);
    }

    private static string[] ReadHeader(string[] cells, string name, int line)
    {
        string[] columns = [.. cells.Select(cell => cell.Trim().TrimStart('\uFEFF'))];
        foreach (var needed in new[] { "paper", "quantity", "value", "unit" })
        {
            if (!columns.Contains(needed))
            {
                throw new InputException(
                    $"the column \"{needed}\" is missing", Where(name, line), string.Join(", ", columns), string.Join(", ", Known),
                    "The table is tab-separated; its first line names the columns.");
            }
        }

        var twice = columns.Where(column => column.Length > 0).GroupBy(column => column, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1);
        return twice is null ? columns : throw new InputException("a column stands twice", Where(name, line), twice.Key, "every name once");
    }

    private static Claim ReadRow(string[] columns, string[] cells, string name, int line, int row)
    {
        string Cell(string column)
        {
            var index = Array.IndexOf(columns, column);
            return index >= 0 && index < cells.Length ? cells[index].Trim() : "";
        }

        PrintedNumber? Number(string column)
        {
            var text = Cell(column);
            return text.Length == 0 ? null : PrintedNumber.TryParse(text)
                ?? throw new InputException("not a number", Where(name, line, column), $"\"{text}\"", "a number with a point, e.g. 0.025");
        }

        var quantity = Cell("quantity");
        var isFormula = quantity == "formula";
        if (quantity.Length == 0)
        {
            throw new InputException("the quantity is missing", Where(name, line, "quantity"), "nothing", "e.g. deposit_thickness");
        }

        CheckUnit(Cell("unit"), Where(name, line, "unit"));
        return new Claim
        {
            Row = row, Line = line, Paper = Cell("paper"), System = Cell("system"), Variant = Cell("variant"), Quantity = quantity,
            Comparator = ReadComparator(Cell("comparator"), Where(name, line, "comparator")),
            Value = Number("value")
                ?? (isFormula ? null : throw new InputException("the value is missing", Where(name, line, "value"), "nothing", "a number as printed")),
            Unit = Cell("unit"), Current = Number("current_mA_cm2"), Capacity = Number("capacity_mAh_cm2"), CRate = Number("c_rate"), Cycles = Number("cycles"),
            Loading = Number("loading_mg_cm2"), Temperature = Number("temperature_C"), Electrolyte = Cell("electrolyte"), PrintedAs = Cell("printed_as"),
            Corrected = Cell("corrected"), Note = Cell("note"),
        };
    }

    /// <summary>A unit that cannot be read would keep its row from every limit without a word. Counts and signs have no unit to be read.</summary>
    private static void CheckUnit(string unit, string where)
    {
        if (unit is "" or "-" or "degC" || Counts.Contains(unit, StringComparer.Ordinal))
        {
            return;
        }

        try
        {
            UnitText.ReadUnit(unit);
        }
        catch (InputException problem)
        {
            throw new InputException(problem.Problem with { Where = $"{where}, {problem.Problem.Where}",
                Mend = $"Counts are written {string.Join(", ", Counts)} or -. {problem.Problem.Mend}".TrimEnd() }, problem);
        }
    }

    private static Comparator ReadComparator(string text, string where) => text switch
    {
        "" or "=" => Comparator.Equal,
        "~" or "about" => Comparator.About,
        ">" or ">=" or "≥" => Comparator.Above,
        "<" or "<=" or "≤" => Comparator.Below,
        _ => throw new InputException("not a comparator", where, $"\"{text}\"", "=, ~, > or <"),
    };

    private static string Where(string name, int line, string column = "") => column.Length == 0
        ? string.Create(CultureInfo.InvariantCulture, $"{name}:{line}")
        : string.Create(CultureInfo.InvariantCulture, $"{name}:{line}, column {column}");

    private static string Embedded(string file)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Claims/{file}")
            ?? throw new InvalidOperationException($"the assembly does not contain {file}");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
