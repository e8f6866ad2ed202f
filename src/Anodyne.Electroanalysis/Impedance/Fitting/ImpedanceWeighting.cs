using System.Numerics;

namespace Anodyne.Electroanalysis.Impedance.Fitting;

/// <summary>How the complex differences are weighted: the sum made small is sum w' (dZ')^2 + w'' (dZ'')^2.</summary>
public enum ImpedanceWeighting
{
    /// <summary>w' = w'' = 1/|Z|^2 with the measured modulus (with the fitted one large impedances would be favored). The default.</summary>
    Modulus,

    /// <summary>w' = w'' = 1: small arcs at high frequency hardly count.</summary>
    Unity,

    /// <summary>w' = 1/Z'^2 and w'' = 1/Z''^2: parts near zero count too much; for comparison with other programs.</summary>
    Proportional,

    /// <summary>w' = w'' = 1/(Z'^2 + Z''^2) as Boukamp, Solid State Ionics 20 (1986) 31, writes it: the same numbers as <see cref="Modulus"/>.</summary>
    Boukamp,

    /// <summary>w' = 1/sigma'^2 and w'' = 1/sigma''^2 from measured standard deviations.</summary>
    Sigma,
}

/// <summary>Square roots of the weights of a spectrum.</summary>
internal static class WeightRoots
{
    /// <summary>Real parts' roots first, then imaginary parts', length 2 N.</summary>
    public static double[] Of(ImpedanceWeighting weighting, ReadOnlySpan<Complex> z, ReadOnlySpan<Complex> sigma)
    {
        var n = z.Length;
        var roots = new double[2 * n];
        for (var i = 0; i < n; i++)
        {
            (roots[i], roots[n + i]) = weighting switch
            {
                ImpedanceWeighting.Unity => (1.0, 1.0),
                ImpedanceWeighting.Proportional => (1 / Math.Abs(z[i].Real), 1 / Math.Abs(z[i].Imaginary)),
                ImpedanceWeighting.Sigma => (1 / sigma[i].Real, 1 / sigma[i].Imaginary),
                _ => (1 / z[i].Magnitude, 1 / z[i].Magnitude),
            };
        }

        return roots;
    }
}
