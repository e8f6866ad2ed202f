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
        double cell = period / columns;
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
                int j = i + 1 == curve.Count ? 0 : i + 1;
                double ax = curve.X[i] / cell - 0.5;
                double bx = (curve.X[j] + (j == 0 && curve.Wraps ? period : 0)) / cell - 0.5;
                double low = Math.Min(ax, bx);
                double high = Math.Max(ax, bx);
                for (int c = (int)Math.Ceiling(low); c <= (int)Math.Floor(high); c++)
                {
                    double t = ax == bx ? 0 : (c - ax) / (bx - ax);
                    int column = ((c % columns) + columns) % columns;
                    _height[column] = Math.Max(_height[column], curve.Z[i] + t * (curve.Z[j] - curve.Z[i]));
                }
            }
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
        AspectRatio = Aspect(highest, cell);
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
