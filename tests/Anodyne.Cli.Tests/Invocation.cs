using System.Text.Json;
using Anodyne.Cli.Frame;
using Anodyne.Cli.Terminal;
using Anodyne.Cli.Verbs;

namespace Anodyne.Cli.Tests;

/// <summary>One command line run inside the test process.</summary>
internal sealed record Invocation(int Status, string Output, string Error)
{
    public JsonElement Json => JsonDocument.Parse(Output).RootElement;

    public static Invocation Of(params string[] arguments) => Of(VerbList.All, CancellationToken.None, arguments);

    public static Invocation Of(IReadOnlyList<Verb> verbs, CancellationToken cancel, params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var terminal = new TerminalSet(output, error, outputIsTerminal: false, errorIsTerminal: false, color: false);
        var status = new CommandLine(verbs, terminal, cancel).Run(arguments);
        return new Invocation(status, output.ToString(), error.ToString());
    }
}
