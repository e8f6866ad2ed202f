using System.Reflection;
using Anodyne.Web.Workspaces;

namespace Anodyne.Web.Demo;

/// <summary>Files to begin with: measured-like records that Anodyne's own virtual instruments wrote, a spectrum,
///  simulations, pouch cells and a study.</summary>
public static class DemoWorkspace
{
    /// <summary>The folder of the workspace that they are copied into.</summary>
    public const string Folder = "demo";

    private const string Prefix = "demo/";
    private static readonly DateTime Written = new(2026, 11, 1, 0, 0, 0, DateTimeKind.Utc);
    private static readonly Assembly Home = typeof(DemoWorkspace).Assembly;

    /// <summary>Paths of the files below the folder.</summary>
    public static IReadOnlyList<string> Files { get; } =
    [
        .. Home.GetManifestResourceNames().Where(static name => name.StartsWith(Prefix, StringComparison.Ordinal)).Select(static name => name[Prefix.Length..]),
    ];

    /// <summary>Copies them; a file that stands there already stays as it is.</summary>
    public static void CopyInto(Workspace workspace)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        foreach (var file in Files)
        {
            var target = workspace.Within($"{Folder}/{file}");
            if (File.Exists(target))
            {
                continue;
            }

            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            using (var from = Home.GetManifestResourceStream(Prefix + file)!)
            using (var to = new FileStream(target, FileMode.CreateNew))
            {
                from.CopyTo(to);
            }

            // Whole and old: the list reads it at once and does not wait for it to stop growing.
            File.SetLastWriteTimeUtc(target, Written);
        }
    }
}
