using Anodyne.Instruments.Text;
using Anodyne.Records;
using Anodyne.Records.Columns;
using Anodyne.Records.Terms;

namespace Anodyne.Instruments.Reading;

/// <summary>
/// Collects the columns of a record. The first column of a term gets the term's name and unit; a further one, or one without a term, keeps its vendor name.
/// </summary>
internal sealed class ColumnSet
{
    private readonly List<Column> _columns = [];
    private readonly HashSet<string> _labels = new(StringComparer.OrdinalIgnoreCase);

    public IReadOnlyList<Column> Columns => _columns;

    public int Count => _columns.Count;

    /// <summary>True if a column of the term is already here.</summary>
    public bool Has(BdfTerm term) => _labels.Contains(term.Label);

    /// <summary>Adds values that are in the vendor's unit; they are multiplied in place by the factor into the term's unit.</summary>
    public void Add(string vendorName, double[] values, BdfTerm? term = null, double factor = 1)
    {
        if (term is null || Has(term))
        {
            AddVendor(vendorName, (name, unit) => new DoubleColumn(name, unit, values, vendorName));
            return;
        }

        if (factor != 1)
        {
            Scale(values, factor);
        }

        Keep(term.Unit == "1" || term == Bdf.StepId ? Counts(term, values, vendorName) : term.Column(values, vendorName));
    }

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

    public Record ToRecord(Provenance provenance, IReadOnlyList<string> warnings)
        => new(_columns.Count > 0 ? _columns : [Bdf.TestTime.Column(Array.Empty<double>())]) { Provenance = provenance, Warnings = warnings };

    private static void Scale(Span<double> values, double factor)
    {
        var row = 0;
        var factors = new System.Numerics.Vector<double>(factor);
        for (; row <= values.Length - System.Numerics.Vector<double>.Count; row += System.Numerics.Vector<double>.Count)
        {
            (new System.Numerics.Vector<double>(values[row..]) * factors).CopyTo(values[row..]);
        }

        for (; row < values.Length; row++)
        {
            values[row] *= factor;
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
        (var name, var unit) = keepUnit ? HeaderText.Split(vendorName) : (vendorName.Trim(), "");
        if (name.Length == 0)
        {
            name = "Column";
        }

        var column = make(name, unit);
        for (var number = 2; _labels.Contains(column.Label); number++)
        {
            column = make(FormattableString.Invariant($"{name} ({number})"), unit);
        }

        Keep(column);
    }

    /// <summary>Adds a column as it is.</summary>
    public void Keep(Column column)
    {
        _labels.Add(column.Label);
        _columns.Add(column);
    }
}
