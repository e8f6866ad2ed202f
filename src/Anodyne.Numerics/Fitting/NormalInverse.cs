namespace Anodyne.Numerics.Fitting;

/// <summary>The inverse of J'J over the free parameters, formed after scaling to unit diagonal so that units do not decide whether it exists.</summary>
public static class NormalInverse
{
    /// <summary>The inverse at a point, over chosen parameters; rows and columns of the others are zero.</summary>
    /// <param name="function">Residuals and derivatives.</param>
    /// <param name="point">The parameters, length n.</param>
    /// <param name="free">Indices of those that count as free.</param>
    /// <returns>Row-major n x n.</returns>
    public static double[] At(IResidualFunction function, ReadOnlySpan<double> point, ReadOnlySpan<int> free)
    {
        ArgumentNullException.ThrowIfNull(function);
        var (m, n) = (function.ResidualCount, function.ParameterCount);
        double[] residual = new double[m], jacobian = new double[m * n], normal = new double[n * n], inverse = new double[n * n], gradient = new double[n];
        function.Evaluate(point, residual, jacobian);
        NormalEquations.Write(jacobian, residual, normal, gradient);
        Write(normal, n, free, inverse);
        return inverse;
    }

    /// <summary>
    /// Writes the inverse into a zeroed n x n array. A matrix singular to rounding (a combination of parameters the data do not see) gets the smallest
    /// ridge that makes it definite: the variances along that combination come out enormous, which is what they are.
    /// </summary>
    public static void Write(ReadOnlySpan<double> normal, int n, ReadOnlySpan<int> free, Span<double> inverse)
    {
        var count = free.Length;
        if (count == 0)
        {
            return;
        }

        var scaled = new double[count * count];
        var scale = new double[count];
        var small = new double[count * count];
        var work = new double[count];
        for (var i = 0; i < count; i++)
        {
            var diagonal = normal[(free[i] * n) + free[i]];
            scale[i] = diagonal > 0 ? 1 / Math.Sqrt(diagonal) : 0;
        }

        for (var ridge = 0.0; ; ridge = ridge == 0 ? 1e-15 : 10 * ridge)
        {
            for (var i = 0; i < count; i++)
            {
                for (var j = 0; j <= i; j++)
                {
                    scaled[(i * count) + j] = normal[(free[i] * n) + free[j]] * scale[i] * scale[j];
                }

                scaled[(i * count) + i] = (scale[i] > 0 ? 1 : 0) + ridge;
            }

            if (SymmetricFactor.Factor(scaled, count))
            {
                break;
            }
        }

        SymmetricFactor.Inverse(scaled, count, small, work);
        for (var i = 0; i < count; i++)
        {
            for (var j = 0; j < count; j++)
            {
                // A parameter without any influence has scale 0: give it an infinite variance rather than none.
                inverse[(free[i] * n) + free[j]] = scale[i] > 0 && scale[j] > 0
                    ? small[(i * count) + j] * scale[i] * scale[j]
                    : i == j ? double.PositiveInfinity : 0;
            }
        }
    }
}
