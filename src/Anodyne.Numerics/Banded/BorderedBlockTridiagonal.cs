using System.Numerics;
using Anodyne.Numerics.Dense;

namespace Anodyne.Numerics.Banded;

/// <summary>
/// A block-tridiagonal core A bordered by a few dense columns B, rows C and a corner D: [A B; C D]. Solved by the Schur complement
/// S = D - C A^-1 B, so that one factorisation of the core serves every closing row.
/// </summary>
/// <typeparam name="T">double or <see cref="Complex"/>.</typeparam>
public sealed class BorderedBlockTridiagonal<T>
    where T : struct, INumberBase<T>
{
    private readonly T[] _response;
    private readonly T[] _schur;
    private readonly T[] _schurInverse;
    private readonly T[] _scratch;

    /// <summary>Creates a zero matrix.</summary>
    /// <param name="blocks">Block rows of the core.</param>
    /// <param name="blockSize">Rows of a block.</param>
    /// <param name="border">Number of border unknowns, at least 1.</param>
    public BorderedBlockTridiagonal(int blocks, int blockSize, int border)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(border, 1);
        Core = new BlockTridiagonal<T>(blocks, blockSize);
        Border = border;
        Columns = new T[border * Core.Size];
        Rows = new T[border * Core.Size];
        Corner = new T[border * border];
        _response = new T[border * Core.Size];
        _schur = new T[border * border];
        _schurInverse = new T[border * border];
        _scratch = new T[2 * border];
    }

    /// <summary>The block-tridiagonal core A.</summary>
    public BlockTridiagonal<T> Core { get; }

    /// <summary>Number of border unknowns.</summary>
    public int Border { get; }

    /// <summary>Border columns B, [border unknown][core row].</summary>
    public T[] Columns { get; }

    /// <summary>Border rows C, [border row][core column].</summary>
    public T[] Rows { get; }

    /// <summary>Corner D, row-major.</summary>
    public T[] Corner { get; }

    /// <summary>Sets every entry to zero.</summary>
    public void Clear()
    {
        Core.Clear();
        Array.Clear(Columns);
        Array.Clear(Rows);
        Array.Clear(Corner);
    }

    /// <summary>Factors core and Schur complement. Returns false if either is singular to working precision.</summary>
    public bool TryFactor()
    {
        if (!Core.TryFactor())
        {
            return false;
        }

        var n = Core.Size;
        Columns.CopyTo(_response, 0);
        Corner.CopyTo(_schur, 0);
        for (var b = 0; b < Border; b++)
        {
            var column = _response.AsSpan(b * n, n);
            Core.Solve(column);
            for (var r = 0; r < Border; r++)
            {
                _schur[(r * Border) + b] -= Dot(Rows.AsSpan(r * n, n), column);
            }
        }

        return SmallMatrix.TryInvert<T>(_schur, _schurInverse, Border, _scratch);
    }

    /// <summary>Solves in place with the last factors.</summary>
    /// <param name="core">Right-hand side of the core in, solution out.</param>
    /// <param name="border">Right-hand side of the border in, solution out.</param>
    public void Solve(Span<T> core, Span<T> border)
    {
        var n = Core.Size;
        Core.Solve(core);
        var rest = _scratch.AsSpan(0, Border);
        for (var r = 0; r < Border; r++)
        {
            rest[r] = border[r] - Dot(Rows.AsSpan(r * n, n), core);
        }

        for (var r = 0; r < Border; r++)
        {
            var sum = T.Zero;
            for (var c = 0; c < Border; c++)
            {
                sum += _schurInverse[(r * Border) + c] * rest[c];
            }

            border[r] = sum;
        }

        for (var b = 0; b < Border; b++)
        {
            var factor = border[b];
            var column = _response.AsSpan(b * n, n);
            for (var i = 0; i < n; i++)
            {
                core[i] -= factor * column[i];
            }
        }
    }

    private static T Dot(ReadOnlySpan<T> a, ReadOnlySpan<T> b)
    {
        var sum = T.Zero;
        for (var i = 0; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }

        return sum;
    }
}
