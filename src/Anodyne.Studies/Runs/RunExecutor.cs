using Anodyne.Quantities;
using Anodyne.Store.Jobs;
using Anodyne.Studies.Models;
using Anodyne.Studies.Plan;

namespace Anodyne.Studies.Runs;

/// <summary>
/// Computes planned runs side by side. Equal cases are computed once; a case that the store has is not computed; an unfinished run leaves a checkpoint
/// and goes on from it when the executor resumes.
/// </summary>
/// <param name="archive">Where results are kept.</param>
/// <param name="checkpoints">Folder of the checkpoints, which are named after the keys.</param>
internal sealed class RunExecutor(ResultArchive archive, string checkpoints)
{
    /// <summary>Computes the runs.</summary>
    /// <returns>One finished run a planned one, in their order.</returns>
    public IReadOnlyList<FinishedRun> Run(
        string study, IReadOnlyList<PlannedRun> runs, int jobs, bool resume, Action<RunsProgress>? progress, CancellationToken cancel)
    {
        // Equal inputs under different names (a placement that changes nothing for a variant, a swap of no property) are one computation.
        var groups = runs.Select((run, index) => (run, index)).GroupBy(item => ResultArchive.Key(item.run)).ToArray();
        var fractions = new double[groups.Length];
        var done = 0;
        var threadsEach = jobs > 1 && groups.Length > 1 ? 1 : jobs;

        var results = JobPool.Run(
            groups.Length,
            jobs,
            (number, stop) =>
            {
                var first = groups[number].First().run;
                var (result, origin) = Obtain(study, first, threadsEach, resume, fraction => Report(number, fraction, 0), stop);
                Report(number, 1, 1);
                return (result, origin);
            },
            cancel);
        RemoveIfEmpty();

        var finished = new FinishedRun[runs.Count];
        for (var number = 0; number < groups.Length; number++)
        {
            foreach (var (run, index) in groups[number])
            {
                var (result, origin) = results[number];
                finished[index] = new FinishedRun(run, result is NoResult ? result : run.Model.Named(result, run.Case.Name), origin);
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

    private (object Result, RunOrigin Origin) Obtain(
        string study, PlannedRun run, int threads, bool resume, Action<double> report, CancellationToken cancel)
    {
        if (archive.Find(run) is { } kept)
        {
            return (kept, RunOrigin.Reused);
        }

        var checkpoint = Path.Combine(checkpoints, ResultArchive.Key(run).Text + ".checkpoint");
        Directory.CreateDirectory(checkpoints);
        if (!resume)
        {
            File.Delete(checkpoint);
        }

        object result;
        try
        {
            result = Named(run, () => run.Model.Run(run.Case, new RunSetting(checkpoint, resume, threads), report, cancel));
        }
        catch (AnodyneException failure) when (run.IsExpendable)
        {
            File.Delete(checkpoint);
            return (new NoResult(failure.Problem), RunOrigin.Computed);
        }

        archive.Keep(study, run, result);
        File.Delete(checkpoint);
        return (result, RunOrigin.Computed);
    }

    // A study runs hundreds of cases: a failure says which one.
    private static object Named(PlannedRun run, Func<object> compute)
    {
        try
        {
            return compute();
        }
        catch (ComputationException failure)
        {
            var place = failure.Problem.Where.Length == 0 ? run.Id : $"{run.Id}, {failure.Problem.Where}";
            throw new ComputationException(failure.Problem with { Where = place }, failure);
        }
    }

    private void RemoveIfEmpty()
    {
        if (Directory.Exists(checkpoints) && !Directory.EnumerateFileSystemEntries(checkpoints).Any())
        {
            Directory.Delete(checkpoints);
        }
    }
}
