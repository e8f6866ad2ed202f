using System.Collections.Concurrent;
using System.IO.Enumeration;
using Anodyne.Web.Workspaces;

namespace Anodyne.Web.Listing;

/// <summary>
/// The files of the workspace, kept true by looking again and again: new files appear, grown ones are read anew once their size stands still, removed ones
/// disappear. Nothing is locked and nothing is changed. Safe to use from several threads.
/// </summary>
/// <param name="workspace">The workspace.</param>
public sealed class FolderCatalog(Workspace workspace) : IAsyncDisposable
{
    private static readonly TimeSpan Still = TimeSpan.FromSeconds(2);
    private readonly ConcurrentDictionary<string, FileEntry> _entries = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, FileEntry> _pending = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _stop = new();
    private readonly SemaphoreSlim _again = new(0, 1);
    private Task _work = Task.CompletedTask;
    private IReadOnlyList<FileEntry>? _sorted;

    /// <summary>Called after the list changed, at most a few times a second; from another thread.</summary>
    public event Action? Changed;

    /// <summary>How long between two looks.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Files that still have to be read.</summary>
    public int Waiting => _pending.Count;

    /// <summary>True once the folder was looked through and everything in it read.</summary>
    public bool IsSettled { get; private set; }

    /// <summary>The files in the order of their paths.</summary>
    public IReadOnlyList<FileEntry> Files => _sorted ??= [.. _entries.Values.OrderBy(static entry => entry.Path, StringComparer.OrdinalIgnoreCase)];

    /// <summary>A file by its path; null if it is not there.</summary>
    public FileEntry? Find(string path) => _entries.GetValueOrDefault(path);

    /// <summary>Begins to look.</summary>
    public void Start() => _work = Task.Run(Loop);

    /// <summary>Looks at once, for instance after a description was changed.</summary>
    public void LookAgain()
    {
        if (_again.CurrentCount == 0)
        {
            _again.Release();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _work.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
        _again.Dispose();
    }

    private async Task Loop()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                Look();
                ReadPending();
                IsSettled = _pending.IsEmpty;
                Say();
                FindFirst();
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                // The folder went away or cannot be listed now; the next look tells.
            }

            await ((Task)_again.WaitAsync(Interval, _stop.Token)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private void Look()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var changed = false;
        foreach (var (path, bytes, modified) in Below())
        {
            seen.Add(path);
            var full = Path.Combine(workspace.Root, path);
            var described = FileReading.Beside(full).Where(File.Exists).Select(File.GetLastWriteTimeUtc).DefaultIfEmpty().Max();
            var known = _entries.GetValueOrDefault(path);
            var fresh = new FileEntry(path, bytes, modified) { Described = described };
            if (known is not null && known.Stamp == fresh.Stamp && known.State != FileState.Growing)
            {
                continue;
            }

            // A file that was just written may be written still: it is read when two looks find the same size.
            var stands = now - modified > Still || (known is not null && known.Bytes == bytes && known.Modified == modified);
            var next = stands ? fresh with { State = FileState.Waiting } : fresh with { State = FileState.Growing };
            _entries[path] = known is null || stands ? next : known with { Bytes = bytes, Modified = modified, State = FileState.Growing };
            changed = true;
            if (stands)
            {
                _pending[path] = next;
            }
        }

        foreach (var gone in _entries.Keys.Where(path => !seen.Contains(path)))
        {
            changed |= _entries.TryRemove(gone, out _);
            _pending.TryRemove(gone, out _);
        }

        if (changed)
        {
            IsSettled = false;
            Say();
        }
    }

    private void ReadPending()
    {
        var options = new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, Environment.ProcessorCount - 1), CancellationToken = _stop.Token };
        var said = TimeProvider.System.GetTimestamp();
        Parallel.ForEach(_pending.Values.OrderBy(static entry => entry.Bytes).ToArray(), options, entry =>
        {
            var read = FileReading.Read(workspace, entry);
            _entries.AddOrUpdate(entry.Path, read, (_, now) => now.Stamp == read.Stamp ? read : now);
            _pending.TryRemove(entry.Path, out _);
            if (TimeProvider.System.GetElapsedTime(said).TotalMilliseconds > 300)
            {
                said = TimeProvider.System.GetTimestamp();
                Say();
            }
        });
    }

    // What every file says first: the slowest pass, one file at a time, left for the next look when something new has come.
    private void FindFirst()
    {
        var said = TimeProvider.System.GetTimestamp();
        foreach (var entry in Files.Where(static entry => entry is { State: FileState.Read, Finding: null }))
        {
            if (_stop.IsCancellationRequested || _again.CurrentCount > 0)
            {
                return;
            }

            var found = FileReading.WithFinding(workspace, entry, _stop.Token);
            _entries.AddOrUpdate(entry.Path, found, (_, now) => now.Stamp == found.Stamp && now.State == FileState.Read ? found : now);
            if (TimeProvider.System.GetElapsedTime(said) > Interval)
            {
                break;
            }
        }

        Say();
    }

    private void Say()
    {
        _sorted = null;
        Changed?.Invoke();
    }

    // Names that begin with a dot are the page's own or the system's; the folder of results holds no data; links to folders are not followed.
    private IEnumerable<(string Path, long Bytes, DateTime Modified)> Below() => new FileSystemEnumerable<(string, long, DateTime)>(
        workspace.Root,
        (ref entry) => (workspace.Relative(entry.ToFullPath()), entry.Length, entry.LastWriteTimeUtc.UtcDateTime),
        new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true, AttributesToSkip = FileAttributes.System })
    {
        ShouldIncludePredicate = static (ref entry) => !entry.IsDirectory && IsListed(entry.FileName),
        ShouldRecursePredicate = (ref entry) => entry.FileName[0] != '.' && (entry.Attributes & FileAttributes.ReparsePoint) == 0
            && !(entry.FileName is "out" && entry.Directory.SequenceEqual(workspace.Root)),
    };

    private static bool IsListed(ReadOnlySpan<char> name) => name[0] != '.'
        && !name.EndsWith(".cell.yaml", StringComparison.OrdinalIgnoreCase) && !name.EndsWith(".map.yaml", StringComparison.OrdinalIgnoreCase)
        && !name.StartsWith("anodyne-store.sqlite", StringComparison.OrdinalIgnoreCase) && !name.EndsWith(".anodyne-tmp", StringComparison.OrdinalIgnoreCase);
}
