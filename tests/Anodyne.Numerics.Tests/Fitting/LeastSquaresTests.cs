using Anodyne.Numerics.Fitting;

namespace Anodyne.Numerics.Tests.Fitting;

/// <summary>Certified values (NIST StRD), bounds, covariance and profile of the least-squares solver.</summary>
public class LeastSquaresTests
{
    private sealed class Model(int m, int n, Action<double[], double[], double[]> body) : IResidualFunction
    {
        public int ResidualCount => m;

        public int ParameterCount => n;

        public void Evaluate(ReadOnlySpan<double> parameters, Span<double> residuals, Span<double> jacobian)
        {
            var r = new double[m];
            var j = new double[m * n];
            body(parameters.ToArray(), r, j);
            r.CopyTo(residuals);
            if (!jacobian.IsEmpty)
            {
                j.CopyTo(jacobian);
            }
        }
    }

    // NIST StRD Misra1a: y = b1 (1 - exp(-b2 x)).
    private static readonly double[] s_y = [10.07, 14.73, 17.94, 23.93, 29.61, 35.18, 40.02, 44.82, 50.76, 55.05, 61.01, 66.40, 75.47, 81.78];
    private static readonly double[] s_x = [77.6, 114.9, 141.1, 190.8, 239.9, 289.0, 332.8, 378.4, 434.8, 477.3, 536.8, 593.1, 689.1, 760.0];

    private static Model Misra() => new(14, 2, (b, r, j) =>
    {
        for (var i = 0; i < 14; i++)
        {
            var e = Math.Exp(-b[1] * s_x[i]);
            r[i] = (b[0] * (1 - e)) - s_y[i];
            j[i] = 1 - e;
            j[14 + i] = b[0] * s_x[i] * e;
        }
    });

    [Theory]
    [InlineData(500, 0.0001)]
    [InlineData(250, 0.0005)]
    public void Misra1a_gives_the_certified_digits(double b1, double b2)
    {
        var fit = new LevenbergMarquardt(14, 2).Minimize(Misra(), [b1, b2]);
        Assert.True(fit.Converged);
        Assert.Equal(1, fit.Parameters[0] / 2.3894212918e+02, 1e-8);
        Assert.Equal(1, fit.Parameters[1] / 5.5015643181e-04, 1e-8);
        Assert.Equal(1, fit.StandardDeviation(0) / 2.7070075241, 1e-6);
        Assert.Equal(1, fit.StandardDeviation(1) / 7.2668688436e-06, 1e-6);
        Assert.Equal(1, fit.SumOfSquares / 1.2455138894e-01, 1e-8);
        Assert.True(fit.Correlation(0, 1) < -0.99);
    }

    [Fact]
    public void Rosenbrocks_valley_is_followed_to_its_end_from_the_usual_start()
    {
        var valley = new Model(2, 2, (x, r, j) => ((r[0], r[1]), (j[0], j[1], j[2], j[3])) = ((10 * (x[1] - (x[0] * x[0])), 1 - x[0]), (-20 * x[0], -1, 10, 0)));
        var fit = new LevenbergMarquardt(2, 2).Minimize(valley, [-1.2, 1]);
        Assert.True(fit.SumOfSquares < 1e-18);
        Assert.Equal(1, fit.Parameters[0], 1e-8);
    }

    [Fact]
    public void A_bound_holds_and_is_reported()
    {
        // Minimum of (x - 3)^2 + (x + y - 3)^2 under x <= 1: x = 1, y = 2.
        var function = new Model(2, 2, (x, r, j) => ((r[0], r[1]), (j[0], j[1], j[2], j[3])) = ((x[0] - 3, x[0] + x[1] - 3), (1, 1, 0, 1)));
        var fit = new LevenbergMarquardt(2, 2).Minimize(function, [0, 0], [-10, -10], [1, 10]);
        Assert.Equal(1, fit.Parameters[0], 1e-9);
        Assert.Equal(2, fit.Parameters[1], 1e-6);
        Assert.True(fit.AtBound[0] && !fit.AtBound[1]);
        Assert.Equal(0, fit.StandardDeviation(0));
    }

    [Fact]
    public void A_parameter_the_data_do_not_see_gets_an_enormous_deviation()
    {
        // r_i = x + y - i: only the sum is determined.
        var function = new Model(4, 2, (x, r, j) =>
        {
            for (var i = 0; i < 4; i++)
            {
                (r[i], j[i], j[4 + i]) = (x[0] + x[1] - i, 1, 1);
            }
        });
        var fit = new LevenbergMarquardt(4, 2).Minimize(function, [0, 0]);
        Assert.Equal(1.5, fit.Parameters[0] + fit.Parameters[1], 1e-6);
        Assert.True(fit.StandardDeviation(0) > 1e5);
    }

    [Fact]
    public void A_start_outside_the_domain_is_said_and_not_hidden()
    {
        var function = new Model(1, 1, (x, r, j) => (r[0], j[0]) = (Math.Log(x[0]), 1 / x[0]));
        var fit = new LevenbergMarquardt(1, 1).Minimize(function, [-1]);
        Assert.False(fit.Converged);
        Assert.Equal(double.PositiveInfinity, fit.SumOfSquares);
    }

    [Fact]
    public void The_profile_of_a_linear_model_is_the_students_interval()
    {
        double[] y = [1.1, 1.9, 3.2, 3.8, 5.1];
        var line = new Model(5, 2, (x, r, j) =>
        {
            for (var i = 0; i < 5; i++)
            {
                (r[i], j[i], j[5 + i]) = (x[0] + (x[1] * i) - y[i], 1, i);
            }
        });
        var fit = new LevenbergMarquardt(5, 2).Minimize(line, [0, 0]);
        var (low, high) = ProfileLikelihood.Interval(line, fit, 1, [], []);
        var half = StudentDistribution.TwoSidedQuantile(0.95, 3) * fit.StandardDeviation(1);
        Assert.Equal(fit.Parameters[1] - half, low, 1e-3 * half);
        Assert.Equal(fit.Parameters[1] + half, high, 1e-3 * half);

        // A parabola's interval grows as the root of the rise that is allowed, wherever the first bracket fell.
        foreach (var share in new[] { 0.07, 0.3, 0.83, 1.2, 1.9, 7 })
        {
            var wide = ProfileLikelihood.Interval(line, fit, 1, [], [], allowedRise: fit.ResidualVariance * Math.Pow(share * StudentDistribution.TwoSidedQuantile(0.95, 3), 2));
            Assert.Equal(share * half, fit.Parameters[1] - wide.Low, 1e-3 * share * half);
            Assert.Equal(share * half, wide.High - fit.Parameters[1], 1e-3 * share * half);
        }
    }

    [Fact]
    public void The_line_agrees_with_the_general_solver()
    {
        double[] x = [0, 1, 2, 3, 4], y = [1.1, 1.9, 3.2, 3.8, 5.1];
        var line = LinearRegression.Fit(x, y);
        Assert.Equal(1.04, line.Intercept, 1e-12);
        Assert.Equal(0.99, line.Slope, 1e-12);
        Assert.Equal(Math.Sqrt(0.107 / 3 / 10), line.SlopeDeviation, 1e-12);
    }
}
