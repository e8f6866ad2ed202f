using System.Text.RegularExpressions;
using Anodyne.Quantities.Documents;
using Anodyne.Studies.Analyses;
using Anodyne.Studies.Input;

namespace Anodyne.Studies.Plan;

/// <summary>Reads a study file.</summary>
public static partial class StudyReader
{
    private const int MostSeeds = 1000;
    private static readonly string[] Keys =
        ["study", "title", "question", "notes", "seeds", "grid", "case", "placements", "properties", "variants", "contrasts", "reported", "analyses", .. DesignRequests.Keys];

    /// <summary>Reads the file.</summary>
    /// <param name="path">The file; named in errors as given.</param>
    /// <exception cref="Quantities.InputException">Something in it is wrong; the problem says where.</exception>
    public static Study ReadFile(string path) =>
        Read(YamlReader.ReadFile(path).AsMapping("a study"), Path.GetDirectoryName(Path.GetFullPath(path))!);

    /// <summary>Reads a document.</summary>
    /// <param name="root">The document.</param>
    /// <param name="folder">Folder that relative paths start from.</param>
    public static Study Read(InputMapping root, string folder)
    {
        root.AllowOnly(Keys);
        var placements = ReadPlacements(root);
        var properties = ReadProperties(root, placements);
        var variants = ReadVariants(root, properties);
        return new Study(
            Name(root.Require("study").AsScalar("a name")),
            root.Text("title", root.Text("study")),
            root.Text("question", ""),
            root.Find("notes") is { } notes ? [.. notes.AsSequence("a list of paragraphs").Select(note => note.AsScalar("a paragraph").Text)] : [],
            root.Integer("seeds", 1, MostSeeds, 1),
            ReadGrid(root),
            root.Require("case").AsMapping("a plating case"),
            properties,
            placements,
            variants,
            [.. Items(root, "contrasts").Select(node => ReadContrast(node, variants))],
            ReportedValue.ReadAll(root, AnswerScope.OfPlating([.. variants.Select(variant => variant.Name)])),
            root.File,
            folder)
        {
            Designs = DesignRequests.Read(root, folder),
            Analyses = root.Find("analyses") is { } analyses ? MeasuredAnalysis.Read(analyses, [.. variants.Select(variant => variant.Name)], folder) : [],
        };
    }

    private static StudyGrid ReadGrid(InputMapping root)
    {
        const int least = 16, most = 8192;
        if (root.Find("grid") is not { } node)
        {
            return new StudyGrid(128, 512, []);
        }

        var grid = node.AsMapping("across, fine, convergence").AllowOnly("across", "fine", "convergence");
        return new StudyGrid(
            grid.Integer("across", least, most, 128),
            grid.Integer("fine", least, most, 512),
            grid.Find("convergence") is { } list ? [.. list.AsSequence("a list of numbers").Select(item => item.AsScalar("a number of cells").Integer(least, most))] : []);
    }

    private static IReadOnlyList<StudyPlacement> ReadPlacements(InputMapping root) =>
        root.Find("placements") is { } node
            ? [.. node.AsMapping("name: what is assumed").Entries.Select(entry => new StudyPlacement(Name(entry.Key, entry.Value), entry.Value.AsScalar("what is assumed, in words").Text))]
            : [new StudyPlacement("", "")];

    internal static IReadOnlyList<StudyProperty> ReadProperties(InputMapping root, IReadOnlyList<StudyPlacement> placements) =>
        root.Find("properties") is { } node
            ? [.. node.AsMapping("name: {title, options}").Entries.Select(entry => ReadProperty(entry.Key, entry.Value, placements))]
            : [];

    private static StudyProperty ReadProperty(string name, InputNode node, IReadOnlyList<StudyPlacement> placements)
    {
        var mapping = node.AsMapping("title and options").AllowOnly("title", "options");
        var options = mapping.Require("options").AsMapping("option: {change, placed}");
        return new StudyProperty(
            Name(name, node),
            mapping.Text("title", name),
            options.Entries.ToDictionary(option => option.Key, option => ReadOption(option.Value, placements), StringComparer.Ordinal));
    }

    private static PropertyOption ReadOption(InputNode node, IReadOnlyList<StudyPlacement> placements)
    {
        var mapping = node.AsMapping("change, and placed for what depends on the placement").AllowOnly("change", "placed");
        var placed = mapping.Find("placed")?.AsMapping("placement: change");
        placed?.AllowOnly([.. placements.Select(placement => placement.Name)]);
        return new PropertyOption(
            mapping.Find("change")?.AsMapping("what it changes in the case"),
            placed?.Entries.ToDictionary(entry => entry.Key, entry => entry.Value.AsMapping("what it changes in the case"), StringComparer.Ordinal)
                ?? []);
    }

    internal static IReadOnlyList<StudyVariant> ReadVariants(InputMapping root, IReadOnlyList<StudyProperty> properties)
    {
        var mapping = root.Require("variants").AsMapping("name: {property: option}");
        var variants = mapping.Entries.Select(entry => ReadVariant(entry.Key, entry.Value, properties)).ToArray();
        return variants.Length > 0 ? variants : throw mapping.Fail("a study has no variant", "at least one variant");
    }

    private static StudyVariant ReadVariant(string name, InputNode node, IReadOnlyList<StudyProperty> properties)
    {
        // A variant that differs in nothing is written "name: {}" or "name:".
        var mapping = node is InputScalar { IsNull: true } ? null : node.AsMapping("property: option").AllowOnly([.. properties.Select(property => property.Name)]);
        var options = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var property in properties)
        {
            var chosen = mapping?.Find(property.Name)?.AsScalar("the name of an option")
                ?? throw node.Fail($"the variant does not say which \"{property.Name}\" it has", string.Join(", ", property.Options.Keys));
            options[property.Name] = property.Options.ContainsKey(chosen.Text)
                ? chosen.Text
                : throw chosen.Fail($"\"{property.Name}\" has no such option", string.Join(", ", property.Options.Keys));
        }

        return new StudyVariant(Name(name, node), options);
    }

    private static StudyContrast ReadContrast(InputNode node, IReadOnlyList<StudyVariant> variants)
    {
        var mapping = node.AsMapping("from, to, statement").AllowOnly("from", "to", "statement");
        var (from, to) = (Known(mapping, "from", variants), Known(mapping, "to", variants));
        return new StudyContrast(from, to, mapping.Text("statement", $"{to} plates flatter than {from}"));
    }

    private static string Known(InputMapping mapping, string key, IReadOnlyList<StudyVariant> variants)
    {
        var name = mapping.Require(key).AsScalar("the name of a variant");
        return variants.Any(variant => variant.Name == name.Text)
            ? name.Text
            : throw name.Fail("there is no such variant", string.Join(", ", variants.Select(variant => variant.Name)));
    }

    private static IEnumerable<InputNode> Items(InputMapping root, string key) => root.Find(key)?.AsSequence("a list") ?? Enumerable.Empty<InputNode>();

    internal static string Name(InputScalar node) => Name(node.Text, node);

    // Names become names of folders.
    private static string Name(string name, InputNode node) =>
        FileName().IsMatch(name) ? name : throw node.Fail($"the name \"{name}\" cannot be the name of a folder", "letters, digits, '-', '_', '+' and '.', beginning with a letter or digit");

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9._+\-]*$")]
    private static partial Regex FileName();
}
