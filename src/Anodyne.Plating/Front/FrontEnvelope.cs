using Anodyne.Numerics.Plane.Curves;

namespace Anodyne.Plating.Front;

/// <summary>
/// The upper envelope of the deposit: at every column the highest metal that the electrolyte above sees, and the measures of shape taken from it.
/// </summary>
internal sealed class FrontEnvelope(int columns, double period)
{
    private readonly double[] _height = new double[columns];

    public double Mean { get; private set; }

    public double Peak { get; private set; }

    public double Valley { get; private set; }

    public double Rq { get; private set; }

    public double AspectRatio { get; private set; }

    /// <summary>Measures the curves that belong to the electrode (pockets below the surface do not show).</summary>
    public void Measure(IReadOnlyList<Curve> curves)
    {
        Array.Fill(_height, double.NegativeInfinity);
        Peak = double.NegativeInfinity;
        for (var number = 0; number < curves.Count; number++)
        {
            var curve = curves[number];
            if (curve.Boundary != 0)
            {
                continue;
            }

            for (var i = 0; i < curve.Count; i++)
            {
                Peak = Math.Max(Peak, curve.Z[i]);
            }

            Raise(_height, curve.X.AsSpan(0, curve.Count), curve.Z.AsSpan(0, curve.Count), curve.Wraps, period);
        }

        double sum = 0;
        Valley = double.PositiveInfinity;
        for (var c = 0; c < columns; c++)
        {
            sum += _height[c];
            Valley = Math.Min(Valley, _height[c]);
        }

        Mean = sum / columns;
        sum = 0;
        var highest = 0;
        for (var c = 0; c < columns; c++)
        {
            sum += (_height[c] - Mean) * (_height[c] - Mean);
            highest = _height[c] > _height[highest] ? c : highest;
        }

        Rq = Math.Sqrt(sum / columns);
        AspectRatio = Aspect(highest, period / columns);
    }

    /// <summary>Raises heights at evenly spaced columns (m, cell centers) to those of a polygon wherever it stands higher.</summary>
    /// <param name="heights">Heights by column.</param>
    /// <param name="x">Vertices, m, unwrapped.</param>
    /// <param name="z">Vertices, m.</param>
    /// <param name="wraps">True if the polygon closes through the lateral period, false if on itself.</param>
    /// <param name="period">Lateral period, m.</param>
    public static void Raise(Span<double> heights, ReadOnlySpan<double> x, ReadOnlySpan<double> z, bool wraps, double period)
    {
        var columns = heights.Length;
        var cell = period / columns;
        for (var i = 0; i < x.Length; i++)
        {
            var j = i + 1 == x.Length ? 0 : i + 1;
            var ax = x[i] / cell - 0.5;
            var bx = (x[j] + (j == 0 && wraps ? period : 0)) / cell - 0.5;
            for (var c = (int)Math.Ceiling(Math.Min(ax, bx)); c <= (int)Math.Floor(Math.Max(ax, bx)); c++)
            {
                var t = ax == bx ? 0 : (c - ax) / (bx - ax);
                var column = ((c % columns) + columns) % columns;
                heights[column] = Math.Max(heights[column], z[i] + t * (z[j] - z[i]));
            }
        }
    }

    private double Aspect(int highest, double cell)
    {
        var height = Peak - Mean;
        if (height <= 1e-6 * period)
        {
            return 0;
        }

        var half = Mean + 0.5 * height;
        var wide = 1;
        for (var d = 1; d < columns && _height[(highest + d) % columns] > half; d++)
        {
            wide++;
        }

        for (var d = 1; d < columns && _height[((highest - d) % columns + columns) % columns] > half; d++)
        {
            wide++;
        }

        return height / (0.5 * Math.Min(wide, columns) * cell);
    }
}
