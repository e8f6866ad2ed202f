namespace Anodyne.Store.Output;

/// <summary>
/// A file that is either written whole or not at all: a temporary file beside it that nobody could have put there, flushed to disk, then renamed. A link
/// under the final name is replaced and never followed.
/// </summary>
public sealed class DurableFile : IDisposable
{
    private readonly string _path;
    private readonly string _temporary;
    private bool _committed;

    private DurableFile(string path)
    {
        _path = path;
        // A new name that must not exist: a link that waits under a known name would otherwise lead the content elsewhere.
        _temporary = $"{path}.{Environment.ProcessId:x}-{Guid.NewGuid():N}.anodyne-tmp";
        Stream = new FileStream(_temporary, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None);
    }

    /// <summary>Takes the content.</summary>
    public FileStream Stream { get; }

    /// <summary>Begins a file.</summary>
    /// <param name="path">Its final name; its folder exists.</param>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public static DurableFile Create(string path) => new(path);

    /// <summary>Flushes the content to disk and gives the file its final name.</summary>
    public void Commit()
    {
        Stream.Flush(flushToDisk: true);
        Stream.Dispose();
        File.Move(_temporary, _path, overwrite: true);
        _committed = true;
    }

    /// <summary>Removes what was not committed.</summary>
    public void Dispose()
    {
        Stream.Dispose();
        if (!_committed)
        {
            File.Delete(_temporary);
        }
    }
}
