using System.Numerics;

namespace Anodyne.Spectra.Lines;

/// <summary>Faddeeva's function w(z) = exp(-z^2) erfc(-iz) for Im z at least 0, by Weideman's rational series (SIAM J. Numer. Anal. 31 (1994) 1497) with 32
/// terms.</summary>
internal static class Faddeeva
{
    private const int Terms = 32;
    private static readonly double s_scale = Math.Sqrt(Terms / Math.Sqrt(2));
    private static readonly double[] s_coefficients = Coefficients();

    /// <summary>The real part: Voigt's function H(y, x), relative error below 1e-8.</summary>
    /// <param name="x">Re z.</param>
    /// <param name="y">Im z, at least 0.</param>
    public static double Real(double x, double y)
    {
        var z = new Complex(x, y);
        var iz = new Complex(-y, x);
        var below = s_scale - iz;
        var ratio = (s_scale + iz) / below;
        var sum = Complex.Zero;
        for (var k = 0; k < Terms; k++)
        {
            sum = (sum * ratio) + s_coefficients[k];
        }

        return ((2 * sum / (below * below)) + (1 / Math.Sqrt(Math.PI) / below)).Real;
    }

    // Fourier coefficients of exp(-t^2) (L^2 + t^2) over t = L tan(theta/2), highest first.
    private static double[] Coefficients()
    {
        const int m = 2 * Terms;
        var found = new double[Terms];
        for (var n = 1; n <= Terms; n++)
        {
            var sum = 0.0;
            for (var k = -m + 1; k < m; k++)
            {
                var theta = Math.PI * k / m;
                var t = s_scale * Math.Tan(theta / 2);
                sum += Math.Exp(-t * t) * ((s_scale * s_scale) + (t * t)) * Math.Cos(n * theta);
            }

            found[Terms - n] = sum / (2 * m);
        }

        return found;
    }
}
