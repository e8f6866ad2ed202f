using Anodyne.Electroanalysis;
using Anodyne.Quantities;
using Anodyne.Quantities.Documents;
using Anodyne.Studies.Report;

namespace Anodyne.Studies.Analyses;

/// <summary>An analysis of measured files that a study names.</summary>
/// <param name="Name">Name in the study.</param>
/// <param name="Method">Method as on the command line.</param>
/// <param name="Files">Paths, relative to the study's folder.</param>
/// <param name="Options">Options of the method as text with units; a flag has "yes".</param>
public sealed record MeasuredAnalysis(string Name, string Method, IReadOnlyList<string> Files, IReadOnlyDictionary<string, string> Options)
{
    /// <summary>
    /// Reads the key <c>analyses</c> of a study: a mapping of names, each with <c>method</c>, <c>files</c> (one or a list; none for methods of options
    /// only) and <c>options</c>, a mapping of the method's options.
    /// </summary>
    /// <exception cref="InputException">A method or option that does not exist; the message gives line and column.</exception>
    public static IReadOnlyList<MeasuredAnalysis> Read(InputNode node)
    {
        ArgumentNullException.ThrowIfNull(node);
        var list = new List<MeasuredAnalysis>();
        foreach (var (name, entry) in node.AsMapping("a name for each analysis").Entries)
        {
            var mapping = entry.AsMapping("method, files, options").AllowOnly("method", "files", "options");
            var method = mapping.Require("method").Build(() => AnalysisMethods.Named(mapping.Text("method")));
            var options = new Dictionary<string, string>();
            foreach (var (option, value) in mapping.OptionalMapping("options")?.Entries ?? [])
            {
                if (method.Options.All(o => o.Name != option))
                {
                    throw value.Fail($"{method.Name} has no option \"{option}\"", string.Join(", ", method.Options.Select(o => o.Name)));
                }

                options[option] = value.AsScalar("a value").Text;
            }

            IReadOnlyList<string> files = mapping.Find("files") switch
            {
                null => [],
                InputSequence several => [.. several.Select(f => f.AsScalar("a path").Text)],
                var one => [one.AsScalar("a path or a list of paths").Text],
            };
            list.Add(new MeasuredAnalysis(name, method.Name, files, options));
        }

        return list;
    }

    /// <summary>Runs the analysis.</summary>
    /// <param name="folder">Folder that relative paths start from.</param>
    /// <param name="warn">Told what the readers of the files warn of.</param>
    /// <param name="cancel">Cancels.</param>
    /// <exception cref="AnodyneException">A file or an option is wrong; the message names it.</exception>
    public AnalysisResult Run(string folder, Action<string>? warn = null, CancellationToken cancel = default)
    {
        var inputs = Files.SelectMany(file => MeasuredInput.Open(Path.Combine(folder, file), warn)).ToList();
        return AnalysisMethods.Run(Method, new AnalysisRequest(inputs, Options), cancel);
    }

    /// <summary>The result as a part of a study's report: its figure and the table of estimates with definition, verdict and reasons.</summary>
    public AnalysisReport Report(AnalysisResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var caption = $"{Name} ({Method}): {string.Join(", ", result.Settings.Select(s => $"{s.Key} {s.Value}"))}.";
        return new AnalysisReport(Name, Files.Count == 0 ? "its options" : string.Join(", ", Files), result.Results) { Figures = result.Figure is { } figure ? [new FigureBlock(figure, caption)] : [] };
    }
}
