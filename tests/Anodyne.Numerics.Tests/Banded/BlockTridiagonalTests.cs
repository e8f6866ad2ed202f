using System.Numerics;
using Anodyne.Numerics.Banded;

namespace Anodyne.Numerics.Tests.Banded;

public class BlockTridiagonalTests
{
    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(7, 2, 1)]
    [InlineData(12, 3, 2)]
    [InlineData(5, 4, 3)]
    public void Bordered_solution_satisfies_the_equations(int blocks, int m, int border)
    {
        var random = new Random(17 + m);
        var matrix = new BorderedBlockTridiagonal<double>(blocks, m, border);
        Fill(matrix, random, () => (2 * random.NextDouble()) - 1);
        var x = Enumerable.Range(0, (blocks * m) + border).Select(_ => random.NextDouble()).ToArray();
        var b = Multiply(matrix, x);
        Assert.True(matrix.TryFactor());
        var core = b[..(blocks * m)];
        var edge = b[(blocks * m)..];
        matrix.Solve(core, edge);
        var found = core.Concat(edge).ToArray();
        for (var i = 0; i < x.Length; i++)
        {
            Assert.Equal(x[i], found[i], 9);
        }
    }

    [Fact]
    public void Complex_solution_satisfies_the_equations()
    {
        var random = new Random(5);
        var matrix = new BorderedBlockTridiagonal<Complex>(9, 3, 1);
        Fill(matrix, random, () => new Complex(random.NextDouble() - 0.5, random.NextDouble() - 0.5));
        var x = Enumerable.Range(0, 28).Select(_ => new Complex(random.NextDouble(), random.NextDouble())).ToArray();
        var b = Multiply(matrix, x);
        Assert.True(matrix.TryFactor());
        var core = b[..27];
        var edge = b[27..];
        matrix.Solve(core, edge);
        var found = core.Concat(edge).ToArray();
        for (var i = 0; i < x.Length; i++)
        {
            Assert.True((x[i] - found[i]).Magnitude < 1e-10);
        }
    }

    [Fact]
    public void Zero_diagonal_entries_are_pivoted_inside_the_block()
    {
        var matrix = new BlockTridiagonal<double>(1, 3);
        new double[] { 0, 2, 0, 0, 0, 3, 4, 0, 0 }.CopyTo(matrix.Diagonal, 0);
        Assert.True(matrix.TryFactor());
        double[] x = [2, 3, 4];
        matrix.Solve(x);
        Assert.Equal([1, 1, 1], x);
    }

    [Fact]
    public void Singular_matrix_is_refused()
    {
        var matrix = new BlockTridiagonal<double>(3, 3);
        Assert.False(matrix.TryFactor());
    }

    [Fact]
    public void Solving_allocates_nothing()
    {
        var matrix = new BorderedBlockTridiagonal<double>(50, 3, 1);
        var random = new Random(3);
        Fill(matrix, random, random.NextDouble);
        var core = new double[150];
        var edge = new double[1];
        matrix.TryFactor();
        matrix.Solve(core, edge);
        var before = GC.GetAllocatedBytesForCurrentThread();
        matrix.TryFactor();
        matrix.Solve(core, edge);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    private static void Fill<T>(BorderedBlockTridiagonal<T> a, Random random, Func<T> next)
        where T : struct, INumberBase<T>
    {
        var m = a.Core.BlockSize;
        foreach (var part in new[] { a.Core.Lower, a.Core.Diagonal, a.Core.Upper, a.Columns, a.Rows, a.Corner })
        {
            for (var i = 0; i < part.Length; i++)
            {
                part[i] = next();
            }
        }

        for (var k = 0; k < a.Core.Size; k++)
        {
            a.Core.Diagonal[(k / m * m * m) + (k % m * m) + (k % m)] += T.CreateChecked(2 * m);
        }

        _ = random;
    }

    private static T[] Multiply<T>(BorderedBlockTridiagonal<T> a, T[] x)
        where T : struct, INumberBase<T>
    {
        int m = a.Core.BlockSize, n = a.Core.Size;
        var y = new T[x.Length];
        for (var k = 0; k < a.Core.Blocks; k++)
        {
            for (var i = 0; i < m; i++)
            {
                for (var j = 0; j < m; j++)
                {
                    var at = (k * m * m) + (i * m) + j;
                    y[(k * m) + i] += a.Core.Diagonal[at] * x[(k * m) + j];
                    if (k > 0)
                    {
                        y[(k * m) + i] += a.Core.Lower[at] * x[((k - 1) * m) + j];
                    }

                    if (k + 1 < a.Core.Blocks)
                    {
                        y[(k * m) + i] += a.Core.Upper[at] * x[((k + 1) * m) + j];
                    }
                }
            }
        }

        for (var b = 0; b < a.Border; b++)
        {
            for (var i = 0; i < n; i++)
            {
                y[i] += a.Columns[(b * n) + i] * x[n + b];
                y[n + b] += a.Rows[(b * n) + i] * x[i];
            }

            for (var c = 0; c < a.Border; c++)
            {
                y[n + b] += a.Corner[(b * a.Border) + c] * x[n + c];
            }
        }

        return y;
    }
}
