using System.Text;
using Anodyne.Cli.Frame;
using Anodyne.Cli.Terminal;
using Anodyne.Cli.Verbs;

namespace Anodyne.Cli;

/// <summary>The program <c>anodyne</c>.</summary>
internal static class Program
{
    /// <summary>Runs a command line. The version is answered before anything else is loaded.</summary>
    /// <param name="words">The words after the program's name.</param>
    /// <returns>The exit status.</returns>
    public static int Main(string[] words)
    {
        if (words is ["--version"])
        {
            Console.WriteLine(ProgramVersion.Full);
            return 0;
        }

        return Work(words);
    }

    /// <summary>The verbs of this program.</summary>
    internal static VerbSet Verbs => new(typeof(Program).Assembly, typeof(ReadVerb).Namespace!);

    private static int Work(string[] words)
    {
        if (Console.IsOutputRedirected)
        {
            Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        }

        var terminal = TerminalSet.OfProcess();
        using var interruption = new Interruption(terminal).Listening();
        return new CommandLine(Verbs, terminal, interruption).Run(words);
    }
}
