namespace Anodyne.Store.Jobs;

/// <summary>Runs independent jobs side by side. Which job runs on which thread never enters a result; the results come back in the order of the jobs.</summary>
public static class JobPool
{
    /// <summary>Runs the jobs.</summary>
    /// <param name="count">How many jobs.</param>
    /// <param name="atOnce">How many run at the same time, at least 1.</param>
    /// <param name="job">Runs job number i; called from several threads.</param>
    /// <param name="cancel">Stops before the next job; running jobs see the token themselves.</param>
    /// <returns>One result a job.</returns>
    /// <exception cref="OperationCanceledException">Cancelled; jobs that had finished have kept what they keep.</exception>
    public static T[] Run<T>(int count, int atOnce, Func<int, CancellationToken, T> job, CancellationToken cancel)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(atOnce, 1);
        var results = new T[count];
        var failures = new Exception?[count];
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var next = -1;
        var threads = new Thread[Math.Min(atOnce, count)];
        for (var index = 0; index < threads.Length; index++)
        {
            threads[index] = new Thread(Work) { IsBackground = true, Name = $"job {index}" };
            threads[index].Start();
        }

        foreach (var thread in threads)
        {
            thread.Join();
        }

        // The first failure in the order of the jobs, not in time, so that the message is the same in every run.
        cancel.ThrowIfCancellationRequested();
        foreach (var failure in failures)
        {
            if (failure is not null and not OperationCanceledException)
            {
                System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(failure);
            }
        }

        return results;

        void Work()
        {
            for (var number = Interlocked.Increment(ref next); number < count && !stop.IsCancellationRequested; number = Interlocked.Increment(ref next))
            {
                try
                {
                    results[number] = job(number, stop.Token);
                }
                catch (Exception failure)
                {
                    // Carried to the caller's thread; the others are told to stop.
                    failures[number] = failure;
                    stop.Cancel();
                }
            }
        }
    }
}
