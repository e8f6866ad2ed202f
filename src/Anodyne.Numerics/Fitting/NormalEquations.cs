using System.Runtime.CompilerServices;

namespace Anodyne.Numerics.Fitting;

/// <summary>J'J and J'b of a linear least-squares problem, from the columns of J.</summary>
public static class NormalEquations
{
    /// <summary>Writes both.</summary>
    /// <param name="columns">J, column-major: n columns of m rows.</param>
    /// <param name="target">b, length m.</param>
    /// <param name="normal">Receives J'J, row-major n x n, both triangles.</param>
    /// <param name="linear">Receives J'b, length n.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Write(ReadOnlySpan<double> columns, ReadOnlySpan<double> target, Span<double> normal, Span<double> linear)
    {
        var (m, n) = (target.Length, linear.Length);
        for (var p = 0; p < n; p++)
        {
            var column = columns.Slice(p * m, m);
            linear[p] = SymmetricFactor.Dot(column, target);
            for (var q = 0; q <= p; q++)
            {
                normal[(p * n) + q] = normal[(q * n) + p] = SymmetricFactor.Dot(column, columns.Slice(q * m, m));
            }
        }
    }
}
