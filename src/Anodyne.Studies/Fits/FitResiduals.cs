using Anodyne.Numerics.Fitting;
using Anodyne.Quantities;
using Anodyne.Store.Jobs;

namespace Anodyne.Studies.Fits;

/// <summary>
/// Simulated less measured over the errors, as a function of the place in the box of the parameters. Derivatives are central differences, run side by side: a
/// step of a hundredth of the box stands far above what the tolerance of a simulation leaves undecided.
/// </summary>
/// <param name="plan">The plan.</param>
/// <param name="jobs">Runs at the same time.</param>
/// <param name="cancel">Stops.</param>
internal sealed class FitResiduals(FitPlan plan, int jobs, CancellationToken cancel) : IResidualFunction
{
    private const double Step = 0.01;
    private int _runs;

    public int ResidualCount { get; } = plan.Targets.Sum(target => target.Count);

    public int ParameterCount => plan.Parameters.Count;

    /// <summary>Runs so far.</summary>
    public int Runs => _runs;

    /// <summary>Why the last run that failed did.</summary>
    public string LastFailure { get; private set; } = "";

    public void Evaluate(ReadOnlySpan<double> parameters, Span<double> residuals, Span<double> jacobian)
    {
        var (m, n) = (ResidualCount, ParameterCount);
        var centre = parameters.ToArray();
        var points = new List<double[]> { centre };
        for (var p = 0; p < n && !jacobian.IsEmpty; p++)
        {
            // Inside the box: one-sided at its border.
            foreach (var side in (double[])[Math.Min(1, centre[p] + Step), Math.Max(0, centre[p] - Step)])
            {
                var moved = (double[])centre.Clone();
                moved[p] = side;
                points.Add(moved);
            }
        }

        var rows = JobPool.Run(points.Count, Math.Min(jobs, points.Count), (number, _) => At(points[number]), cancel);
        rows[0].CopyTo(residuals);
        for (var p = 0; p < n && !jacobian.IsEmpty; p++)
        {
            var (up, down) = (rows[1 + (2 * p)], rows[2 + (2 * p)]);
            var width = points[1 + (2 * p)][p] - points[2 + (2 * p)][p];
            for (var i = 0; i < m; i++)
            {
                jacobian[(p * m) + i] = (up[i] - down[i]) / width;
            }
        }
    }

    private double[] At(double[] point)
    {
        cancel.ThrowIfCancellationRequested();
        Interlocked.Increment(ref _runs);
        var residuals = new double[ResidualCount];
        try
        {
            var run = plan.Run(point, cancel);
            var start = 0;
            foreach (var target in plan.Targets)
            {
                target.Write(run, residuals.AsSpan(start, target.Count));
                start += target.Count;
            }
        }
        catch (AnodyneException failure)
        {
            // A point where no run is possible: the search steps back from it.
            LastFailure = failure.Problem.ToString();
            Array.Fill(residuals, double.NaN);
        }

        return residuals;
    }
}
