using Anodyne.Quantities;
using Anodyne.Store.Output;

namespace Anodyne.Studies.Requests;

/// <summary>
/// What a request may use of the world: a folder to write into, somebody to tell of warnings and progress, a sign to stop. Safe to use from several threads.
/// </summary>
/// <param name="outPath">The folder for files; null for <see cref="OutRoot"/> and the name that the request gives it.</param>
/// <param name="force">True to replace files that Anodyne did not write.</param>
/// <param name="warn">Told of each warning once, as it comes; may be null.</param>
/// <param name="report">Told what is being done and how far it is, 0 to 1; may be null.</param>
/// <param name="cancel">Save the state and throw <see cref="OperationCanceledException"/>.</param>
public sealed class RequestContext(
    string? outPath = null, bool force = false, Action<string>? warn = null, Action<string, double>? report = null, CancellationToken cancel = default)
    : IDisposable
{
    private const int LongestName = 80;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);
    private readonly Lock _gate = new();
    private readonly List<string> _warnings = [];
    private OutputFolder? _folder;

    /// <summary>Set when the work must stop.</summary>
    public CancellationToken Cancel { get; } = cancel;

    /// <summary>The folder in which a request makes its own where none was given.</summary>
    public string OutRoot { get; init; } = "out";

    /// <summary>The folder for files as a person names it; empty before <see cref="Open"/> if none was given.</summary>
    public string OutPath { get; private set; } = outPath ?? "";

    /// <summary>True if the caller named the folder.</summary>
    public bool IsOutGiven { get; } = !string.IsNullOrEmpty(outPath);

    /// <summary>The folder that <see cref="Open"/> opened; null if nothing was to be written.</summary>
    public OutputFolder? Out => _folder;

    /// <summary>The warnings so far.</summary>
    public IReadOnlyList<string> Warnings
    {
        get
        {
            lock (_gate)
            {
                return [.. _warnings];
            }
        }
    }

    /// <summary>Opens the folder for files, the one given or <c>out/NAME</c>, at the first call; later calls give the same one.</summary>
    /// <param name="name">Name of what is made: of the case, of the study, of the method. What no file system takes becomes a dash.</param>
    /// <exception cref="InputException">The folder cannot be used.</exception>
    public OutputFolder Open(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        lock (_gate)
        {
            if (_folder is null)
            {
                OutPath = OutPath.Length > 0 ? OutPath : Path.Combine(OutRoot, FolderName(name));
                _folder = IsOutGiven ? OutputFolder.Open(OutPath, force) : OpenOrWait();
            }

            return _folder;
        }
    }

    /// <summary>Takes a warning; the same text counts once.</summary>
    public void Warn(string text)
    {
        lock (_gate)
        {
            if (_warnings.Contains(text))
            {
                return;
            }

            _warnings.Add(text);
        }

        warn?.Invoke(text);
    }

    /// <summary>Says what is being done and how far it is.</summary>
    /// <param name="what">A few words.</param>
    /// <param name="fraction">0 to 1.</param>
    public void Report(string what, double fraction) => report?.Invoke(what, fraction);

    /// <summary>The same as a receiver of fractions.</summary>
    /// <param name="what">A few words.</param>
    public IProgress<double> Progress(string what) => new Receiver(fraction => Report(what, fraction));

    /// <summary>Gives the folder free.</summary>
    public void Dispose() => _folder?.Dispose();

    // Two analyses of one file have the same folder, which the first holds only while it writes.
    private OutputFolder OpenOrWait()
    {
        for (var left = Patience; ; left -= Pause)
        {
            try
            {
                return OutputFolder.Open(OutPath, force);
            }
            catch (InputException failure) when (failure.InnerException is IOException && left > TimeSpan.Zero)
            {
                Cancel.WaitHandle.WaitOne(Pause);
                Cancel.ThrowIfCancellationRequested();
            }
        }
    }

    private static string FolderName(string name)
    {
        var kept = name.Trim().Take(LongestName).Select(static c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.' or '+' ? c : '-');
        return new string([.. kept]).Trim('-', '.') is { Length: > 0 } clean ? clean : "results";
    }

    private sealed class Receiver(Action<double> report) : IProgress<double>
    {
        public void Report(double value) => report(value);
    }
}
