using System.Text;
using Anodyne.Quantities;

namespace Anodyne.Store.Output;

/// <summary>
/// A folder that results are written into. A file is first written under a temporary name and then renamed, so that no reader ever sees half a
/// file; a file that stands there already is replaced only if Anodyne wrote it and nobody changed it since, or if <c>force</c> was given.
/// Safe to use from several threads. One process at a time: a second one is refused while the first holds the folder.
/// </summary>
public sealed class OutputFolder : IDisposable
{
    private const string LockName = ".anodyne-lock";

    private readonly bool _force;
    private readonly FileManifest _manifest;
    private readonly FileStream _lock;
    private readonly Lock _gate = new();
    private readonly List<string> _written = [];

    private OutputFolder(string path, bool force, FileStream held)
    {
        Path = path;
        _force = force;
        _lock = held;
        _manifest = new FileManifest(path);
    }

    /// <summary>Full path of the folder.</summary>
    public string Path { get; }

    /// <summary>Names, relative to <see cref="Path"/> and with forward slashes, of the files written since the folder was opened.</summary>
    public IReadOnlyList<string> Written
    {
        get
        {
            lock (_gate)
            {
                return [.. _written];
            }
        }
    }

    /// <summary>Opens the folder, creating it if it does not exist.</summary>
    /// <param name="path">The folder, absolute or relative to the working folder.</param>
    /// <param name="force">True to replace files that Anodyne did not write.</param>
    /// <exception cref="InputException">The path is a file, cannot be created, or another process holds the folder.</exception>
    public static OutputFolder Open(string path, bool force = false)
    {
        var full = System.IO.Path.GetFullPath(path);
        if (File.Exists(full))
        {
            throw new InputException("The output folder is a file", path, "a file", "a folder, new or existing", "Give another folder with --out.");
        }

        try
        {
            Directory.CreateDirectory(full);
            var held = new FileStream(LockFile(full), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
            return new OutputFolder(full, force, held);
        }
        catch (UnauthorizedAccessException failure)
        {
            throw new InputException(new Problem("The output folder cannot be written", path, failure.Message, "a folder you may write to"), failure);
        }
        catch (IOException failure)
        {
            throw new InputException(
                new Problem(
                    "The output folder cannot be used",
                    path,
                    failure.Message,
                    "a folder that no other anodyne process is writing into",
                    "Wait for the other process, or give another folder with --out."),
                failure);
        }
    }

    /// <summary>Full path of a name inside the folder; the subfolders it needs are created.</summary>
    /// <param name="relative">Relative name with forward slashes; must not leave the folder.</param>
    public string Locate(string relative)
    {
        var full = System.IO.Path.GetFullPath(System.IO.Path.Combine(Path, relative));
        if (!full.StartsWith(Path + System.IO.Path.DirectorySeparatorChar, StringComparison.Ordinal))
        {
            throw new InputException("A result's name leaves the output folder", relative, relative, "a plain name without '..'");
        }

        // A link on the way would lead the result out of the folder.
        for (var at = System.IO.Path.GetDirectoryName(full)!; at.Length > Path.Length; at = System.IO.Path.GetDirectoryName(at)!)
        {
            if (new DirectoryInfo(at).LinkTarget is { } target)
            {
                throw new InputException("A subfolder of the output folder is a link", at, $"a link to {target}", "a folder",
                    "Remove the link, or give another folder with --out.");
            }
        }

        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(full)!);
        return full;
    }

    /// <summary>Refuses, before any work is done, if a file of this name stands in the folder and may not be replaced.</summary>
    /// <param name="relative">Relative name with forward slashes.</param>
    /// <exception cref="InputException">The file is not Anodyne's, or was changed since.</exception>
    public void EnsureMayWrite(string relative)
    {
        var full = Locate(relative);
        var file = new FileInfo(full);
        if (_force || (!file.Exists && file.LinkTarget is null))
        {
            return;
        }

        string hash;
        if (file.LinkTarget is { } target)
        {
            throw new InputException(
                "A link stands where a result belongs", full, $"a link to {target}", "a free name, or a file that anodyne wrote",
                "Remove the link, or add --force to replace it (its target stays as it is).");
        }

        using (var stream = File.OpenRead(full))
        {
            hash = FileManifest.Hash(stream);
        }

        lock (_gate)
        {
            if (_manifest.Made(relative, hash))
            {
                return;
            }
        }

        throw new InputException(
            "A file that anodyne did not write, or that was changed since, stands where a result belongs",
            full,
            "an existing file",
            "a free name, or a file that anodyne wrote",
            "Give another folder with --out, move the file away, or add --force to replace it.");
    }

    /// <summary>Writes a file as a whole: temporary name, flush to disk, rename.</summary>
    /// <param name="relative">Relative name with forward slashes.</param>
    /// <param name="write">Writes the content.</param>
    /// <returns>The full path of the file.</returns>
    public string Write(string relative, Action<Stream> write)
    {
        EnsureMayWrite(relative);
        var full = Locate(relative);
        try
        {
            using var file = DurableFile.Create(full);
            write(file.Stream);
            file.Stream.Flush(flushToDisk: true);
            file.Stream.Position = 0;
            var hash = FileManifest.Hash(file.Stream);
            lock (_gate)
            {
                _manifest.Add(relative, hash);
                file.Commit();
                if (!_written.Contains(relative))
                {
                    _written.Add(relative);
                }
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new InputException(
                new Problem("A result cannot be written", full, failure.Message, "room on the disk and a folder that you may write to",
                    "Free some space, or give another folder with --out."), failure);
        }

        return full;
    }

    /// <summary>Writes a text file as UTF-8 without a byte order mark.</summary>
    /// <param name="relative">Relative name with forward slashes.</param>
    /// <param name="text">The content; lines end as given.</param>
    /// <returns>The full path of the file.</returns>
    public string WriteText(string relative, string text) => Write(relative, stream => stream.Write(Encoding.UTF8.GetBytes(text)));

    /// <summary>Gives the folder free for other processes.</summary>
    public void Dispose() => _lock.Dispose();

    // The lock and the list are files of ours: a link under their names would lead us to a file of somebody else.
    private static string LockFile(string folder)
    {
        foreach (var name in (string[])[LockName, FileManifest.FileName])
        {
            var path = System.IO.Path.Combine(folder, name);
            if (new FileInfo(path).LinkTarget is { } target)
            {
                throw new InputException("A link stands where anodyne keeps its list of files", path, $"a link to {target}", "a folder without it",
                    "Remove the link, or give another folder with --out.");
            }
        }

        return System.IO.Path.Combine(folder, LockName);
    }
}
