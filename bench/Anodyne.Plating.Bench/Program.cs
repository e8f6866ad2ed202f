using System.Globalization;
using Anodyne.Plating;
using Anodyne.Plating.Bench;
using BenchmarkDotNet.Running;

// With "--quick" the table of docs/performance.md is printed in a minute or two; otherwise BenchmarkDotNet measures.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args.Contains("--burn"))
{
    while (true)
    {
    }
}

if (!args.Contains("--quick"))
{
    BenchmarkSwitcher.FromAssembly(typeof(StepBenchmarks).Assembly).Run(args);
    return;
}

var only = args.SkipWhile(a => a != "--only").Skip(1).FirstOrDefault();
RunTimer.Time(PlatingCases.Bumps(64, 1));
RunTimer.Time(PlatingCases.Bumps(64, 2));
Console.WriteLine($"{Environment.ProcessorCount} processors, .NET {Environment.Version}");
Console.WriteLine("case                      threads   cells    step ms: median  least    run s    cpu s   steps   cycles/step   us a cell and cycle");
foreach ((var across, var threads) in (ReadOnlySpan<(int, int)>)[(128, 1), (256, 1), (512, 1), (512, 3), (512, 4), (1024, 1), (1024, 4)])
{
    if (only is null or "step")
    {
        Line("six waves, 3 mAh/cm2", PlatingCases.Bumps(across, threads), threads, across == 1024 ? 80 : int.MaxValue);
    }
}

foreach ((var across, var threads) in (ReadOnlySpan<(int, int)>)[(256, 1), (512, 1), (512, 4)])
{
    if (only is null or "rough")
    {
        Line("rough, 3 mAh/cm2", PlatingCases.Rough(across, threads), threads, int.MaxValue);
    }
}

foreach ((var across, var threads) in (ReadOnlySpan<(int, int)>)[(256, 1), (512, 1), (512, 4)])
{
    if (only is null or "limit")
    {
        Line("near the limit, 3 mAh/cm2", PlatingCases.NearLimit(across, threads), threads, int.MaxValue);
    }
}

if (only is null or "anchor")
{
    Line("200 x 200 um, 400 s", PlatingCases.PhaseFieldBox(256, 1), 1, int.MaxValue);
    Line("200 x 200 um, 400 s", PlatingCases.PhaseFieldBox(512, 4), 4, int.MaxValue);
}

if (only is null or "foreign")
{
    Foreign();
}

if (only is null or "solver")
{
    SolverTraffic.Print();
}

static void Line(string name, PlatingCase problem, int threads, int steps)
{
    var timer = RunTimer.Time(problem, steps);
    var run = timer.Result;
    var shape = run is null
        ? "     (first steps only)"
        : $"{run.Steps,7} {(double)run.LinearIterations / run.Steps,13:F1} {1e6 * timer.WallSeconds / ((double)run.LinearIterations * run.Cells),14:F4}   {run.StopReason}, Rq {run.RoughnessRq * 1e6:F3} um";
    Console.WriteLine(
        $"{name,-27} {threads,4} {problem.Numerics.CellsAcross,5} x {(run is null ? 0 : run.Cells / problem.Numerics.CellsAcross),-5}{timer.MedianStep,12:F2} {timer.LeastStep,7:F2} {timer.WallSeconds,8:F2} {timer.ProcessorSeconds,8:F2} {shape}");
}

// One foreign process that never rests takes a core; a run on all cores but one should not notice, a run on all of them should lose no more than its share.
static void Foreign()
{
    foreach (var threads in (ReadOnlySpan<int>)[1, 3, 4])
    {
        var alone = RunTimer.Time(PlatingCases.Bumps(512, threads));
        using var busy = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo(Environment.ProcessPath!, [Environment.GetCommandLineArgs()[0], "--burn"]))!;
        busy.WaitForExit(300);
        var shared = RunTimer.Time(PlatingCases.Bumps(512, threads));
        busy.Kill();
        var fair = threads < Environment.ProcessorCount ? 1 : (threads + 1.0) / threads;
        Console.WriteLine($"beside one busy process, {threads} threads: {alone.WallSeconds:F2} s alone, {shared.WallSeconds:F2} s beside it, ratio {shared.WallSeconds / alone.WallSeconds:F2} (its share {fair:F2})");
    }
}
