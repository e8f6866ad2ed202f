using System.CommandLine;
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
    public static Option<string?> Choice(string name, string description, string value, IReadOnlyList<string> words)
    {
        var option = Text(name, description, value);
        option.Validators.Add(result =>
        {
            var word = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
            if (!words.Contains(word))
            {
                var near = Spelling.Nearest(word, words) is { } meant ? $" Did you mean {name} {meant}?" : "";
                result.AddError($"{name} is \"{word}\"; allowed: {string.Join(", ", words)}.{near}");
            }
        });
        return option;
    }

    /// <summary>An argument that may be left out.</summary>
    public static Argument<string?> Optional(string name, string description) => new(name) { Description = description, Arity = ArgumentArity.ZeroOrOne };
}
