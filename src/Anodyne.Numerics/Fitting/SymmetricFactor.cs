using System.Numerics;
using System.Runtime.InteropServices;

namespace Anodyne.Numerics.Fitting;

/// <summary>
/// Cholesky factorisation A = L L' of a small symmetric positive definite matrix, row-major, in place, and what follows from it. No allocation; every
/// routine works on the leading n x n block of a span with the row stride n.
/// </summary>
public static class SymmetricFactor
{
    private const int Block = 4;

    /// <summary>Replaces the lower triangle of <paramref name="matrix"/> by L; the strict upper triangle is left as it was.</summary>
    /// <param name="matrix">Row-major n x n, symmetric; only the lower triangle is read.</param>
    /// <param name="n">Order.</param>
    /// <returns>False if a pivot is not positive (matrix not positive definite to rounding); the content is then undefined.</returns>
    public static bool Factor(Span<double> matrix, int n)
    {
        // Four rows at a time against each finished row: one load of that row serves four products.
        for (var start = 0; start < n; start += Block)
        {
            var end = Math.Min(start + Block, n);
            var done = 0;
            if (end - start == Block)
            {
                for (; done < start; done++)
                {
                    Eliminate(matrix.Slice(start * n, Block * n), n, matrix.Slice(done * n, done + 1));
                }
            }

            for (var i = start; i < end; i++)
            {
                var rowI = matrix.Slice(i * n, n);
                for (var j = done; j < i; j++)
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
            x[column] = 1 / factor[(column * n) + column];

            // Above its own row a unit vector stays zero on the way forward.
            for (var i = column + 1; i < n; i++)
            {
                x[i] = -Dot(factor.Slice((i * n) + column, i - column), x[column..i]) / factor[(i * n) + i];
            }

            SolveUpper(factor, n, x);
            for (var row = 0; row < n; row++)
            {
                inverse[(row * n) + column] = x[row];
            }
        }
    }

    /// <summary>Inner product, vectorised.</summary>
    public static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        // Two sums side by side hide the latency of the addition.
        var (first, second) = (Vector<double>.Zero, Vector<double>.Zero);
        b = b[..a.Length];
        ref var x = ref MemoryMarshal.GetReference(a);
        ref var y = ref MemoryMarshal.GetReference(b);
        var width = Vector<double>.Count;
        var i = 0;
        for (; i <= a.Length - (2 * width); i += 2 * width)
        {
            first += Vector.LoadUnsafe(ref x, (nuint)i) * Vector.LoadUnsafe(ref y, (nuint)i);
            second += Vector.LoadUnsafe(ref x, (nuint)(i + width)) * Vector.LoadUnsafe(ref y, (nuint)(i + width));
        }

        if (i <= a.Length - width)
        {
            first += Vector.LoadUnsafe(ref x, (nuint)i) * Vector.LoadUnsafe(ref y, (nuint)i);
            i += width;
        }

        var total = Vector.Sum(first + second);
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

    // Entry j of four rows: (row[j] - row[..j] . finished[..j])/finished[j], j the last entry of the finished row.
    private static void Eliminate(Span<double> rows, int n, ReadOnlySpan<double> finished)
    {
        var j = finished.Length - 1;
        ref var r0 = ref rows[0];
        ref var r1 = ref rows[n];
        ref var r2 = ref rows[2 * n];
        ref var r3 = ref rows[3 * n];
        ref var f = ref MemoryMarshal.GetReference(finished);
        var (s0, s1, s2, s3) = (Vector<double>.Zero, Vector<double>.Zero, Vector<double>.Zero, Vector<double>.Zero);
        nuint k = 0;
        for (; (int)k <= j - Vector<double>.Count; k += (nuint)Vector<double>.Count)
        {
            var v = Vector.LoadUnsafe(ref f, k);
            s0 += v * Vector.LoadUnsafe(ref r0, k);
            s1 += v * Vector.LoadUnsafe(ref r1, k);
            s2 += v * Vector.LoadUnsafe(ref r2, k);
            s3 += v * Vector.LoadUnsafe(ref r3, k);
        }

        var (d0, d1, d2, d3) = (Vector.Sum(s0), Vector.Sum(s1), Vector.Sum(s2), Vector.Sum(s3));
        for (var i = (int)k; i < j; i++)
        {
            var v = finished[i];
            d0 += v * rows[i];
            d1 += v * rows[n + i];
            d2 += v * rows[(2 * n) + i];
            d3 += v * rows[(3 * n) + i];
        }

        var pivot = finished[j];
        rows[j] = (rows[j] - d0) / pivot;
        rows[n + j] = (rows[n + j] - d1) / pivot;
        rows[(2 * n) + j] = (rows[(2 * n) + j] - d2) / pivot;
        rows[(3 * n) + j] = (rows[(3 * n) + j] - d3) / pivot;
    }
}
