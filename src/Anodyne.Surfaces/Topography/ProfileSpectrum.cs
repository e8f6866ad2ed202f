using System.Numerics;
using Anodyne.Numerics.Spectral;
using Anodyne.Records.Surfaces;

namespace Anodyne.Surfaces.Topography;

/// <summary>
/// The power spectrum of the height along the rows: C(k) with integral of C dk / (2 pi) over k > 0 equal to half of the mean square height, taken as the mean
/// of
/// the periodograms of all rows under a Hann window. Bins are as wide as a logarithmic step allows and hold at least one wave number of the row.
/// </summary>
/// <param name="Waves">Wave numbers 2 pi / wavelength, the means of the bins, rad/m, rising.</param>
/// <param name="Powers">Two-sided power density, m3.</param>
/// <param name="Halves">Half of the 95 % interval of each.</param>
/// <param name="RowsUsed">Rows without a missing point.</param>
public sealed record ProfileSpectrum(double[] Waves, double[] Powers, double[] Halves, int RowsUsed)
{
    private const double BinRatio = 1.15;

    /// <summary>The spectrum of a levelled map.</summary>
    /// <param name="map">The map.</param>
    /// <param name="independent">Number of rows that are independent of each other; rows nearer than the correlation length tell the same.</param>
    public static ProfileSpectrum Of(HeightMap map, double independent)
    {
        ArgumentNullException.ThrowIfNull(map);
        var n = map.Width;
        var length = ComplexFourierTransform.PowerOfTwo(n);
        var transform = new ComplexFourierTransform(length);
        var window = new double[n];
        for (var i = 0; i < n; i++)
        {
            window[i] = 0.5 - (0.5 * Math.Cos(2 * Math.PI * (i + 0.5) / n));
        }

        var norm = map.StepX / window.Sum(static w => w * w);
        var (sum, row) = (new double[length], new Complex[length]);
        var used = 0;
        for (var r = 0; r < map.Height; r++)
        {
            var heights = map.Row(r);
            var mean = 0.0;
            var isWhole = true;
            foreach (var z in heights)
            {
                isWhole &= !double.IsNaN(z);
                mean += z / n;
            }

            if (!isWhole)
            {
                continue;
            }

            used++;
            Array.Clear(row);
            for (var i = 0; i < n; i++)
            {
                row[i] = window[i] * (heights[i] - mean);
            }

            transform.Forward(row);
            for (var k = 0; k < length; k++)
            {
                sum[k] += norm * ((row[k].Real * row[k].Real) + (row[k].Imaginary * row[k].Imaginary));
            }
        }

        return Binned(sum, used, length, n, map.StepX, Math.Max(1, Math.Min(independent, used)));
    }

    // A Hann window ties neighbouring wave numbers: of m there are about m / 1.94 independent ones, each a chi-square of two degrees of freedom.
    private static ProfileSpectrum Binned(double[] sum, int used, int length, int n, double step, double independent)
    {
        var (waves, powers, halves) = (new List<double>(), new List<double>(), new List<double>());
        var each = length / (double)n;
        for (double low = 1; used > 0 && low * each < length / 2.0;)
        {
            var high = Math.Max(low + 1, low * BinRatio);
            var (first, last) = ((int)Math.Ceiling(low * each), (int)Math.Min((length / 2) - 1, Math.Ceiling(high * each) - 1));
            if (last < first)
            {
                break;
            }

            double power = 0, wave = 0;
            for (var k = first; k <= last; k++)
            {
                (power, wave) = (power + (sum[k] / used), wave + (2 * Math.PI * k / (length * step)));
            }

            var count = last - first + 1;
            waves.Add(wave / count);
            powers.Add(power / count);
            halves.Add(1.96 * power / count / Math.Sqrt(Math.Max(1, independent * count / each / 1.94)));
            low = high;
        }

        return new ProfileSpectrum([.. waves], [.. powers], [.. halves], used);
    }
}
