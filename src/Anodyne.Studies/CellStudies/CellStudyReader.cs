using Anodyne.Electroanalysis;
using Anodyne.Quantities;
using Anodyne.Quantities.Documents;
using Anodyne.Studies.Plan;

namespace Anodyne.Studies.CellStudies;

/// <summary>Reads a study of whole cells. Its key <c>cell</c> (a case of <c>anodyne cycle</c>, or the name of its file) tells it from a plating study.</summary>
public static class CellStudyReader
{
    private const string CellKey = "cell";
    private static readonly string[] Keys = ["study", "title", "question", "notes", CellKey, "properties", "variants", "headline", "analyses"];

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
        return new CellStudy(
            StudyReader.Name(root.Require("study").AsScalar("a name")),
            root.Text("title", root.Text("study")),
            root.Text("question", ""),
            root.Find("notes") is { } notes ? [.. notes.AsSequence("a list of paragraphs").Select(note => note.AsScalar("a paragraph").Text)] : [],
            cell,
            cellFolder,
            properties,
            StudyReader.ReadVariants(root, properties),
            root.Find("headline") is { } headline ? [.. headline.AsSequence("a list of quantities").Select(Quantity)] : [CellQuantity.All[2]],
            root.Find("analyses") is { } analyses ? [.. analyses.AsMapping("a name for each analysis").Entries.Select(entry => Analysis(entry.Key, entry.Value))] : [],
            root.File);
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

    private static VirtualAnalysis Analysis(string name, InputNode node)
    {
        var mapping = node.AsMapping("method, of, options").AllowOnly("method", "of", "options");
        var method = mapping.Require("method").Build(() => AnalysisMethods.Named(mapping.Text("method")));
        var options = new Dictionary<string, string>();
        foreach (var (option, value) in mapping.OptionalMapping("options")?.Entries ?? [])
        {
            if (method.Options.All(known => known.Name != option))
            {
                throw value.Fail($"{method.Name} has no option \"{option}\"", string.Join(", ", method.Options.Select(known => known.Name)));
            }

            options[option] = value.AsScalar("a value").Text;
        }

        return new VirtualAnalysis(name, method.Name, Input(mapping), options);
    }

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
