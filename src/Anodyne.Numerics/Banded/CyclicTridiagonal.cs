namespace Anodyne.Numerics.Banded;

/// <summary>
/// Solves cyclic tridiagonal systems a_i x_{i-1} + b_i x_i + c_i x_{i+1} = r_i with indices modulo n, without allocation once the
/// buffers have grown. Thomas elimination plus one Sherman-Morrison step for the two corners.
/// </summary>
/// <remarks>Stable for diagonally dominant systems; no pivoting. n = 1 and n = 2 are treated apart.</remarks>
public sealed class CyclicTridiagonal
{
    private double[] _gamma = [];
    private double[] _corner = [];

    /// <summary>Solves in place.</summary>
    /// <param name="lower">a_i, coefficient of x_{i-1}; a_0 couples to x_{n-1}.</param>
    /// <param name="diagonal">b_i.</param>
    /// <param name="upper">c_i, coefficient of x_{i+1}; c_{n-1} couples to x_0.</param>
    /// <param name="values">Right-hand side on entry, solution on return.</param>
    public void Solve(ReadOnlySpan<double> lower, ReadOnlySpan<double> diagonal, ReadOnlySpan<double> upper, Span<double> values)
    {
        var n = values.Length;
        if (n == 0)
        {
            return;
        }

        if (n == 1)
        {
            values[0] /= lower[0] + diagonal[0] + upper[0];
            return;
        }

        if (n == 2)
        {
            var p = lower[0] + upper[0];
            var q = lower[1] + upper[1];
            var determinant = diagonal[0] * diagonal[1] - p * q;
            var x0 = (values[0] * diagonal[1] - p * values[1]) / determinant;
            values[1] = (diagonal[0] * values[1] - q * values[0]) / determinant;
            values[0] = x0;
            return;
        }

        if (_gamma.Length < n)
        {
            _gamma = new double[2 * n];
            _corner = new double[2 * n];
        }

        // Write the matrix as T + u v^T with u = (g, 0, ..., c_{n-1}), v = (1, 0, ..., a_0/g): T has b_0 - g and b_{n-1} - a_0 c_{n-1}/g.
        var g = -diagonal[0];
        var alpha = lower[0];
        var beta = upper[n - 1];
        var gamma = _gamma.AsSpan(0, n);
        var z = _corner.AsSpan(0, n);
        var pivot = diagonal[0] - g;
        values[0] /= pivot;
        z[0] = g / pivot;
        for (var i = 1; i < n; i++)
        {
            gamma[i] = upper[i - 1] / pivot;
            var d = i == n - 1 ? diagonal[i] - alpha * beta / g : diagonal[i];
            pivot = d - lower[i] * gamma[i];
            values[i] = (values[i] - lower[i] * values[i - 1]) / pivot;
            z[i] = ((i == n - 1 ? beta : 0) - lower[i] * z[i - 1]) / pivot;
        }

        for (var i = n - 2; i >= 0; i--)
        {
            values[i] -= gamma[i + 1] * values[i + 1];
            z[i] -= gamma[i + 1] * z[i + 1];
        }

        var factor = (values[0] + alpha * values[n - 1] / g) / (1 + z[0] + alpha * z[n - 1] / g);
        for (var i = 0; i < n; i++)
        {
            values[i] -= factor * z[i];
        }
    }
}
