using System.Runtime.InteropServices;
using Anodyne.Cli.Terminal;

namespace Anodyne.Cli.Frame;

/// <summary>Turns Ctrl-C and a termination signal into a cancelled token: the first asks to save and stop, a second one stops at once.</summary>
internal sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private readonly TerminalSet _terminal;
    private readonly PosixSignalRegistration[] _registrations;

    public Interruption(TerminalSet terminal)
    {
        _terminal = terminal;
        _registrations = [PosixSignalRegistration.Create(PosixSignal.SIGINT, Handle), PosixSignalRegistration.Create(PosixSignal.SIGTERM, Handle)];
    }

    public CancellationToken Token => _source.Token;

    public void Dispose()
    {
        foreach (var registration in _registrations)
        {
            registration.Dispose();
        }

        _source.Dispose();
    }

    private void Handle(PosixSignalContext context)
    {
        if (_source.IsCancellationRequested)
        {
            Environment.Exit(ExitStatuses.Interrupted);
        }

        context.Cancel = true;
        _terminal.ErrorLine("anodyne: stopping; the state is being saved (once more to stop at once)");
        _source.Cancel();
    }
}
