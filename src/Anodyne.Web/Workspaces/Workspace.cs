using Anodyne.Quantities;

namespace Anodyne.Web.Workspaces;

/// <summary>
/// A folder that the page works in. Nothing outside it is read or written: every path that comes from the browser passes <see cref="Within"/>, which refuses
/// what leaves the folder by its name or by a link on the way.
/// </summary>
public sealed class Workspace
{
    /// <summary>The folder in which the page keeps what is its own.</summary>
    public const string OwnFolder = ".anodyne";

    /// <summary>The folder that dropped files are copied into.</summary>
    public const string DropFolder = "dropped";

    private static readonly HashSet<string> DeviceNames = new(
        [
            "CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", .. Enumerable.Range(0, 10).SelectMany(static n => (string[])[$"COM{n}", $"LPT{n}"]),
        ], StringComparer.OrdinalIgnoreCase);

    private readonly string _prefix;

    /// <summary>Opens a folder that exists.</summary>
    /// <param name="folder">The folder.</param>
    /// <exception cref="InputException">There is no such folder.</exception>
    public Workspace(string folder)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        if (!Directory.Exists(full))
        {
            throw new InputException(
                "There is no such folder", folder, File.Exists(full) ? "a file" : "nothing", "a folder that exists", "Make the folder, or name its parent.");
        }

        // The folder itself may be reached by a link: what it leads to is the workspace.
        Root = Real(full);
        _prefix = Root.EndsWith(Path.DirectorySeparatorChar) ? Root : Root + Path.DirectorySeparatorChar;
    }

    /// <summary>Full path of the folder, its links followed.</summary>
    public string Root { get; }

    /// <summary>Name of the folder, for titles.</summary>
    public string Name => Path.GetFileName(Root) is { Length: > 0 } name ? name : Root;

    /// <summary>The folder in which the page keeps what is its own.</summary>
    public string Own => Path.Combine(Root, OwnFolder);

    /// <summary>The store of results.</summary>
    public string Store => Path.Combine(Root, Anodyne.Store.Results.ResultStores.DefaultName);

    /// <summary>The full path of a name in the workspace.</summary>
    /// <param name="relative">Relative path with forward slashes, as the browser sent it.</param>
    /// <exception cref="InputException">It leaves the workspace, by name or by a link, or is no plain path.</exception>
    public string Within(string relative)
    {
        ArgumentNullException.ThrowIfNull(relative);
        var parts = relative.Split('/', '\\');
        if (relative.Length == 0 || Path.IsPathRooted(relative) || relative.Contains('\0', StringComparison.Ordinal) || parts.Any(IsRefused))
        {
            throw Outside(relative, "no plain path");
        }

        var full = Path.GetFullPath(Path.Combine(Root, Path.Combine(parts)));
        return full.StartsWith(_prefix, StringComparison.Ordinal) && Holds(full) ? full : throw Outside(relative, "it leads elsewhere");
    }

    /// <summary>True if a full path lies in the workspace once its links are followed. What does not exist yet is judged by the folders that do.</summary>
    public bool Holds(string full)
    {
        ArgumentNullException.ThrowIfNull(full);
        try
        {
            var real = Real(Path.GetFullPath(full));
            return real == Root || real.StartsWith(_prefix, StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false; // A circle of links leads nowhere.
        }
    }

    /// <summary>The path of a file as the page names it: relative, forward slashes.</summary>
    public string Relative(string full) => Path.GetRelativePath(Root, full).Replace('\\', '/');

    private static bool IsRefused(string part) =>
        part is "" or "." or ".." || part.Contains(':', StringComparison.Ordinal) || DeviceNames.Contains(part.Split('.')[0].TrimEnd());

    // Every link on the way is followed, from the root of the disk down.
    private static string Real(string full)
    {
        var root = Path.GetPathRoot(full)!;
        var at = root;
        var left = new Stack<string>(full[root.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries).Reverse());
        for (var links = 0; left.TryPop(out var part);)
        {
            if (part == "..")
            {
                at = Path.GetDirectoryName(at) ?? root;
                continue;
            }

            var next = Path.Combine(at, part);
            var target = new FileInfo(next).LinkTarget;
            if (target is null)
            {
                at = next;
                continue;
            }

            if (++links > 40)
            {
                throw new IOException($"too many links at {full}");
            }

            if (Path.IsPathRooted(target))
            {
                at = Path.GetPathRoot(target)!;
                target = target[at.Length..];
            }

            foreach (var step in target.Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries).Where(static s => s != ".").Reverse())
            {
                left.Push(step);
            }
        }

        return at;
    }

    private static InputException Outside(string found, string why) =>
        new($"the path is not in the workspace: {why}", "path", found, "a file below the folder that was opened", "Copy the file into the folder first.");
}
