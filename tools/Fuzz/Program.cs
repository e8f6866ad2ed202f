using System.Globalization;
using Anodyne.Instruments;
using Anodyne.Instruments.Reading;
using Anodyne.Instruments.Tests;

// usage: Fuzz [--count N] [--seed S] [--threads T] [--data FOLDER] [--keep FOLDER]
// Without --count it runs until it is stopped. Each failure is minimized and, with --keep, written there.
string? Option(string name) => Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;
var count = long.Parse(Option("--count") ?? "9000000000000000000", CultureInfo.InvariantCulture);
var seed = int.Parse(Option("--seed") ?? "1", CultureInfo.InvariantCulture);
var threads = int.Parse(Option("--threads") ?? "2", CultureInfo.InvariantCulture);
List<FileContent> corpus = [.. FixtureCorpus.All()];
if (Option("--data") is { } folder)
{
    corpus.AddRange(Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        .Where(static path => new FileInfo(path).Length < 200_000)
        .Select(static path => FileContent.Load(path))
        .Where(static file => Formats.Recognize(file) is not null));
}

var fuzzer = new MutationFuzzer(corpus, seed);
var watch = System.Diagnostics.Stopwatch.StartNew();
var failures = fuzzer.Run(count, threads);
foreach (var failure in failures)
{
    Console.WriteLine(failure);
    if (Option("--keep") is { } keep)
    {
        Directory.CreateDirectory(keep);
        File.WriteAllBytes(Path.Combine(keep, string.Create(CultureInfo.InvariantCulture, $"{failure.Seed}-{failure.Number}.bin")), failure.Bytes);
    }
}

Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
    $"{fuzzer.Done} mutations of {corpus.Count} files in {watch.Elapsed.TotalSeconds:F1} s, {failures.Count} failures"));
return failures.Count == 0 ? 0 : 1;
