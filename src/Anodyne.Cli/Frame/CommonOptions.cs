using System.CommandLine;

namespace Anodyne.Cli.Frame;

/// <summary>The options that mean the same under every verb.</summary>
internal sealed class CommonOptions
{
    /// <summary><c>--json</c>, understood by every verb.</summary>
    public Option<bool> Json { get; } = new("--json") { Description = "Print exactly one JSON document on standard output", Recursive = true };

    /// <summary><c>--out</c>, on verbs that write files.</summary>
    public Option<string?> Out { get; } = new("--out") { Description = "Folder for the files that are written", HelpName = "DIR" };

    /// <summary><c>--force</c>, on verbs that write files.</summary>
    public Option<bool> Force { get; } = new("--force") { Description = "Replace files that anodyne did not write" };

    /// <summary><c>--jobs</c>, for verbs that run several things at once.</summary>
    /// <returns>A new option; the default is the number of cores less one, at least 1.</returns>
    public static Option<int> Jobs()
    {
        var option = new Option<int>("--jobs")
        {
            Description = "How many run at the same time (default: cores - 1)",
            HelpName = "N",
            DefaultValueFactory = _ => Math.Max(1, Environment.ProcessorCount - 1),
        };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && int.TryParse(result.Tokens[0].Value, out var jobs) && jobs < 1)
            {
                result.AddError($"--jobs is {jobs}; allowed: a whole number of at least 1.");
            }
        });
        return option;
    }
}
