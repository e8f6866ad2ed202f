using System.Text.Json.Nodes;
using Anodyne.Analysis;
using Anodyne.Analysis.Options;
using Anodyne.Instruments.Sidecar;
using Anodyne.Quantities;
using Anodyne.Store.Output;
using Anodyne.Studies.Analyses;

namespace Anodyne.Studies.Requests;

/// <summary>The methods of analysis with their inputs, options, formulas and references.</summary>
/// <param name="Method">One method; null for all.</param>
public sealed record MethodListRequest(string? Method = null)
{
    /// <summary>What a description of a cell beside a file may state.</summary>
    public static IReadOnlyList<string> SidecarKeys => CellYaml.StatedKeys;

    /// <summary>The method that a command line names, with the options that it takes; null if it names none.</summary>
    /// <param name="words">The words after the verb: the first one is the method; where options stand before it, any word that names one.</param>
    public static OfferedMethod? Offered(IReadOnlyList<string> words)
    {
        ArgumentNullException.ThrowIfNull(words);
        foreach (var word in words.Count > 0 && words[0].StartsWith('-') ? words : words.Take(1))
        {
            if (!word.StartsWith('-') && Find(word) is { } method)
            {
                var options = method.Options.Select(static option => new OfferedOption(option.Name, option.Said, option is FlagOption));
                return new OfferedMethod(method.Name, [.. options]);
            }
        }

        // Where the method is chosen, only what every record may need.
        return words.Any(IsInput)
            ? new OfferedMethod("", [new OfferedOption(StandardOptions.Area.Name, StandardOptions.Area.Said, false)])
            : null;
    }

    /// <summary>
    /// True if a word of the command line is a file, a folder or a wildcard and no method: the method is then chosen. A word with a separator or an ending
    /// is meant as a file even where there is none of that name.
    /// </summary>
    public static bool IsInput(string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        return Find(word) is null
            && (word == InputPaths.StandardInput || word.AsSpan().IndexOfAny("*?/\\.") >= 0 || File.Exists(word) || Directory.Exists(word));
    }

    /// <summary>Lists them.</summary>
    public Answer<IReadOnlyList<AnalysisMethod>> Run(RequestContext context)
    {
        var methods = Method is null ? MethodWings.Catalog.All : [MethodWings.Catalog.Named(Method)];
        return new(methods, new JsonObject
        {
            ["methods"] = JsonText.Array(methods, m => new JsonObject
            {
                ["name"] = m.Name,
                ["summary"] = m.Summary,
                ["input"] = m.Input,
                ["options"] = JsonText.Array(m.Options, o => new JsonObject
                {
                    ["name"] = "--" + o.Name, ["meaning"] = o.Said, ["words"] = JsonText.Strings(o.Words), ["default"] = o.DefaultText,
                }),
                ["results"] = JsonText.Strings(m.Results.Select(r => r.Said)),
                ["formulas"] = JsonText.Strings(m.Formulas),
                ["references"] = JsonText.Strings(m.References),
            }),
        });
    }

    private static AnalysisMethod? Find(string name)
    {
        try
        {
            return MethodWings.Catalog.Named(name);
        }
        catch (InputException)
        {
            return null;
        }
    }
}

/// <summary>A method as a face offers it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Options">The options that it takes.</param>
public sealed record OfferedMethod(string Name, IReadOnlyList<OfferedOption> Options);

/// <summary>An option of a method.</summary>
/// <param name="Name">Name without dashes.</param>
/// <param name="Meaning">What it means and what may be written.</param>
/// <param name="IsFlag">True if it is given without a value.</param>
public sealed record OfferedOption(string Name, string Meaning, bool IsFlag);
