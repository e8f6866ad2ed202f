using Anodyne.Analysis;
using Anodyne.Quantities;
using Anodyne.Quantities.Documents;
using Anodyne.Reports.Blocks;
using Anodyne.Reports.Sections;

namespace Anodyne.Studies.Analyses;

/// <summary>An analysis of measured files that a study names; of replicates each is one.</summary>
/// <param name="Name">Name in the study; replicates share it.</param>
/// <param name="Asked">The method and its options.</param>
/// <param name="Files">Paths that are read together, relative to the study's folder.</param>
internal sealed record MeasuredAnalysis(string Name, AskedMethod Asked, IReadOnlyList<string> Files)
{
    /// <summary>The keys that an analysis of measured files has in every study.</summary>
    public static readonly IReadOnlyList<string> Keys = ["method", "files", "options", "answers"];

    /// <summary>An analysis that no file names.</summary>
    public MeasuredAnalysis(string name, string method, IReadOnlyList<string> files, IReadOnlyDictionary<string, string> options)
        : this(name, new AskedMethod(method, options), files)
    {
    }

    /// <summary>Method as on the command line.</summary>
    public string Method => Asked.Name;

    /// <summary>Number among the replicates, from 1; 0 where there is only one measurement.</summary>
    public int Replicate { get; init; }

    /// <summary>Name that tells it from its replicates.</summary>
    public string Title => Replicate == 0 ? Name : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Name}, replicate {Replicate}");

    /// <summary>The quantities of the study that its results answer: the measured column of the comparison.</summary>
    public IReadOnlyList<MeasuredAnswer> Answers { get; init; } = [];

    /// <summary>Where the study names the files, for messages; null if it was not read from a file.</summary>
    public InputNode? Place { get; init; }

    /// <summary>
    /// Reads one analysis: <c>method</c>; <c>files</c>, one path or a list (none for methods of options only); <c>options</c>, a mapping of the method's
    /// options; <c>answers</c>, what its results are held against. Each entry of a list of files is a replicate with an analysis of its own: a path, or a
    /// list of paths that are read together. Where the method makes one number of several files, a plain list is read together.
    /// </summary>
    public static IReadOnlyList<MeasuredAnalysis> Read(string name, InputMapping mapping, AnswerScope scope, string? folder)
    {
        var asked = AskedMethod.Read(mapping);
        var files = mapping.Find("files");
        var measurements = Measurements(files, MethodWings.Catalog.Named(asked.Name).Several == SeveralRecords.Together).ToArray();
        MeasuredAnswer[] answers = mapping.Find("answers") is { } node ? [.. MeasuredAnswer.Read(node, name, scope)] : [];
        return
        [
            .. measurements.Select((paths, index) => new MeasuredAnalysis(name, asked, [.. paths.Select(path => Existing(path, folder))])
            {
                Replicate = measurements.Length > 1 ? index + 1 : 0, Answers = answers, Place = paths.Length == 1 ? paths[0] : files,
            }),
        ];
    }

    private static IEnumerable<InputScalar[]> Measurements(InputNode? files, bool together) => files switch
    {
        null => [[]],
        InputSequence { Count: 0 } none => throw none.Fail("no file is named", "a path or a list of paths"),
        InputSequence list when together && list.All(item => item is InputScalar) => [Paths(list)],
        InputSequence list =>
            list.Select(
                item => item is InputSequence { Count: > 0 } several ? Paths(several) : [item.AsScalar("a path, or a list of paths that are read together")]),
        _ => [[files.AsScalar("a path or a list of paths")]],
    };

    private static InputScalar[] Paths(InputSequence list) => [.. list.Select(item => item.AsScalar("a path"))];

    private static string Existing(InputScalar path, string? folder) => folder is null || File.Exists(Path.Combine(folder, path.Text))
        ? path.Text
        : throw path.Fail("the file does not exist", $"a file; relative paths start from {folder}", "Correct the path, or put the file there.");

    /// <summary>Opens the files, with what lies beside them.</summary>
    public IReadOnlyList<MeasuredFile> Open(string folder, Action<string>? warn = null) =>
        [.. Files.Select(file => MeasuredFile.Open(file, Path.Combine(folder, file), warn))];

    /// <summary>Runs the analysis.</summary>
    /// <exception cref="AnodyneException">A file or an option is wrong; the message names it.</exception>
    public AnalysisResult Run(string folder, Action<string>? warn = null, CancellationToken cancel = default) => Run(Open(folder, warn), cancel);

    /// <summary>Runs the analysis of opened files.</summary>
    public AnalysisResult Run(IReadOnlyList<MeasuredFile> files, CancellationToken cancel) => Asked.Run([.. files.SelectMany(file => file.Records)], cancel);

    /// <summary>The result as a part of a study's report: its figure and the table of estimates with definition, verdict and reasons.</summary>
    public AnalysisReport Report(AnalysisResult result)
    {
        var caption = $"{Title} ({Method}): {string.Join(", ", result.Settings.Select(s => $"{s.Key} {s.Value}"))}.";
        return new AnalysisReport(
            Title, Files.Count == 0 ? "its options" : string.Join(", ", Files), result.Results) { Figures = result.Figure is { } figure
                ? [new FigureBlock(figure, caption)] : [] };
    }
}
