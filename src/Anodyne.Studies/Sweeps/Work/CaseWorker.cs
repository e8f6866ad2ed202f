using Anodyne.Quantities;
using Anodyne.Store.Jobs;
using Anodyne.Store.Output;
using Anodyne.Store.Results;
using Anodyne.Studies.Runs;
using Anodyne.Studies.Sweeps.Folder;
using Anodyne.Studies.Sweeps.Plan;

namespace Anodyne.Studies.Sweeps.Work;

/// <summary>
/// Computes cases of a sweep with the executor of studies, one result file a case. A case that cannot be computed is a result too, with its reason; only what
/// would befall every case (a full disk, a store that cannot be written) stops the work.
/// </summary>
/// <param name="plan">The plan.</param>
/// <param name="folder">The folder of the sweep.</param>
/// <param name="store">Where results are kept beside the folder.</param>
internal sealed class CaseWorker(SweepPlan plan, SweepFolder folder, IResultStore store)
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);
    private readonly ResultArchive _archive = new(new FailingAloud(store), TimeProvider.System);

    /// <summary>Computes the cases that have no result yet.</summary>
    /// <param name="cases">The cases.</param>
    /// <param name="jobs">How many at the same time.</param>
    /// <param name="progress">Told how many are finished, of how many.</param>
    /// <param name="cancel">Saves the state of what runs and stops.</param>
    /// <returns>How many were computed or failed now.</returns>
    /// <exception cref="OperationCanceledException">Stopped, here or by <c>sweep cancel</c>.</exception>
    public int Run(IReadOnlyList<SweepCase> cases, int jobs, Action<int, int>? progress, CancellationToken cancel)
    {
        var present = folder.WithResult();
        var todo = cases.Where(one => !present.Contains(one.Id) || folder.Find(one.Id, one.Hash) is null).ToArray();
        var finished = cases.Count - todo.Length;
        progress?.Invoke(finished, cases.Count);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        using var watch = new Timer(_ => StopIfAsked(stop), null, Look, Look);
        try
        {
            JobPool.Run(
                todo.Length,
                jobs,
                (number, token) =>
                {
                    token.ThrowIfCancellationRequested();
                    Compute(todo[number], jobs > 1 ? 1 : Environment.ProcessorCount, token);
                    progress?.Invoke(Interlocked.Increment(ref finished), cases.Count);
                    return true;
                },
                stop.Token);
        }
        catch (StoreFailure failure)
        {
            throw new ComputationException(failure.Problem with { Mend = $"{failure.Problem.Mend} What is finished is kept; the same command goes on." },
                failure);
        }

        return todo.Length;
    }

    private void Compute(SweepCase one, int threads, CancellationToken cancel)
    {
        using var mark = folder.Begin(one.Id);
        CaseResult result;
        try
        {
            // One executor a case: a failure of one is not the failure of the others.
            var run = plan.Run(one);
            var finished = new RunExecutor(_archive, folder.Checkpoints(one.Id)).Run(plan.Name, [run], threads, resume: true, null, cancel)[0];
            result = Taken(one, finished);
            if (plan.KeepsFiles)
            {
                using var output = OutputFolder.Open(folder.Files(one.Id));
                plan.Model.Write(output, "", run.Case, finished.Result);
            }
        }
        catch (AnodyneException failure)
        {
            result = Failed(one, failure.Problem.ToString());
        }
        catch (Exception failure) when (failure is not (OperationCanceledException or StoreFailure or IOException or UnauthorizedAccessException))
        {
            result = Failed(one, $"a defect of anodyne: {failure.GetType().Name}: {failure.Message}");
        }

        folder.Keep(result);
        if (Directory.Exists(folder.Checkpoints(one.Id)))
        {
            Directory.Delete(folder.Checkpoints(one.Id), recursive: true);
        }
    }

    private CaseResult Taken(SweepCase one, FinishedRun finished)
    {
        var values = new Dictionary<string, double>(StringComparer.Ordinal);

        // All of them, not only the columns of today: a plan that asks for another column later finds it here.
        foreach (var quantity in plan.Model.Quantities)
        {
            if (quantity.Of(finished.Result) is var value && double.IsFinite(value))
            {
                values[quantity.Name] = value;
            }
        }

        var failure = plan.Model.Failure(finished.Result);
        var seconds = finished.Origin == RunOrigin.Computed ? plan.Model.Seconds(finished.Result) : 0;
        return new CaseResult(one.Id, one.Hash, failure is null, failure ?? plan.Model.Ending(finished.Result).Words, seconds, values);
    }

    private static CaseResult Failed(SweepCase one, string reason) => new(one.Id, one.Hash, false, reason, 0, new Dictionary<string, double>());

    private void StopIfAsked(CancellationTokenSource stop)
    {
        if (folder.IsCancelled)
        {
            try
            {
                stop.Cancel();
            }
            catch (ObjectDisposedException)
            {
                // The work has ended in the meantime.
            }
        }
    }

    // What the store cannot do befalls every case: it must not be mistaken for the failure of one.
    private sealed class FailingAloud(IResultStore inner) : IResultStore
    {
        public string Place => inner.Place;

        public StoredResult? Find(ResultKey key) => Guarded(() => inner.Find(key));

        public void Keep(StoredResult result) => Guarded(() =>
        {
            inner.Keep(result);
            return true;
        });

        public IReadOnlyList<StoredEntry> List(string? study = null) => inner.List(study);

        public void Dispose()
        {
            // The store belongs to whoever opened it.
        }

        private static T Guarded<T>(Func<T> work)
        {
            try
            {
                return work();
            }
            catch (AnodyneException failure)
            {
                throw new StoreFailure(failure);
            }
        }
    }

    private sealed class StoreFailure(AnodyneException failure) : Exception(failure.Message, failure)
    {
        public Problem Problem { get; } = failure.Problem;
    }
}
