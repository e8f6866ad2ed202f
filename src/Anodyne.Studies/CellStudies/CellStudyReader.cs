using Anodyne.Quantities;
using Anodyne.Quantities.Documents;
using Anodyne.Studies.Analyses;
using Anodyne.Studies.Plan;

namespace Anodyne.Studies.CellStudies;

/// <summary>Reads a study of whole cells. Its key <c>cell</c> (a case of <c>anodyne cycle</c>, or the name of its file) tells it from a plating study.</summary>
public static class CellStudyReader
{
    private const string CellKey = "cell";
    private const string AnalysisKeys = "method, of, files, options, answers";
    private static readonly string[] Keys = ["study", "title", "question", "notes", CellKey, "properties", "variants", "headline", "analyses", "reported"];

    /// <summary>True if a study document is about whole cells.</summary>
    /// <param name="root">The document.</param>
    public static bool Is(InputMapping root)
    {
        ArgumentNullException.ThrowIfNull(root);
        return root.Has(CellKey) && !root.Has("case");
    }

    /// <summary>Reads the file.</summary>
    /// <param name="path">The file; named in errors as given.</param>
    /// <exception cref="InputException">Something in it is wrong; the problem says where.</exception>
    public static CellStudy ReadFile(string path) => Read(YamlReader.ReadFile(path).AsMapping("a study"), Path.GetDirectoryName(Path.GetFullPath(path))!);

    /// <summary>Reads a document.</summary>
    /// <param name="root">The document.</param>
    /// <param name="folder">Folder that relative paths start from.</param>
    /// <exception cref="InputException">Something in it is wrong; the problem says where.</exception>
    public static CellStudy Read(InputMapping root, string folder)
    {
        ArgumentNullException.ThrowIfNull(root);
        root.AllowOnly(Keys);
        var (cell, cellFolder) = Cell(root.Require(CellKey), folder);
        var properties = StudyReader.ReadProperties(root, [new StudyPlacement("", "")]);
        var variants = StudyReader.ReadVariants(root, properties);
        var scope = new AnswerScope([.. variants.Select(variant => variant.Name)], [.. CellQuantity.All.Select(quantity => quantity.Compared)], AnalyzesSimulation: true);
        var analyses = root.Find("analyses") is { } node ? node.AsMapping("a name for each analysis").Entries.Select(entry => (entry.Key, Value: entry.Value.AsMapping(AnalysisKeys).AllowOnly(["of", .. MeasuredAnalysis.Keys]))).ToArray() : [];
        return new CellStudy(
            StudyReader.Name(root.Require("study").AsScalar("a name")),
            root.Text("title", root.Text("study")),
            root.Text("question", ""),
            root.Find("notes") is { } notes ? [.. notes.AsSequence("a list of paragraphs").Select(note => note.AsScalar("a paragraph").Text)] : [],
            cell,
            cellFolder,
            properties,
            variants,
            root.Find("headline") is { } headline ? [.. headline.AsSequence("a list of quantities").Select(Quantity)] : [CellQuantity.All[2]],
            [.. analyses.Select(entry => new VirtualAnalysis(entry.Key, AskedMethod.Read(entry.Value), Input(entry.Value)))],
            root.File)
        {
            Folder = folder,
            Measured = [.. analyses.SelectMany(entry => Measured(entry.Key, entry.Value, scope, folder))],
            Reported = ReportedValue.ReadAll(root, scope),
        };
    }

    private static (InputMapping Cell, string Folder) Cell(InputNode node, string folder)
    {
        if (node is not InputScalar name)
        {
            return (node.AsMapping("a case of anodyne cycle, or the name of its file"), folder);
        }

        var path = Path.Combine(folder, name.Text);
        return File.Exists(path)
            ? (YamlReader.ReadFile(path).AsMapping("a case of anodyne cycle"), Path.GetDirectoryName(Path.GetFullPath(path))!)
            : throw name.Fail("the file of the cell does not exist", path);
    }

    private static CellQuantity Quantity(InputNode node)
    {
        var name = node.AsScalar("the name of a quantity");
        return CellQuantity.All.FirstOrDefault(quantity => quantity.Name == name.Text)
            ?? throw name.Fail("there is no such quantity", string.Join(", ", CellQuantity.All.Select(quantity => quantity.Name)));
    }

    private static IReadOnlyList<MeasuredAnalysis> Measured(string name, InputMapping mapping, AnswerScope scope, string folder) => mapping.Has("files")
        ? MeasuredAnalysis.Read(name, mapping, scope, folder)
        : mapping.Find("answers") is { } answers
            ? throw answers.Fail("these answers have no measured file", "files: a path or a list of paths", "Name the files, or leave the answers out: the virtual measurement is analysed in any case.")
            : [];

    private static int Input(InputMapping mapping)
    {
        const string Allowed = "record, spectra, or spectrum 1";
        if (mapping.Find("of") is not { } node)
        {
            return 0;
        }

        var words = node.AsScalar(Allowed).Text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words switch
        {
            ["record"] => 0,
            ["spectra"] => -1,
            ["spectrum", var number] when int.TryParse(number, out var n) && n > 0 => n,
            _ => throw node.Fail("an analysis reads the record or a spectrum", Allowed),
        };
    }
}
