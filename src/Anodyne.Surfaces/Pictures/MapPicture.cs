using Anodyne.Figures;
using Anodyne.Figures.Color;
using Anodyne.Figures.Plots;
using Anodyne.Records.Surfaces;

namespace Anodyne.Surfaces.Pictures;

/// <summary>Maps and pictures as panels: the upper edge above, at most some hundred thousand points, a unit that keeps the numbers of the axes short.</summary>
public static class MapPicture
{
    private const int MostPoints = 512;

    /// <summary>A length unit in which the longest side is written with one to three digits, and how many of it make a metre.</summary>
    /// <param name="metres">The longest side, m.</param>
    public static (string Unit, double PerMetre) UnitFor(double metres) => metres switch
    {
        >= 2e-3 => ("mm", 1e3),
        >= 2e-6 => ("um", 1e6),
        _ => ("nm", 1e9),
    };

    /// <summary>A panel with a field over a rectangle of the given size.</summary>
    /// <param name="field">Values by rows from the top.</param>
    /// <param name="size">Points along x and y.</param>
    /// <param name="steps">Lengths of a point, m; null for pixels.</param>
    /// <param name="scale">The scale of the finite values.</param>
    public static Panel Panel(Func<int, double> field, (int Width, int Height) size, (double X, double Y)? steps, Func<IReadOnlyList<double>, ColorScale> scale)
    {
        var each = Math.Max(1, (Math.Max(size.Width, size.Height) + MostPoints - 1) / MostPoints);
        var (columns, rows) = (Math.Max(1, size.Width / each), Math.Max(1, size.Height / each));
        var values = new double[columns * rows];
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                // The heat map begins at the lower edge.
                values[((rows - 1 - row) * columns) + column] = Mean(field, size.Width, column * each, row * each, each);
            }
        }

        var (unit, per) = steps is { } lengths ? UnitFor(Math.Max(size.Width * lengths.X, size.Height * lengths.Y)) : ("px", 1);
        var (x, y) = steps is { } s ? (columns * each * s.X * per, rows * each * s.Y * per) : (columns * each, rows * (double)each);
        return new Panel
        {
            X = new Axis("x", unit) { Min = 0, Max = x }, Y = new Axis("y", unit) { Min = 0, Max = y }, Aspect = Aspect.EqualByFrame,
            Series = [new HeatMap(values, columns, rows, (0, x), (0, y), scale(values))],
        };
    }

    /// <summary>The panel of a picture in greys.</summary>
    /// <param name="image">The picture.</param>
    public static Panel Of(GreyImage image) => Panel(
        i => image.Levels[i], (image.Width, image.Height), Steps(image),
        values => Robust(ColorMap.Grays, values, "", "")) with { ColorBar = ColorBarPlace.None };

    /// <summary>The lengths of a pixel, m; null where the picture has none.</summary>
    /// <param name="image">The picture.</param>
    public static (double X, double Y)? Steps(GreyImage image) =>
        image is { PixelX: { } x, PixelY: { } y, PixelUnit: "m" } ? (x, y) : null;

    /// <summary>A scale that leaves half a percent of the points at each end.</summary>
    /// <param name="map">Colors.</param>
    /// <param name="values">Values; those that are not finite are left out.</param>
    /// <param name="label">Name of the quantity.</param>
    /// <param name="unit">Its unit.</param>
    public static ColorScale Robust(ColorMap map, IReadOnlyList<double> values, string label, string unit)
    {
        double[] sorted = [.. values.Where(double.IsFinite).Order()];
        var (low, high) = sorted.Length == 0 ? (0, 1) : (sorted[(int)(0.005 * (sorted.Length - 1))], sorted[(int)(0.995 * (sorted.Length - 1))]);
        return high > low ? new ColorScale(map, low, high, label, unit) : ColorScale.Covering(map, label, unit, sorted);
    }

    private static double Mean(Func<int, double> field, int width, int left, int top, int each)
    {
        var (sum, count) = (0.0, 0);
        for (var row = top; row < top + each; row++)
        {
            for (var column = left; column < left + each; column++)
            {
                var value = field((row * width) + column);
                (sum, count) = double.IsNaN(value) ? (sum, count) : (sum + value, count + 1);
            }
        }

        return count == 0 ? double.NaN : sum / count;
    }
}
