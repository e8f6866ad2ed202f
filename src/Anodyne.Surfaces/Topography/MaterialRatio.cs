namespace Anodyne.Surfaces.Topography;

/// <summary>
/// The parameters of the material ratio curve (ISO 25178-2, 4.5; ISO 13565-2): the secant over 40 % of the curve with the least slope is extended to 0 and
/// 100 %.
/// </summary>
/// <param name="Sk">Core height: fall of the secant from 0 to 100 %, unit of the heights.</param>
/// <param name="Spk">Reduced peak height: height of the triangle with the area of the peaks above the core.</param>
/// <param name="Svk">Reduced dale height.</param>
/// <param name="PeakRatio">Share of the surface in the peaks, Smr1, 0 ... 1.</param>
/// <param name="CoreRatio">Share of the surface above the dales, Smr2, 0 ... 1.</param>
public sealed record MaterialRatio(double Sk, double Spk, double Svk, double PeakRatio, double CoreRatio)
{
    private const double Window = 0.4;

    /// <summary>The parameters of some heights.</summary>
    /// <param name="heights">Heights in any order, at least 10, all finite; sorted in place.</param>
    public static MaterialRatio Of(double[] heights)
    {
        ArgumentNullException.ThrowIfNull(heights);
        Array.Sort(heights);
        Array.Reverse(heights);
        var n = heights.Length;
        var span = Math.Max(1, (int)(Window * (n - 1)));
        var (best, slope) = (0, double.PositiveInfinity);
        for (var i = 0; i + span < n; i++)
        {
            var fall = heights[i] - heights[i + span];
            if (fall < slope)
            {
                (best, slope) = (i, fall);
            }
        }

        var perShare = slope * (n - 1) / span;
        var top = heights[best] + (perShare * best / (n - 1));
        var bottom = top - perShare;
        double Above(int i) => heights[i] - top;
        double Below(int i) => bottom - heights[i];
        var peaks = Enumerable.Range(0, n).TakeWhile(i => Above(i) > 0).ToArray();
        var dales = Enumerable.Range(0, n).Select(i => n - 1 - i).TakeWhile(i => Below(i) > 0).ToArray();
        return new MaterialRatio(
            perShare, peaks.Length == 0 ? 0 : 2 * peaks.Sum(Above) / peaks.Length, dales.Length == 0 ? 0 : 2 * dales.Sum(Below) / dales.Length,
            peaks.Length / (double)n, 1 - (dales.Length / (double)n));
    }
}
