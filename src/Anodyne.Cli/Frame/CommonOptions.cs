using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Anodyne.Quantities.Units;

namespace Anodyne.Cli.Frame;

/// <summary>The options that mean the same under every verb, and the kinds of option.</summary>
internal sealed class CommonOptions
{
    /// <summary><c>--json</c>, understood by every verb.</summary>
    public Option<bool> Json { get; } = new("--json") { Description = "Print exactly one JSON document on standard output", Recursive = true };

    /// <summary><c>--force</c>, on verbs that write files.</summary>
    public Option<bool> Force { get; } = new("--force") { Description = "Replace files that anodyne did not write" };

    /// <summary><c>--out</c>, on verbs that write files.</summary>
    /// <param name="otherwise">Where files go without it.</param>
    public static Option<string?> Out(string otherwise) => Text("--out", $"Folder for the files that are written (default: {otherwise})", "DIR");

    /// <summary><c>--jobs</c>, for verbs that run several things at once; the default is the number of cores less one, at least 1.</summary>
    public static Option<int> Jobs() => new("--jobs")
    {
        Description = "How many run at the same time (default: cores - 1)",
        HelpName = "N",
        DefaultValueFactory = _ => Math.Max(1, Environment.ProcessorCount - 1),
        CustomParser = result =>
        {
            var word = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
            if (int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var jobs) && jobs >= 1)
            {
                return jobs;
            }

            result.AddError($"--jobs is \"{word}\"; allowed: a whole number of at least 1. For example --jobs 2.");
            return 1;
        },
    };

    /// <summary>A switch.</summary>
    public static Option<bool> Flag(string name, string description) => new(name) { Description = description };

    /// <summary>An option with one text.</summary>
    public static Option<string?> Text(string name, string description, string value) => new(name) { Description = description, HelpName = value };

    /// <summary>An option with texts: given once with several, or several times.</summary>
    public static Option<string[]> Texts(string name, string description, string value, bool several = false) =>
        new(name) { Description = description, HelpName = value, AllowMultipleArgumentsPerToken = several };

    /// <summary>An option with one of a few words.</summary>
    public static Option<string?> Choice(string name, string description, string value, IReadOnlyList<string> words, params string[] aliases)
    {
        var option = new Option<string?>(name, aliases) { Description = description, HelpName = value };
        option.Validators.Add(result => Judge(result, result.Tokens.Select(static token => token.Value), name, words));
        return option;
    }

    /// <summary>An option with several of a few words: in one list, or given several times.</summary>
    public static Option<string[]> Choices(string name, string description, string value, IReadOnlyList<string> words)
    {
        var option = Texts(name, description, value, several: true);
        option.CustomParser = result =>
        {
            string[] given = [.. result.Tokens.SelectMany(static token => token.Value.Split(','))];
            Judge(result, given, name, words);
            return given;
        };
        return option;
    }

    private static void Judge(SymbolResult result, IEnumerable<string> given, string name, IReadOnlyList<string> words)
    {
        if (given.FirstOrDefault(word => !words.Contains(word)) is { } stranger)
        {
            var near = Spelling.Nearest(stranger, words) is { } meant ? $" Did you mean {name} {meant}?" : "";
            result.AddError($"{name} is \"{stranger}\"; allowed: {string.Join(", ", words)}.{near}");
        }
    }

    /// <summary>An argument that may be left out.</summary>
    public static Argument<string?> Optional(string name, string description) => new(name) { Description = description, Arity = ArgumentArity.ZeroOrOne };
}
