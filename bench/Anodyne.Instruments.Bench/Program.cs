using Anodyne.Instruments.Bench;
using BenchmarkDotNet.Running;

// With "--quick" the minimum of several runs of each case is printed in seconds instead of minutes; otherwise BenchmarkDotNet measures.
if (args.Contains("--quick"))
{
    QuickRun.Print();
    return;
}

BenchmarkSwitcher.FromAssembly(typeof(ReaderBenchmarks).Assembly).Run(args);
