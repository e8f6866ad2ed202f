using System.CommandLine;
using System.CommandLine.Parsing;
using Anodyne.Quantities;
using Anodyne.Quantities.Units;

namespace Anodyne.Cli.Frame;

/// <summary>A command line that cannot be understood, as a problem: what was found, what would be allowed, what was probably meant.</summary>
internal static class Misunderstanding
{
    /// <summary>The problem; null if the command line is understood.</summary>
    /// <param name="parsed">The command line as parsed.</param>
    /// <param name="example">The verb's example; null for a group.</param>
    public static Problem? Of(ParseResult parsed, string? example)
    {
        var command = parsed.CommandResult.Command;
        var path = PathOf(parsed.CommandResult);
        var help = $"`{path} --help` lists what it takes.";

        // A verb that is run itself too has arguments of its own, and errors in them are said as those of any verb.
        if (command.Subcommands.Count > 0 && command.Arguments.Count == 0 && parsed.Errors.Count > 0)
        {
            return UnknownVerb(command, path, parsed.UnmatchedTokens.Count > 0 ? parsed.UnmatchedTokens[0] : null, help);
        }

        if (Strangers(parsed).FirstOrDefault() is { } stranger)
        {
            string[] options = [.. command.Options.Where(option => !option.Hidden).Select(option => option.Name), "--json"];
            var word = stranger.Split('=')[0];
            var mend = Spelling.Nearest(word, options.Concat(["--version"])) is { } near ? $"Did you mean {near}? {help}" : help;
            return new Problem($"`{path}` does not know this option", path, stranger, string.Join(", ", options), mend);
        }

        if (parsed.Errors.Count == 0)
        {
            return null;
        }

        var mended = example is null ? help : $"For example: {example.Split('\n')[^1]} - {help}";
        if (command.Arguments.FirstOrDefault(argument => IsMissing(parsed, argument)) is { } missing)
        {
            return new Problem($"{missing.Name} is missing", path, "nothing", missing.Description ?? "", mended);
        }

        var message = string.Join(' ', parsed.Errors.Select(static error => error.Message).Distinct());
        return parsed.UnmatchedTokens.Count > 0
            ? new Problem(
                "There is a word too many", path, string.Join(' ', parsed.UnmatchedTokens), "the arguments of this verb",
                $"A value of several words stands in quotes. {mended}")
            : new Problem(message.TrimEnd('.'), path, Mend: message.Contains("Did you mean", StringComparison.Ordinal) ? help : mended);
    }

    private static Problem UnknownVerb(Command command, string path, string? word, string help)
    {
        string[] names = [.. command.Subcommands.Select(child => child.Name)];
        var allowed = string.Join(", ", names);
        if (word is null)
        {
            return new Problem($"`{path}` needs one word more", path, "nothing", allowed, $"For example `{path} {names[0]}`. {help}");
        }

        var near = Spelling.Nearest(word, names);
        var mend = near is not null ? $"Did you mean `{path} {near}`? {help}"
            : File.Exists(word) || Directory.Exists(word) ? $"Did you mean `{path} read {word}`? {help}"
            : help;
        return new Problem($"{path} has no such verb", path.Contains(' ') ? path : "the command line", word, allowed, mend);
    }

    /// <summary>Words that look like options and were taken as arguments, or were not taken at all; after <c>--</c> nothing is an option.</summary>
    private static IEnumerable<string> Strangers(ParseResult parsed)
    {
        foreach (var token in parsed.Tokens)
        {
            if (token.Type == TokenType.DoubleDash)
            {
                yield break;
            }

            if (token.Type == TokenType.Argument && LooksLikeOption(token.Value) && !IsValue(parsed, token))
            {
                yield return token.Value;
            }
        }

        foreach (var word in parsed.UnmatchedTokens.Where(LooksLikeOption))
        {
            yield return word;
        }
    }

    private static bool IsValue(ParseResult parsed, Token token) =>
        parsed.CommandResult.Children.OfType<OptionResult>().Any(option => option.Tokens.Contains(token));

    private static bool IsMissing(ParseResult parsed, Argument argument) =>
        argument.Arity.MinimumNumberOfValues > 0 && parsed.GetResult(argument) is null or { Tokens.Count: 0 };

    private static bool LooksLikeOption(string word) =>
        word.Length > 2 && word[0] == '-' && (word[1] == '-' || char.IsAsciiLetter(word[1])) && !File.Exists(word);

    private static string PathOf(CommandResult result)
    {
        var path = result.Command is RootCommand ? "anodyne" : result.Command.Name;
        for (var above = result.Parent; above is CommandResult parent; above = parent.Parent)
        {
            path = $"{(parent.Command is RootCommand ? "anodyne" : parent.Command.Name)} {path}";
        }

        return path;
    }
}
