using System.Diagnostics;
using Anodyne.Plating.Results;
using Anodyne.Plating.Runs;

namespace Anodyne.Plating.Bench;

/// <summary>Times every step of a run by the progress it reports, and the run as a whole.</summary>
internal sealed class RunTimer : IProgress<PlatingProgress>
{
    private readonly List<double> _steps = [];
    private long _last;

    public double WallSeconds { get; private set; }

    public double ProcessorSeconds { get; private set; }

    public PlatingResult? Result { get; private set; }

    /// <summary>Median of the warm steps (the first three, with cold fields, are left out), ms.</summary>
    public double MedianStep => Sorted()[Sorted().Length / 2];

    public double LeastStep => Sorted()[0];

    public static RunTimer Time(PlatingCase problem, int steps = int.MaxValue)
    {
        var timer = new RunTimer();
        using var stop = new CancellationTokenSource();
        var before = Process.GetCurrentProcess().TotalProcessorTime;
        var watch = Stopwatch.StartNew();
        timer._last = Stopwatch.GetTimestamp();
        timer.Limit = steps;
        timer.Cancel = stop.Cancel;
        try
        {
            timer.Result = PlatingSimulation.Run(problem, null, timer, stop.Token);
        }
        catch (OperationCanceledException)
        {
        }

        timer.WallSeconds = watch.Elapsed.TotalSeconds;
        timer.ProcessorSeconds = (Process.GetCurrentProcess().TotalProcessorTime - before).TotalSeconds;
        return timer;
    }

    public void Report(PlatingProgress value)
    {
        var now = Stopwatch.GetTimestamp();
        _steps.Add((now - _last) * 1e3 / Stopwatch.Frequency);
        _last = now;
        if (_steps.Count >= Limit)
        {
            Cancel();
        }
    }

    private int Limit { get; set; }

    private Action Cancel { get; set; } = () => { };

    private double[] Sorted() => [.. _steps.Skip(Math.Min(3, _steps.Count - 1)).Order()];
}
