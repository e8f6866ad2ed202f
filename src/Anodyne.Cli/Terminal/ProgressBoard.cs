using Spectre.Console;

namespace Anodyne.Cli.Terminal;

/// <summary>Bars with percentage and remaining time on standard error while long work runs; silent when that is not a terminal. Thread-safe.</summary>
internal sealed class ProgressBoard
{
    private readonly ProgressContext? _context;

    private ProgressBoard(ProgressContext? context) => _context = context;

    /// <summary>Runs the work with a board.</summary>
    public static T Show<T>(TerminalSet terminal, Func<ProgressBoard, T> work)
    {
        if (!terminal.ErrorIsTerminal)
        {
            return work(new ProgressBoard(null));
        }

        var progress = terminal.ErrorConsole.Progress();
        progress.AutoClear = true;
        progress.Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn());
        return progress.Start(context => work(new ProgressBoard(context)));
    }

    /// <summary>Adds a bar.</summary>
    /// <param name="name">What is being done.</param>
    public ProgressLine Line(string name) => new(_context?.AddTask(Markup.Escape(name), autoStart: true, maxValue: 1));
}
