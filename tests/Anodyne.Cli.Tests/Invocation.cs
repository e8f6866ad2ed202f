using System.Text.Json;
using Anodyne.Cli.Frame;
using Anodyne.Cli.Terminal;

namespace Anodyne.Cli.Tests;

/// <summary>One command line run inside the test process; what has no folder of its own is written below the temporary folder.</summary>
internal sealed record Invocation(int Status, string Output, string Error)
{
    private static readonly string Place = Directory.CreateTempSubdirectory("anodyne-cli-").FullName;

    public JsonElement Json => JsonDocument.Parse(Output).RootElement;

    public static Invocation Of(params string[] words) => Of(Program.Verbs, words);

    public static Invocation Of(VerbSet verbs, params string[] words)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        return Of(verbs, output, error, words);
    }

    public static Invocation Of(VerbSet verbs, TextWriter output, TextWriter error, string[] words, int width = TerminalSet.WidthWhenPiped, Action<Interruption>? before = null)
    {
        var terminal = new TerminalSet(output, error, errorIsTerminal: false, color: false, () => width);
        using var interruption = new Interruption(terminal, static _ => { });
        before?.Invoke(interruption);
        var root = Path.Combine(Place, Guid.NewGuid().ToString("N"));
        var status = new CommandLine(verbs, terminal, interruption, root).Run(words);
        return new Invocation(status, output.ToString()!, error.ToString()!);
    }
}
