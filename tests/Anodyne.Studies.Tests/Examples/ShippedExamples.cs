using Anodyne.Studies.Answers;
using Anodyne.Studies.Models;
using Anodyne.Studies.Plan;

namespace Anodyne.Studies.Tests.Examples;

/// <summary>Runs a shipped study as it stands, at a resolution that a test can afford.</summary>
internal static class ShippedExamples
{
    public static string Root { get; } = FindRoot();

    public static PartAnswer Run(string name, int across, int seeds, params string[] only)
    {
        var study = Studying.ReadFile(Path.Combine(Root, "examples", name, "study.yaml"));
        return Run(study.With(part => part with { Seeds = seeds, Grid = new ModelGrid(across, across, []) }), only);
    }

    public static PartAnswer Run(Study study, params string[] only)
    {
        using var temporary = new TemporaryFolder();
        return Assert.Single(study.Run(temporary, only: only).Answer.Parts);
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
