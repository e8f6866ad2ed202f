namespace Anodyne.Numerics.Integration;

/// <summary>
/// The history of a multistep integrator as backward differences D_j = nabla^j y_n on a uniform step h: prediction, update, change of step
/// by re-evaluating the interpolating polynomial, and dense output y(t_n + s h) = D_0 + sum_j D_j prod_{i&lt;j} (s + i)/(i + 1).
/// </summary>
internal sealed class BackwardDifferences
{
    private readonly double[][] _d;
    private readonly double[] _matrix;
    private readonly double[] _unit;
    private readonly double[] _mix;
    private readonly int _width;

    public BackwardDifferences(int size, int top)
    {
        _d = new double[top + 3][];
        for (var j = 0; j < _d.Length; j++)
        {
            _d[j] = new double[size];
        }

        _width = top + 1;
        _matrix = new double[_width * _width];
        _unit = new double[_width * _width];
        _mix = new double[_width * _width];
    }

    public ReadOnlySpan<double> this[int j] => _d[j];

    public void Reset(ReadOnlySpan<double> y, ReadOnlySpan<double> yPrime, double h)
    {
        foreach (var d in _d)
        {
            Array.Clear(d);
        }

        y.CopyTo(_d[0]);
        VectorKernels.AddScaled(_d[1], h, yPrime);
    }

    public void Predict(int order, ReadOnlySpan<double> gamma, double h, Span<double> y, Span<double> yPrime)
    {
        _d[0].CopyTo(y);
        yPrime.Clear();
        for (var j = 1; j <= order; j++)
        {
            VectorKernels.AddScaled(y, 1, _d[j]);
            VectorKernels.AddScaled(yPrime, gamma[j] / h, _d[j]);
        }
    }

    public void Advance(ReadOnlySpan<double> correction, int order)
    {
        var next = _d[order + 2];
        correction.CopyTo(next);
        VectorKernels.AddScaled(next, -1, _d[order + 1]);
        correction.CopyTo(_d[order + 1]);
        for (var j = order; j >= 0; j--)
        {
            VectorKernels.AddScaled(_d[j], 1, _d[j + 1]);
        }
    }

    public void Rescale(int order, double factor)
    {
        Fill(_matrix, order, factor);
        Fill(_unit, order, 1);
        var m = order + 1;
        for (var i = 0; i < m; i++)
        {
            for (var j = 0; j < m; j++)
            {
                double sum = 0;
                for (var k = 0; k < m; k++)
                {
                    sum += _matrix[(i * _width) + k] * _unit[(k * _width) + j];
                }

                _mix[(i * _width) + j] = sum;
            }
        }

        Span<double> old = stackalloc double[_width];
        var size = _d[0].Length;
        for (var c = 0; c < size; c++)
        {
            for (var i = 0; i < m; i++)
            {
                old[i] = _d[i][c];
            }

            for (var j = 1; j < m; j++)
            {
                double sum = 0;
                for (var i = 1; i < m; i++)
                {
                    sum += _mix[(i * _width) + j] * old[i];
                }

                _d[j][c] = sum;
            }
        }
    }

    public double Interpolate(double s, int order, int component)
    {
        var y = _d[0][component];
        double product = 1;
        for (var j = 0; j < order; j++)
        {
            product *= (s + j) / (j + 1);
            y += product * _d[j + 1][component];
        }

        return y;
    }

    public void Interpolate(double s, int order, Span<double> y)
    {
        _d[0].CopyTo(y);
        double product = 1;
        for (var j = 0; j < order; j++)
        {
            product *= (s + j) / (j + 1);
            VectorKernels.AddScaled(y, product, _d[j + 1]);
        }
    }

    // R_ij(factor) = prod_{m=1..i} (m - 1 - factor j)/m; differences on the new step are (R(factor) R(1))^T D.
    private void Fill(double[] matrix, int order, double factor)
    {
        for (var j = 0; j <= order; j++)
        {
            matrix[j] = 1;
            for (var i = 1; i <= order; i++)
            {
                matrix[(i * _width) + j] = matrix[((i - 1) * _width) + j] * ((i - 1) - (factor * j)) / i;
            }
        }
    }
}
