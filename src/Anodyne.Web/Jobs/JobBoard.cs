using System.Globalization;
using Anodyne.Quantities;
using Anodyne.Store.Output;
using Anodyne.Studies.Requests;
using Anodyne.Web.Workspaces;

namespace Anodyne.Web.Jobs;

/// <summary>
/// The jobs of a workspace: one runs, the others wait. A job that ran when the server ended goes on from its checkpoint at the next start. Safe to use from
/// several threads.
/// </summary>
/// <param name="workspace">The workspace.</param>
/// <param name="version">Version of the program, for reports.</param>
/// <param name="time">The clock.</param>
public sealed class JobBoard(Workspace workspace, string version, TimeProvider time) : IAsyncDisposable
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(1);
    private readonly Lock _gate = new();
    private readonly JobFiles _files = new(workspace);
    private readonly SortedDictionary<string, Job> _jobs = new(StringComparer.Ordinal);
    private readonly Dictionary<string, CancellationTokenSource> _running = [];
    private readonly CancellationTokenSource _stop = new();
    private readonly SemaphoreSlim _bell = new(0);
    private Task _work = Task.CompletedTask;

    /// <summary>The verbs that a job may be.</summary>
    public static IReadOnlyList<string> Verbs { get; } = ["plate", "cycle", "run", "design"];

    /// <summary>Called after a job changed, with its name; from another thread.</summary>
    public event Action<string>? Changed;

    /// <summary>All jobs, newest first.</summary>
    public IReadOnlyList<Job> All
    {
        get
        {
            lock (_gate)
            {
                return [.. _jobs.Values.Reverse()];
            }
        }
    }

    /// <summary>A job; null if there is none of this name.</summary>
    public Job? Find(string id)
    {
        lock (_gate)
        {
            return _jobs.GetValueOrDefault(id);
        }
    }

    /// <summary>Takes up what an earlier server left, and begins to work.</summary>
    public void Start()
    {
        lock (_gate)
        {
            foreach (var job in _files.All())
            {
                _jobs[job.Id] = job.State == JobState.Running
                    ? job with { State = JobState.Queued, Log = [.. job.Log, "the server ended while this ran; it goes on from its checkpoint"] }
                    : job;
            }
        }

        _work = Task.Factory.StartNew(Loop, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>Asks for a job.</summary>
    /// <param name="verb">One of <see cref="Verbs"/>.</param>
    /// <param name="file">The case, relative to the workspace.</param>
    /// <exception cref="InputException">The file, or one that it names, lies outside the workspace, or the case is wrong.</exception>
    public Job Ask(string verb, string file)
    {
        if (!Verbs.Contains(verb))
        {
            throw new InputException("there is no such job", "verb", verb, string.Join(", ", Verbs));
        }

        var full = workspace.Within(file);
        NamedFiles.MustStayInside(workspace, full);
        var now = time.GetUtcNow();
        var stem = string.Concat(InputPaths.Stem(file).Take(40).Select(static c => char.IsAsciiLetterOrDigit(c) ? c : '-')).Trim('-');
        Job job;
        lock (_gate)
        {
            var id = now.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture) + "-" + stem;
            for (var k = 2; _jobs.ContainsKey(id); k++)
            {
                id = now.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture) + $"-{stem}-{k}";
            }

            job = new Job(id, verb, file, now);
            _jobs[id] = job;
            _files.Keep(job);
        }

        Changed?.Invoke(job.Id);
        _bell.Release();
        return job;
    }

    /// <summary>Stops a job; what it computed is saved.</summary>
    public void Cancel(string id)
    {
        Change(id, static job => job.State == JobState.Queued ? job with { State = JobState.Cancelled } : job);
        lock (_gate)
        {
            if (_running.TryGetValue(id, out var source))
            {
                source.Cancel();
            }
        }
    }

    /// <summary>Lets a stopped or failed job go on.</summary>
    public void Resume(string id)
    {
        Change(id, static job => job.IsOpen ? job : job with { State = JobState.Queued, Problem = null, Ended = null });
        _bell.Release();
    }

    /// <summary>Takes a job off the list; its results stay in the workspace.</summary>
    public void Forget(string id)
    {
        lock (_gate)
        {
            if (_jobs.TryGetValue(id, out var job) && !job.IsOpen)
            {
                _jobs.Remove(id);
                _files.Forget(id);
            }
        }

        Changed?.Invoke(id);
    }

    /// <summary>Asks running jobs to save and waits for them.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        _bell.Release();
        await _work.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private void Loop()
    {
        while (!_stop.IsCancellationRequested)
        {
            Job? next;
            lock (_gate)
            {
                next = _jobs.Values.FirstOrDefault(static job => job.State == JobState.Queued);
            }

            if (next is null)
            {
                _bell.Wait();
                continue;
            }

            Run(next.Id);
        }
    }

    private void Run(string id)
    {
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token);
        lock (_gate)
        {
            _running[id] = cancel;
        }

        var job = Change(id, j => j with
        {
            State = JobState.Running, Started = time.GetUtcNow(), StartedAt = -1, Starts = j.Starts + 1, Problem = null,
        });
        try
        {
            var full = workspace.Within(job.File);
            NamedFiles.MustStayInside(workspace, full);
            using var context = new RequestContext(
                Path.Combine(workspace.Root, job.Folder), warn: text => Change(id, j => j with { Log = [.. j.Log, text] }),
                report: (what, fraction) => Report(id, what, fraction), cancel: cancel.Token);
            var answer = Ask(job, full, context);
            var document = JsonText.Print(answer.Document);
            Change(id, j => j with { State = JobState.Done, Fraction = 1, Ended = time.GetUtcNow(), Document = document, Doing = "" });
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // The server ends: the job stays written down as running, and goes on at the next start.
        }
        catch (OperationCanceledException)
        {
            Change(id, j => j with { State = JobState.Cancelled, Ended = time.GetUtcNow() });
        }
        catch (AnodyneException failure)
        {
            Change(id, j => j with { State = JobState.Failed, Ended = time.GetUtcNow(), Problem = failure.Problem });
        }
        catch (Exception failure)
        {
            // One job that fails for a reason nobody foresaw must not take the others and the page with it.
            var problem = new Problem("the computation stopped for a reason that was not foreseen: a defect of anodyne",
                Found: $"{failure.GetType().Name}: {failure.Message}");
            Change(id, j => j with { State = JobState.Failed, Ended = time.GetUtcNow(), Problem = problem });
        }
        finally
        {
            lock (_gate)
            {
                _running.Remove(id);
            }
        }
    }

    private Answer Ask(Job job, string full, RequestContext context)
    {
        var resume = job.Starts > 1;
        return job.Verb switch
        {
            "plate" => new PlateRequest(full, resume).Run(context),
            "cycle" => new CycleRequest(full, resume).Run(context),
            "design" => new DesignRequest(full).Run(context),
            _ => new RunRequest(full, version) { Resume = resume, Store = workspace.Store, Jobs = Math.Max(1, Environment.ProcessorCount - 1) }.Run(context),
        };
    }

    // Progress comes often: it is shown and written down about once a second.
    private void Report(string id, string what, double fraction)
    {
        lock (_gate)
        {
            var job = _jobs[id];
            var now = time.GetUtcNow();
            if (_said.TryGetValue(id, out var last) && now - last < Between)
            {
                return;
            }

            _said[id] = now;
            var f = double.IsFinite(fraction) ? Math.Clamp(fraction, 0, 1) : job.Fraction;
            _jobs[id] = job with { Doing = what, Fraction = f, StartedAt = job.StartedAt < 0 ? f : job.StartedAt };
            _files.Keep(_jobs[id]);
        }

        Changed?.Invoke(id);
    }

    private readonly Dictionary<string, DateTimeOffset> _said = [];

    private Job Change(string id, Func<Job, Job> change)
    {
        Job job;
        lock (_gate)
        {
            if (!_jobs.TryGetValue(id, out var found))
            {
                throw new InputException("there is no such job", "job", id);
            }

            job = change(found);
            if (job == found)
            {
                return job;
            }

            _jobs[id] = job;
            _files.Keep(job);
        }

        Changed?.Invoke(id);
        return job;
    }
}
