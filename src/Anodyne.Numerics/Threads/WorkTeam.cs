namespace Anodyne.Numerics.Threads;

/// <summary>
/// A fixed team of threads that runs one job after another over blocks of rows. Built for many short jobs: a waiting thread spins for
/// some fifty microseconds, then sleeps, so that a busy foreign process costs its share and never stalls the team: a thread that only
/// spun, or yielded in a loop, would hold the very core that the thread it waits for needs.
/// </summary>
/// <remarks>
/// The result of a job must not depend on the number of threads. Row kernels write disjoint rows, and sums are kept a row at a time and
/// added in row order, so every run is bit-identical for any team size. A team of one runs everything on the caller.
/// </remarks>
public sealed class WorkTeam : IDisposable
{
    private const int SpinLimit = 1500;
    private readonly object _gate = new();
    private readonly Thread[] _threads;
    private readonly SemaphoreSlim[] _wake;
    private readonly int[] _asleep;
    private Action<int>? _job;
    private volatile int _epoch;
    private volatile int _phase;
    private volatile bool _stop;
    private volatile Exception? _failure;
    private int _arrived;
    private int _sleeping;

    /// <summary>Starts the team.</summary>
    /// <param name="size">Number of threads including the caller, 1 to 256.</param>
    public WorkTeam(int size)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, 256);
        Size = size;
        _threads = new Thread[size];
        _wake = new SemaphoreSlim[size];
        _asleep = new int[size];
        for (var t = 1; t < size; t++)
        {
            var id = t;
            _wake[t] = new SemaphoreSlim(0);
            _threads[t] = new Thread(() => Loop(id)) { IsBackground = true, Name = "Anodyne worker" };
            _threads[t].Start();
        }
    }

    /// <summary>Number of threads, the caller included.</summary>
    public int Size { get; }

    /// <summary>The default size: one thread fewer than there are cores, at least one.</summary>
    public static int DefaultSize => Math.Max(1, Environment.ProcessorCount - 1);

    /// <summary>First row of a thread's block when <paramref name="rows"/> rows are shared out evenly.</summary>
    public static int BlockStart(int rows, int thread, int threads) => (int)((long)rows * thread / threads);

    /// <summary>Runs the job on every thread (argument: thread index) and returns when all are done. Not reentrant.</summary>
    public void Run(Action<int> job)
    {
        if (Size == 1)
        {
            job(0);
            return;
        }

        _job = job;
        _failure = null;
        Interlocked.Increment(ref _epoch);
        for (var t = 1; t < Size; t++)
        {
            if (Interlocked.Exchange(ref _asleep[t], 0) == 1)
            {
                _wake[t].Release();
            }
        }

        try
        {
            job(0);
        }
        finally
        {
            Barrier();
        }

        if (_failure is { } failure)
        {
            throw new InvalidOperationException("A worker thread failed.", failure);
        }
    }

    /// <summary>Waits until every thread of the team has arrived. To be called by all of them, or by none, within a job.</summary>
    public void Barrier()
    {
        if (Size == 1)
        {
            return;
        }

        var phase = _phase;
        if (Interlocked.Increment(ref _arrived) == Size)
        {
            _arrived = 0;
            _phase = phase + 1;
            Interlocked.MemoryBarrier();
            if (Volatile.Read(ref _sleeping) > 0)
            {
                lock (_gate)
                {
                    Monitor.PulseAll(_gate);
                }
            }

            return;
        }

        for (var spins = 0; spins < SpinLimit; spins++)
        {
            if (_phase != phase)
            {
                return;
            }

            Thread.SpinWait(1);
        }

        // The count is raised before the phase is read again, and the last to arrive reads it after having changed the phase: no wake-up is missed.
        lock (_gate)
        {
            Interlocked.Increment(ref _sleeping);
            while (_phase == phase)
            {
                Monitor.Wait(_gate);
            }

            Interlocked.Decrement(ref _sleeping);
        }
    }

    /// <summary>Stops the threads.</summary>
    public void Dispose()
    {
        _stop = true;
        for (var t = 1; t < Size; t++)
        {
            _wake[t].Release();
        }

        for (var t = 1; t < Size; t++)
        {
            _threads[t].Join();
            _wake[t].Dispose();
        }
    }

    private void Loop(int id)
    {
        var seen = 0;
        while (true)
        {
            var spins = 0;
            while (_epoch == seen && !_stop)
            {
                if (++spins < 4 * SpinLimit)
                {
                    Thread.SpinWait(1);
                    continue;
                }

                Interlocked.Exchange(ref _asleep[id], 1);
                if ((_epoch == seen && !_stop) || Interlocked.Exchange(ref _asleep[id], 0) == 0)
                {
                    _wake[id].Wait();
                }

                spins = 0;
            }

            if (_stop)
            {
                return;
            }

            seen++;
            try
            {
                _job!(id);
            }
            catch (Exception failure) when (failure is not OutOfMemoryException)
            {
                _failure = failure;
            }

            Barrier();
        }
    }
}
