using System.Text.RegularExpressions;
using Anodyne.Quantities;
using Anodyne.Quantities.Documents;
using Anodyne.Studies.Analyses;
using Anodyne.Studies.Designs;
using Anodyne.Studies.Models;

namespace Anodyne.Studies.Plan;

/// <summary>Reads a study file. The key that holds the shared case says of which model the study is.</summary>
/// <param name="models">The models that are known.</param>
internal sealed partial class StudyReader(IReadOnlyList<StudyModel> models)
{
    private const int MostSeeds = 1000;
    private const string PartsKey = "parts";
    private static readonly string[] HeadKeys = ["study", "title", "question", "notes", .. DesignRequests.Keys];
    private static readonly string[] PartKeys = ["properties", "variants", "analyses", "reported"];

    /// <summary>Reads the file.</summary>
    /// <exception cref="InputException">Something in it is wrong; the problem says where.</exception>
    public Study ReadFile(string path) => Read(YamlReader.ReadFile(path).AsMapping("a study"), Path.GetDirectoryName(Path.GetFullPath(path))!);

    /// <summary>Reads a document.</summary>
    /// <exception cref="InputException">Something in it is wrong; the problem says where.</exception>
    public Study Read(InputMapping root, string folder)
    {
        var parts = root.Find(PartsKey)?.AsMapping("a name for each part");
        if (parts is null)
        {
            root.AllowOnly([.. HeadKeys, .. Keys(ModelOf(root))]);
        }
        else
        {
            root.AllowOnly([.. HeadKeys, PartsKey, "analyses"]);
        }

        return new Study(
            Name(root.Require("study").AsScalar("a name")),
            root.Text("title", root.Text("study")),
            root.Text("question", ""),
            root.Find("notes") is { } notes ? [.. notes.AsSequence("a list of paragraphs").Select(note => note.AsScalar("a paragraph").Text)] : [],
            parts is null
                ? [ReadPart("", ModelOf(root), root, folder)]
                : [.. parts.Entries.Select(entry => ReadPart(Name(entry.Key, entry.Value), entry.Value.AsMapping("a part of a study"), folder))],
            root.File,
            folder)
        {
            Designs = DesignRequests.Read(root, folder),
            Measured = parts is null || root.Find("analyses") is not { } analyses ? [] : ReadBeside(analyses, folder),
        };
    }

    private static string[] Keys(StudyModel model) => [model.Key, .. PartKeys, .. model.Keys];

    private StudyPart ReadPart(string name, InputMapping part, string folder)
    {
        var model = ModelOf(part);
        return ReadPart(name, model, part.AllowOnly(Keys(model)), folder);
    }

    // Files beside the parts answer no variant; what answers one belongs under its part.
    private static IReadOnlyList<MeasuredAnalysis> ReadBeside(InputNode node, string folder)
    {
        MeasuredAnalysis[] found = [.. NamedAnalysis.ReadAll(node, new AnswerScope(null, [], false), folder).SelectMany(analysis => analysis.OfFiles)];
        return found.SelectMany(analysis => analysis.Answers).FirstOrDefault() is { } answer
            ? throw answer.Place.Fail(
                "an analysis beside the parts answers no variant", "analyses without answers", "Write it under the part whose variant it answers.")
            : found;
    }

    private StudyModel ModelOf(InputMapping root) => models.FirstOrDefault(model => root.Has(model.Key))
        ?? throw root.Fail("the study has no case", string.Join(" or ", models.Select(model => $"\"{model.Key}\"")));

