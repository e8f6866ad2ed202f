using Anodyne.Cycling.Checks;
using Anodyne.Numerics.Integration;

namespace Anodyne.Cycling.Tests;

public class FirstOrderStretchTests
{
    private static readonly double[] Steps = [100, 161.7, 230.4, 305.1, 397.9, 480.3];

    [Fact]
    public void Corners_of_a_sampled_polygon_are_its_steps()
    {
        var stretch = FirstOrderStretch.Find(Times, [.. Times.Select(Sampled)]);
        Assert.NotNull(stretch);
        Assert.Equal(Steps.Length, stretch.Nodes.Length);

        // The inner corners are exact, the outer two as good as a parabola through three samples of the exponential: (t/tau)^3 of it.
        Assert.All(Enumerable.Range(1, Steps.Length - 2), i => Assert.Equal(Steps[i], stretch.Nodes[i], 1e-6));
        Assert.Equal(Steps[0], stretch.Nodes[0], 0.5);
        Assert.Equal(Steps[^1], stretch.Nodes[^1], 0.5);
        Assert.True(stretch.Holds(200));
        Assert.False(stretch.Holds(90));
    }

    [Fact]
    public void A_smooth_curve_has_no_such_stretch() => Assert.Null(FirstOrderStretch.Find(Times, [.. Times.Select(t => Math.Exp(-t / 300))]));

    [Fact]
    public void One_straight_line_is_no_stretch() => Assert.Null(FirstOrderStretch.Find(Times, [.. Times.Select(t => 4 - (1e-3 * t))]));

    [Fact]
    public void Solving_by_the_steps_is_implicit_Euler()
    {
        var stretch = new FirstOrderStretch(Steps);
        var states = stretch.States(new Decay(), [2]);
        double expected = 2;
        for (var k = 1; k < Steps.Length; k++)
        {
            expected /= 1 + ((Steps[k] - Steps[k - 1]) / 300);
            Assert.Equal(expected, states[k][0], 1e-14);
        }

        Assert.Equal(0.5 * (states[1][0] + states[2][0]), stretch.Between(states, 0.5 * (Steps[1] + Steps[2]))[0], 1e-14);
    }

    private static double[] Times { get; } = [.. Enumerable.Range(0, 101).Select(i => 6.0 * i)];

    private static double Sampled(double t)
    {
        double Exact(double s) => Math.Exp(-s / 300);
        for (var k = 1; k < Steps.Length; k++)
        {
            if (t > Steps[k - 1] && t < Steps[k])
            {
                var s = (t - Steps[k - 1]) / (Steps[k] - Steps[k - 1]);
                return ((1 - s) * Exact(Steps[k - 1])) + (s * Exact(Steps[k]));
            }
        }

        return Exact(t);
    }

    // y' = -y/300.
    private sealed class Decay : IImplicitSystem
    {
        private double _pivot;

        public int Size => 1;

        public ReadOnlySpan<double> Scale => new double[] { 1 };

        public ReadOnlySpan<bool> Differential => new bool[] { true };

        public bool TryResidual(double t, ReadOnlySpan<double> y, ReadOnlySpan<double> yPrime, Span<double> residual)
        {
            residual[0] = yPrime[0] + (y[0] / 300);
            return true;
        }

        public void Linearize(double t, ReadOnlySpan<double> y, ReadOnlySpan<double> yPrime)
        {
        }

        public bool TryFactor(double alpha)
        {
            _pivot = alpha + (1.0 / 300);
            return true;
        }

        public void Solve(Span<double> x) => x[0] /= _pivot;
    }
}
