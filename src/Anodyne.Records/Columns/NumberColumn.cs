using System.Numerics;

namespace Anodyne.Records.Columns;

/// <summary>A column of numbers of one type, kept in one array.</summary>
/// <typeparam name="T">Type of the numbers.</typeparam>
public abstract class NumberColumn<T> : Column
    where T : unmanaged, INumberBase<T>
{
    private protected NumberColumn(string name, string unit, T[] values, string? vendorName)
        : base(name, unit, vendorName)
    {
        ArgumentNullException.ThrowIfNull(values);
        Values = values;
    }

    /// <summary>The values, one a row, in <see cref="Column.Unit"/>.</summary>
    public T[] Values { get; }

    /// <inheritdoc/>
    public override int Count => Values.Length;

    /// <inheritdoc/>
    public override double this[int row] => double.CreateTruncating(Values[row]);

    /// <inheritdoc/>
    public override Column Slice(int start, int count) => Make(Name, Unit, Values.AsSpan(start, count).ToArray());

    /// <inheritdoc/>
    public override Column Pick(int[] rows) => Make(Name, Unit, Array.ConvertAll(rows, row => Values[row]));

    /// <inheritdoc/>
    public override Column Append(Column next) => Make(Name, Unit, [.. Values, .. Expect<NumberColumn<T>>(next).Values]);

    /// <inheritdoc/>
    public override Column Renamed(string name, string unit) => Make(name, unit, Values);

    /// <inheritdoc/>
    public override double[] ToDoubles() => Values as double[] ?? Array.ConvertAll(Values, double.CreateTruncating);

    private protected abstract Column Make(string name, string unit, T[] values);
}
