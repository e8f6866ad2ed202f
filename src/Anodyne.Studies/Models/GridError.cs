namespace Anodyne.Studies.Models;

/// <summary>A number on the grid of a study and on another grid, over the same seeds.</summary>
/// <param name="Resolution">Of the other grid.</param>
/// <param name="Here">The number on the grid of the study.</param>
/// <param name="There">The number on the other grid.</param>
internal sealed record GridPair(int Resolution, double Here, double There);

/// <summary>
/// The grid's own error of a number, from runs on one or two other grids (Roache, J. Fluids Eng. 116 (1994) 405).
/// </summary>
/// <remarks>
/// With f on the grid of the study and f_r on one that is r times coarser, an error of order p is |f - f_r|/(r^p - 1). Three grids observe p; it is held
/// between 1 and 2, where the order of every process lies, and the error is enlarged by <see cref="Safety"/>. Two grids cannot observe it: order 1 is taken.
/// Where the three numbers do not run one way, no order can be seen: order 1 is taken, and the larger of the two changes counts.
/// </remarks>
/// <param name="Value">The error, in the unit of the number; at least 0.</param>
/// <param name="Order">The observed order as it was used; null if none could be observed.</param>
/// <param name="Others">The other grids, the finest first.</param>
internal sealed record GridError(double Value, double? Order, IReadOnlyList<GridPair> Others)
{
    private const double Safety = 1.25;
    private const double LowestOrder = 1;
    private const double HighestOrder = 2;

    /// <summary>The error of a number; null if no other grid gives it.</summary>
    /// <param name="resolution">Resolution of the study; larger is finer.</param>
    /// <param name="pairs">The number on other grids; those that are no numbers are left out.</param>
    public static GridError? Of(int resolution, IEnumerable<GridPair> pairs)
    {
        GridPair[] known = [.. pairs.Where(pair => double.IsFinite(pair.Here) && double.IsFinite(pair.There)).OrderByDescending(pair => pair.Resolution)];
        if (known.Length == 0)
        {
            return null;
        }

        var first = known[0];
        var change = Math.Abs(first.Here - first.There);
        if (first.Resolution > resolution)
        {
            // The finer grid is nearer to the truth by the r-th part of the error at order 1.
            var ratio = first.Resolution / (double)resolution;
            return new GridError(change * ratio / (ratio - 1), null, known);
        }

        var coarser = resolution / (double)first.Resolution;
        if (known.Length == 1)
        {
            return new GridError(change / (coarser - 1), null, known);
        }

        var second = known[1];
        var next = first.There - second.There;
        if ((first.Here - first.There) * next <= 0)
        {
            return new GridError(Safety * Math.Max(change / (coarser - 1), Math.Abs(next) / ((resolution / (double)second.Resolution) - 1)), null, known);
        }

        var order = Math.Clamp(Math.Log(next / (first.Here - first.There)) / Math.Log(first.Resolution / (double)second.Resolution), LowestOrder, HighestOrder);
        return new GridError(Safety * change / (Math.Pow(coarser, order) - 1), order, known);
    }
}
