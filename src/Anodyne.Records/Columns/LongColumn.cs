namespace Anodyne.Records.Columns;

/// <summary>A column of 64-bit integers (record indices, time stamps in ticks).</summary>
public sealed class LongColumn : Column
{
    /// <summary>Creates the column over an array that is kept, not copied.</summary>
    /// <param name="name">Name of the quantity.</param>
    /// <param name="unit">Unit of the values.</param>
    /// <param name="values">One value a row, in <paramref name="unit"/>.</param>
    /// <param name="vendorName">The header in the file; null if the same as <paramref name="name"/>.</param>
    public LongColumn(string name, string unit, long[] values, string? vendorName = null)
        : base(name, unit, vendorName)
    {
        ArgumentNullException.ThrowIfNull(values);
        Values = values;
    }

    /// <summary>The values, one a row, in <see cref="Column.Unit"/>.</summary>
    public long[] Values { get; }

    /// <inheritdoc/>
    public override int Count => Values.Length;

    /// <inheritdoc/>
    public override double this[int row] => Values[row];

    /// <inheritdoc/>
    public override Column Slice(int start, int count) => new LongColumn(Name, Unit, Values.AsSpan(start, count).ToArray(), VendorName);

    /// <inheritdoc/>
    public override Column Append(Column next) => new LongColumn(Name, Unit, [.. Values, .. Expect<LongColumn>(next).Values], VendorName);

    /// <inheritdoc/>
    public override Column Renamed(string name, string unit) => new LongColumn(name, unit, Values, VendorName);

    /// <inheritdoc/>
    public override double[] ToDoubles() => Array.ConvertAll(Values, static v => (double)v);
}
