using Anodyne.Instruments.Reading;
using Anodyne.Instruments.Tests;

namespace Anodyne.Siege;

/// <summary>What is written as Battery Data Format is read back with the same columns and numbers, for every fixture and its mutations.</summary>
internal sealed class WrittenAndReadBack() : Attack("records written as BDF and read back")
{
    public override bool NeedsTool => false;

    protected override void Run(Field field, Tally tally)
    {
        FileContent[] corpus = [.. FixtureCorpus.All()];
        var fuzzer = new MutationFuzzer(corpus, field.Seed);
        Parallel.For(0, field.Mutations / 10, new ParallelOptions { MaxDegreeOfParallelism = field.Threads }, number =>
        {
            var source = corpus[number % corpus.Length];
            var bytes = number < corpus.Length ? source.Bytes : fuzzer.Mutation(number);
            if (RoundTrip.Broken(new FileContent(source.Name, bytes)) is not { } found)
            {
                return;
            }

            tally.Add($"{source.Name}, mutation {number}", found.Length == 0 ? null : found);
            if (found.Length > 0 && field.Keep is { } keep)
            {
                Directory.CreateDirectory(keep);
                File.WriteAllBytes(Path.Combine(keep, $"bdf-{number}-{source.Name}"), bytes);
            }
        });
    }
}
