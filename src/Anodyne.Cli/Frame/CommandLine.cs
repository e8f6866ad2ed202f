using System.CommandLine;
using System.CommandLine.Help;
using System.Text.Json.Nodes;
using Anodyne.Cli.Terminal;
using Anodyne.Quantities;
using Anodyne.Studies.Requests;

namespace Anodyne.Cli.Frame;

/// <summary>Turns the verbs into a command line, runs one, and gives every verb the same output, errors and exit statuses.</summary>
/// <param name="verbs">The verbs.</param>
/// <param name="terminal">Where to speak.</param>
/// <param name="interruption">Asks to stop.</param>
/// <param name="outRoot">The folder in which results get their folders where <c>--out</c> is not given.</param>
internal sealed class CommandLine(VerbSet verbs, TerminalSet terminal, Interruption interruption, string outRoot = "out")
{
    private const string Description = "A workbench for lithium-metal batteries: will lithium plate flat behind this interphase, and how do we know?";
    private readonly CommonOptions _common = new();
    private readonly Dictionary<Command, string> _examples = [];
    private string[] _words = [];

    /// <summary>Runs one command line.</summary>
    /// <param name="words">The words of the command line, without the program's name.</param>
    /// <returns>The exit status.</returns>
    public int Run(string[] words)
    {
        _words = words;
        var root = new RootCommand(Description);
        root.Options.Add(_common.Json);
        foreach (var option in root.Options.OfType<HelpOption>())
        {
            option.Action = new HelpWithExample((HelpAction)option.Action!, _examples);
        }

        // The verb that the first word names is built alone; help and errors see all.
        foreach (var verb in words.Length > 0 && verbs.Named(words[0]) is { } named ? [named] : verbs.All)
        {
            root.Subcommands.Add(Build(verb));
        }

        var parsed = root.Parse(words.Length == 0 ? ["--help"] : words);
        var example = _examples.GetValueOrDefault(parsed.CommandResult.Command);
        if (parsed.Action is not { ClearsParseErrors: true } && Misunderstanding.Of(parsed, example) is { } problem)
        {
            return Fail(words.Contains("--json"), problem, ExitStatuses.InputWrong, []);
        }

        try
        {
            return parsed.Invoke(
                new InvocationConfiguration { Output = terminal.Output, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // Help and lists are printed outside of any verb.
            terminal.ErrorLine($"anodyne: {new Problem("Standard output cannot be written", Found: failure.Message)}");
            return ExitStatuses.ComputationFailed;
        }
    }

    private Command Build(Verb verb)
    {
        var command = new Command(verb.Name, verb.Summary);
        foreach (var child in verbs.Below(verb))
        {
            command.Subcommands.Add(Build(child));
        }

        if (verb.IsGroup)
        {
            return command;
        }

        verb.Configure(command, _words);
        var outOption = verb.WritesFiles ? CommonOptions.Out(verb.DefaultOut ?? "out/NAME") : null;
        if (outOption is not null)
        {
            command.Options.Add(outOption);
            command.Options.Add(_common.Force);
        }

        if (verb.Example is { } example)
        {
            _examples[command] = example;
        }

        command.SetAction(parsed => Execute(verb, parsed, outOption));
        return command;
    }

    private int Execute(Verb verb, ParseResult parsed, Option<string?>? outOption)
    {
        var json = parsed.GetValue(_common.Json);
        var outPath = outOption is null ? null : parsed.GetValue(outOption) ?? verb.DefaultOut;
        interruption.SavesState = verb.SavesState;
        using var context = new VerbContext(terminal, json, outRoot, outPath, outOption is not null && parsed.GetValue(_common.Force), interruption.Token);
        try
        {
            var answer = verb.Run(parsed, context);
            SayWritten(context);
            return !json || Print(answer.Document, context.Request.Warnings) ? answer.ExitStatus : ExitStatuses.ComputationFailed;
        }
        catch (AnodyneException failure)
        {
            return Fail(json, failure.Problem, failure.ExitStatus, context.Request.Warnings);
        }
        catch (OperationCanceledException) when (interruption.Token.IsCancellationRequested)
        {
            return Fail(json, new Problem("Interrupted; what was finished is saved", Mend: verb.ToGoOn), ExitStatuses.Interrupted, context.Request.Warnings);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            const string mend = "Check that the place exists, may be written and has room.";
            var problem = new Problem("A file could not be read or written", Found: failure.Message, Mend: mend);
            return Fail(json, problem, ExitStatuses.InputWrong, context.Request.Warnings);
        }
        catch (Exception failure) when (Environment.GetEnvironmentVariable("ANODYNE_TRACE") is null)
        {
            var problem = new Problem(
                "The computation stopped for a reason that was not foreseen: a defect of anodyne",
                Found: $"{failure.GetType().Name}: {failure.Message}",
                Mend: "Set ANODYNE_TRACE=1 to see where, and please report it with the input file.");
            return Fail(json, problem, ExitStatuses.ComputationFailed, context.Request.Warnings);
        }
    }

    private static void SayWritten(VerbContext context)
    {
        const int named = 6;
        if (context.Request.Out?.Written is { Count: > 0 } written)
        {
            var more = written.Count > named ? $" and {written.Count - named} more" : "";
            context.Say($"Written to {context.Request.OutPath}: {string.Join(", ", written.Take(named))}{more}");
        }
    }

    private int Fail(bool json, Problem problem, int status, IReadOnlyList<string> warnings)
    {
        terminal.ErrorLine($"anodyne: {problem}");
        if (json)
        {
            Print(new JsonObject { ["error"] = Answer.Error(problem, status) }, warnings);
        }

        return status;
    }

    // False, said on standard error, if standard output is full or closed: the document is lost, and the status has to say so.
    private bool Print(JsonObject body, IReadOnlyList<string> warnings)
    {
        try
        {
            terminal.Output.WriteLine(Answer.Print(body, ProgramVersion.Short, ["anodyne", .. _words], warnings));
            terminal.Output.Flush();
            return true;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ObjectDisposedException)
        {
            const string mend = "Send it to a place that is open and has room.";
            terminal.ErrorLine($"anodyne: {new Problem("The document could not be written to standard output", Found: failure.Message, Mend: mend)}");
            return false;
        }
    }
}
