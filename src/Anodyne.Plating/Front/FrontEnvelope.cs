using Anodyne.Numerics.Curves;

namespace Anodyne.Plating.Front;

/// <summary>The upper envelope of the deposit: at every column the highest metal that the electrolyte above sees, and the measures of shape taken from it.</summary>
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
        for (int number = 0; number < curves.Count; number++)
        {
            Curve curve = curves[number];
            if (curve.Electrode != 0)
            {
                continue;
            }

            for (int i = 0; i < curve.Count; i++)
            {
                Peak = Math.Max(Peak, curve.Z[i]);
            }

            Raise(_height, curve.X.AsSpan(0, curve.Count), curve.Z.AsSpan(0, curve.Count), curve.Wraps, period);
        }

        double sum = 0;
        Valley = double.PositiveInfinity;
        for (int c = 0; c < columns; c++)
        {
            sum += _height[c];
            Valley = Math.Min(Valley, _height[c]);
        }

        Mean = sum / columns;
        sum = 0;
        int highest = 0;
        for (int c = 0; c < columns; c++)
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
        int columns = heights.Length;
        double cell = period / columns;
        for (int i = 0; i < x.Length; i++)
        {
            int j = i + 1 == x.Length ? 0 : i + 1;
            double ax = x[i] / cell - 0.5;
            double bx = (x[j] + (j == 0 && wraps ? period : 0)) / cell - 0.5;
            for (int c = (int)Math.Ceiling(Math.Min(ax, bx)); c <= (int)Math.Floor(Math.Max(ax, bx)); c++)
            {
                double t = ax == bx ? 0 : (c - ax) / (bx - ax);
                int column = ((c % columns) + columns) % columns;
                heights[column] = Math.Max(heights[column], z[i] + t * (z[j] - z[i]));
            }
        }
    }

    private double Aspect(int highest, double cell)
    {
        double height = Peak - Mean;
        if (height <= 1e-6 * period)
        {
            return 0;
        }

        double half = Mean + 0.5 * height;
        int wide = 1;
        for (int d = 1; d < columns && _height[(highest + d) % columns] > half; d++)
        {
            wide++;
        }

        for (int d = 1; d < columns && _height[((highest - d) % columns + columns) % columns] > half; d++)
        {
            wide++;
        }

        return height / (0.5 * Math.Min(wide, columns) * cell);
    }
}
