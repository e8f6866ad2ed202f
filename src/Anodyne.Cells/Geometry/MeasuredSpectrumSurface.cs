using Anodyne.Quantities;

namespace Anodyne.Cells.Geometry;

/// <summary>
/// A random surface whose power spectrum is a measured one: C(k) with mean square height = integral of C dk/pi over k above 0, straight between its points on
/// logarithmic axes and constant below the first. The box holds the waves that fit into it, so its mean square is the part of the spectrum above 2 pi/width.
/// </summary>
public sealed record MeasuredSpectrumSurface : InitialSurface
{
    /// <summary>Creates the surface.</summary>
    /// <param name="waves">Wave numbers, rad/m, rising, above 0; at least 3.</param>
    /// <param name="powers">Two-sided power density at them, m3, above 0.</param>
    /// <param name="seed">Seed of the draw.</param>
    /// <exception cref="InputException">The numbers make no spectrum.</exception>
    public MeasuredSpectrumSurface(IReadOnlyList<double> waves, IReadOnlyList<double> powers, int seed)
    {
        ArgumentNullException.ThrowIfNull(waves);
        ArgumentNullException.ThrowIfNull(powers);
        var isRising = waves.Count > 2 && waves.Count == powers.Count && waves[0] > 0 && powers.All(static power => power > 0 && double.IsFinite(power))
            && Enumerable.Range(1, waves.Count - 1).All(k => waves[k] > waves[k - 1]);
        (Waves, Powers, Seed) = isRising ? (waves, powers, seed)
            : throw new InputException("a spectrum needs rising wave numbers and a power at each", "spectrum", $"{waves.Count} and {powers.Count} numbers",
                "3 or more, above 0");
    }

    /// <summary>Wave numbers, rad/m.</summary>
    public IReadOnlyList<double> Waves { get; }

    /// <summary>Two-sided power density, m3.</summary>
    public IReadOnlyList<double> Powers { get; }

    /// <summary>Seed of the draw.</summary>
    public int Seed { get; init; }

    /// <summary>Power density at a wave number, m3; 0 beyond the last one.</summary>
    /// <param name="wave">Wave number, rad/m, above 0.</param>
    public double At(double wave)
    {
        if (wave <= Waves[0])
        {
            return Powers[0];
        }

        for (var k = 1; k < Waves.Count; k++)
        {
            if (wave <= Waves[k])
            {
                var share = Math.Log(wave / Waves[k - 1]) / Math.Log(Waves[k] / Waves[k - 1]);
                return Math.Exp(((1 - share) * Math.Log(Powers[k - 1])) + (share * Math.Log(Powers[k])));
            }
        }

        return 0;
    }
}
