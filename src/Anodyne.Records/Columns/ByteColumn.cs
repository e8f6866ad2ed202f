namespace Anodyne.Records.Columns;

/// <summary>A column of small counts or flags (0 to 255), one byte a value.</summary>
public sealed class ByteColumn : Column
{
    /// <summary>Creates the column over an array that is kept, not copied.</summary>
    /// <param name="name">Name of the quantity.</param>
    /// <param name="unit">Unit of the values.</param>
    /// <param name="values">One value a row, in <paramref name="unit"/>.</param>
    /// <param name="vendorName">The header in the file; null if the same as <paramref name="name"/>.</param>
    public ByteColumn(string name, string unit, byte[] values, string? vendorName = null)
        : base(name, unit, vendorName)
    {
        ArgumentNullException.ThrowIfNull(values);
        Values = values;
    }

    /// <summary>The values, one a row, in <see cref="Column.Unit"/>.</summary>
    public byte[] Values { get; }

    /// <inheritdoc/>
    public override int Count => Values.Length;

    /// <inheritdoc/>
    public override double this[int row] => Values[row];

    /// <inheritdoc/>
    public override Column Slice(int start, int count) => new ByteColumn(Name, Unit, Values.AsSpan(start, count).ToArray(), VendorName);

    /// <inheritdoc/>
    public override Column Append(Column next) => new ByteColumn(Name, Unit, [.. Values, .. Expect<ByteColumn>(next).Values], VendorName);

    /// <inheritdoc/>
    public override Column Renamed(string name, string unit) => new ByteColumn(name, unit, Values, VendorName);

    /// <inheritdoc/>
    public override double[] ToDoubles() => Array.ConvertAll(Values, static v => (double)v);
}
