using System.Numerics;

namespace Anodyne.Numerics.Dense;

/// <summary>
/// A dense linear system of up to a few hundred unknowns, real or complex: rows are scaled to one, then Gaussian elimination with row exchange. For
/// systems solved once; blocks that are factored in every step are inverted in place by <see cref="SmallMatrix"/>, and positive definite normal
/// equations have a Cholesky factor (<see cref="Fitting.SymmetricFactor"/>), which needs half the work and says when they are not.
/// </summary>
/// <typeparam name="T"><see cref="double"/> or <see cref="Complex"/>.</typeparam>
/// <param name="size">Unknowns.</param>
public sealed class DenseSystem<T>(int size)
    where T : struct, INumberBase<T>
{
    private readonly T[][] _rows = [.. Enumerable.Range(0, size).Select(_ => new T[size + 1])];

    /// <summary>One row: coefficients, and the right side as the last entry.</summary>
    public T[] Row(int index) => _rows[index];

    /// <summary>Solves; the rows are used up.</summary>
    /// <returns>The unknowns, or null if the system is singular.</returns>
    public T[]? Solve()
    {
        foreach (var row in _rows)
        {
            var largest = 0.0;
            for (var i = 0; i < size; i++)
            {
                largest = Math.Max(largest, SmallMatrix.Magnitude(row[i]));
            }

            for (var i = 0; i <= size && largest > 0; i++)
            {
                row[i] /= T.CreateChecked(largest);
            }
        }

        for (var column = 0; column < size; column++)
        {
            var pivot = column;
            for (var r = column + 1; r < size; r++)
            {
                pivot = SmallMatrix.Magnitude(_rows[r][column]) > SmallMatrix.Magnitude(_rows[pivot][column]) ? r : pivot;
            }

            (_rows[column], _rows[pivot]) = (_rows[pivot], _rows[column]);
            var head = _rows[column];
            if (!(SmallMatrix.Magnitude(head[column]) > 0))
            {
                return null;
            }

            for (var r = column + 1; r < size; r++)
            {
                var factor = _rows[r][column] / head[column];
                for (var i = column; i <= size && !T.IsZero(factor); i++)
                {
                    _rows[r][i] -= factor * head[i];
                }
            }
        }

        var solution = new T[size];
        for (var r = size - 1; r >= 0; r--)
        {
            var sum = _rows[r][size];
            for (var i = r + 1; i < size; i++)
            {
                sum -= _rows[r][i] * solution[i];
            }

            solution[r] = sum / _rows[r][r];
        }

        return solution;
    }
}
