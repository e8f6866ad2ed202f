using System.Text.Json.Nodes;
using Anodyne.Cells.Library;
using Anodyne.Quantities;
using Anodyne.Quantities.Estimates;
using Anodyne.Quantities.Units;
using Anodyne.Store.Output;

namespace Anodyne.Studies.Requests;

/// <summary>The material library, or one entry of it.</summary>
/// <param name="Name">Key of a material, word of a kind, or null for all.</param>
public sealed record MaterialsRequest(string? Name = null)
{
    /// <summary>The words for the kinds of material.</summary>
    public static IReadOnlyList<string> Kinds { get; } = [.. Enum.GetValues<MaterialKind>().Select(Word)];

    /// <summary>Looks it up.</summary>
    public Answer<MaterialFindings> Run(RequestContext context)
    {
        var library = MaterialLibrary.Default;
        var one = Name is not null && !Kinds.Contains(Name);
        MaterialEntry[] entries = one ? [Find(library, Name!)] : [.. library.Entries.Where(entry => Name is null || Word(entry.Kind) == Name)];
        return new(new MaterialFindings(entries, one), new JsonObject { ["materials"] = JsonText.Array(entries, Node) });
    }

    /// <summary>The word for a kind of material.</summary>
    public static string Word(MaterialKind kind) => kind.ToString().ToLowerInvariant();

    /// <summary>The word for how a value is known.</summary>
    public static string Evidence(SourcedValue value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value.Evidence.ToString().ToLowerInvariant();
    }

    private static MaterialEntry Find(MaterialLibrary library, string name)
    {
        try
        {
            return library.Get(name);
        }
        catch (InputException failure)
        {
            throw new InputException(failure.Problem with { Where = "NAME" }, failure);
        }
    }

    private static JsonObject Node(MaterialEntry entry)
    {
        var node = new JsonObject { ["key"] = entry.Key, ["kind"] = Word(entry.Kind), ["name"] = entry.Name, ["note"] = entry.Note };
        if (entry is ElectrolyteEntry { Electrolyte: var liquid, Temperature: var kelvin })
        {
            node["salt"] = liquid.Salt;
            node["solvent"] = liquid.Solvent;
            node["concentration_mol_m3"] = JsonText.Number(liquid.Concentration);
            node["temperature_K"] = JsonText.Number(kelvin);
        }

        node["properties"] = JsonText.Array(entry.Properties, property => new JsonObject
        {
            ["name"] = property.Name,
            ["value"] = JsonText.Number(property.Value.Value),
            ["low"] = JsonText.Number(property.Value.Low),
            ["high"] = JsonText.Number(property.Value.High),
            ["unit"] = SiUnit(property.Value.Unit),
            ["evidence"] = Evidence(property.Value),
            ["source"] = property.Value.Source,
            ["note"] = property.Note,
        });
        return node;
    }

    // The document is in SI: its values go with the coherent unit, not with the one a person reads.
    private static string SiUnit(string unit) => unit is "1" or "" or "%" ? "1" : unit is "degC" ? "K" : UnitText.ReadUnit(unit).Dimension.SiUnit;
}

/// <summary>Entries of the library.</summary>
/// <param name="Entries">The entries.</param>
/// <param name="IsOne">True if one was asked for by its key.</param>
public sealed record MaterialFindings(IReadOnlyList<MaterialEntry> Entries, bool IsOne);
