namespace Anodyne.Records.Columns;

/// <summary>A column of 64-bit integers (record indices, time stamps in ticks).</summary>
/// <param name="name">Name of the quantity.</param>
/// <param name="unit">Unit of the values.</param>
/// <param name="values">One value a row, in <paramref name="unit"/>; the array is kept, not copied.</param>
/// <param name="vendorName">The header in the file; null if the same as <paramref name="name"/>.</param>
public sealed class LongColumn(string name, string unit, long[] values, string? vendorName = null) : NumberColumn<long>(name, unit, values, vendorName)
{
    private protected override Column Make(string name, string unit, long[] values) => new LongColumn(name, unit, values, VendorName);
}
