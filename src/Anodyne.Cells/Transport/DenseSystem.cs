using Anodyne.Quantities;

namespace Anodyne.Cells.Transport;

/// <summary>A dense linear system of a few hundred unknowns: rows are scaled to one, then Gaussian elimination with row exchange.</summary>
internal sealed class DenseSystem(int size)
{
    private readonly double[][] _rows = [.. Enumerable.Range(0, size).Select(_ => new double[size + 1])];

    /// <summary>One row: coefficients, and the right side as the last entry.</summary>
    public double[] Row(int index) => _rows[index];

    /// <summary>Solves; the rows are used up.</summary>
    public double[] Solve()
    {
        foreach (var row in _rows)
        {
            var largest = 0.0;
            for (var i = 0; i < size; i++)
            {
                largest = Math.Max(largest, Math.Abs(row[i]));
            }

            for (var i = 0; i <= size && largest > 0; i++)
            {
                row[i] /= largest;
            }
        }

        for (var column = 0; column < size; column++)
        {
            var pivot = column;
            for (var r = column + 1; r < size; r++)
            {
                pivot = Math.Abs(_rows[r][column]) > Math.Abs(_rows[pivot][column]) ? r : pivot;
            }

            (_rows[column], _rows[pivot]) = (_rows[pivot], _rows[column]);
            var head = _rows[column];
            if (!(Math.Abs(head[column]) > 0))
            {
                throw new ComputationException(new Problem("the linear problem is singular", "coupled growth rate"));
            }

            for (var r = column + 1; r < size; r++)
            {
                var factor = _rows[r][column] / head[column];
                if (factor != 0)
                {
                    for (var i = column; i <= size; i++)
                    {
                        _rows[r][i] -= factor * head[i];
                    }
                }
            }
        }

        var solution = new double[size];
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
