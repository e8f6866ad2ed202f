using Anodyne.Plating.Runs;
using BenchmarkDotNet.Attributes;

namespace Anodyne.Plating.Bench;

/// <summary>Whole runs of 3 mAh/cm2 under BenchmarkDotNet, with what they allocate.</summary>
[MemoryDiagnoser]
public class StepBenchmarks
{
    /// <summary>Cells across.</summary>
    [Params(128, 256, 512)]
    public int Across { get; set; }

    /// <summary>Threads of the run.</summary>
    [Params(1, 3)]
    public int Threads { get; set; }

    /// <summary>Six waves at a moderate Wagner number.</summary>
    [Benchmark]
    public int Bumps() => PlatingSimulation.Run(PlatingCases.Bumps(Across, Threads)).Steps;

    /// <summary>Six waves near the limiting current.</summary>
    [Benchmark]
    public int NearLimit() => PlatingSimulation.Run(PlatingCases.NearLimit(Across, Threads)).Steps;
}
