using System.Diagnostics;
using System.Globalization;
using Anodyne.Records;

namespace Anodyne.Instruments.Bench;

/// <summary>The minimum of many runs: what the machine can do when nothing disturbs it.</summary>
internal static class QuickRun
{
    private const int Runs = 25;

    public static void Print(string only = "")
    {
        foreach (string name in BenchmarkCases.Names.Where(name => name.Contains(only, StringComparison.Ordinal)))
        {
            if (BenchmarkCases.Make(name) is { } file)
            {
                double seconds = Minimum(() => Formats.Read(file));
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-24} {seconds * 1e3,9:F2} ms {file.Bytes.Length / seconds / 1e6,8:F0} MB/s"));
            }
        }

        if (only.Length > 0)
        {
            return;
        }

        Record record = BenchmarkFiles.Series(10_000_000);
        using var stream = new MemoryStream();
        RecordBinary.Write(record, stream);
        byte[] bytes = stream.ToArray();
        double read = Minimum(() => RecordBinary.Read(bytes));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{"anr 10M rows",-24} {read * 1e3,9:F2} ms {record.Rows * 24.0 / read / 1e9,8:F2} GB/s of doubles, {bytes.Length / 1e6:F0} MB stored"));
    }

    private static double Minimum<T>(Func<T> work)
    {
        double best = double.MaxValue;
        for (int run = 0; run < Runs; run++)
        {
            GC.Collect();
            var watch = Stopwatch.StartNew();
            GC.KeepAlive(work());
            best = Math.Min(best, watch.Elapsed.TotalSeconds);
        }

        return best;
    }
}
