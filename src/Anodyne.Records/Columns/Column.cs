using Anodyne.Quantities;

namespace Anodyne.Records.Columns;

/// <summary>
/// One named column of a <see cref="Record"/> with a unit. The values live in one typed array (see <see cref="DoubleColumn"/>, <see cref="IntColumn"/>,
/// <see cref="LongColumn"/>, <see cref="TextColumn"/>); no column is ever boxed value by value.
/// </summary>
public abstract class Column
{
    private protected Column(string name, string unit, string? vendorName)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            throw new InputException("A column needs a name", "Column.Name", $"'{name}'", "text that is not blank");
        }

        Name = name;
        Unit = unit;
        VendorName = vendorName ?? name;
    }

    /// <summary>Name of the quantity without its unit: that of the Battery Data Format where it has one ("Voltage"), otherwise the vendor's.</summary>
    public string Name { get; }

    /// <summary>Unit of the stored values as text ("V", "A", "Ah", "ohm"); "1" or empty for counts and ratios.</summary>
    public string Unit { get; }

    /// <summary>The header under which the file had this column, unit included as the vendor wrote it.</summary>
    public string VendorName { get; }

    /// <summary>Number of rows.</summary>
    public abstract int Count { get; }

    /// <summary>Header in the human dialect of the Battery Data Format: "Voltage / V"; the bare name where there is no unit.</summary>
    public string Label => Unit.Length == 0 ? Name : $"{Name} / {Unit}";

    /// <summary>The value of a row as a double in <see cref="Unit"/>; NaN where a <see cref="TextColumn"/> has no number.</summary>
    /// <param name="row">0-based row.</param>
    public abstract double this[int row] { get; }

    /// <summary>The rows [<paramref name="start"/>, <paramref name="start"/> + <paramref name="count"/>) as a new column.</summary>
    public abstract Column Slice(int start, int count);

    /// <summary>The given rows, in the given order, as a new column.</summary>
    /// <param name="rows">0-based rows of this column.</param>
    public abstract Column Pick(int[] rows);

    /// <summary>This column followed by the rows of another column of the same type.</summary>
    /// <exception cref="InputException">The other column has another type, name or unit.</exception>
    public abstract Column Append(Column next);

    /// <summary>The same values under another name and unit (the numbers are not converted).</summary>
    public abstract Column Renamed(string name, string unit);

    /// <summary>All values as doubles; the stored array itself where it is one, otherwise a converted copy.</summary>
    public abstract double[] ToDoubles();

    private protected TSelf Expect<TSelf>(Column next)
        where TSelf : Column
        => next is TSelf same && same.Name == Name && same.Unit == Unit
            ? same
            : throw new InputException(
                "Only a column of the same type, name and unit can be appended", Label, $"{next.GetType().Name} '{next.Label}'", $"{GetType().Name} '{Label}'");
}
