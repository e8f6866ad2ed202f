using System.Globalization;
using Spectre.Console;

namespace Anodyne.Cli.Terminal;

/// <summary>The two output streams and what is known about them: terminal or not, width, colour.</summary>
internal sealed class TerminalSet
{
    private const int WidthWhenPiped = 160;
    private readonly TextWriter _error;
    private readonly Lock _gate = new();

    /// <summary>Creates the set.</summary>
    /// <param name="output">Standard output.</param>
    /// <param name="error">Standard error.</param>
    /// <param name="outputIsTerminal">True if standard output is a terminal.</param>
    /// <param name="errorIsTerminal">True if standard error is a terminal.</param>
    /// <param name="color">True if colour may be used on a terminal.</param>
    /// <param name="width">Width to use instead of the terminal's own, in columns; null to ask the terminal.</param>
    public TerminalSet(TextWriter output, TextWriter error, bool outputIsTerminal, bool errorIsTerminal, bool color, int? width = null)
    {
        Output = output;
        _error = error;
        ErrorIsTerminal = errorIsTerminal;
        Person = Create(output, outputIsTerminal, color, width);
        ErrorConsole = Create(error, errorIsTerminal, color, width);
        Nowhere = Create(TextWriter.Null, false, false, WidthWhenPiped);
    }

    /// <summary>Standard output, raw.</summary>
    public TextWriter Output { get; }

    /// <summary>True if standard error is a terminal, so that progress may be drawn there.</summary>
    public bool ErrorIsTerminal { get; }

    /// <summary>Standard output for tables.</summary>
    public IAnsiConsole Person { get; }

    /// <summary>Standard error for progress.</summary>
    public IAnsiConsole ErrorConsole { get; }

    /// <summary>Swallows everything.</summary>
    public IAnsiConsole Nowhere { get; }

    /// <summary>The process's own streams; <c>NO_COLOR</c> and <c>COLUMNS</c> are honoured.</summary>
    public static TerminalSet OfProcess()
    {
        var color = string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
        int? width = Console.IsOutputRedirected
            && int.TryParse(Environment.GetEnvironmentVariable("COLUMNS"), NumberStyles.None, CultureInfo.InvariantCulture, out var columns)
            && columns >= 20
            ? columns
            : null;
        return new TerminalSet(Console.Out, Console.Error, !Console.IsOutputRedirected, !Console.IsErrorRedirected, color, width);
    }

    /// <summary>One line on standard error, as plain text.</summary>
    public void ErrorLine(string text)
    {
        lock (_gate)
        {
            _error.WriteLine(text);
            _error.Flush();
        }
    }

    private static IAnsiConsole Create(TextWriter writer, bool terminal, bool color, int? width)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = terminal ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = terminal && color ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = terminal ? InteractionSupport.Detect : InteractionSupport.No,
            Out = new AnsiConsoleOutput(writer),
        });
        if (width is { } columns)
        {
            console.Profile.Width = columns;
        }
        else if (!terminal)
        {
            console.Profile.Width = WidthWhenPiped;
        }

        return console;
    }
}
