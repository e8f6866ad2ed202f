namespace Anodyne.Electroanalysis.Cycling;

/// <summary>
/// Two straight lines that meet, fitted to points: y = a + b x up to the bend, and slope b + c from there. The bend is found over all places, its interval is
/// where the sum of squares stays within the 95 % quantile of the likelihood ratio.
/// </summary>
/// <param name="Bend">Abscissa where the lines meet.</param>
/// <param name="Low">Lower end of its 95 % interval.</param>
/// <param name="High">Upper end of its 95 % interval.</param>
/// <param name="Before">Slope before.</param>
/// <param name="After">Slope after.</param>
/// <param name="Significance">|change of slope| over its standard deviation at the bend.</param>
/// <param name="Residual">Sum of squares about the two lines.</param>
internal sealed record BrokenLine(double Bend, double Low, double High, double Before, double After, double Significance, double Residual)
{
    private const int Least = 4;
    private const int Places = 400;
    private const double Quantile = 3.841;

    /// <summary>The best bend in one direction; null for fewer than twelve points, or where no place has that direction.</summary>
    /// <param name="x">Abscissas, rising.</param>
    /// <param name="y">Ordinates.</param>
    /// <param name="direction">-1: the slope falls at the bend; +1: it rises.</param>
    public static BrokenLine? Fit(double[] x, double[] y, int direction)
    {
        var n = x.Length;
        if (n < 3 * Least)
        {
            return null;
        }

        // Coarsely over all places, then finely over those that the first search could not exclude, one coarse step to either side.
        var (first, last) = (x[Least - 1], x[n - Least]);
        var coarse = Search(x, y, direction, first, last);
        if (coarse is null)
        {
            return null;
        }

        var step = (last - first) / Places;
        return Search(x, y, direction, Math.Max(first, coarse.Low - step), Math.Min(last, coarse.High + step)) ?? coarse;
    }

    private static BrokenLine? Search(double[] x, double[] y, int direction, double from, double to)
    {
        BrokenLine? best = null;
        var all = new (double Place, double Sum)[Places + 1];
        for (var k = 0; k <= Places; k++)
        {
            var fit = At(x, y, from + ((to - from) * k / Places));
            all[k] = (fit.Bend, fit.Residual);
            best = Math.Sign(fit.After - fit.Before) == direction && (best is null || fit.Residual < best.Residual) ? fit : best;
        }

        if (best is null)
        {
            return null;
        }

        var limit = Math.Max(best.Residual, 1e-300) * Math.Exp(Quantile / x.Length);
        var inside = all.Where(place => place.Sum <= limit).Select(static place => place.Place).Append(best.Bend).ToArray();
        return best with { Low = inside.Min(), High = inside.Max() };
    }

    // Least squares of 1, x and max(0, x - bend), centred so that the sums keep their digits.
    private static BrokenLine At(double[] x, double[] y, double bend)
    {
        var n = x.Length;
        double mx = x.Average(), my = y.Average(), mz = x.Average(v => Math.Max(0, v - bend));
        double xx = 0, xz = 0, zz = 0, xy = 0, zy = 0, yy = 0;
        for (var k = 0; k < n; k++)
        {
            var (u, w, v) = (x[k] - mx, Math.Max(0, x[k] - bend) - mz, y[k] - my);
            xx += u * u;
            xz += u * w;
            zz += w * w;
            xy += u * v;
            zy += w * v;
            yy += v * v;
        }

        var determinant = (xx * zz) - (xz * xz);
        var slope = ((zz * xy) - (xz * zy)) / determinant;
        var change = ((xx * zy) - (xz * xy)) / determinant;
        var residual = Math.Max(0, yy - (slope * xy) - (change * zy));
        var deviation = Math.Sqrt(Math.Max(residual, 1e-300) / (n - 4) * xx / determinant);
        return new BrokenLine(bend, bend, bend, slope, slope + change, Math.Abs(change) / deviation, residual);
    }
}
