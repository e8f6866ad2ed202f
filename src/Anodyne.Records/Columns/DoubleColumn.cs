namespace Anodyne.Records.Columns;

/// <summary>A column of real numbers (8 bytes a value). NaN marks a value that the file does not have.</summary>
public sealed class DoubleColumn : Column
{
    /// <summary>Creates the column over an array that is kept, not copied.</summary>
    /// <param name="name">Name of the quantity.</param>
    /// <param name="unit">Unit of the values.</param>
    /// <param name="values">One value a row, in <paramref name="unit"/>.</param>
    /// <param name="vendorName">The header in the file; null if the same as <paramref name="name"/>.</param>
    public DoubleColumn(string name, string unit, double[] values, string? vendorName = null)
        : base(name, unit, vendorName)
    {
        ArgumentNullException.ThrowIfNull(values);
        Values = values;
    }

    /// <summary>The values, one a row, in <see cref="Column.Unit"/>.</summary>
    public double[] Values { get; }

    /// <inheritdoc/>
    public override int Count => Values.Length;

    /// <inheritdoc/>
    public override double this[int row] => Values[row];

    /// <inheritdoc/>
    public override Column Slice(int start, int count) => new DoubleColumn(Name, Unit, Values.AsSpan(start, count).ToArray(), VendorName);

    /// <inheritdoc/>
    public override Column Append(Column next) => new DoubleColumn(Name, Unit, [.. Values, .. Expect<DoubleColumn>(next).Values], VendorName);

    /// <inheritdoc/>
    public override Column Renamed(string name, string unit) => new DoubleColumn(name, unit, Values, VendorName);

    /// <inheritdoc/>
    public override double[] ToDoubles() => Values;
}
