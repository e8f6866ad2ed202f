namespace Anodyne.Surfaces.Images;

/// <summary>The distance of every pixel of a mask from the nearest pixel outside, exact (Felzenszwalb and Huttenlocher, Theory Comput. 8 (2012) 415).</summary>
public static class DistanceMap
{
    /// <summary>The distances in pixels, 0 outside of the mask.</summary>
    /// <param name="mask">True within.</param>
    /// <param name="width">Pixels of a row.</param>
    public static float[] Of(bool[] mask, int width)
    {
        ArgumentNullException.ThrowIfNull(mask);
        var height = mask.Length / width;
        var far = (float)(width + height);

        // Rows first: the distance along the row to the next pixel outside, both ways.
        var along = new float[mask.Length];
        for (var row = 0; row < height; row++)
        {
            var run = far;
            for (var i = row * width; i < (row + 1) * width; i++)
            {
                run = mask[i] ? Math.Min(far, run + 1) : 0;
                along[i] = run;
            }

            run = far;
            for (var i = ((row + 1) * width) - 1; i >= row * width; i--)
            {
                run = mask[i] ? Math.Min(far, run + 1) : 0;
                along[i] = Math.Min(along[i], run);
            }
        }

        Parallel.For(0, width, static () => default((float[] Line, int[] Vertex, float[] Border)), (column, _, work) =>
        {
            work = work.Line is null ? (new float[height], new int[height], new float[height + 1]) : work;
            Column(along, column, width, height, work);
            return work;
        }, static _ => { });
        return along;
    }

    // The lower envelope of the parabolas (row - r)^2 + along(r)^2.
    private static void Column(float[] along, int column, int width, int height, (float[] Line, int[] Vertex, float[] Border) work)
    {
        var (line, vertex, border) = work;
        for (var row = 0; row < height; row++)
        {
            var a = along[(row * width) + column];
            line[row] = a * a;
        }

        var k = 0;
        (vertex[0], border[0], border[1]) = (0, float.NegativeInfinity, float.PositiveInfinity);
        for (var q = 1; q < height; q++)
        {
            float Crossing(int v) => ((line[q] + ((float)q * q)) - (line[v] + ((float)v * v))) / (2 * (q - v));
            var s = Crossing(vertex[k]);
            while (s <= border[k])
            {
                s = Crossing(vertex[--k]);
            }

            (vertex[++k], border[k], border[k + 1]) = (q, s, float.PositiveInfinity);
        }

        k = 0;
        for (var q = 0; q < height; q++)
        {
            while (border[k + 1] < q)
            {
                k++;
            }

            float d = q - vertex[k];
            along[(q * width) + column] = MathF.Sqrt((d * d) + line[vertex[k]]);
        }
    }
}
