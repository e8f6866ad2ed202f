using System.Numerics;

namespace Anodyne.Electroanalysis.Impedance.RelaxationTimes;

/// <summary>
/// Scans lambda over decades from heavy to light smoothing, each solution starting from the last, and refines around the best by a parabola through the
/// scores. The problem is in units of |Z| and the scan is fixed, so neither the unit nor a start can move the result.
/// </summary>
internal static class LambdaSearch
{
    private const double Coarsest = 1;
    private const double Finest = -8;

    public static (double Lambda, IReadOnlyList<(double, double)> Scan, IReadOnlyList<(double Lambda, double[] X)> States) Find(RelaxationSystem system,
        RelaxationSolver solver, RelaxationOptions options, double[] frequency, Complex[] z)
    {
        var score = options.Rule switch
        {
            LambdaRule.Evidence => (lambda, tolerance) => Evidence(system, solver, lambda, tolerance),
            LambdaRule.CrossValidation => (lambda, tolerance) => CrossValidation(system, solver, lambda, tolerance),
            LambdaRule.LCurve => (lambda, tolerance) => Evidence(system, solver, lambda, tolerance),
            _ => RealImaginary(options, frequency, z),
        };
        var scan = new List<(double Log, double Score)>();
        var corner = new List<(double Log, double Fit, double Penalty)>();
        var states = new List<(double, double[])>();
        for (var log = Coarsest; log >= Finest; log--)
        {
            scan.Add((log, score(Math.Pow(10, log), 1e-4)));
            corner.Add((log, Math.Log(solver.Sum), Math.Log(solver.Penalty)));
            states.Add((Math.Pow(10, log), (double[])solver.X.Clone()));

            // Two decades past the best there is nothing to be found.
            if (options.Rule != LambdaRule.LCurve && scan.Count > 3 && scan[^1].Score > scan.Min(s => s.Score) && scan[^2].Score > scan.Min(s => s.Score))
            {
                break;
            }
        }

        if (options.Rule == LambdaRule.LCurve)
        {
            scan = Corner(corner);
        }

        var best = scan.IndexOf(scan.MinBy(s => s.Score));
        var lambda = scan[best].Log;
        if (best > 0 && best < scan.Count - 1)
        {
            var (left, middle, right) = (scan[best - 1].Score, scan[best].Score, scan[best + 1].Score);
            lambda -= 0.5 * (left - right) / (left - (2 * middle) + right);
        }

        if (options.Rule is LambdaRule.Evidence or LambdaRule.CrossValidation)
        {
            lambda = OneDeviation(corner, lambda, system.Rows);
        }

        return (Math.Pow(10, lambda), [.. scan.Select(s => (Math.Pow(10, s.Log), s.Score))], options.Rule == LambdaRule.RealImaginary ? [] : states);
    }

    // The smoothest solution that the data do not refute: the largest lambda whose sum of squares exceeds that of the best by no more than its own
    // standard deviation, S sqrt(2/N) (the one-standard-error rule of Breiman et al. 1984), interpolated between the decades.
    private static double OneDeviation(List<(double Log, double Fit, double Penalty)> points, double best, int rows)
    {
        double At(double log)
        {
            var k = points.FindIndex(p => p.Log <= log);
            k = k < 0 ? points.Count - 1 : k;
            return k == 0 ? points[0].Fit : points[k].Fit + ((log - points[k].Log) * (points[k - 1].Fit - points[k].Fit));
        }

        var bound = At(best) + Math.Log(1 + Math.Sqrt(2.0 / rows));
        var start = points.FindLastIndex(p => p.Log > best);
        var (log, fit) = (best, At(best));
        for (var k = start; k >= 0; k--)
        {
            if (points[k].Fit > bound)
            {
                return log + ((points[k].Log - log) * (bound - fit) / (points[k].Fit - fit));
            }

            (log, fit) = (points[k].Log, points[k].Fit);
        }

        return log;
    }

    // -2 ln evidence up to a constant: N ln(S + lambda P) - rank ln lambda + ln det H, the noise variance integrated out under 1/sigma^2.
    private static double Evidence(RelaxationSystem system, RelaxationSolver solver, double lambda, double tolerance)
    {
        solver.Solve(lambda, tolerance, 30);
        var (_, _, determinant) = solver.Curvature(lambda, false);
        return ((system.Rows - RelaxationSystem.Extras - 2) * Math.Log(solver.Sum + (lambda * solver.Penalty))) - (solver.Bends * Math.Log(lambda))
            + determinant;
    }

    private static double CrossValidation(RelaxationSystem system, RelaxationSolver solver, double lambda, double tolerance)
    {
        solver.Solve(lambda, tolerance, 30);
        var (_, parameters, _) = solver.Curvature(lambda, true);
        return Math.Log(system.Rows * solver.Sum / ((system.Rows - parameters) * (system.Rows - parameters)));
    }

    private static Func<double, double, double> RealImaginary(RelaxationOptions options, double[] frequency, Complex[] z)
    {
        var whole = new RelaxationSystem(frequency, z, options.PerDecade, options.Margin, options.WithTail);
        var real = new RelaxationSolver(new RelaxationSystem(frequency, z, options.PerDecade, options.Margin, options.WithTail, RelaxationRows.Real),
            options.StartingLevel);
        var imaginary = new RelaxationSolver(new RelaxationSystem(frequency, z, options.PerDecade, options.Margin, options.WithTail, RelaxationRows.Imaginary),
            options.StartingLevel);
        var residual = new double[whole.Rows];
        return (lambda, tolerance) =>
        {
            // R_inf is seen by the real part only, L and C by the imaginary part only: each is lent to the other fit.
            real.Solve(lambda, tolerance, 30);
            imaginary.Solve(lambda, tolerance, 30);
            double[] fromReal = [real.X[0], imaginary.X[1], imaginary.X[2], .. real.X[3..]];
            double[] fromImaginary = [real.X[0], imaginary.X[1], imaginary.X[2], .. imaginary.X[3..]];
            whole.Residual(fromReal, residual);
            var sum = residual[whole.Points..].Sum(r => r * r);
            whole.Residual(fromImaginary, residual);
            return Math.Log(sum + residual[..whole.Points].Sum(r => r * r));
        };
    }

    private static List<(double Log, double Score)> Corner(List<(double Log, double Fit, double Penalty)> points)
    {
        var scores = new List<(double, double)>();
        for (var k = 1; k < points.Count - 1; k++)
        {
            var (x1, y1) = (points[k + 1].Fit - points[k - 1].Fit, points[k + 1].Penalty - points[k - 1].Penalty);
            var (x2, y2) = (points[k + 1].Fit - (2 * points[k].Fit) + points[k - 1].Fit, points[k + 1].Penalty - (2 * points[k].Penalty)
                + points[k - 1].Penalty);
            var curvature = ((0.5 * x1 * y2) - (0.5 * y1 * x2)) / Math.Pow(((x1 * x1) + (y1 * y1)) / 4, 1.5);
            scores.Add((points[k].Log, -Math.Abs(curvature)));
        }

        return scores;
    }
}
