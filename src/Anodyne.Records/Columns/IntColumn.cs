namespace Anodyne.Records.Columns;

/// <summary>A column of 32-bit counts or identifiers (cycle, step, flags).</summary>
/// <param name="name">Name of the quantity.</param>
/// <param name="unit">Unit of the values.</param>
/// <param name="values">One value a row, in <paramref name="unit"/>; the array is kept, not copied.</param>
/// <param name="vendorName">The header in the file; null if the same as <paramref name="name"/>.</param>
public sealed class IntColumn(string name, string unit, int[] values, string? vendorName = null) : NumberColumn<int>(name, unit, values, vendorName)
{
    private protected override Column Make(string name, string unit, int[] values) => new IntColumn(name, unit, values, VendorName);
}
