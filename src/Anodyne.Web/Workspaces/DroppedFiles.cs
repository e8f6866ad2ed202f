using Anodyne.Quantities;

namespace Anodyne.Web.Workspaces;

/// <summary>Files that were dropped onto the page, copied into a folder of the workspace. Nothing that stands there is replaced.</summary>
public static class DroppedFiles
{
    /// <summary>The largest file that is taken, bytes.</summary>
    public const long LargestBytes = 2L << 30;

    private const int LongestName = 200;

    /// <summary>Copies one file.</summary>
    /// <param name="workspace">The workspace.</param>
    /// <param name="name">Its name with the folders it was dropped with, forward slashes.</param>
    /// <param name="content">Its content.</param>
    /// <param name="cancel">Cancels; what was copied is taken away.</param>
    /// <returns>Its path in the workspace.</returns>
    /// <exception cref="InputException">The name leaves the folder, or the file is too large.</exception>
    public static async Task<string> Take(Workspace workspace, string name, Stream content, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        ArgumentNullException.ThrowIfNull(content);
        if (name.Length > 4 * LongestName || name.Split('/', '\\').Any(static part => part.Length > LongestName || part.StartsWith('.')))
        {
            throw new InputException("a file of this name is not taken", "name", name, "a shorter name that does not begin with a dot");
        }

        var full = workspace.Within($"{Workspace.DropFolder}/{name}");
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        var target = Free(full);
        var temporary = Path.Combine(Path.GetDirectoryName(full)!, $".{Guid.NewGuid():N}.anodyne-tmp");
        try
        {
            await using (var file = new FileStream(temporary, FileMode.CreateNew))
            {
                var buffer = new byte[1 << 16];
                var all = 0L;
                for (int read; (read = await content.ReadAsync(buffer, cancel).ConfigureAwait(false)) > 0;)
                {
                    all += read;
                    if (all > LargestBytes)
                    {
                        throw new InputException("the file is too large to be dropped", name, $"more than {LargestBytes >> 30} GiB", "a smaller file",
                            "Copy it into the folder by hand.");
                    }

                    await file.WriteAsync(buffer.AsMemory(0, read), cancel).ConfigureAwait(false);
                }
            }

            File.Move(temporary, target);
        }
        finally
        {
            File.Delete(temporary);
        }

        return workspace.Relative(target);
    }

    // "name-2.ext" where the name is taken.
    private static string Free(string full)
    {
        var (folder, name) = (Path.GetDirectoryName(full)!, Path.GetFileName(full));
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        var (stem, ending) = dot < 0 ? (name, "") : (name[..dot], name[dot..]);
        var path = full;
        for (var k = 2; File.Exists(path) || Directory.Exists(path); k++)
        {
            path = Path.Combine(folder, $"{stem}-{k}{ending}");
        }

        return path;
    }
}
