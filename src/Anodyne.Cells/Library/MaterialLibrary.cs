using Anodyne.Cells.Layers;
using Anodyne.Quantities;
using Anodyne.Quantities.Documents;
using Anodyne.Quantities.Units;

namespace Anodyne.Cells.Library;

/// <summary>
/// The materials that the product knows, each value with source, range and whether it was measured, computed or assumed. The data files are
/// part of the assembly and are read as strictly as a user's.
/// </summary>
public sealed class MaterialLibrary
{
    private static readonly Lazy<MaterialLibrary> Embedded = new(ReadEmbedded);
    private readonly Dictionary<string, MaterialEntry> _byKey;

    /// <summary>Creates a library.</summary>
    /// <param name="entries">Entries with unique keys.</param>
    public MaterialLibrary(IEnumerable<MaterialEntry> entries)
    {
        Entries = [.. entries];
        _byKey = Entries.ToDictionary(entry => entry.Key, StringComparer.Ordinal);
    }

    /// <summary>The library of the product.</summary>
    public static MaterialLibrary Default => Embedded.Value;

    /// <summary>All entries, kind by kind.</summary>
    public IReadOnlyList<MaterialEntry> Entries { get; }

    /// <summary>All electrolytes.</summary>
    public IEnumerable<ElectrolyteEntry> Electrolytes => Entries.OfType<ElectrolyteEntry>();

    /// <summary>All insertion materials.</summary>
    public IEnumerable<ActiveMaterialEntry> ActiveMaterials => Entries.OfType<ActiveMaterialEntry>();

    /// <summary>An entry by key, or null.</summary>
    public MaterialEntry? Find(string key) => _byKey.GetValueOrDefault(key);

    /// <summary>An entry by key.</summary>
    /// <param name="key">The key, e.g. "lipf6-ec-emc-nyman".</param>
    /// <param name="kind">The kind it must be of; null: any.</param>
    /// <exception cref="InputException">There is none, with the nearest key.</exception>
    public MaterialEntry Get(string key, MaterialKind? kind = null)
    {
        ArgumentNullException.ThrowIfNull(key);
        var candidates = Entries.Where(entry => kind is null || entry.Kind == kind).Select(entry => entry.Key).ToArray();
        if (Find(key) is { } entry && candidates.Contains(key))
        {
            return entry;
        }

        var nearest = Spelling.Nearest(key, candidates);
        throw new InputException(
            $"the library has no {Word(kind)} of this name",
            "use",
            $"\"{key}\"",
            string.Join(", ", candidates),
            nearest is null ? "`anodyne materials` lists them." : $"Did you mean \"{nearest}\"?");
    }

    /// <summary>An electrolyte by key.</summary>
    public ElectrolyteEntry GetElectrolyte(string key) => (ElectrolyteEntry)Get(key, MaterialKind.Electrolyte);

    /// <summary>An insertion material by key, in capitals or not.</summary>
    public ActiveMaterialEntry GetActive(string key) =>
        ActiveMaterials.FirstOrDefault(entry => string.Equals(entry.Key, key, StringComparison.OrdinalIgnoreCase))
        ?? (ActiveMaterialEntry)Get(key, MaterialKind.Active);

    /// <summary>Lithium metal with the library's molar volume and surface energy.</summary>
    public LithiumMetal Lithium()
    {
        var entry = Get("lithium", MaterialKind.Metal);
        return new LithiumMetal(entry.Value("molar volume"), entry.Value("surface energy"));
    }

    private static string Word(MaterialKind? kind) =>
        kind is null ? "material" : kind == MaterialKind.Active ? "active material" : kind.ToString()!.ToLowerInvariant();

    private static MaterialLibrary ReadEmbedded()
    {
        var assembly = typeof(MaterialLibrary).Assembly;
        var entries = new List<MaterialEntry>();
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.EndsWith(".yaml", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            entries.AddRange(MaterialFileReader.Read(YamlReader.Read(reader.ReadToEnd(), name)));
        }

        return new MaterialLibrary(entries.OrderBy(entry => entry.Kind));
    }
}
