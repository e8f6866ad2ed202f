using System.CommandLine;
using System.CommandLine.Help;
using System.Reflection;
using System.Text.Json.Nodes;
using Anodyne.Cli.Terminal;
using Anodyne.Quantities;

namespace Anodyne.Cli.Frame;

/// <summary>Turns the verbs into a command line, runs one, and gives every verb the same output, errors and exit statuses.</summary>
internal sealed class CommandLine
{
    private readonly CommonOptions _common = new();
    private readonly RootCommand _root;
    private readonly TerminalSet _terminal;
    private readonly CancellationToken _cancel;
    private string[] _arguments = [];

    /// <summary>Creates the command line.</summary>
    /// <param name="verbs">The verbs at the top.</param>
    /// <param name="terminal">Where to speak.</param>
    /// <param name="cancel">Cancelled when the process is asked to stop.</param>
    public CommandLine(IReadOnlyList<Verb> verbs, TerminalSet terminal, CancellationToken cancel)
    {
        _terminal = terminal;
        _cancel = cancel;
        _root = new RootCommand("A workbench for lithium-metal batteries: will lithium plate flat behind this interphase, and how do we know?");
        _root.Options.Add(_common.Json);
        foreach (var option in _root.Options.OfType<HelpOption>())
        {
            option.Action = new HelpWithExample((HelpAction)option.Action!, new Dictionary<Command, string>());
        }

        foreach (var verb in verbs)
        {
            _root.Subcommands.Add(Build(verb));
        }
    }

    /// <summary>Version of the program, as in the package.</summary>
    public static string Version { get; } =
        (typeof(CommandLine).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0.0.0").Split('+')[0];

    /// <summary>Runs one command line.</summary>
    /// <param name="arguments">The arguments, without the program's name.</param>
    /// <returns>The exit status.</returns>
    public int Run(string[] arguments)
    {
        _arguments = arguments;
        var parsed = _root.Parse(arguments.Length == 0 ? ["--help"] : arguments);
        var json = arguments.Contains("--json");
        if (parsed.Errors.Count > 0 && parsed.Action is not HelpAction and not HelpWithExample)
        {
            return Fail(json, Misunderstood(parsed), ExitStatuses.InputWrong, []);
        }

        var configuration = new InvocationConfiguration
        {
            Output = _terminal.Output,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
        };
        return parsed.Invoke(configuration);
    }

    private Command Build(Verb verb)
    {
        var command = new Command(verb.Name, verb.Summary);
        if (verb.Children.Count > 0)
        {
            foreach (var child in verb.Children)
            {
                command.Subcommands.Add(Build(child));
            }

            return command;
        }

        verb.Configure(command);
        if (verb.WritesFiles)
        {
            command.Options.Add(_common.Out);
            command.Options.Add(_common.Force);
        }

        if (verb.Example is { } example)
        {
            Help.Examples[command] = example;
        }

        command.SetAction(parsed => Execute(verb, parsed));
        return command;
    }

    private HelpWithExample Help => (HelpWithExample)_root.Options.OfType<HelpOption>().Single().Action!;

    private int Execute(Verb verb, ParseResult parsed)
    {
        var json = parsed.GetValue(_common.Json);
        var outPath = verb.WritesFiles ? parsed.GetValue(_common.Out) ?? verb.DefaultOut : ".";
        var context = new VerbContext(_terminal, json, outPath, verb.WritesFiles && parsed.GetValue(_common.Force), _cancel);
        try
        {
            var outcome = verb.Run(parsed, context);
            if (json)
            {
                Print(outcome.Document, context.Warnings);
            }

            return outcome.ExitStatus;
        }
        catch (AnodyneException failure)
        {
            return Fail(json, failure.Problem, failure.ExitStatus, context.Warnings);
        }
        catch (OperationCanceledException) when (_cancel.IsCancellationRequested)
        {
            var problem = new Problem("Interrupted; what was finished is saved", Mend: "Run the same command again with --resume to go on, if the verb has it.");
            return Fail(json, problem, ExitStatuses.Interrupted, context.Warnings);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return Fail(json, new Problem("A file could not be read or written", Found: failure.Message), ExitStatuses.InputWrong, context.Warnings);
        }
        catch (Exception failure) when (Environment.GetEnvironmentVariable("ANODYNE_TRACE") is null)
        {
            var problem = new Problem(
                "The computation stopped for a reason that was not foreseen: a defect of anodyne",
                Found: $"{failure.GetType().Name}: {failure.Message}",
                Mend: "Set ANODYNE_TRACE=1 to see where, and please report it with the input file.");
            return Fail(json, problem, ExitStatuses.ComputationFailed, context.Warnings);
        }
        finally
        {
            context.Close();
        }
    }

    private static Problem Misunderstood(ParseResult parsed)
    {
        var verb = parsed.CommandResult.Command;
        var path = verb is RootCommand ? "anodyne" : $"anodyne {verb.Name}";
        var found = parsed.UnmatchedTokens.Count > 0 ? string.Join(' ', parsed.UnmatchedTokens.Select(token => $"'{token}'")) : "";
        var names = verb.Subcommands.Select(child => child.Name).ToArray();
        var allowed = names.Length > 0 ? string.Join(", ", names) : "";
        var messages = parsed.Errors.Select(error => error.Message).ToArray();
        // An unknown verb is reported twice by the parser: as missing and as unrecognised. The second says more.
        var message = (messages.Length > 1 && found.Length > 0 ? string.Join(" ", messages[1..]) : string.Join(" ", messages)).TrimEnd('.');
        return new Problem(message, path, found, allowed, $"`{path} --help` lists what it takes.");
    }

    private int Fail(bool json, Problem problem, int status, IReadOnlyList<string> warnings)
    {
        _terminal.ErrorLine($"anodyne: {problem}");
        if (json)
        {
            var error = new JsonObject
            {
                ["what"] = problem.What,
                ["where"] = problem.Where,
                ["found"] = problem.Found,
                ["allowed"] = problem.Allowed,
                ["mend"] = problem.Mend,
                ["exit_status"] = status,
            };
            Print(new JsonObject { ["error"] = error }, warnings);
        }

        return status;
    }

    private void Print(JsonObject body, IReadOnlyList<string> warnings)
    {
        var document = new JsonObject
        {
            ["anodyne"] = Version,
            ["command"] = JsonText.Strings(_arguments.Prepend("anodyne")),
            ["warnings"] = JsonText.Strings(warnings),
        };
        foreach (var (name, node) in body)
        {
            document[name] = node?.DeepClone();
        }

        _terminal.Output.WriteLine(JsonText.Print(document));
        _terminal.Output.Flush();
    }
}
