using System.Numerics;

namespace Anodyne.Numerics.Spectral;

/// <summary>
/// Discrete Fourier transform of complex sequences and fields whose lengths are powers of two, in place: X_k = sum_j x_j exp(-2 pi i j k / n); the inverse
/// divides
/// by n. Radix-2 decimation in time (Press et al., Numerical Recipes, 3rd ed., section 12.2). One instance serves one thread.
/// </summary>
public sealed class ComplexFourierTransform
{
    private readonly int[] _reversed;
    private readonly Complex[] _roots;

    /// <summary>Prepares the transform.</summary>
    /// <param name="length">Number of points, a power of two, at least 2.</param>
    public ComplexFourierTransform(int length)
    {
        if (length < 2 || !BitOperations.IsPow2(length))
        {
            throw new ArgumentOutOfRangeException(nameof(length), length, "The length must be a power of two of at least 2.");
        }

        Length = length;
        var bits = BitOperations.Log2((uint)length);
        _reversed = new int[length];
        for (var i = 1; i < length; i++)
        {
            _reversed[i] = (_reversed[i >> 1] >> 1) | ((i & 1) << (bits - 1));
        }

        _roots = new Complex[length / 2];
        for (var i = 0; i < _roots.Length; i++)
        {
            _roots[i] = Complex.FromPolarCoordinates(1, -2 * Math.PI * i / length);
        }
    }

    /// <summary>Number of points n.</summary>
    public int Length { get; }

    /// <summary>The smallest power of two that is at least as large.</summary>
    /// <param name="length">Number of points, at least 1.</param>
    public static int PowerOfTwo(int length) => Math.Max(2, (int)BitOperations.RoundUpToPowerOf2((uint)length));

    /// <summary>Transforms n points in place.</summary>
    public void Forward(Span<Complex> values)
    {
        for (var i = 0; i < Length; i++)
        {
            if (_reversed[i] > i)
            {
                (values[i], values[_reversed[i]]) = (values[_reversed[i]], values[i]);
            }
        }

        for (var size = 2; size <= Length; size *= 2)
        {
            var (span, stride) = (size / 2, Length / size);
            for (var start = 0; start < Length; start += size)
            {
                for (var j = 0; j < span; j++)
                {
                    var (top, bottom, root) = (values[start + j], values[start + j + span], _roots[j * stride]);
                    var turned = new Complex((bottom.Real * root.Real) - (bottom.Imaginary * root.Imaginary),
                        (bottom.Real * root.Imaginary) + (bottom.Imaginary * root.Real));
                    values[start + j] = top + turned;
                    values[start + j + span] = top - turned;
                }
            }
        }
    }

    /// <summary>Transforms a field of rows times columns in place, both powers of two; index = row columns + column.</summary>
    /// <param name="field">The field.</param>
    /// <param name="columns">Points of a row, at least 2.</param>
    /// <param name="inverse">True for the inverse.</param>
    public static void Plane(Complex[] field, int columns, bool inverse = false)
    {
        ArgumentNullException.ThrowIfNull(field);
        var rows = field.Length / columns;
        if (inverse)
        {
            Conjugate(field, 1);
        }

        var along = new ComplexFourierTransform(columns);
        for (var row = 0; row < rows; row++)
        {
            along.Forward(field.AsSpan(row * columns, columns));
        }

        var across = new ComplexFourierTransform(rows);
        var line = new Complex[rows];
        for (var column = 0; column < columns; column++)
        {
            for (var row = 0; row < rows; row++)
            {
                line[row] = field[(row * columns) + column];
            }

            across.Forward(line);
            for (var row = 0; row < rows; row++)
            {
                field[(row * columns) + column] = line[row];
            }
        }

        if (inverse)
        {
            Conjugate(field, 1.0 / field.Length);
        }
    }

    private static void Conjugate(Complex[] field, double scale)
    {
        for (var i = 0; i < field.Length; i++)
        {
            field[i] = scale * Complex.Conjugate(field[i]);
        }
    }
}
