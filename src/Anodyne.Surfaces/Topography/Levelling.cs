using Anodyne.Analysis;
using Anodyne.Numerics.Fitting;
using Anodyne.Records.Surfaces;

namespace Anodyne.Surfaces.Topography;

/// <summary>The reference that heights are counted from.</summary>
public enum Reference
{
    /// <summary>The mean height; what the instrument's program did to the tilt stays.</summary>
    Mean,

    /// <summary>The plane of least squares through all points.</summary>
    Plane,

    /// <summary>The plane, then in every row its median: steps between lines go, and with them true differences between rows.</summary>
    Rows,

    /// <summary>The polynomial of second order in both directions: a bow of the scanner goes too.</summary>
    Quadratic,
}

/// <summary>Heights above a reference, with what was taken off and which points were left out.</summary>
/// <param name="Map">Heights above the reference, of mean 0; NaN where nothing was measured or a point was left out.</param>
/// <param name="Coefficients">Coefficients of 1, x, y, x2, xy, y2 in points from the upper left, unit of the heights; as many as the reference has.</param>
/// <param name="Missing">Points without a height in the file.</param>
/// <param name="Outliers">Points left out because they lie too far from the reference.</param>
public sealed record LevelledMap(HeightMap Map, IReadOnlyList<double> Coefficients, int Missing, int Outliers);

/// <summary>Takes the reference off a height map by least squares.</summary>
public static class Levelling
{
    private const int Rounds = 4;

    /// <summary>Levels a map.</summary>
    /// <param name="map">The map.</param>
    /// <param name="reference">What is taken off.</param>
    /// <param name="outliers">Points further from the reference than this many robust standard deviations are left out; null: none is.</param>
    /// <exception cref="MeaninglessDataException">Fewer points than coefficients.</exception>
    public static LevelledMap Level(HeightMap map, Reference reference, double? outliers = null)
    {
        ArgumentNullException.ThrowIfNull(map);
        var (width, height) = (map.Width, map.Height);
        var order = height == 1 ? 0 : 1;
        (int X, int Y)[] powers = reference switch
        {
            Reference.Mean => [(0, 0)],
            Reference.Quadratic => [.. new[] { (0, 0), (1, 0), (0, 1), (2, 0), (1, 1), (0, 2) }.Where(p => p.Item2 <= 2 * order && (order > 0
                || p.Item2 == 0))],
            _ => order == 0 ? [(0, 0), (1, 0)] : [(0, 0), (1, 0), (0, 1)],
        };
        var values = map.Values.ToArray();
        var missing = values.Count(static value => !double.IsFinite(value));
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = double.IsFinite(values[i]) ? values[i] : double.NaN;
        }

        double[] coefficients = [];
        var left = new double[values.Length];
        var cut = 0;
        for (var round = 0; round < (outliers is null ? 1 : Rounds); round++)
        {
            coefficients = Fit(values, width, height, powers);
            Residuals(values, width, height, powers, coefficients, left);
            if (reference == Reference.Rows)
            {
                TakeRowMedians(left, width, height);
            }

            if (outliers is { } limit)
            {
                var deviation = Median.Deviation(left.Where(double.IsFinite));
                var before = cut;
                for (var i = 0; i < left.Length; i++)
                {
                    if (Math.Abs(left[i]) > limit * deviation && deviation > 0)
                    {
                        (values[i], left[i]) = (double.NaN, double.NaN);
                        cut++;
                    }
                }

                if (cut == before)
                {
                    break;
                }
            }
        }

        TakeMean(left);
        return new LevelledMap(map.With(left), coefficients, missing, cut);
    }

    // Normal equations over coordinates of -1 ... 1, then back to points.
    private static double[] Fit(double[] values, int width, int height, (int X, int Y)[] powers)
    {
        var n = powers.Length;
        var (normal, right) = (new double[n * n], new double[n]);
        var basis = new double[n];
        var count = 0;
        for (var row = 0; row < height; row++)
        {
            for (var column = 0; column < width; column++)
            {
                var value = values[(row * width) + column];
                if (double.IsNaN(value))
                {
                    continue;
                }

                count++;
                Basis(column, row, width, height, powers, basis);
                for (var i = 0; i < n; i++)
                {
                    right[i] += basis[i] * value;
                    for (var j = 0; j <= i; j++)
                    {
                        normal[(i * n) + j] += basis[i] * basis[j];
                    }
                }
            }
        }

        if (count <= n || !SymmetricFactor.Factor(normal, n))
        {
            throw new MeaninglessDataException("the map has too few points for its reference", "", FormattableString.Invariant($"{count} points"),
                FormattableString.Invariant($"more than {n}, in more than one line"));
        }

        SymmetricFactor.Solve(normal, n, right);
        return right;
    }

    private static void Basis(int column, int row, int width, int height, (int X, int Y)[] powers, double[] basis)
    {
        var (x, y) = (Unit(column, width), Unit(row, height));
        for (var i = 0; i < powers.Length; i++)
        {
            basis[i] = (powers[i].X switch { 0 => 1, 1 => x, _ => x * x }) * (powers[i].Y switch { 0 => 1, 1 => y, _ => y * y });
        }
    }

    private static double Unit(int at, int count) => count == 1 ? 0 : (2.0 * at / (count - 1)) - 1;

    private static void Residuals(double[] values, int width, int height, (int X, int Y)[] powers, double[] coefficients, double[] left)
    {
        var basis = new double[powers.Length];
        for (var row = 0; row < height; row++)
        {
            for (var column = 0; column < width; column++)
            {
                Basis(column, row, width, height, powers, basis);
                var sum = 0.0;
                for (var i = 0; i < basis.Length; i++)
                {
                    sum += coefficients[i] * basis[i];
                }

                left[(row * width) + column] = values[(row * width) + column] - sum;
            }
        }
    }

    private static void TakeRowMedians(double[] values, int width, int height)
    {
        for (var row = 0; row < height; row++)
        {
            var line = values.AsSpan(row * width, width);
            double[] known = [.. line.ToArray().Where(static value => !double.IsNaN(value))];
            var median = known.Length == 0 ? 0 : Median.Of(known.AsSpan());
            for (var i = 0; i < line.Length; i++)
            {
                line[i] -= median;
            }
        }
    }

    private static void TakeMean(double[] values)
    {
        var (sum, count) = (0.0, 0);
        foreach (var value in values)
        {
            if (!double.IsNaN(value))
            {
                (sum, count) = (sum + value, count + 1);
            }
        }

        for (var i = 0; i < values.Length; i++)
        {
            values[i] -= sum / count;
        }
    }
}
