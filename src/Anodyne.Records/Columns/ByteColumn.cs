namespace Anodyne.Records.Columns;

/// <summary>A column of small counts or flags (0 to 255), one byte a value.</summary>
/// <param name="name">Name of the quantity.</param>
/// <param name="unit">Unit of the values.</param>
/// <param name="values">One value a row, in <paramref name="unit"/>; the array is kept, not copied.</param>
/// <param name="vendorName">The header in the file; null if the same as <paramref name="name"/>.</param>
public sealed class ByteColumn(string name, string unit, byte[] values, string? vendorName = null) : NumberColumn<byte>(name, unit, values, vendorName)
{
    private protected override Column Make(string name, string unit, byte[] values) => new ByteColumn(name, unit, values, VendorName);
}
