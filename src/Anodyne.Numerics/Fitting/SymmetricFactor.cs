using System.Numerics;

namespace Anodyne.Numerics.Fitting;

/// <summary>
/// Cholesky factorisation A = L L' of a small symmetric positive definite matrix, row-major, in place, and what follows from it. No allocation; every
/// routine works on the leading n x n block of a span with the row stride n.
/// </summary>
public static class SymmetricFactor
{
    /// <summary>Replaces the lower triangle of <paramref name="matrix"/> by L; the strict upper triangle is left as it was.</summary>
    /// <param name="matrix">Row-major n x n, symmetric; only the lower triangle is read.</param>
    /// <param name="n">Order.</param>
    /// <returns>False if a pivot is not positive (matrix not positive definite to rounding); the content is then undefined.</returns>
    public static bool Factor(Span<double> matrix, int n)
    {
        for (var i = 0; i < n; i++)
        {
            var rowI = matrix.Slice(i * n, n);
            for (var j = 0; j < i; j++)
            {
                var rowJ = matrix.Slice(j * n, n);
                rowI[j] = (rowI[j] - Dot(rowI[..j], rowJ[..j])) / rowJ[j];
            }

            var pivot = rowI[i] - Dot(rowI[..i], rowI[..i]);
            if (!(pivot > 0))
            {
                return false;
            }

            rowI[i] = Math.Sqrt(pivot);
        }

        return true;
    }

    /// <summary>Solves A x = b from L, overwriting <paramref name="b"/> by x.</summary>
    public static void Solve(ReadOnlySpan<double> factor, int n, Span<double> b)
    {
        SolveLower(factor, n, b);
        SolveUpper(factor, n, b);
    }

    /// <summary>Solves L y = b, overwriting <paramref name="b"/>.</summary>
    public static void SolveLower(ReadOnlySpan<double> factor, int n, Span<double> b)
    {
        for (var i = 0; i < n; i++)
        {
            b[i] = (b[i] - Dot(factor.Slice(i * n, i), b[..i])) / factor[(i * n) + i];
        }
    }

    /// <summary>Solves L' x = y, overwriting <paramref name="b"/>.</summary>
    public static void SolveUpper(ReadOnlySpan<double> factor, int n, Span<double> b)
    {
        for (var i = n - 1; i >= 0; i--)
        {
            var value = b[i] / factor[(i * n) + i];
            b[i] = value;
            AddScaled(b[..i], -value, factor.Slice(i * n, i));
        }
    }

    /// <summary>Writes A^-1 (full, row-major) from L; <paramref name="work"/> has n entries.</summary>
    public static void Inverse(ReadOnlySpan<double> factor, int n, Span<double> inverse, Span<double> work)
    {
        for (var column = 0; column < n; column++)
        {
            var x = work[..n];
            x.Clear();
            x[column] = 1;
            Solve(factor, n, x);
            for (var row = 0; row < n; row++)
            {
                inverse[(row * n) + column] = x[row];
            }
        }
    }

    /// <summary>Inner product, vectorised.</summary>
    public static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var sum = Vector<double>.Zero;
        var i = 0;
        for (; i <= a.Length - Vector<double>.Count; i += Vector<double>.Count)
        {
            sum += new Vector<double>(a[i..]) * new Vector<double>(b[i..]);
        }

        var total = Vector.Sum(sum);
        for (; i < a.Length; i++)
        {
            total += a[i] * b[i];
        }

        return total;
    }

    /// <summary>y += s x, vectorised.</summary>
    public static void AddScaled(Span<double> y, double scale, ReadOnlySpan<double> x)
    {
        var i = 0;
        var s = new Vector<double>(scale);
        for (; i <= y.Length - Vector<double>.Count; i += Vector<double>.Count)
        {
            (new Vector<double>(y[i..]) + (s * new Vector<double>(x[i..]))).CopyTo(y[i..]);
        }

        for (; i < y.Length; i++)
        {
            y[i] += scale * x[i];
        }
    }
}
