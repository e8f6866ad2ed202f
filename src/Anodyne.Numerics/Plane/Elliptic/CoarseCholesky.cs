using Anodyne.Numerics.Plane.CutCells;

namespace Anodyne.Numerics.Plane.Elliptic;

/// <summary>Direct solution on the coarsest grid: dense Cholesky of the symmetric operator, the top boundary's full circulant included.</summary>
/// <remarks>
/// No twin of the dense elimination or of the factor of a fit: it is factored once and solved in every V-cycle without allocating,
/// and dead cells leave rows of zeros, whose pivots are floored where the other two report a singular matrix.
/// </remarks>
internal sealed class CoarseCholesky
{
    private readonly int _size;
    private readonly double[] _factor;
    private readonly double[] _vector;
    private readonly double[] _row;
    private readonly double[] _outflow;

    public CoarseCholesky(GridLayout layout)
    {
        _size = layout.Columns * layout.Rows;
        _factor = new double[_size * _size];
        _vector = new double[_size];
        _row = new double[layout.Columns];
        _outflow = new double[layout.Columns];
    }

    public void Factor(MultigridLevel level)
    {
        Assemble(level);
        var n = _size;
        for (var j = 0; j < n; j++)
        {
            var lj = _factor.AsSpan(j * n, j + 1);
            var pivot = lj[j] - Dot(lj[..j], lj[..j]);
            pivot = Math.Sqrt(Math.Max(pivot, 1e-30));
            lj[j] = pivot;
            var inverse = 1 / pivot;
            for (var i = j + 1; i < n; i++)
            {
                var li = _factor.AsSpan(i * n, j + 1);
                li[j] = (li[j] - Dot(li[..j], lj[..j])) * inverse;
            }
        }
    }

    public void Solve(MultigridLevel level)
    {
        var n = _size;
        var columns = level.Layout.Columns;
        for (var r = 0; r < level.Layout.Rows; r++)
        {
            var o = level.Layout.Offset(r);
            for (var i = 0; i < columns; i++)
            {
                _vector[r * columns + i] = level.Diagonal[o + i] > 0 ? level.Source[o + i] : 0;
            }
        }

        for (var i = 0; i < n; i++)
        {
            ReadOnlySpan<double> li = _factor.AsSpan(i * n, i + 1);
            _vector[i] = (_vector[i] - Dot(li[..i], _vector.AsSpan(0, i))) / li[i];
        }

        for (var i = n - 1; i >= 0; i--)
        {
            var x = _vector[i] / _factor[i * n + i];
            _vector[i] = x;
            ReadOnlySpan<double> li = _factor.AsSpan(i * n, i);
            for (var j = 0; j < i; j++)
            {
                _vector[j] -= li[j] * x;
            }
        }

        for (var r = 0; r < level.Layout.Rows; r++)
        {
            var o = level.Layout.Offset(r);
            for (var i = 0; i < columns; i++)
            {
                level.Value[o + i] = (float)_vector[r * columns + i];
            }

            level.Layout.WrapRow(level.Value, r);
        }
    }

    private static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b) =>
        a.Length == 0 ? 0 : DotCore(a, b);

    private static double DotCore(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var width = System.Numerics.Vector<double>.Count;
        var sum = System.Numerics.Vector<double>.Zero;
        var i = 0;
        for (; i + width <= a.Length; i += width)
        {
            sum += new System.Numerics.Vector<double>(a[i..]) * new System.Numerics.Vector<double>(b[i..]);
        }

        var result = System.Numerics.Vector.Sum(sum);
        for (; i < a.Length; i++)
        {
            result += a[i] * b[i];
        }

        return result;
    }

    private void Assemble(MultigridLevel level)
    {
        var n = _size;
        var columns = level.Layout.Columns;
        Array.Clear(_factor);
        for (var r = 0; r < level.Layout.Rows; r++)
        {
            var o = level.Layout.Offset(r);
            for (var i = 0; i < columns; i++)
            {
                var k = r * columns + i;
                double d = level.Diagonal[o + i];
                if (d <= 0)
                {
                    _factor[k * n + k] = 1;
                    continue;
                }

                _factor[k * n + k] += d;
                Couple(k, r * columns + (i == 0 ? columns - 1 : i - 1), level.West[o + i]);
                if (r > 0)
                {
                    Couple(k, k - columns, level.South[o + i]);
                }
            }
        }

        if (level.OpenTop)
        {
            // Column j of the circulant is the outflow of a unit value in cell j.
            _row[0] = 1;
            level.Top.Outflow(_row, _outflow);
            _row[0] = 0;
            var first = (level.Layout.Rows - 1) * columns;
            for (var i = 0; i < columns; i++)
            {
                for (var j = 0; j < columns; j++)
                {
                    if (i != j)
                    {
                        _factor[(first + i) * n + first + j] += _outflow[(i - j + columns) % columns];
                    }
                }
            }
        }
    }

    private void Couple(int a, int b, double conductance)
    {
        _factor[a * _size + b] -= conductance;
        _factor[b * _size + a] -= conductance;
    }
}
