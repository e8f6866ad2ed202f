using System.Numerics;

namespace Anodyne.Numerics.Dense;

/// <summary>Operations on small dense row-major matrices held in spans; real or complex, without allocation.</summary>
public static class SmallMatrix
{
    /// <summary>Inverts by Gauss-Jordan elimination with partial pivoting. Returns false if a pivot is zero or not finite.</summary>
    /// <param name="matrix">Row-major n x n; destroyed.</param>
    /// <param name="inverse">Row-major n x n, receives the inverse.</param>
    /// <param name="n">Rows.</param>
    /// <param name="scratch">At least n entries; contents are lost.</param>
    public static bool TryInvert<T>(Span<T> matrix, Span<T> inverse, int n, Span<T> scratch)
        where T : struct, INumberBase<T>
    {
        inverse[..(n * n)].Clear();
        for (var i = 0; i < n; i++)
        {
            inverse[(i * n) + i] = T.One;
        }

        for (var c = 0; c < n; c++)
        {
            var pivot = c;
            var best = Magnitude(matrix[(c * n) + c]);
            for (var r = c + 1; r < n; r++)
            {
                var size = Magnitude(matrix[(r * n) + c]);
                if (size > best)
                {
                    best = size;
                    pivot = r;
                }
            }

            if (!(best > 0) || !double.IsFinite(best))
            {
                return false;
            }

            if (pivot != c)
            {
                SwapRows(matrix, n, c, pivot, scratch);
                SwapRows(inverse, n, c, pivot, scratch);
            }

            var mc = matrix.Slice(c * n, n);
            var vc = inverse.Slice(c * n, n);
            var reciprocal = T.One / mc[c];
            for (var j = 0; j < n; j++)
            {
                mc[j] *= reciprocal;
                vc[j] *= reciprocal;
            }

            for (var r = 0; r < n; r++)
            {
                var factor = matrix[(r * n) + c];
                if (r == c || T.IsZero(factor))
                {
                    continue;
                }

                var mr = matrix.Slice(r * n, n);
                var vr = inverse.Slice(r * n, n);
                for (var j = 0; j < n; j++)
                {
                    mr[j] -= factor * mc[j];
                    vr[j] -= factor * vc[j];
                }
            }
        }

        return true;
    }

    /// <summary>c -= a b for row-major n x n matrices.</summary>
    public static void SubtractProduct<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> c, int n)
        where T : struct, INumberBase<T>
    {
        for (var i = 0; i < n; i++)
        {
            for (var k = 0; k < n; k++)
            {
                var factor = a[(i * n) + k];
                for (var j = 0; j < n; j++)
                {
                    c[(i * n) + j] -= factor * b[(k * n) + j];
                }
            }
        }
    }

    /// <summary>y -= a x for a row-major n x n matrix.</summary>
    public static void SubtractVector<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> x, Span<T> y, int n)
        where T : struct, INumberBase<T>
    {
        for (var i = 0; i < n; i++)
        {
            var sum = T.Zero;
            for (var k = 0; k < n; k++)
            {
                sum += a[(i * n) + k] * x[k];
            }

            y[i] -= sum;
        }
    }

    /// <summary>|value| of a real or complex number.</summary>
    public static double Magnitude<T>(T value)
        where T : struct, INumberBase<T>
    {
        if (typeof(T) == typeof(double))
        {
            return Math.Abs((double)(object)value);
        }

        if (typeof(T) == typeof(Complex))
        {
            var z = (Complex)(object)value;
            return Math.Abs(z.Real) + Math.Abs(z.Imaginary);
        }

        return double.CreateChecked(T.Abs(value));
    }

    private static void SwapRows<T>(Span<T> matrix, int n, int a, int b, Span<T> scratch)
        where T : struct
    {
        var ra = matrix.Slice(a * n, n);
        var rb = matrix.Slice(b * n, n);
        ra.CopyTo(scratch);
        rb.CopyTo(ra);
        scratch[..n].CopyTo(rb);
    }
}
