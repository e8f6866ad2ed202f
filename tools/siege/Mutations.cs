using System.Globalization;
using Anodyne.Instruments;
using Anodyne.Instruments.Reading;
using Anodyne.Instruments.Tests;

namespace Anodyne.Siege;

/// <summary>Files of every format, changed at random: a record or a refusal, never another exception, within time and memory.</summary>
internal sealed class Mutations() : Attack("files of every format, changed at random")
{
    public override bool NeedsTool => false;

    protected override void Run(Field field, Tally tally)
    {
        List<FileContent> corpus = [.. FixtureCorpus.All()];
        if (field.Data is { } folder)
        {
            corpus.AddRange(Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .Where(static path => new FileInfo(path).Length < 200_000)
                .Select(static path => FileContent.Load(path))
                .Where(static file => Formats.Recognize(file) is not null));
        }

        var fuzzer = new MutationFuzzer(corpus, field.Seed);
        var failures = fuzzer.Run(field.Mutations, field.Threads);
        tally.Count(fuzzer.Done);
        tally.Note = $"{corpus.Count} files";
        foreach (var failure in failures)
        {
            tally.Fallen.Add(failure.ToString());
            if (field.Keep is { } keep)
            {
                Directory.CreateDirectory(keep);
                File.WriteAllBytes(Path.Combine(keep, string.Create(CultureInfo.InvariantCulture, $"{failure.Seed}-{failure.Number}.bin")), failure.Bytes);
            }
        }
    }
}
