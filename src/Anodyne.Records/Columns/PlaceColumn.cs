namespace Anodyne.Records.Columns;

/// <summary>The places of the points of a grid along one of its directions: computed, not stored.</summary>
/// <param name="name">Name of the coordinate.</param>
/// <param name="unit">Unit of the places.</param>
/// <param name="count">Number of points of the whole grid.</param>
/// <param name="each">Points that share a place before the next one begins: 1 for the fast direction.</param>
/// <param name="places">Places along the direction.</param>
/// <param name="step">Distance of neighbouring places, in the unit.</param>
/// <param name="isFalling">True to count the places from the far end: rows from the top.</param>
public sealed class PlaceColumn(string name, string unit, int count, int each, int places, double step, bool isFalling = false) : Column(name, unit, null)
{
    /// <inheritdoc/>
    public override int Count => count;

    /// <inheritdoc/>
    public override double this[int row]
    {
        get
        {
            var place = row / each % places;
            return step * (isFalling ? places - 1 - place : place);
        }
    }

    /// <inheritdoc/>
    public override Column Slice(int start, int count) => Stored().Slice(start, count);

    /// <inheritdoc/>
    public override Column Pick(int[] rows) => new DoubleColumn(Name, Unit, Array.ConvertAll(rows, row => this[row]));

    /// <inheritdoc/>
    public override Column Append(Column next) => Stored().Append(next);

    /// <inheritdoc/>
    public override Column Renamed(string name, string unit) => new PlaceColumn(name, unit, count, each, places, step, isFalling);

    /// <inheritdoc/>
    public override double[] ToDoubles()
    {
        var values = new double[count];
        for (var row = 0; row < count; row++)
        {
            values[row] = this[row];
        }

        return values;
    }

    private DoubleColumn Stored() => new(Name, Unit, ToDoubles());
}
