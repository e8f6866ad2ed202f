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
    /// <summary>The quantities of the study that its results answer: the measured column of the comparison.</summary>
    public IReadOnlyList<MeasuredAnswer> Answers { get; init; } = [];

    /// <summary>
    /// Reads the key <c>analyses</c> of a study: a mapping of names, each with <c>method</c>, <c>files</c> (one or a list; none for methods of options
    /// only), <c>options</c>, a mapping of the method's options, and <c>answers</c>, what its results are held against.
    /// </summary>
    /// <param name="node">The node under the key.</param>
    /// <param name="variants">Names of the study's variants; null where they are not known.</param>
    /// <param name="folder">Folder that relative paths start from; null where the files are not looked for yet.</param>
    /// <exception cref="InputException">A method, option, file, variant or quantity that does not exist; the message gives line and column.</exception>
    public static IReadOnlyList<MeasuredAnalysis> Read(InputNode node, IReadOnlyCollection<string>? variants = null, string? folder = null)
    {
        ArgumentNullException.ThrowIfNull(node);
        var list = new List<MeasuredAnalysis>();
        foreach (var (name, entry) in node.AsMapping("a name for each analysis").Entries)
        {
            var mapping = entry.AsMapping("method, files, options, answers").AllowOnly("method", "files", "options", "answers");
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
                InputSequence several => [.. several.Select(f => Existing(f.AsScalar("a path"), folder))],
                var one => [Existing(one.AsScalar("a path or a list of paths"), folder)],
            };
            list.Add(new MeasuredAnalysis(name, method.Name, files, options) { Answers = mapping.Find("answers") is { } answers ? MeasuredAnswer.Read(answers, variants) : [] });
        }

        return list;
    }

    private static string Existing(InputScalar path, string? folder) => folder is null || File.Exists(Path.Combine(folder, path.Text))
        ? path.Text
        : throw path.Fail("the file does not exist", $"a file; relative paths start from {folder}");

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
