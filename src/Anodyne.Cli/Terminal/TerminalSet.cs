using System.Globalization;

namespace Anodyne.Cli.Terminal;

/// <summary>The two output streams and what is known about them: terminal or not, width, colour.</summary>
/// <param name="output">Standard output.</param>
/// <param name="error">Standard error.</param>
/// <param name="errorIsTerminal">True if standard error is a terminal, so that progress may be drawn there.</param>
/// <param name="color">True if standard output takes colours.</param>
/// <param name="width">Width in columns, asked for when it is needed.</param>
internal sealed class TerminalSet(TextWriter output, TextWriter error, bool errorIsTerminal, bool color, Func<int> width)
{
    /// <summary>Width where the output is no terminal.</summary>
    public const int WidthWhenPiped = 160;

    private const int LeastWidth = 20;
    private readonly Lock _gate = new();

    /// <summary>Standard output, raw.</summary>
    public TextWriter Output { get; } = output;

    /// <summary>The process's own streams; <c>NO_COLOR</c> and <c>COLUMNS</c> are honoured.</summary>
    public static TerminalSet OfProcess()
    {
        var piped = Console.IsOutputRedirected;
        var color = !piped && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")) && Environment.GetEnvironmentVariable("TERM") != "dumb";
        return new TerminalSet(Console.Out, Console.Error, !Console.IsErrorRedirected, color, () => WidthOf(piped));
    }

    /// <summary>One line on standard error, as plain text. Where nobody takes it, it is lost and the work goes on.</summary>
    public void ErrorLine(string text)
    {
        lock (_gate)
        {
            try
            {
                error.WriteLine(VisibleText.Of(text));
                error.Flush();
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ObjectDisposedException)
            {
                // Standard error is closed or full; the exit status still says how it ended.
            }
        }
    }

    /// <summary>A line for a person on standard output, as plain text.</summary>
    public void Line(string text) => Output.WriteLine(VisibleText.Of(text));

    /// <summary>A table for a person on standard output.</summary>
    public void Show(TextTable table) => table.Write(Output, width(), color);

    /// <summary>A progress display on standard error; null where that is no terminal.</summary>
    public ProgressLine? Progress() => errorIsTerminal ? new ProgressLine(error, WidthOf(piped: false)) : null;

    private static int WidthOf(bool piped)
    {
        if (piped)
        {
            return int.TryParse(Environment.GetEnvironmentVariable("COLUMNS"), NumberStyles.None, CultureInfo.InvariantCulture, out var columns)
                ? Math.Max(LeastWidth, columns)
                : WidthWhenPiped;
        }

        try
        {
            return Console.WindowWidth is var columns and > 0 ? Math.Max(LeastWidth, columns) : 80;
        }
        catch (IOException)
        {
            return 80;
        }
    }
}
