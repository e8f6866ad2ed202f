namespace Anodyne.Numerics.Fitting;

/// <summary>
/// Reproducible standard normal numbers (Marsaglia's polar method on the seeded system generator): for Monte Carlo propagation and coverage studies.
/// </summary>
public sealed class NormalNoise(int seed)
{
    private readonly Random _uniform = new(Scramble(seed));
    private double _spare = double.NaN;

    /// <summary>A uniform number in [0, 1).</summary>
    public double Uniform() => _uniform.NextDouble();

    /// <summary>A number from the normal distribution with mean 0 and variance 1.</summary>
    public double Next()
    {
        if (!double.IsNaN(_spare))
        {
            var kept = _spare;
            _spare = double.NaN;
            return kept;
        }

        double u, v, s;
        do
        {
            u = (2 * _uniform.NextDouble()) - 1;
            v = (2 * _uniform.NextDouble()) - 1;
            s = (u * u) + (v * v);
        }
        while (s >= 1 || s == 0);
        var factor = Math.Sqrt(-2 * Math.Log(s) / s);
        _spare = v * factor;
        return u * factor;
    }

    // The system generator's first numbers move linearly with its seed, so that studies over seeds 0, 1, 2 ... would not be independent: SplitMix64 first.
    private static int Scramble(int seed)
    {
        var x = unchecked((ulong)seed + 0x9E3779B97F4A7C15UL);
        x = unchecked((x ^ (x >> 30)) * 0xBF58476D1CE4E5B9UL);
        x = unchecked((x ^ (x >> 27)) * 0x94D049BB133111EBUL);
        return (int)((x ^ (x >> 31)) & 0x7FFFFFFF);
    }
}
