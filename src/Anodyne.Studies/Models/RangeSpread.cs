namespace Anodyne.Studies.Models;

/// <summary>What the ranges of assumed values make of a quantity: the larger change over each range, added in quadrature.</summary>
internal static class RangeSpread
{
    private const double Rounding = 1e-9;

    /// <summary>The half-width; null without a range at whose ends the quantity has a value.</summary>
    public static double? Of(double value, IEnumerable<(double Low, double High)> ends)
    {
        double[] moves =
        [
            .. ends.Select(end => new[] { Math.Abs(end.Low - value), Math.Abs(end.High - value) }.Where(double.IsFinite).DefaultIfEmpty(double.NaN).Max())
                .Where(double.IsFinite),
        ];
        if (moves.Length == 0)
        {
            return null;
        }

        // What rounding alone moves is not moved.
        var half = Math.Sqrt(moves.Sum(move => move * move));
        return half > Rounding * Math.Abs(value) ? half : 0;
    }

    /// <summary>Two half-widths of independent causes together; null if neither is known.</summary>
    public static double? Together(double? one, double? other) =>
        one is null || other is null ? one ?? other : Math.Sqrt(Math.Pow(one.Value, 2) + Math.Pow(other.Value, 2));
}
