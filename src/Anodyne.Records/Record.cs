using Anodyne.Quantities;
using Anodyne.Records.CellDescriptions;
using Anodyne.Records.Columns;
using Anodyne.Records.Terms;

namespace Anodyne.Records;

/// <summary>
/// A table of measured or simulated values against time: typed columns of equal length with the names and units of the Battery Data Format where it has one,
/// where the table comes from and what is known about the cell. Current is positive on charge (into the cell); in Li||Li and Li||Cu plating at the
/// working electrode is negative current. A record never changes; the arrays are shared, not copied, and must not be written to.
/// </summary>
public sealed class Record
{
    private readonly Dictionary<string, Column> _byLabel = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Column> _byName = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Creates a record.</summary>
    /// <param name="columns">At least one column; all of one length; no two with the same label.</param>
    /// <exception cref="InputException">No column, unequal lengths or a label that occurs twice.</exception>
    public Record(IReadOnlyList<Column> columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        if (columns.Count == 0)
        {
            throw new InputException("A record needs a column", "Record", "none", "at least one column");
        }

        foreach (var column in columns)
        {
            if (column.Count != columns[0].Count)
            {
                throw new InputException(
                    "The columns of a record have one length", column.Label, $"{column.Count} rows", $"{columns[0].Count} rows as in '{columns[0].Label}'");
            }

            if (!_byLabel.TryAdd(column.Label, column))
            {
                throw new InputException("A record holds a column twice", "Record", $"'{column.Label}'", "each label once");
            }
        }

        foreach (var column in columns)
        {
            _byName.TryAdd(column.Name, column);
            _byName.TryAdd(column.VendorName, column);
        }

        Columns = columns;
    }

    /// <summary>The columns in the order of the file.</summary>
    public IReadOnlyList<Column> Columns { get; }

    /// <summary>Number of rows.</summary>
    public int Rows => Columns[0].Count;

    /// <summary>Where the record comes from.</summary>
    public Provenance Provenance { get; init; } = Provenance.None;

    /// <summary>The cell it was taken on.</summary>
    public CellDescription Cell { get; init; } = CellDescription.Unknown;

    /// <summary>What the reader wants a person to know: missing bytes, deprecated names, assumptions.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>What of the measurement is not in the table: rows without a number, repeated headers. Every analysis names it among its reasons.</summary>
    public IReadOnlyList<LeftOut> LeftOut { get; init; } = [];

    /// <summary>What the table shows, where that is more than a table: a spectrum, an image; null for a table of its own.</summary>
    public Measurement? Measured { get; init; }

    /// <summary>Time since the start of the test, s; empty where the record has none.</summary>
    public ReadOnlySpan<double> Time => Doubles(Bdf.TestTime);

    /// <summary>Cell voltage (working minus counter or reference electrode), V; empty where the record has none.</summary>
    public ReadOnlySpan<double> Voltage => Doubles(Bdf.Voltage);

    /// <summary>Current into the cell, A, positive on charge; empty where the record has none.</summary>
    public ReadOnlySpan<double> Current => Doubles(Bdf.Current);

    /// <summary>The column of a name ("Voltage"), label ("Voltage / V"), machine name ("voltage_volt") or vendor header; null if there is none.</summary>
    public Column? Find(string name)
        => (Bdf.Find(name) is { } term ? Find(term) : null) ?? _byLabel.GetValueOrDefault(name) ?? _byName.GetValueOrDefault(name);

    /// <summary>The column of a term of the Battery Data Format, in the unit of that format; null if there is none.</summary>
    public Column? Find(BdfTerm term)
    {
        ArgumentNullException.ThrowIfNull(term);
        return _byLabel.GetValueOrDefault(term.Label);
    }

    /// <summary>The column of a name.</summary>
    /// <exception cref="InputException">There is none; the message lists what there is.</exception>
    public Column Require(string name)
        => Find(name) ?? throw new InputException(
            "The record lacks a column that is needed", Provenance.File, $"columns {string.Join(", ", Columns.Select(static c => $"'{c.Label}'"))}",
            $"a column '{name}'");

    /// <summary>The values of a term in the unit of the Battery Data Format; empty where the record has none.</summary>
    public ReadOnlySpan<double> Doubles(BdfTerm term) => Find(term) switch
    {
        null => [],
        DoubleColumn stored => stored.Values,
        { } other => other.ToDoubles(),
    };

    /// <summary>The rows [<paramref name="start"/>, <paramref name="start"/> + <paramref name="count"/>) with the same description.</summary>
    public Record Slice(int start, int count) => With([.. Columns.Select(column => column.Slice(start, count))]);

    /// <summary>This record followed by the rows of another one with the same columns in the same order.</summary>
    /// <exception cref="InputException">The columns differ.</exception>
    public Record Append(Record next)
    {
        ArgumentNullException.ThrowIfNull(next);
        if (next.Columns.Count != Columns.Count)
        {
            throw new InputException("Only a record with the same columns can be appended", "Record", $"{next.Columns.Count} columns",
                $"{Columns.Count} columns");
        }

        return With([.. Columns.Zip(next.Columns, static (a, b) => a.Append(b))]);
    }

    /// <summary>The same description over other columns.</summary>
    public Record With(IReadOnlyList<Column> columns) => new(columns) { Provenance = Provenance, Cell = Cell, Warnings = Warnings, LeftOut = LeftOut };

    /// <summary>The same columns with another description of the cell.</summary>
    public Record WithCell(CellDescription cell)
        => new(Columns) { Provenance = Provenance, Cell = cell, Warnings = Warnings, LeftOut = LeftOut, Measured = Measured };

    /// <summary>The same columns with another provenance.</summary>
    public Record WithProvenance(Provenance provenance)
        => new(Columns) { Provenance = provenance, Cell = Cell, Warnings = Warnings, LeftOut = LeftOut, Measured = Measured };

    /// <summary>The given rows only; what else was left out is added to what was left out before.</summary>
    /// <param name="rows">0-based rows, in the order in which they are wanted.</param>
    /// <param name="leftOut">Why the others are not among them.</param>
    public Record WithRows(int[] rows, IReadOnlyList<LeftOut> leftOut)
        => new([.. Columns.Select(column => column.Pick(rows))]) { Provenance = Provenance, Cell = Cell, Warnings = Warnings,
            LeftOut = [.. LeftOut, .. leftOut] };

    /// <summary>A record of time, voltage and current, the least that an analysis needs.</summary>
    /// <param name="time">Time since the start, s.</param>
    /// <param name="voltage">Cell voltage, V.</param>
    /// <param name="current">Current into the cell, A, positive on charge.</param>
    public static Record Of(double[] time, double[] voltage, double[] current)
        => new([Bdf.TestTime.Column(time), Bdf.Voltage.Column(voltage), Bdf.Current.Column(current)]);
}
