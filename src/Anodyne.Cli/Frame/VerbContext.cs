using Anodyne.Cli.Terminal;
using Anodyne.Studies.Requests;

namespace Anodyne.Cli.Frame;

/// <summary>What a verb may use: where to speak to a person, and what its request may use of the world.</summary>
internal sealed class VerbContext : IDisposable
{
    private readonly TerminalSet _terminal;
    private ProgressLine? _progress;

    internal VerbContext(TerminalSet terminal, bool json, string outRoot, string? outPath, bool force, CancellationToken cancel)
    {
        _terminal = terminal;
        Json = json;
        Request = new RequestContext(outPath, force, text => terminal.ErrorLine($"warning: {text}"), Report, cancel) { OutRoot = outRoot };
    }

    /// <summary>True if one JSON document is asked for; the frame writes it from the answer.</summary>
    public bool Json { get; }

    /// <summary>What requests are given.</summary>
    public RequestContext Request { get; }

    /// <summary>A line for a person on standard output, as plain text; nothing under <c>--json</c>.</summary>
    public void Say(string text)
    {
        if (!Json)
        {
            EndProgress();
            _terminal.Line(text);
        }
    }

    /// <summary>A line that a person needs at once: on standard output, flushed; under <c>--json</c> on standard error, since standard output is the
    /// document's.</summary>
    public void Tell(string text)
    {
        EndProgress();
        if (Json)
        {
            _terminal.ErrorLine(text);
            return;
        }

        _terminal.Line(text);
        _terminal.Output.Flush();
    }

    /// <summary>A table for a person on standard output; nothing under <c>--json</c>.</summary>
    public void Show(TextTable table)
    {
        if (!Json)
        {
            EndProgress();
            _terminal.Show(table);
        }
    }

    /// <summary>Gives folder and progress line free.</summary>
    public void Dispose()
    {
        EndProgress();
        Request.Dispose();
    }

    private void Report(string what, double fraction)
    {
        if (_progress is null && _terminal.Progress() is { } line && Interlocked.CompareExchange(ref _progress, line, null) is not null)
        {
            return;
        }

        _progress?.Report(what, fraction);
    }

    private void EndProgress() => Interlocked.Exchange(ref _progress, null)?.Dispose();
}
