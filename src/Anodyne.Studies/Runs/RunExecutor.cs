using Anodyne.Plating;
using Anodyne.Plating.Results;
using Anodyne.Quantities;
using Anodyne.Store.Jobs;
using Anodyne.Store.Results;

namespace Anodyne.Studies.Runs;

/// <summary>Where the runs of a study stand.</summary>
/// <param name="Fraction">Share of the work that is done, 0 to 1, reused runs counted as done.</param>
/// <param name="Done">Runs that are finished.</param>
/// <param name="Total">Runs in all.</param>
public sealed record RunsProgress(double Fraction, int Done, int Total);

/// <summary>
/// Computes planned runs side by side. Equal cases are computed once; a case that the store has is not computed; an unfinished run leaves a checkpoint
/// and goes on from it when the executor resumes.
/// </summary>
/// <param name="runner">Computes one case.</param>
/// <param name="store">Where results are kept.</param>
/// <param name="checkpoints">Folder of the checkpoints, which are named after the keys.</param>
/// <param name="clock">Gives the time that is written into the store.</param>
public sealed class RunExecutor(IPlatingRunner runner, IResultStore store, string checkpoints, TimeProvider clock)
{
    /// <summary>Computes the runs.</summary>
    /// <param name="study">Name of the study.</param>
    /// <param name="runs">What is wanted.</param>
    /// <param name="jobs">Runs at the same time, at least 1; each has one thread if there are several.</param>
    /// <param name="resume">True to go on from checkpoints, false to begin unfinished runs anew.</param>
    /// <param name="progress">Told how far the work is; may be null. Called from several threads.</param>
    /// <param name="cancel">Saves the state of every running case and throws.</param>
    /// <returns>One finished run a planned one, in their order.</returns>
    public IReadOnlyList<FinishedRun> Run(
        string study, IReadOnlyList<PlannedRun> runs, int jobs, bool resume, Action<RunsProgress>? progress, CancellationToken cancel)
    {
        // Equal inputs under different names (a placement that changes nothing for a variant, a swap of no property) are one computation.
        var groups = runs.Select((run, index) => (run, index)).GroupBy(item => PlatingArchive.Key(item.run.Case, runner.Version)).ToArray();
        var fractions = new double[groups.Length];
        var done = 0;
        var threadsEach = jobs > 1 && groups.Length > 1 ? 1 : jobs;

        var results = JobPool.Run(
            groups.Length,
            jobs,
            (number, stop) =>
            {
                var first = groups[number].First().run;
                var (result, origin) = Obtain(study, first, groups[number].Key, threadsEach, resume, fraction => Report(number, fraction, 0), stop);
                Report(number, 1, 1);
                return (result, origin);
            },
            cancel);

        var finished = new FinishedRun[runs.Count];
        for (var number = 0; number < groups.Length; number++)
        {
            foreach (var (run, index) in groups[number])
            {
                finished[index] = new FinishedRun(run, results[number].result with { Name = run.Case.Name }, results[number].origin);
            }
        }

        return finished;

        void Report(int number, double fraction, int finishedNow)
        {
            var count = Interlocked.Add(ref done, finishedNow);
            Volatile.Write(ref fractions[number], fraction);
            progress?.Invoke(new RunsProgress(fractions.Sum() / groups.Length, count, groups.Length));
        }
    }

    private (PlatingResult Result, RunOrigin Origin) Obtain(
        string study, PlannedRun run, ResultKey key, int threads, bool resume, Action<double> report, CancellationToken cancel)
    {
        if (PlatingArchive.Find(store, key, run.Case.Name) is { } kept)
        {
            return (kept, RunOrigin.Reused);
        }

        var checkpoint = Path.Combine(checkpoints, key.Text + ".checkpoint");
        Directory.CreateDirectory(checkpoints);
        if (!resume)
        {
            File.Delete(checkpoint);
        }

        var problem = run.Case with { Numerics = run.Case.Numerics with { Threads = run.Case.Numerics.Threads ?? threads } };
        var options = new PlatingRunOptions { CheckpointPath = checkpoint, Resume = resume };
        var result = Named(run, () => runner.Run(problem, options, new Progress(report), cancel));
        PlatingArchive.Keep(store, study, run.Id, run.Case, runner.Version, result, clock.GetUtcNow());
        File.Delete(checkpoint);
        return (result, RunOrigin.Computed);
    }

    // A study runs hundreds of cases: a failure says which one.
    private static PlatingResult Named(PlannedRun run, Func<PlatingResult> compute)
    {
        try
        {
            return compute();
        }
        catch (ComputationException failure)
        {
            throw new ComputationException(failure.Problem with { Where = failure.Problem.Where.Length == 0 ? run.Id : $"{run.Id}, {failure.Problem.Where}" }, failure);
        }
    }

    // Not System.Progress, which hands the report to another thread and so out of order.
    private sealed class Progress(Action<double> report) : IProgress<PlatingProgress>
    {
        public void Report(PlatingProgress value) => report(value.Fraction);
    }
}
