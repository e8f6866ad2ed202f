namespace Anodyne.Cli.Tests;

/// <summary>The folder that holds the solution.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Anodyne.slnx")))
        {
            folder = folder.Parent;
        }

        return folder.FullName;
    }
}
