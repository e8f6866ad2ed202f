using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Anodyne.Cli.Frame;

/// <summary>The usual help, followed by the verb's example.</summary>
/// <param name="usual">The usual help.</param>
/// <param name="examples">One example a command.</param>
internal sealed class HelpWithExample(HelpAction usual, IReadOnlyDictionary<Command, string> examples) : SynchronousCommandLineAction
{
    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        var status = usual.Invoke(parseResult);
        if (examples.TryGetValue(parseResult.CommandResult.Command, out var example))
        {
            parseResult.InvocationConfiguration.Output.WriteLine($"Example:\n  {example.Replace("\n", "\n  ", StringComparison.Ordinal)}\n");
        }

        return status;
    }
}
