using System.CommandLine;
using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Anodyne.Cli.Frame;
using Anodyne.Quantities;
using Anodyne.Studies.Requests;
using Anodyne.Web;

namespace Anodyne.Cli.Verbs;

/// <summary><c>anodyne serve</c>: the workbench page on the loopback interface. The page is loaded by this verb alone.</summary>
internal sealed class ServeVerb : Verb
{
    private const int MostPort = 65535;
    private readonly Argument<string?> _folder = CommonOptions.Optional("FOLDER", "The workspace; without it, the page asks for one");

    private readonly Option<string?> _port = CommonOptions.Text("--port", "The port (default: that of the last time, else a free one)", "N");

    private readonly Option<bool> _noBrowser = CommonOptions.Flag("--no-browser", "Print the address and open no browser");

    public override string Name => "serve";

    public override string Summary => "The workbench page in the browser: everything by hand, on this machine only";

    public override int Order => 95;

    public override string Example => "anodyne serve examples --no-browser";

    public override bool SavesState => true;

    public override bool RunsUntilStopped => true;

    public override void Configure(Command command, IReadOnlyList<string> words)
    {
        command.Arguments.Add(_folder);
        command.Options.Add(_port);
        command.Options.Add(_noBrowser);
    }

    public override Answer Run(ParseResult arguments, VerbContext context)
    {
        var settings = new ServeSettings(arguments.GetValue(_folder), Port(arguments.GetValue(_port)), ProgramVersion.Short);
        return Serve(settings, !arguments.GetValue(_noBrowser), context).GetAwaiter().GetResult();
    }

    private static async Task<Answer> Serve(ServeSettings settings, bool opens, VerbContext context)
    {
        var server = await WorkbenchServer.Start(settings).ConfigureAwait(false);
        await using (server.ConfigureAwait(false))
        {
            context.Tell(server.Address.ToString());
            if (opens)
            {
                OpenBrowser(server.Address, context);
            }

            if (!server.IsElsewhere)
            {
                context.Request.Cancel.WaitHandle.WaitOne();
            }
        }

        return new Answer(new JsonObject { ["port"] = server.Address.Port, ["served_elsewhere"] = server.IsElsewhere });
    }

    private static int? Port(string? text) => text is null ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and <= MostPort ? port
        : throw new InputException("this is no port", "--port", $"\"{text}\"", "a whole number, 1 to 65535", "For example --port 8080, or leave it out.");

    private static void OpenBrowser(Uri address, VerbContext context)
    {
        try
        {
            Process.Start(new ProcessStartInfo(address.ToString()) { UseShellExecute = true })?.Dispose();
        }
        catch (Exception failure) when (failure is Win32Exception or InvalidOperationException or PlatformNotSupportedException or FileNotFoundException)
        {
            context.Request.Warn("no browser could be started: open the address by hand");
        }
    }
}
