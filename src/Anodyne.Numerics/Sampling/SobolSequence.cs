namespace Anodyne.Numerics.Sampling;

/// <summary>
/// Sobol's sequence of evenly spread points in the unit cube, with the direction numbers of Joe and Kuo (SIAM J. Sci. Comput. 30 (2008) 2635), in plain binary
/// order. Scrambled, every coordinate goes through a random nested permutation of its binary digits (Owen 1995): the points stay as even, each is uniform, and
/// another seed gives an independent estimate.
/// </summary>
public sealed class SobolSequence
{
    private const int Bits = 32;
    private readonly uint[][] _directions;
    private readonly ulong? _seed;

    /// <summary>Prepares a sequence.</summary>
    /// <param name="dimensions">Axes, 1 to <see cref="MostDimensions"/>.</param>
    /// <param name="seed">Seed of the scrambling; null: the sequence itself, whose first point is the origin.</param>
    public SobolSequence(int dimensions, long? seed = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dimensions, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(dimensions, MostDimensions);
        _directions = [.. Enumerable.Range(0, dimensions).Select(Directions)];
        _seed = seed is { } given ? new SplitMix64(given).NextBits() : null;
    }

    /// <summary>The most axes that there are direction numbers for.</summary>
    public static int MostDimensions => SobolDirections.Table.Length + 1;

    /// <summary>Axes.</summary>
    public int Dimensions => _directions.Length;

    /// <summary>Writes one point.</summary>
    /// <param name="index">Number of the point, from 0.</param>
    /// <param name="point">Receives the coordinates, in [0, 1).</param>
    public void Write(uint index, Span<double> point)
    {
        for (var d = 0; d < _directions.Length; d++)
        {
            var digits = 0u;
            for (var (left, bit) = (index, 0); left != 0; left >>= 1, bit++)
            {
                digits ^= (left & 1) != 0 ? _directions[d][bit] : 0;
            }

            point[d] = _seed is { } seed ? Scrambled(digits, seed, d) : digits * (1.0 / (1UL << Bits));
        }
    }

    /// <summary>The first points.</summary>
    /// <param name="count">How many; a power of two is the evenest.</param>
    public double[][] Draw(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        var points = new double[count][];
        for (var i = 0; i < count; i++)
        {
            points[i] = new double[Dimensions];
            Write((uint)i, points[i]);
        }

        return points;
    }

    // Whether a digit is flipped depends on the digits before it, and on nothing else: that keeps every dyadic interval together. Behind the last digit the
    // coordinate is uniform.
    private static double Scrambled(uint digits, ulong seed, int dimension)
    {
        var axis = Mix(seed ^ (0x9E3779B97F4A7C15UL * (ulong)(dimension + 1)));
        var flipped = 0u;
        for (var level = 0; level < Bits; level++)
        {
            var before = level == 0 ? 0u : digits >> (Bits - level);
            var flip = (uint)(Mix(axis ^ ((ulong)before << 6) ^ (ulong)level) >> 63);
            flipped |= flip << (Bits - 1 - level);
        }

        var rest = (Mix(axis ^ ((ulong)digits << 6) ^ Bits) >> 11) * (1.0 / (1UL << 53));
        return Math.Min(((digits ^ flipped) + rest) * (1.0 / (1UL << Bits)), Math.BitDecrement(1.0));
    }

    private static ulong Mix(ulong value) => new SplitMix64(unchecked((long)value)).NextBits();

    private static uint[] Directions(int dimension)
    {
        var v = new uint[Bits];
        if (dimension == 0)
        {
            for (var bit = 0; bit < Bits; bit++)
            {
                v[bit] = 1u << (Bits - 1 - bit);
            }

            return v;
        }

        // m_k = 2 a_1 m_{k-1} xor ... xor 2^s m_{k-s} xor m_{k-s}, v_k = m_k/2^k, a the inner coefficients of a primitive polynomial of degree s.
        var (a, m) = SobolDirections.Table[dimension - 1];
        var s = m.Length;
        for (var k = 0; k < Bits; k++)
        {
            if (k < s)
            {
                v[k] = m[k] << (Bits - 1 - k);
                continue;
            }

            v[k] = v[k - s] ^ (v[k - s] >> s);
            for (var i = 1; i < s; i++)
            {
                v[k] ^= ((a >> (s - 1 - i)) & 1) != 0 ? v[k - i] : 0;
            }
        }

        return v;
    }
}
