using System.Text;
using Anodyne.Cli.Frame;
using Anodyne.Cli.Terminal;
using Anodyne.Cli.Verbs;

if (Console.IsOutputRedirected)
{
    Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
}

var terminal = TerminalSet.OfProcess();
using var interruption = new Interruption(terminal);
return new CommandLine(VerbList.All, terminal, interruption.Token).Run(args);
