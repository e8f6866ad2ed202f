namespace Anodyne.Siege;

/// <summary>Several processes that are the first to use one store.</summary>
internal sealed class FirstRuns() : Attack("several first runs at once on a store that does not exist")
{
    protected override void Run(Field field, Tally tally)
    {
        for (var round = 0; round < (field.IsLong ? 10 : 1); round++)
        {
            var folder = field.NewFolder($"first{round}");
            Study.Write(folder);
            Parallel.For(0, 4, k => tally.Add($"round {round}, process {k}",
                (field.Run(folder, "run", "study.yaml", "--store", "new.sqlite", "--out", $"o{k}", "--json") with { Processor = 0 }).Broken(0, 1)));
        }
    }
}
