using Anodyne.Numerics.Fitting;

namespace Anodyne.Numerics.Tests.Fitting;

public class SymmetricFactorTests
{
    [Fact]
    public void Factors_solve_and_invert_at_every_order_up_to_40()
    {
        var noise = new NormalNoise(7);
        for (var n = 1; n <= 40; n++)
        {
            // B B' + 1 is symmetric and positive definite.
            var b = Enumerable.Range(0, n * n).Select(_ => noise.Next()).ToArray();
            var a = new double[n * n];
            for (var i = 0; i < n; i++)
            {
                for (var j = 0; j < n; j++)
                {
                    a[(i * n) + j] = Enumerable.Range(0, n).Sum(k => b[(i * n) + k] * b[(j * n) + k]) + (i == j ? 1 : 0);
                }
            }

            var factor = (double[])a.Clone();
            Assert.True(SymmetricFactor.Factor(factor, n));
            double[] expected = [.. Enumerable.Range(0, n).Select(i => Math.Cos(i))];
            double[] x = [.. Enumerable.Range(0, n).Select(i => Enumerable.Range(0, n).Sum(j => a[(i * n) + j] * expected[j]))];
            SymmetricFactor.Solve(factor, n, x);
            var inverse = new double[n * n];
            SymmetricFactor.Inverse(factor, n, inverse, new double[n]);
            for (var i = 0; i < n; i++)
            {
                Assert.Equal(expected[i], x[i], 1e-9);
                for (var j = 0; j <= i; j++)
                {
                    Assert.Equal(a[(i * n) + j], Enumerable.Range(0, j + 1).Sum(k => factor[(i * n) + k] * factor[(j * n) + k]), 1e-11 * (n + 1));
                    Assert.Equal(i == j ? 1 : 0, Enumerable.Range(0, n).Sum(k => a[(i * n) + k] * inverse[(k * n) + j]), 1e-9);
                }
            }
        }
    }

    [Fact]
    public void A_matrix_that_is_not_positive_definite_is_refused()
    {
        double[] a = [1, 2, 2, 1];
        Assert.False(SymmetricFactor.Factor(a, 2));
    }
}
