using Anodyne.Quantities.Units;
using Anodyne.Records;
using Anodyne.Records.Columns;
using Anodyne.Records.Terms;

namespace Anodyne.Instruments.Tables;

/// <summary>
/// Collects the columns of a record. The first column of a term gets the term's name and unit; a further one, or one without a term, keeps its vendor name.
/// </summary>
internal sealed class ColumnSet
{
    private readonly List<Column> _columns = [];
    private readonly HashSet<string> _labels = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, int> _numbers = new(StringComparer.OrdinalIgnoreCase);

    public IReadOnlyList<Column> Columns => _columns;

    public int Count => _columns.Count;

    /// <summary>True if a column of the term is already here.</summary>
    public bool Has(BdfTerm term) => _labels.Contains(term.Label);

    /// <summary>The column of a term; null if there is none.</summary>
    public Column? Find(BdfTerm term) => Has(term) ? _columns.Find(column => string.Equals(column.Label, term.Label, StringComparison.OrdinalIgnoreCase))
        : null;

    /// <summary>The numbers of a term; null if there is no such column of numbers.</summary>
    public double[]? Values(BdfTerm term) => (Find(term) as DoubleColumn)?.Values;

    /// <summary>Adds values that are in the vendor's unit; they are turned in place into the term's unit: value * factor + shift.</summary>
    public void Add(string vendorName, double[] values, BdfTerm? term = null, double factor = 1, double shift = 0)
    {
        if (term is null || Has(term))
        {
            AddVendor(vendorName, (name, unit) => new DoubleColumn(name, unit, values, vendorName));
            return;
        }

        Convert(values, factor, shift);
        Keep(term.Unit == "1" || term == Bdf.StepId ? Counts(term, values, vendorName) : term.Column(values, vendorName));
    }

    /// <summary>Adds values under a name and a unit; a further column of the same name gets a number.</summary>
    public void Add(string vendorName, double[] values, string name, string unit)
        => Keep(Numbered(name, free => new DoubleColumn(free, unit, values, vendorName)));

    public void Add(string vendorName, int[] values, BdfTerm? term = null)
    {
        if (term is null || Has(term))
        {
            AddVendor(vendorName, (name, unit) => new IntColumn(name, unit, values, vendorName));
        }
        else
        {
            Keep(term.Column(values, vendorName));
        }
    }

    public void Add(string vendorName, byte[] values) => AddVendor(vendorName, (name, unit) => new ByteColumn(name, unit, values, vendorName));

    public void Add(TextColumn column, BdfTerm? term = null)
    {
        if (term is not null && !Has(term))
        {
            Keep(new TextColumn(term.Name, column.Codes, column.Words, column.VendorName));
        }
        else
        {
            AddVendor(column.VendorName, (name, _) => new TextColumn(name, column.Codes, column.Words, column.VendorName), keepUnit: false);
        }
    }

    /// <summary>Adds values by what their header means, which is null if it is not known.</summary>
    public void Add(string vendorName, double[] values, HeaderMatch? match)
    {
        if (match is { Term: null } && !_labels.Contains(match.Unit.Length == 0 ? match.Name : $"{match.Name} / {match.Unit}"))
        {
            Convert(values, match.Factor, match.Shift);
            Keep(new DoubleColumn(match.Name, match.Unit, values, vendorName));
        }
        else
        {
            Add(vendorName, values, match?.Term, match?.Factor ?? 1, match?.Shift ?? 0);
        }
    }

    /// <summary>Adds a column as it is.</summary>
    public void Keep(Column column)
    {
        _labels.Add(column.Label);
        _columns.Add(column);
    }

    /// <summary>Puts another column in the place of one.</summary>
    public void Replace(Column column, Column other)
    {
        _labels.Remove(column.Label);
        _labels.Add(other.Label);
        _columns[_columns.IndexOf(column)] = other;
    }

    public Record ToRecord(Provenance provenance, IReadOnlyList<string> warnings)
        => new(_columns.Count > 0 ? _columns : [Bdf.TestTime.Column(Array.Empty<double>())]) { Provenance = provenance, Warnings = warnings };

    private static void Convert(Span<double> values, double factor, double shift)
    {
        if (factor == 1 && shift == 0)
        {
            return;
        }

        var row = 0;
        var factors = new System.Numerics.Vector<double>(factor);
        var shifts = new System.Numerics.Vector<double>(shift);
        for (; row <= values.Length - System.Numerics.Vector<double>.Count; row += System.Numerics.Vector<double>.Count)
        {
            ((new System.Numerics.Vector<double>(values[row..]) * factors) + shifts).CopyTo(values[row..]);
        }

        for (; row < values.Length; row++)
        {
            values[row] = (values[row] * factor) + shift;
        }
    }

    private static Column Counts(BdfTerm term, double[] values, string vendorName)
    {
        var counts = new int[values.Length];
        for (var row = 0; row < values.Length; row++)
        {
            counts[row] = (int)values[row];
            if (counts[row] != values[row])
            {
                return term.Column(values, vendorName);
            }
        }

        return term.Column(counts, vendorName);
    }

    private void AddVendor(string vendorName, Func<string, string, Column> make, bool keepUnit = true)
    {
        var split = UnitHeader.Split(vendorName);

        // "Aux_Temperature_C" may be a name; only a unit in brackets or behind a slash is one for certain.
        var isCertain = keepUnit && split.Unit is not null && !vendorName.EndsWith("_" + split.Written, StringComparison.Ordinal);
        (var name, var unit) = isCertain ? (split.Name, split.Written) : (vendorName.Trim(), "");
        Keep(Numbered(Visible(name), free => make(free, unit)));
    }

    // A header of control characters alone is no name.
    private static string Visible(string name)
    {
        var visible = name.Any(char.IsControl) ? string.Concat(name.Select(static letter => char.IsControl(letter) ? ' ' : letter)).Trim() : name;
        return visible.Length == 0 ? "Column" : visible;
    }

    private Column Numbered(string name, Func<string, Column> make)
    {
        var column = make(name);
        while (_labels.Contains(column.Label))
        {
            var number = _numbers[name] = _numbers.GetValueOrDefault(name, 1) + 1;
            column = make(FormattableString.Invariant($"{name} ({number})"));
        }

        return column;
    }
}