    private static StudyPart ReadPart(string name, StudyModel model, InputMapping root, string folder)
    {
        var (shared, sharedFolder) = ReadCase(root.Require(model.Key), folder);
        var placements = ReadPlacements(root);
        var properties = ReadProperties(root, placements);
        var variants = ReadVariants(root, properties);
        var compared = model.Quantities.Where(quantity => quantity.IsIn(QuantityPlaces.Compared)).ToArray();
        var scope = new AnswerScope([.. variants.Select(variant => variant.Name)], compared, model.IsMeasured);
        var analyses = root.Find("analyses") is { } node ? NamedAnalysis.ReadAll(node, scope, folder) : [];
        return new StudyPart(name, model, shared, sharedFolder, properties, placements, variants)
        {
            Seeds = root.Integer("seeds", 1, MostSeeds, 1),
            Grid = model.Grid(root),
            Contrasts = [.. Items(root, "contrasts").Select(item => ReadContrast(item, variants))],
            Headline = root.Find("headline") is { } headline
                ? [.. headline.AsSequence("a list of quantities").Select(item => Headline(item, compared))]
                : model.Headline,
            Virtual = [.. analyses.Select(analysis => analysis.OfSimulation).OfType<VirtualAnalysis>()],
            Measured = [.. analyses.SelectMany(analysis => analysis.OfFiles)],
            Reported = ReportedValue.ReadAll(root, scope),
        };
    }

    private static (InputMapping Case, string Folder) ReadCase(InputNode node, string folder)
    {
        if (node is not InputScalar name)
        {
            return (node.AsMapping("a case, or the name of its file"), folder);
        }

        var path = Path.Combine(folder, name.Text);
        return File.Exists(path)
            ? (YamlReader.ReadFile(path).AsMapping("a case"), Path.GetDirectoryName(Path.GetFullPath(path))!)
            : throw name.Fail("the file of the case does not exist", path);
    }

    private static Quantity Headline(InputNode node, IReadOnlyList<Quantity> quantities)
    {
        var name = node.AsScalar("the name of a quantity");
        return quantities.FirstOrDefault(quantity => quantity.Name == name.Text)
            ?? throw name.Fail("there is no such quantity", string.Join(", ", quantities.Select(quantity => quantity.Name)));
    }

    private static IReadOnlyList<StudyPlacement> ReadPlacements(InputMapping root) =>
        root.Find("placements") is { } node
            ?
            [
                .. node.AsMapping("name: what is assumed").Entries
                    .Select(entry => new StudyPlacement(Name(entry.Key, entry.Value), entry.Value.AsScalar("what is assumed, in words").Text)),
            ]
            : [new StudyPlacement("", "")];

    private static IReadOnlyList<StudyProperty> ReadProperties(InputMapping root, IReadOnlyList<StudyPlacement> placements) =>
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
        var mapping = node.AsMapping("change, replace, and placed for what depends on the placement").AllowOnly("change", "replace", "placed");
        var placed = mapping.Find("placed")?.AsMapping("placement: change");
        placed?.AllowOnly([.. placements.Select(placement => placement.Name)]);
        return new PropertyOption(
            mapping.Find("change")?.AsMapping("what it changes in the case"),
            placed?.Entries.ToDictionary(entry => entry.Key, entry => entry.Value.AsMapping("what it changes in the case"), StringComparer.Ordinal)
                ?? [])
        {
            Replacement = mapping.Find("replace")?.AsMapping("whole blocks of the case"),
        };
    }

    private static IReadOnlyList<StudyVariant> ReadVariants(InputMapping root, IReadOnlyList<StudyProperty> properties)
    {
        var mapping = root.Require("variants").AsMapping("name: {property: option}");
        var variants = mapping.Entries.Select(entry => ReadVariant(entry.Key, entry.Value, properties)).ToArray();
        return variants.Length > 0 ? variants : throw mapping.Fail("a study has no variant", "at least one variant");
    }

    private static StudyVariant ReadVariant(string name, InputNode node, IReadOnlyList<StudyProperty> properties)
    {
        // A variant that differs in nothing is written "name: {}" or "name:".
        var mapping = node is InputScalar { IsNull: true }
            ? null
            : node.AsMapping("property: option").AllowOnly([.. properties.Select(property => property.Name)]);
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

    private static string Name(InputScalar node) => Name(node.Text, node);

    // Names become names of folders.
    private static string Name(string name, InputNode node) =>
        FileName().IsMatch(name)
            ? name
            : throw node.Fail(
                $"the name \"{name}\" cannot be the name of a folder", "letters, digits, '-', '_', '+' and '.', beginning with a letter or digit");

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9._+\-]*$")]
    private static partial Regex FileName();
}
