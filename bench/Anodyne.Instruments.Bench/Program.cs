using Anodyne.Instruments.Bench;
using BenchmarkDotNet.Running;

// With "--quick" the minimum of several runs of each case is printed in seconds instead of minutes; a word behind it picks the cases with it in their name; otherwise BenchmarkDotNet measures.
if (args.Contains("--quick"))
{
    QuickRun.Print(args.SkipWhile(static word => word != "--quick").Skip(1).FirstOrDefault() ?? "");
    return;
}

BenchmarkSwitcher.FromAssembly(typeof(ReaderBenchmarks).Assembly).Run(args);
