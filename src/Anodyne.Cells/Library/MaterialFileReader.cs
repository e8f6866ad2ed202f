using Anodyne.Cells.Electrolytes;
using Anodyne.Cells.Transport;
using Anodyne.Quantities.Dimensions;
using Anodyne.Quantities.Documents;
using Anodyne.Quantities.Estimates;

namespace Anodyne.Cells.Library;

/// <summary>
/// Reads a file of materials: a mapping of kinds (electrolytes, active materials, salts, films, separators, metals, kinetics, solids), each a
/// mapping of keys to entries. Every value carries evidence and source; an assumed one also a range.
/// </summary>
public static class MaterialFileReader
{
    private static readonly (string Word, MaterialKind Kind)[] Kinds =
    [
        ("electrolytes", MaterialKind.Electrolyte), ("active materials", MaterialKind.Active), ("salts", MaterialKind.Salt),
        ("films", MaterialKind.Film), ("separators", MaterialKind.Separator),
        ("metals", MaterialKind.Metal), ("kinetics", MaterialKind.Kinetics), ("solids", MaterialKind.Solid),
    ];

    private static readonly (string Name, Dimension Dimension)[] Properties =
    [
        ("molar mass", Dimension.MolarMass), ("density", Dimension.Density), ("molar volume", Dimension.MolarVolume),
        ("surface energy", Dimension.SurfaceEnergy),
        ("thickness", Dimension.Length), ("porosity", Dimension.None), ("tortuosity", Dimension.None), ("macmullin number", Dimension.None),
        ("conductivity", Dimension.Conductivity), ("areal resistance", Dimension.ArealResistance), ("transference number", Dimension.None),
        ("salt diffusivity", Dimension.Diffusivity), ("self-diffusivity", Dimension.Diffusivity), ("exchange current density", Dimension.CurrentDensity),
        ("activation energy", Dimension.MolarEnergy), ("reorganization energy", Dimension.Voltage), ("young's modulus", Dimension.Pressure),
        ("shear modulus", Dimension.Pressure), ("bulk modulus", Dimension.Pressure), ("poisson number", Dimension.None), ("yield stress", Dimension.Pressure),
        ("strength", Dimension.Pressure), ("elongation", Dimension.None), ("creep exponent", Dimension.None), ("step barrier", Dimension.Energy),
        ("film molar volume per lithium", Dimension.MolarVolume), ("current fraction", Dimension.None),
    ];

    /// <summary>Reads all entries of a file.</summary>
    public static IReadOnlyList<MaterialEntry> Read(InputNode root)
    {
        ArgumentNullException.ThrowIfNull(root);
        var mapping = root.AsMapping().AllowOnly([.. Kinds.Select(kind => kind.Word)]);
        var entries = new List<MaterialEntry>();
        foreach (var (word, kind) in Kinds)
        {
            foreach (var (key, node) in mapping.OptionalMapping(word)?.Entries ?? [])
            {
                entries.Add(kind switch
                {
                    MaterialKind.Electrolyte => Electrolyte(key, node.AsMapping()),
                    MaterialKind.Active => Active(key, node.AsMapping(), entries),
                    _ => Plain(key, kind, node.AsMapping()),
                });
            }
        }

        return entries;
    }

    private static MaterialEntry Plain(string key, MaterialKind kind, InputMapping mapping)
    {
        mapping.AllowOnly(["name", "note", .. Properties.Select(property => property.Name)]);
        var properties = new List<MaterialProperty>();
        foreach (var (name, node) in mapping.Entries.Where(entry => entry.Key is not ("name" or "note")))
        {
            var given = Given.Read(node, Properties.Single(property => property.Name == name).Dimension);
            properties.Add(new MaterialProperty(name, Sourced(node, given)));
        }

        return new MaterialEntry(key, kind, mapping.Text("name"), mapping.Text("note", ""), properties);
    }

    private static ElectrolyteEntry Electrolyte(string key, InputMapping mapping)
    {
        mapping.AllowOnly("name", "note", "salt", "solvent", "concentration", "temperature", "conductivity", "salt diffusivity", "transference number",
            "thermodynamic factor");
        var concentration = mapping.Quantity("concentration", Dimension.Concentration);
        var temperature = mapping.Quantity("temperature", Dimension.Temperature, 298.15);
        var properties = new List<MaterialProperty>();
        ElectrolyteFunction Take(string name, Dimension dimension)
        {
            var (function, given, note) = ElectrolyteFunctionReader.Read(mapping.Require(name), dimension, concentration, temperature);
            properties.Add(new MaterialProperty(name, Sourced(mapping.Require(name), given), note));
            return function.Range is null ? function with { Range = FitRange.About(temperature, concentration, function is ActivatedFunction) } : function;
        }

        var electrolyte = mapping.Build(() => new Electrolyte(
            mapping.Text("name"),
            mapping.Text("salt"),
            mapping.Text("solvent"),
            concentration,
            Take("conductivity", Dimension.Conductivity),
            Take("salt diffusivity", Dimension.Diffusivity),
            Take("transference number", Dimension.None),
            Take("thermodynamic factor", Dimension.None)));
        properties.Add(new MaterialProperty(
            ElectrolyteEntry.CurrentFraction,
            new SourcedValue(CurrentFraction.Of(electrolyte, temperature), "1", null, null, Evidence.Computed, "1/(1 + Ne) of the four values above"),
            "what a Bruce-Vincent measurement of it should give; Balsara and Newman, J. Electrochem. Soc. 162 (2015) A2720"));
        return new ElectrolyteEntry(key, electrolyte.Name, mapping.Text("note", ""), properties, electrolyte, temperature);
    }

    private static ActiveMaterialEntry Active(string key, InputMapping mapping, List<MaterialEntry> before)
    {
        var read = ActiveMaterialReader.Read(mapping, key, "", name => (ActiveMaterialEntry)before.Single(entry => entry.Key == name));
        var properties = read.Parameters.Select(parameter => new MaterialProperty(
            parameter.Name,
            new SourcedValue(
                parameter.Value, parameter.Unit, parameter.Low, parameter.High,
                parameter.Evidence ?? throw mapping.Fail($"{parameter.Name} of {key} needs evidence and source", "{value, range, evidence, source}"),
                parameter.Source),
            parameter.Note));
        return new ActiveMaterialEntry(key, mapping.Text("name", key), mapping.Text("note", ""), [.. properties], read.Material with { Name = key });
    }

    private static SourcedValue Sourced(InputNode node, Given given)
    {
        if (given.Evidence is not { } evidence || node is not InputMapping mapping || !mapping.Has("source"))
        {
            throw node.Fail("a library value needs evidence and source", "{value, range, evidence: measured | computed | assumed, source}");
        }

        return evidence != Evidence.Assumed || given is { Low: not null, High: not null }
            ? node.Build(() => new SourcedValue(given.Value, given.Unit, given.Low, given.High, evidence, given.Source))
            : throw node.Fail("an assumed value needs a range", "range: [low, high]");
    }
}
