using System.Globalization;
using System.Numerics;
using Anodyne.Analysis;
using Anodyne.Quantities;

namespace Anodyne.Electroanalysis.Impedance;

/// <summary>What every impedance analysis demands of a spectrum.</summary>
internal static class SpectrumGuard
{
    public static void Check(ReadOnlySpan<double> frequency, ReadOnlySpan<Complex> z)
    {
        if (frequency.Length != z.Length || z.Length < 3)
        {
            throw new MeaninglessDataException("a spectrum needs at least three points, one impedance a frequency", "spectrum",
                $"{frequency.Length} frequencies, {z.Length} impedances", "3 or more");
        }

        for (var i = 0; i < z.Length; i++)
        {
            if (!(frequency[i] > 0) || !double.IsFinite(frequency[i]) || !double.IsFinite(z[i].Real) || !double.IsFinite(z[i].Imaginary)
                || z[i] == Complex.Zero)
            {
                throw new InputException(
                    "a point of the spectrum is not usable", string.Create(CultureInfo.InvariantCulture, $"point {i + 1}"),
                    string.Create(CultureInfo.InvariantCulture, $"f = {frequency[i]} Hz, Z = {z[i].Real} + {z[i].Imaginary} j ohm"),
                    "finite numbers, f > 0, Z not zero", "leave the point out");
            }
        }
    }
}
