namespace Anodyne.Records.Columns;

/// <summary>A column of 32-bit counts or identifiers (cycle, step, flags).</summary>
public sealed class IntColumn : Column
{
    /// <summary>Creates the column over an array that is kept, not copied.</summary>
    /// <param name="name">Name of the quantity.</param>
    /// <param name="unit">Unit of the values.</param>
    /// <param name="values">One value a row, in <paramref name="unit"/>.</param>
    /// <param name="vendorName">The header in the file; null if the same as <paramref name="name"/>.</param>
    public IntColumn(string name, string unit, int[] values, string? vendorName = null)
        : base(name, unit, vendorName)
    {
        ArgumentNullException.ThrowIfNull(values);
        Values = values;
    }

    /// <summary>The values, one a row, in <see cref="Column.Unit"/>.</summary>
    public int[] Values { get; }

    /// <inheritdoc/>
    public override int Count => Values.Length;

    /// <inheritdoc/>
    public override double this[int row] => Values[row];

    /// <inheritdoc/>
    public override Column Slice(int start, int count) => new IntColumn(Name, Unit, Values.AsSpan(start, count).ToArray(), VendorName);

    /// <inheritdoc/>
    public override Column Append(Column next) => new IntColumn(Name, Unit, [.. Values, .. Expect<IntColumn>(next).Values], VendorName);

    /// <inheritdoc/>
    public override Column Renamed(string name, string unit) => new IntColumn(name, unit, Values, VendorName);

    /// <inheritdoc/>
    public override double[] ToDoubles() => Array.ConvertAll(Values, static v => (double)v);
}
