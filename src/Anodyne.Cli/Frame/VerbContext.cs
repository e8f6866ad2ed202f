using Anodyne.Cli.Terminal;
using Spectre.Console;

namespace Anodyne.Cli.Frame;

/// <summary>What a verb may use of the world: where to speak, where to write, when to stop.</summary>
internal sealed class VerbContext
{
    private readonly TerminalSet _terminal;
    private readonly string _outPath;
    private readonly bool _force;
    private readonly Lock _gate = new();
    private readonly List<string> _warnings = [];
    private OutputFolder? _folder;

    internal VerbContext(TerminalSet terminal, bool json, string outPath, bool force, CancellationToken cancel)
    {
        _terminal = terminal;
        _outPath = outPath;
        _force = force;
        Json = json;
        Cancel = cancel;
        Person = json ? terminal.Nowhere : terminal.Person;
    }

    /// <summary>True if one JSON document is asked for; the frame writes it from the outcome.</summary>
    public bool Json { get; }

    /// <summary>Standard output for a person: tables and lines. Swallows everything under <c>--json</c>.</summary>
    public IAnsiConsole Person { get; }

    /// <summary>Set by Ctrl-C or a termination signal: save the state and throw <see cref="OperationCanceledException"/>.</summary>
    public CancellationToken Cancel { get; }

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

    /// <summary>The output folder of <c>--out</c>, created and locked at the first use.</summary>
    public OutputFolder Out => _folder ??= OutputFolder.Open(_outPath, _force);

    /// <summary>The path given with <c>--out</c>, or the verb's default; the folder is not created by asking.</summary>
    public string OutPath => _outPath;

    /// <summary>A warning: to standard error now, and into the JSON document. The same text is given once.</summary>
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

        _terminal.ErrorLine($"warning: {text}");
    }

    /// <summary>A line for a person on standard output, as plain text.</summary>
    public void Say(string text) => Person.WriteLine(text);

    /// <summary>Runs long work with a progress display on standard error: bars with remaining time on a terminal, nothing elsewhere.</summary>
    public T WithProgress<T>(Func<ProgressBoard, T> work) => ProgressBoard.Show(_terminal, work);

    internal void Close() => _folder?.Dispose();
}
