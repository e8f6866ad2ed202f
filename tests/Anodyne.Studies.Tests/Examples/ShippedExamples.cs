using Anodyne.Store.Output;
using Anodyne.Store.Results;
using Anodyne.Studies.Input;
using Anodyne.Studies.Plan;
using Anodyne.Studies.Runs;

namespace Anodyne.Studies.Tests.Examples;

/// <summary>Runs a shipped study as it stands, at a resolution that a test can afford.</summary>
internal static class ShippedExamples
{
    public static string Root { get; } = FindRoot();

    public static StudyOutcome Run(string name, int across, int seeds, params string[] only)
    {
        var study = StudyReader.ReadFile(Path.Combine(Root, "examples", name, "study.yaml"));
        return Run(study with { Seeds = seeds, Grid = new StudyGrid(across, across, []) }, only);
    }

    public static StudyOutcome Run(Study study, params string[] only)
    {
        using var temporary = new TemporaryFolder();
        using var folder = OutputFolder.Open(temporary["out"]);
        using var store = ResultStores.OpenFile(temporary["store.sqlite"]);
        var options = new StudyRunOptions(only, false, false, 2, "anodyne run", "test");
        return new StudyRunner(PlatingCaseReading.Read, new PlatingRunner(), TimeProvider.System).Run(study, folder, store, options, null, CancellationToken.None);
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Anodyne.slnx")))
        {
            folder = folder.Parent;
        }

        return folder.FullName;
    }
}
