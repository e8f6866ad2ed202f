using System.Numerics;

namespace Anodyne.Numerics.Spectral;

/// <summary>
/// Discrete Fourier transform of a real periodic sequence whose length is a power of two. Allocates only at construction; one instance
/// serves one thread.
/// </summary>
/// <remarks>
/// Forward: X_k = sum_j x_j exp(-2 pi i j k / n), k = 0 ... n/2. The n reals are packed into n/2 complex numbers, transformed by a
/// radix-2 decimation in time, and unpacked with X_k = (Z_k + conj Z_{m-k})/2 - i/2 w^k (Z_k - conj Z_{m-k}), m = n/2, w = exp(-2 pi i/n).
/// (Press et al., Numerical Recipes, 3rd ed., section 12.3.) Inverse(Forward(x)) = x.
/// </remarks>
public sealed class RealFourierTransform
{
    private readonly int _half;
    private readonly int[] _reversed;
    private readonly Complex[] _roots;
    private readonly Complex[] _unpack;
    private readonly Complex[] _work;

    /// <summary>Prepares the transform.</summary>
    /// <param name="length">Number of real points, a power of two, at least 4.</param>
    public RealFourierTransform(int length)
    {
        if (length < 4 || !BitOperations.IsPow2(length))
        {
            throw new ArgumentOutOfRangeException(nameof(length), length, "The length must be a power of two of at least 4.");
        }

        Length = length;
        _half = length / 2;
        var bits = BitOperations.Log2((uint)_half);
        _reversed = new int[_half];
        for (var i = 0; i < _half; i++)
        {
            var r = 0;
            for (var b = 0; b < bits; b++)
            {
                r |= ((i >> b) & 1) << (bits - 1 - b);
            }

            _reversed[i] = r;
        }

        _roots = new Complex[_half / 2 + 1];
        for (var i = 0; i < _roots.Length; i++)
        {
            _roots[i] = Complex.FromPolarCoordinates(1, -2 * Math.PI * i / _half);
        }

        _unpack = new Complex[_half + 1];
        for (var i = 0; i <= _half; i++)
        {
            _unpack[i] = Complex.FromPolarCoordinates(1, -2 * Math.PI * i / length);
        }

        _work = new Complex[_half];
    }

    /// <summary>Number of real points n.</summary>
    public int Length { get; }

    /// <summary>Number of modes n/2 + 1 of the half spectrum.</summary>
    public int Modes => _half + 1;

    /// <summary>Transforms n reals into the n/2 + 1 modes k = 0 ... n/2.</summary>
    public void Forward(ReadOnlySpan<double> values, Span<Complex> modes)
    {
        for (var i = 0; i < _half; i++)
        {
            var r = _reversed[i];
            _work[i] = new Complex(values[2 * r], values[2 * r + 1]);
        }

        Butterflies();
        for (var k = 0; k <= _half / 2; k++)
        {
            var a = _work[k];
            var b = Complex.Conjugate(_work[k == 0 ? 0 : _half - k]);
            var even = 0.5 * (a + b);
            var odd = 0.5 * (a - b);
            odd = new Complex(odd.Imaginary, -odd.Real);
            var turned = odd * _unpack[k];
            modes[k] = even + turned;
            modes[_half - k] = Complex.Conjugate(even - turned);
        }
    }

    /// <summary>Transforms the half spectrum back into n reals. The imaginary parts of modes 0 and n/2 are ignored.</summary>
    public void Inverse(ReadOnlySpan<Complex> modes, Span<double> values)
    {
        // The inverse is run as conj(forward(conj)): _work receives conj(Z).
        for (var i = 0; i < _half; i++)
        {
            var k = _reversed[i];
            var a = k == 0 ? new Complex(modes[0].Real, 0) : modes[k];
            var b = k == 0 ? new Complex(modes[_half].Real, 0) : Complex.Conjugate(modes[_half - k]);
            var even = 0.5 * (a + b);
            var odd = 0.5 * (a - b) * Complex.Conjugate(_unpack[k]);
            var z = even + new Complex(-odd.Imaginary, odd.Real);
            _work[i] = Complex.Conjugate(z);
        }

        Butterflies();
        var scale = 1.0 / _half;
        for (var i = 0; i < _half; i++)
        {
            values[2 * i] = _work[i].Real * scale;
            values[2 * i + 1] = -_work[i].Imaginary * scale;
        }
    }

    private void Butterflies()
    {
        for (var size = 2; size <= _half; size *= 2)
        {
            var span = size / 2;
            var stride = _half / size;
            for (var start = 0; start < _half; start += size)
            {
                for (var j = 0; j < span; j++)
                {
                    var w = _roots[j * stride];
                    ref var top = ref _work[start + j];
                    ref var bottom = ref _work[start + j + span];
                    var re = bottom.Real * w.Real - bottom.Imaginary * w.Imaginary;
                    var im = bottom.Real * w.Imaginary + bottom.Imaginary * w.Real;
                    bottom = new Complex(top.Real - re, top.Imaginary - im);
                    top = new Complex(top.Real + re, top.Imaginary + im);
                }
            }
        }
    }
}
