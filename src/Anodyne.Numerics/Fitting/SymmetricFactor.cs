using System.Numerics;
using System.Runtime.CompilerServices;
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
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool Factor(Span<double> matrix, int n)
    {
        // Four rows at a time against two finished rows: six loads serve eight products.
        for (var start = 0; start < n; start += Block)
        {
            var end = Math.Min(start + Block, n);
            var done = 0;
            if (end - start == Block)
            {
                // start is a multiple of four, so the finished rows come in pairs.
                for (; done < start; done += 2)
                {
                    Eliminate(matrix.Slice(start * n, Block * n), n, matrix.Slice(done * n, done + 1), matrix.Slice((done + 1) * n, done + 2));
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
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
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
            first = Vector.FusedMultiplyAdd(Vector.LoadUnsafe(ref x, (nuint)i), Vector.LoadUnsafe(ref y, (nuint)i), first);
            second = Vector.FusedMultiplyAdd(Vector.LoadUnsafe(ref x, (nuint)(i + width)), Vector.LoadUnsafe(ref y, (nuint)(i + width)), second);
        }

        if (i <= a.Length - width)
        {
            first = Vector.FusedMultiplyAdd(Vector.LoadUnsafe(ref x, (nuint)i), Vector.LoadUnsafe(ref y, (nuint)i), first);
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
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddScaled(Span<double> y, double scale, ReadOnlySpan<double> x)
    {
        x = x[..y.Length];
        var i = 0;
        var s = new Vector<double>(scale);
        ref var from = ref MemoryMarshal.GetReference(x);
        ref var to = ref MemoryMarshal.GetReference(y);
        for (; i <= y.Length - Vector<double>.Count; i += Vector<double>.Count)
        {
            Vector.FusedMultiplyAdd(s, Vector.LoadUnsafe(ref from, (nuint)i), Vector.LoadUnsafe(ref to, (nuint)i)).StoreUnsafe(ref to, (nuint)i);
        }

        for (; i < y.Length; i++)
        {
            y[i] += scale * x[i];
        }
    }

    // Entries j and j + 1 of four rows: (row[j] - row[..j] . f[..j])/f[j], j the last entry of the first finished row f, and the same with the second one, g.
    private static void Eliminate(Span<double> rows, int n, ReadOnlySpan<double> f, ReadOnlySpan<double> g)
    {
        var j = f.Length - 1;
        ref var r0 = ref MemoryMarshal.GetReference(rows);
        ref var r1 = ref rows[n];
        ref var r2 = ref rows[2 * n];
        ref var r3 = ref rows[3 * n];
        ref var x = ref MemoryMarshal.GetReference(f);
        ref var y = ref MemoryMarshal.GetReference(g);
        var (f0, f1, f2, f3) = (Vector<double>.Zero, Vector<double>.Zero, Vector<double>.Zero, Vector<double>.Zero);
        var (g0, g1, g2, g3) = (Vector<double>.Zero, Vector<double>.Zero, Vector<double>.Zero, Vector<double>.Zero);
        nuint k = 0;
        for (; (int)k <= j - Vector<double>.Count; k += (nuint)Vector<double>.Count)
        {
            var v = Vector.LoadUnsafe(ref x, k);
            var w = Vector.LoadUnsafe(ref y, k);
            var r = Vector.LoadUnsafe(ref r0, k);
            f0 = Vector.FusedMultiplyAdd(v, r, f0);
            g0 = Vector.FusedMultiplyAdd(w, r, g0);
            r = Vector.LoadUnsafe(ref r1, k);
            f1 = Vector.FusedMultiplyAdd(v, r, f1);
            g1 = Vector.FusedMultiplyAdd(w, r, g1);
            r = Vector.LoadUnsafe(ref r2, k);
            f2 = Vector.FusedMultiplyAdd(v, r, f2);
            g2 = Vector.FusedMultiplyAdd(w, r, g2);
            r = Vector.LoadUnsafe(ref r3, k);
            f3 = Vector.FusedMultiplyAdd(v, r, f3);
            g3 = Vector.FusedMultiplyAdd(w, r, g3);
        }

        Finish(rows[..n], f, g, (int)k, Vector.Sum(f0), Vector.Sum(g0));
        Finish(rows.Slice(n, n), f, g, (int)k, Vector.Sum(f1), Vector.Sum(g1));
        Finish(rows.Slice(2 * n, n), f, g, (int)k, Vector.Sum(f2), Vector.Sum(g2));
        Finish(rows.Slice(3 * n, n), f, g, (int)k, Vector.Sum(f3), Vector.Sum(g3));
    }

    // What the vectors left over, the two divisions, and the product of the first new entry with the second finished row.
    private static void Finish(Span<double> row, ReadOnlySpan<double> f, ReadOnlySpan<double> g, int from, double first, double second)
    {
        var j = f.Length - 1;
        for (var i = from; i < j; i++)
        {
            first += f[i] * row[i];
            second += g[i] * row[i];
        }

        row[j] = (row[j] - first) / f[j];
        row[j + 1] = (row[j + 1] - second - (row[j] * g[j])) / g[j + 1];
    }
}
