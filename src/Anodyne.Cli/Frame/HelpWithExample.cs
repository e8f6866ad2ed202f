using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Anodyne.Cli.Frame;

/// <summary>The usual help, followed by the verb's example.</summary>
internal sealed class HelpWithExample(HelpAction usual, Dictionary<Command, string> examples) : SynchronousCommandLineAction
{
    /// <summary>One example a command.</summary>
    public Dictionary<Command, string> Examples { get; } = examples;

    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        var status = usual.Invoke(parseResult);
        if (Examples.TryGetValue(parseResult.CommandResult.Command, out var example))
        {
            parseResult.InvocationConfiguration.Output.WriteLine($"Example:\n  {example.Replace("\n", "\n  ", StringComparison.Ordinal)}\n");
        }

        return status;
    }
}
