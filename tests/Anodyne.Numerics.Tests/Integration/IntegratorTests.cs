using Anodyne.Numerics.Integration;

namespace Anodyne.Numerics.Tests.Integration;

public class IntegratorTests
{
    private static IIntegrator Make(string method, IImplicitSystem system, double tolerance, int order = 5) =>
        method == "bdf"
            ? new BdfIntegrator(system, new IntegratorOptions { Tolerance = tolerance, HighestOrder = order })
            : new EsdirkIntegrator(system, new IntegratorOptions { Tolerance = tolerance });

    [Theory]
    [InlineData("bdf")]
    [InlineData("esdirk")]
    public void Error_falls_monotonically_with_tolerance(string method)
    {
        var last = double.PositiveInfinity;
        for (var tolerance = 1e-3; tolerance > 1e-9; tolerance /= 10)
        {
            var error = ErrorOfKnown(method, tolerance);
            Assert.True(error < last, $"{method} {tolerance}: {error} after {last}");
            Assert.True(error < 200 * tolerance, $"{method} {tolerance}: {error}");
            last = error;
        }
    }

    [Theory]
    [InlineData("bdf")]
    [InlineData("esdirk")]
    public void Robertson_reaches_its_published_values(string method)
    {
        // Hairer and Wanner, Solving ODEs II, problem ROBER at t = 40 (DASSL's documentation gives the same digits).
        var integrator = Make(method, new Robertson(), 1e-8);
        integrator.Start(0, [1, 0, 0], 40);
        while (integrator.Time < 40)
        {
            integrator.Step(40);
        }

        Assert.Equal(0.7158270688, integrator.State[0], 7);
        Assert.InRange(integrator.State[1] / 9.185534765e-6, 1 - 1e-6, 1 + 1e-6);
        Assert.Equal(0.2841637457, integrator.State[2], 7);
    }

    [Fact]
    public void Dense_output_is_as_good_as_the_steps()
    {
        foreach (var method in new[] { "bdf", "esdirk" })
        {
            var integrator = Make(method, new KnownIndexOne(), 1e-6);
            integrator.Start(0, [1, 0, 0], 3);
            double worst = 0, worstAlgebraic = 0;
            while (integrator.Time < 3)
            {
                integrator.Step(3);
                for (var s = 0.1; s < 1; s += 0.2)
                {
                    var t = integrator.PreviousTime + (s * (integrator.Time - integrator.PreviousTime));
                    worst = Math.Max(worst, Math.Abs(integrator.Interpolate(t, 0) - KnownIndexOne.Y1(t)));
                    worstAlgebraic = Math.Max(worstAlgebraic, Math.Abs(integrator.Interpolate(t, 2) - KnownIndexOne.Z(t)));
                }
            }

            Assert.True(worst < 1e-4, $"{method} {worst}");
            Assert.True(worstAlgebraic < 1e-3, $"{method} {worstAlgebraic}");
        }
    }

    [Fact]
    public void Inconsistent_algebraic_values_are_made_consistent_and_derivatives_found()
    {
        var integrator = new BdfIntegrator(new KnownIndexOne(), new IntegratorOptions());
        integrator.Start(0.5, [KnownIndexOne.Y1(0.5), KnownIndexOne.Y2(0.5), 7], 1);
        Assert.Equal(KnownIndexOne.Z(0.5), integrator.State[2], 6);
        Assert.Equal(KnownIndexOne.Z(0.5) - KnownIndexOne.Y1(0.5), integrator.Derivative[0], 6);
        Assert.Equal(Math.Cos(0.5), integrator.Derivative[1], 4);
    }

    [Fact]
    public void Tableau_satisfies_its_order_conditions()
    {
        var c = EsdirkTableau.Nodes.ToArray();
        var b = EsdirkTableau.Weights.ToArray();
        var e = EsdirkTableau.EmbeddedWeights.ToArray();
        for (var i = 0; i < 6; i++)
        {
            var row = EsdirkTableau.Row(i).ToArray();
            Assert.Equal(c[i], row.Sum(), 12);
            if (i > 0)
            {
                Assert.Equal(c[i] * c[i] / 2, row.Select((a, j) => a * c[j]).Sum(), 12);
            }
        }

        for (var q = 1; q <= 4; q++)
        {
            Assert.Equal(1.0 / q, b.Select((w, i) => w * Math.Pow(c[i], q - 1)).Sum(), 12);
        }

        for (var q = 1; q <= 3; q++)
        {
            Assert.Equal(1.0 / q, e.Select((w, i) => w * Math.Pow(c[i], q - 1)).Sum(), 10);
        }

        // Fourth order also asks for sum b_i a_ij c_j^2 = 1/12.
        double tree = 0;
        for (var i = 0; i < 6; i++)
        {
            var row = EsdirkTableau.Row(i).ToArray();
            tree += b[i] * row.Select((a, j) => a * c[j] * c[j]).Sum();
        }

        Assert.Equal(1.0 / 12, tree, 12);
    }

    [Fact]
    public void Stepping_allocates_nothing()
    {
        var system = new AllocationFreeDecay();
        foreach (var method in new[] { "bdf", "esdirk" })
        {
            var integrator = Make(method, system, 1e-5);
            integrator.Start(0, [1.0], double.PositiveInfinity);
            for (var i = 0; i < 60; i++)
            {
                integrator.Step(double.PositiveInfinity);
            }

            integrator.Start(0, [1.0], double.PositiveInfinity);
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < 40; i++)
            {
                integrator.Step(double.PositiveInfinity);
            }

            Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        }
    }

    [Fact]
    public void A_state_outside_the_domain_ends_with_the_time_reached()
    {
        var integrator = new BdfIntegrator(new AllocationFreeDecay { Forbidden = 0.5 }, new IntegratorOptions());
        integrator.Start(0, [1.0], 10);
        var failure = Assert.Throws<IntegrationException>(() =>
        {
            while (integrator.Time < 10)
            {
                integrator.Step(10);
            }
        });
        Assert.InRange(failure.Time, 0.68, 0.6935);
    }

    private static double ErrorOfKnown(string method, double tolerance)
    {
        var integrator = Make(method, new KnownIndexOne(), tolerance);
        integrator.Start(0, [1, 0, 0], 3);
        double worst = 0;
        while (integrator.Time < 3)
        {
            integrator.Step(3);
            var t = integrator.Time;
            worst = Math.Max(worst, Math.Abs(integrator.State[0] - KnownIndexOne.Y1(t)));
            worst = Math.Max(worst, Math.Abs(integrator.State[1] - KnownIndexOne.Y2(t)));
            worst = Math.Max(worst, Math.Abs(integrator.State[2] - KnownIndexOne.Z(t)));
        }

        return worst;
    }

    private sealed class AllocationFreeDecay : IImplicitSystem
    {
        private readonly double[] _scale = [1];
        private readonly bool[] _differential = [true];
        private double _factor;

        public double Forbidden { get; init; } = double.NegativeInfinity;

        public int Size => 1;

        public ReadOnlySpan<double> Scale => _scale;

        public ReadOnlySpan<bool> Differential => _differential;

        public bool TryResidual(double t, ReadOnlySpan<double> y, ReadOnlySpan<double> yPrime, Span<double> residual)
        {
            residual[0] = yPrime[0] + y[0];
            return y[0] > Forbidden;
        }

        public void Linearize(double t, ReadOnlySpan<double> y, ReadOnlySpan<double> yPrime)
        {
        }

        public bool TryFactor(double alpha)
        {
            _factor = 1 / (1 + alpha);
            return true;
        }

        public void Solve(Span<double> x) => x[0] *= _factor;
    }
}
