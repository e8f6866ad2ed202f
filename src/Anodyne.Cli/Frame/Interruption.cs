using System.Runtime.InteropServices;
using Anodyne.Cli.Terminal;
using Anodyne.Studies.Requests;

namespace Anodyne.Cli.Frame;

/// <summary>
/// Turns Ctrl-C and a termination signal into a cancelled token: the first asks to save and stop, a second one stops at once.
/// Work that does not look at the token is ended: after a moment if it saves nothing, after two minutes if it does.
/// </summary>
internal sealed class Interruption : IDisposable
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan GraceOfState = TimeSpan.FromMinutes(2);
    private readonly CancellationTokenSource _source = new();
    private readonly TerminalSet _terminal;
    private readonly Action<int> _exit;
    private PosixSignalRegistration[] _registrations = [];
    private Timer? _end;

    public Interruption(TerminalSet terminal, Action<int>? exit = null) => (_terminal, _exit) = (terminal, exit ?? Environment.Exit);

    /// <summary>Cancelled by the first signal.</summary>
    public CancellationToken Token => _source.Token;

    /// <summary>True if the work saves its state: it is then given the time it needs.</summary>
    public bool SavesState { get; set; }

    /// <summary>Begins to listen to the process's signals.</summary>
    public Interruption Listening()
    {
        _registrations = [PosixSignalRegistration.Create(PosixSignal.SIGINT, Handle), PosixSignalRegistration.Create(PosixSignal.SIGTERM, Handle)];
        return this;
    }

    /// <summary>What a signal does.</summary>
    public void Stop()
    {
        if (_source.IsCancellationRequested)
        {
            _exit(ExitStatuses.Interrupted);
            return;
        }

        _terminal.ErrorLine(SavesState ? "anodyne: stopping; the state is being saved (once more to stop at once)" : "anodyne: stopping");
        _end = new Timer(_ => _exit(ExitStatuses.Interrupted), null, SavesState ? GraceOfState : Grace, Timeout.InfiniteTimeSpan);
        _source.Cancel();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var registration in _registrations)
        {
            registration.Dispose();
        }

        _end?.Dispose();
        _source.Dispose();
    }

    private void Handle(PosixSignalContext context)
    {
        context.Cancel = true;
        Stop();
    }
}
