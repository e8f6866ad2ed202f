using Anodyne.Numerics.Fitting;
using FsCheck.Fluent;

namespace Anodyne.Numerics.Tests.Fitting;

/// <summary>The Karush-Kuhn-Tucker conditions are necessary and sufficient for this convex problem: they are the test.</summary>
public class NonNegativeQuadraticTests
{
    [Fact]
    public void Any_problem_ends_where_the_optimality_conditions_hold()
    {
        var problems = from seed in Gen.Choose(0, 100000) from n in Gen.Choose(1, 25) from free in Gen.Choose(0, 3) select (seed, n, Math.Min(free, n));
        Prop.ForAll(Arb.From(problems), p => Holds(p.seed, p.n, p.Item3)).Holds();
    }

    [Fact]
    public void A_warm_start_changes_nothing()
    {
        var (h, c) = Problem(3, 20);
        var cold = new double[20];
        var warm = new double[20];
        Array.Fill(warm, 1.0);
        Assert.True(new NonNegativeQuadratic(20).Solve(h, c, 0, cold));
        Assert.True(new NonNegativeQuadratic(20).Solve(h, c, 0, warm));
        for (var i = 0; i < 20; i++)
        {
            Assert.Equal(cold[i], warm[i], 1e-9);
        }
    }

    private static bool Holds(int seed, int n, int free)
    {
        var (h, c) = Problem(seed, n);
        var x = new double[n];
        if (!new NonNegativeQuadratic(n).Solve(h, c, free, x))
        {
            return false;
        }

        var size = c.Max(Math.Abs) + 1e-30;
        for (var i = 0; i < n; i++)
        {
            var slope = c[i] - SymmetricFactor.Dot(h.AsSpan(i * n, n), x);
            var ok = i < free || x[i] > 0 ? Math.Abs(slope) < 1e-8 * size : x[i] == 0 && slope <= 1e-8 * size;
            if (!ok)
            {
                return false;
            }
        }

        return true;
    }

    private static (double[] Hessian, double[] Linear) Problem(int seed, int n)
    {
        var noise = new NormalNoise(seed);
        var a = new double[(n + 3) * n];
        for (var i = 0; i < a.Length; i++)
        {
            a[i] = noise.Next();
        }

        var h = new double[n * n];
        var c = new double[n];
        for (var i = 0; i < n; i++)
        {
            c[i] = noise.Next();
            for (var j = 0; j < n; j++)
            {
                for (var k = 0; k < n + 3; k++)
                {
                    h[(i * n) + j] += a[(k * n) + i] * a[(k * n) + j];
                }
            }

            h[(i * n) + i] += 1e-3;
        }

        return (h, c);
    }
}
