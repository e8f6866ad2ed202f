using System.Numerics;
using Anodyne.Numerics.Dense;

namespace Anodyne.Numerics.Banded;

/// <summary>
/// A block-tridiagonal matrix with square blocks of one size, and its block LU factors with partial pivoting inside each diagonal block
/// (block Thomas algorithm; Golub and Van Loan, Matrix Computations, section 4.5.1). Real or complex; nothing is allocated after construction.
/// </summary>
/// <typeparam name="T">double or <see cref="Complex"/>.</typeparam>
public sealed class BlockTridiagonal<T>
    where T : struct, INumberBase<T>
{
    private readonly T[] _inverse;
    private readonly T[] _carry;
    private readonly T[] _work;
    private readonly T[] _augmented;

    /// <summary>Creates a zero matrix.</summary>
    /// <param name="blocks">Number of block rows, at least 1.</param>
    /// <param name="blockSize">Rows of one block, at least 1.</param>
    public BlockTridiagonal(int blocks, int blockSize)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(blocks, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(blockSize, 1);
        Blocks = blocks;
        BlockSize = blockSize;
        var length = blocks * blockSize * blockSize;
        Lower = new T[length];
        Diagonal = new T[length];
        Upper = new T[length];
        _inverse = new T[length];
        _carry = new T[length];
        _work = new T[Math.Max(blockSize * blockSize, blockSize)];
        _augmented = new T[2 * blockSize * blockSize];
    }

    /// <summary>Number of block rows.</summary>
    public int Blocks { get; }

    /// <summary>Rows of one block.</summary>
    public int BlockSize { get; }

    /// <summary>Number of unknowns, blocks times block size.</summary>
    public int Size => Blocks * BlockSize;

    /// <summary>Blocks left of the diagonal, [block row][row][column], row-major; the first block is not used.</summary>
    public T[] Lower { get; }

    /// <summary>Diagonal blocks, [block row][row][column], row-major.</summary>
    public T[] Diagonal { get; }

    /// <summary>Blocks right of the diagonal, [block row][row][column], row-major; the last block is not used.</summary>
    public T[] Upper { get; }

    /// <summary>Sets every entry to zero.</summary>
    public void Clear()
    {
        Array.Clear(Lower);
        Array.Clear(Diagonal);
        Array.Clear(Upper);
    }

    /// <summary>Factors the matrix. Returns false if a pivot block is singular to working precision; the factors are then unusable.</summary>
    public bool TryFactor() => BlockSize == 3 ? TryFactor3() : TryFactorAny();

    /// <summary>Solves in place with the last factors.</summary>
    /// <param name="x">Right-hand side in, solution out; length <see cref="Size"/>.</param>
    public void Solve(Span<T> x)
    {
        if (BlockSize == 3)
        {
            Solve3(x);
        }
        else
        {
            SolveAny(x);
        }
    }

    private bool TryFactor3()
    {
        var lower = Lower.AsSpan();
        var upper = Upper.AsSpan();
        for (var k = 0; k < Blocks; k++)
        {
            var o = 9 * k;
            var d = Diagonal.AsSpan(o, 9);
            T d0 = d[0], d1 = d[1], d2 = d[2], d3 = d[3], d4 = d[4], d5 = d[5], d6 = d[6], d7 = d[7], d8 = d[8];
            if (k > 0)
            {
                var l = lower.Slice(o, 9);
                var e = _carry.AsSpan(o - 9, 9);
                d0 -= (l[0] * e[0]) + (l[1] * e[3]) + (l[2] * e[6]);
                d1 -= (l[0] * e[1]) + (l[1] * e[4]) + (l[2] * e[7]);
                d2 -= (l[0] * e[2]) + (l[1] * e[5]) + (l[2] * e[8]);
                d3 -= (l[3] * e[0]) + (l[4] * e[3]) + (l[5] * e[6]);
                d4 -= (l[3] * e[1]) + (l[4] * e[4]) + (l[5] * e[7]);
                d5 -= (l[3] * e[2]) + (l[4] * e[5]) + (l[5] * e[8]);
                d6 -= (l[6] * e[0]) + (l[7] * e[3]) + (l[8] * e[6]);
                d7 -= (l[6] * e[1]) + (l[7] * e[4]) + (l[8] * e[7]);
                d8 -= (l[6] * e[2]) + (l[7] * e[5]) + (l[8] * e[8]);
            }

            var w = _work.AsSpan(0, 9);
            w[0] = d0;
            w[1] = d1;
            w[2] = d2;
            w[3] = d3;
            w[4] = d4;
            w[5] = d5;
            w[6] = d6;
            w[7] = d7;
            w[8] = d8;
            var inverse = _inverse.AsSpan(o, 9);
            if (!SmallMatrix.TryInvert(w, inverse, 3, _augmented))
            {
                return false;
            }

            if (k + 1 < Blocks)
            {
                Multiply3(inverse, upper.Slice(o, 9), _carry.AsSpan(o, 9));
            }
        }

        return true;
    }

    private static void Multiply3(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> c)
    {
        for (var i = 0; i < 9; i += 3)
        {
            T a0 = a[i], a1 = a[i + 1], a2 = a[i + 2];
            c[i] = (a0 * b[0]) + (a1 * b[3]) + (a2 * b[6]);
            c[i + 1] = (a0 * b[1]) + (a1 * b[4]) + (a2 * b[7]);
            c[i + 2] = (a0 * b[2]) + (a1 * b[5]) + (a2 * b[8]);
        }
    }

    private void Solve3(Span<T> x)
    {
        T x0 = T.Zero, x1 = T.Zero, x2 = T.Zero;
        for (int k = 0, o = 0, r = 0; k < Blocks; k++, o += 9, r += 3)
        {
            var s = x.Slice(r, 3);
            T b0 = s[0], b1 = s[1], b2 = s[2];
            if (k > 0)
            {
                var l = Lower.AsSpan(o, 9);
                b0 -= (l[0] * x0) + (l[1] * x1) + (l[2] * x2);
                b1 -= (l[3] * x0) + (l[4] * x1) + (l[5] * x2);
                b2 -= (l[6] * x0) + (l[7] * x1) + (l[8] * x2);
            }

            var v = _inverse.AsSpan(o, 9);
            x0 = (v[0] * b0) + (v[1] * b1) + (v[2] * b2);
            x1 = (v[3] * b0) + (v[4] * b1) + (v[5] * b2);
            x2 = (v[6] * b0) + (v[7] * b1) + (v[8] * b2);
            s[0] = x0;
            s[1] = x1;
            s[2] = x2;
        }

        for (var k = Blocks - 2; k >= 0; k--)
        {
            var e = _carry.AsSpan(9 * k, 9);
            var s = x.Slice(3 * k, 3);
            T n0 = x0, n1 = x1, n2 = x2;
            x0 = s[0] - ((e[0] * n0) + (e[1] * n1) + (e[2] * n2));
            x1 = s[1] - ((e[3] * n0) + (e[4] * n1) + (e[5] * n2));
            x2 = s[2] - ((e[6] * n0) + (e[7] * n1) + (e[8] * n2));
            s[0] = x0;
            s[1] = x1;
            s[2] = x2;
        }
    }

    private bool TryFactorAny()
    {
        int m = BlockSize, mm = m * m;
        for (var k = 0; k < Blocks; k++)
        {
            var o = mm * k;
            var w = _work.AsSpan(0, mm);
            Diagonal.AsSpan(o, mm).CopyTo(w);
            if (k > 0)
            {
                SmallMatrix.SubtractProduct(Lower.AsSpan(o, mm), _carry.AsSpan(o - mm, mm), w, m);
            }

            if (!SmallMatrix.TryInvert(w, _inverse.AsSpan(o, mm), m, _augmented))
            {
                return false;
            }

            if (k + 1 < Blocks)
            {
                var carry = _carry.AsSpan(o, mm);
                carry.Clear();
                SmallMatrix.SubtractProduct(_inverse.AsSpan(o, mm), Upper.AsSpan(o, mm), carry, m);
                for (var i = 0; i < mm; i++)
                {
                    carry[i] = -carry[i];
                }
            }
        }

        return true;
    }

    private void SolveAny(Span<T> x)
    {
        int m = BlockSize, mm = m * m;
        var w = _work.AsSpan(0, m);
        for (var k = 0; k < Blocks; k++)
        {
            var s = x.Slice(m * k, m);
            s.CopyTo(w);
            if (k > 0)
            {
                SmallMatrix.SubtractVector(Lower.AsSpan(mm * k, mm), x.Slice(m * (k - 1), m), w, m);
            }

            s.Clear();
            SmallMatrix.SubtractVector(_inverse.AsSpan(mm * k, mm), w, s, m);
            for (var i = 0; i < m; i++)
            {
                s[i] = -s[i];
            }
        }

        for (var k = Blocks - 2; k >= 0; k--)
        {
            SmallMatrix.SubtractVector(_carry.AsSpan(mm * k, mm), x.Slice(m * (k + 1), m), x.Slice(m * k, m), m);
        }
    }
}
