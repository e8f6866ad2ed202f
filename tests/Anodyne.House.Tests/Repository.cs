namespace Anodyne.House.Tests;

/// <summary>The source tree that the running tests were built from.</summary>
internal static class Repository
{
    private static readonly string[] NotSource = ["bin", "obj", ".git", "artifacts", "TestResults", "BenchmarkDotNet.Artifacts", "out", ".vs", ".idea"];

    public static string Root { get; } = FindRoot();

    /// <summary>Relative paths, forward slashes, of every file that is neither built nor written by a run.</summary>
    public static IReadOnlyList<string> Files { get; } = [.. Walk(Root).Select(Relative).Order(StringComparer.Ordinal)];

    public static IReadOnlyList<string> Rooms { get; } =
        [.. Directory.GetDirectories(Path.Combine(Root, "src")).Where(HasSource).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal)];

    public static string Read(string relative) => File.ReadAllText(Path.Combine(Root, relative));

    public static string ProjectFile(string room) => $"src/{room}/{room}.csproj";

    public static string Floorless(string room) => room["Anodyne.".Length..];

    // A folder left behind with nothing but build output, after a branch change, is no room.
    private static bool HasSource(string folder) => Walk(folder).Any();

    private static string Relative(string path) => Path.GetRelativePath(Root, path).Replace('\\', '/');

    private static IEnumerable<string> Walk(string folder) =>
        Directory.EnumerateFiles(folder).Concat(
            Directory.EnumerateDirectories(folder).Where(child => !NotSource.Contains(Path.GetFileName(child))).SelectMany(Walk));

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Anodyne.slnx")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("The tests do not run inside the repository.");
    }
}
