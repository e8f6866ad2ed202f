using Anodyne.Instruments.Reading;
using BenchmarkDotNet.Attributes;

namespace Anodyne.Instruments.Bench;

/// <summary>Decoding into typed columns, from bytes in memory.</summary>
[MemoryDiagnoser]
public class ReaderBenchmarks
{
    private FileContent _file = null!;

    /// <summary>Which file.</summary>
    [Params("mpr 1M rows", "nda 500k rows", "mpt 200k rows", "csv 500k rows", "real mpt 1.2 MB", "real mpr 46102 rows", "real nda 6670 rows", "real ndax 108563 rows", "real res 10261 rows")]
    public string Case { get; set; } = "";

    [GlobalSetup]
    public void Setup() => _file = BenchmarkCases.Make(Case) ?? throw new InvalidOperationException("The real files are absent: set ANODYNE_DATA.");

    [Benchmark]
    public InstrumentFile Read() => Formats.Read(_file);
}
