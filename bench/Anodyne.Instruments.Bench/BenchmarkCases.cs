using Anodyne.Instruments.Reading;

namespace Anodyne.Instruments.Bench;

/// <summary>The cases by name.</summary>
internal static class BenchmarkCases
{
    public static readonly string[] Names =
        ["mpr 1M rows", "nda 500k rows", "mpt 200k rows", "csv 500k rows", "real mpt 1.2 MB", "real mpr 46102 rows", "real nda 6670 rows", "real ndax 108563 rows", "real res 10261 rows"];

    /// <summary>The file of a case; null where it is a real one that is absent.</summary>
    public static FileContent? Make(string name) => name switch
    {
        "mpr 1M rows" => BenchmarkFiles.Modular(1_000_000),
        "nda 500k rows" => BenchmarkFiles.Nda(500_000),
        "mpt 200k rows" => BenchmarkFiles.Text(200_000),
        "csv 500k rows" => BenchmarkFiles.Csv(500_000),
        "real mpr 46102 rows" => BenchmarkFiles.Real("biologic/jdb11-1_c3_gcpl_5cycles_2V-3p8V_C-24_data_C09.mpr"),
        "real mpt 1.2 MB" => BenchmarkFiles.Real("biologic/gcpl.pr_182.1.mpt"),
        "real nda 6670 rows" => BenchmarkFiles.Real("neware/TestFile.nda"),
        "real ndax 108563 rows" => BenchmarkFiles.Real("neware/test_2.ndax"),
        _ => BenchmarkFiles.Real("arbin/20160805_test001_45_cc_01.res"),
    };
}
