using System.Diagnostics;
using System.Globalization;
using Anodyne.Instruments.Reading;
using Anodyne.Records.Exchange;

namespace Anodyne.Instruments.Bench;

/// <summary>
/// Many runs of each case in seconds: the first one (with the compiling that a fresh process has to do), then the least (what the machine can do when nothing disturbs it), the mean and the
/// worst of the runs after the warm-up, with the collections of garbage that they caused.
/// </summary>
internal static class QuickRun
{
    private const int WarmUps = 8;
    private const int Runs = 40;

    public static void Print(string only = "")
    {
        Console.WriteLine($"{"case",-24} {"first ms",9} {"least ms",9} {"mean ms",9} {"worst ms",9} {"least MB/s",11} {"mean MB/s",10}  collections of generation 0, 1, 2");
        foreach (var name in BenchmarkCases.Names.Where(name => name.Contains(only, StringComparison.Ordinal)))
        {
            if (BenchmarkCases.Make(name) is { } file)
            {
                Print(name, file.Bytes.Length, "MB/s", () => Formats.Read(file));
            }
        }

        if (!"anr 10M rows".Contains(only, StringComparison.Ordinal))
        {
            return;
        }

        var record = BenchmarkFiles.Series(10_000_000);
        using var stream = new MemoryStream();
        RecordBinary.Write(record, stream);
        var bytes = stream.ToArray();
        Print("anr 10M rows", record.Rows * 24L, "MB/s of doubles", () => RecordBinary.Read(bytes));
    }

    private static void Print<T>(string name, long bytes, string unit, Func<T> work)
    {
        GC.Collect();
        var first = Time(work);
        for (var run = 0; run < WarmUps; run++)
        {
            _ = Time(work);
        }

        GC.Collect();
        int[] before = [GC.CollectionCount(0), GC.CollectionCount(1), GC.CollectionCount(2)];
        double[] seconds = [.. Enumerable.Range(0, Runs).Select(_ => Time(work))];
        var collections = string.Join(", ", Enumerable.Range(0, 3).Select(i => GC.CollectionCount(i) - before[i]));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name,-24} {first * 1e3,9:F2} {seconds.Min() * 1e3,9:F2} {seconds.Average() * 1e3,9:F2} {seconds.Max() * 1e3,9:F2} {bytes / seconds.Min() / 1e6,11:F0} {bytes / seconds.Average() / 1e6,10:F0}  {collections} {unit}"));
    }

    private static double Time<T>(Func<T> work)
    {
        var watch = Stopwatch.StartNew();
        GC.KeepAlive(work());
        return watch.Elapsed.TotalSeconds;
    }
}
