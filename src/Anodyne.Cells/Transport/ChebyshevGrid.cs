namespace Anodyne.Cells.Transport;

/// <summary>Chebyshev points on [0, 1], outermost (1) first, with their differentiation matrix (Trefethen, Spectral Methods in MATLAB, chapter 6).</summary>
internal sealed class ChebyshevGrid
{
    /// <summary>Builds the grid.</summary>
    /// <param name="intervals">N; there are N + 1 points.</param>
    public ChebyshevGrid(int intervals)
    {
        var count = intervals + 1;
        Points = new double[count];
        Derivative = new double[count, count];
        for (var i = 0; i < count; i++)
        {
            Points[i] = 0.5 * (1 + Math.Cos(Math.PI * i / intervals));
        }

        for (var i = 0; i < count; i++)
        {
            var diagonal = 0.0;
            for (var j = 0; j < count; j++)
            {
                if (i == j)
                {
                    continue;
                }

                // x_i - x_j = sin(..) sin(..) without cancellation.
                var difference = -Math.Sin(Math.PI * (i + j) / (2.0 * intervals)) * Math.Sin(Math.PI * (i - j) / (2.0 * intervals));
                var entry = Weight(i, intervals) / Weight(j, intervals) / difference;
                Derivative[i, j] = entry;
                diagonal -= entry;
            }

            Derivative[i, i] = diagonal;
        }
    }

    /// <summary>Points from 1 down to 0.</summary>
    public double[] Points { get; }

    /// <summary>d/dx on these points.</summary>
    public double[,] Derivative { get; }

    private static double Weight(int i, int intervals) => (i == 0 || i == intervals ? 2 : 1) * (i % 2 == 0 ? 1 : -1);
}
