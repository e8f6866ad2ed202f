using System.Diagnostics;
using Anodyne.Quantities;
using Anodyne.Store.Jobs;

namespace Anodyne.Studies.Verification;

/// <summary>Runs checks side by side; the outcomes come back in the order of the checks whatever the number of jobs.</summary>
public static class CheckRunner
{
    /// <summary>Runs the checks.</summary>
    /// <param name="checks">What to run.</param>
    /// <param name="jobs">How many run at the same time, at least 1.</param>
    /// <param name="finished">Told of every outcome as it comes, in no fixed order; may be null. Called from several threads.</param>
    /// <param name="cancel">Stops between and inside checks.</param>
    /// <returns>One outcome a check, in the order of <paramref name="checks"/>.</returns>
    public static IReadOnlyList<CheckOutcome> Run(
        IReadOnlyList<VerificationCheck> checks, int jobs, Action<CheckOutcome>? finished, CancellationToken cancel) =>
        JobPool.Run(
            checks.Count,
            jobs,
            (index, stop) =>
            {
                var outcome = RunOne(checks[index], stop);
                finished?.Invoke(outcome);
                return outcome;
            },
            cancel);

    private static CheckOutcome RunOne(VerificationCheck check, CancellationToken cancel)
    {
        var watch = Stopwatch.StartNew();
        try
        {
            var value = check.Compute(cancel);
            return new CheckOutcome(check, value, check.Error(value), check.Passes(value), watch.Elapsed.TotalSeconds, null);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // A check that throws has failed; the others still run, and the reason is printed on its line.
            return new CheckOutcome(check, double.NaN, double.NaN, false, watch.Elapsed.TotalSeconds, failure.Message);
        }
    }
}
