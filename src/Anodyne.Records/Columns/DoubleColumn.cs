namespace Anodyne.Records.Columns;

/// <summary>A column of real numbers (8 bytes a value). NaN marks a value that the file does not have.</summary>
/// <param name="name">Name of the quantity.</param>
/// <param name="unit">Unit of the values.</param>
/// <param name="values">One value a row, in <paramref name="unit"/>; the array is kept, not copied.</param>
/// <param name="vendorName">The header in the file; null if the same as <paramref name="name"/>.</param>
public sealed class DoubleColumn(string name, string unit, double[] values, string? vendorName = null) : NumberColumn<double>(name, unit, values, vendorName)
{
    private protected override Column Make(string name, string unit, double[] values) => new DoubleColumn(name, unit, values, VendorName);
}
