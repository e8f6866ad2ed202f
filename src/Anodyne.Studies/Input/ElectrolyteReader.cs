using Anodyne.Cells.Electrolytes;
using Anodyne.Cells.Library;
using Anodyne.Quantities.Dimensions;
using Anodyne.Quantities.Documents;
using Anodyne.Quantities.Estimates;
using Anodyne.Quantities.Validation;

namespace Anodyne.Studies.Input;

/// <summary>Reads an electrolyte: one of the library with some properties replaced, or all properties written out.</summary>
internal static class ElectrolyteReader
{
    private static readonly (string Key, Dimension Dimension)[] Properties =
    [
        ("conductivity", Dimension.Conductivity), ("salt diffusivity", Dimension.Diffusivity), ("transference number", Dimension.None),
        ("thermodynamic factor", Dimension.None),
    ];

    private static readonly string[] Identity = ["use", "name", "salt", "solvent", "concentration"];
    private static readonly string[] Joint = ["fraction", "solve", "current fraction"];

    /// <summary>Reads the electrolyte of a case.</summary>
    /// <param name="mapping">What is written.</param>
    /// <param name="temperature">Temperature of the case, K.</param>
    /// <param name="sheet">Takes every value with its source.</param>
    /// <param name="library">The library.</param>
    /// <param name="others">Keys that another reader takes from the same mapping.</param>
    public static Electrolyte Read(InputMapping mapping, double temperature, ParameterSheet sheet, MaterialLibrary library, params string[] others)
    {
        mapping.AllowOnly([.. Identity, .. Properties.Select(property => property.Key), .. Joint, .. others]);
        var entry = mapping.Find("use") is { } use ? use.Build(() => library.GetElectrolyte(use.AsScalar("the name of an electrolyte of the library").Text))
            : null;
        var concentration = entry is null || mapping.Has("concentration")
            ? sheet.Take("electrolyte", mapping, "concentration", Dimension.Concentration)
            : entry.Electrolyte.Concentration;
        if (entry is not null && !mapping.Has("concentration"))
        {
            sheet.Add(new Parameter("electrolyte: concentration", concentration, "mol/L", null, null, null, $"library: {entry.Key}"));
        }

        mapping.Build(() => Require.Positive(concentration, "concentration", "mol/m3"));
        var functions = Properties.Select(property => Function(mapping, property.Key, property.Dimension, concentration, temperature, entry, sheet)).ToArray();
        var electrolyte = mapping.Build(() => new Electrolyte(
            mapping.Text("name", entry?.Electrolyte.Name ?? "electrolyte"),
            mapping.Text("salt", entry?.Electrolyte.Salt ?? "salt"),
            mapping.Text("solvent", entry?.Electrolyte.Solvent ?? "solvent"),
            concentration,
            functions[0],
            functions[1],
            functions[2],
            functions[3]));
        return CurrentFractionReader.Apply(mapping, electrolyte, temperature, sheet);
    }

    private static ElectrolyteFunction Function(InputMapping mapping, string key, Dimension dimension, double concentration, double temperature,
        ElectrolyteEntry? entry, ParameterSheet sheet)
    {
        var name = "electrolyte: " + key;
        if (entry is not null && !mapping.Has(key))
        {
            var listed = entry.Find(key)!;
            var ofLibrary = Of(entry.Electrolyte, key);
            var atCase = ofLibrary.Value(concentration, temperature);
            var sourced = atCase == listed.Value.Value
                ? listed.Value
                : new SourcedValue(atCase, listed.Value.Unit, Scaled(listed.Value.Low, listed, atCase), Scaled(listed.Value.High, listed, atCase),
                    listed.Value.Evidence, listed.Value.Source);
            sheet.Add(name, sourced, Join(listed.Note, $"library: {entry.Key}"));
            return ofLibrary;
        }

        var (function, given, note) = ElectrolyteFunctionReader.Read(mapping.Require(key), dimension, concentration, temperature);
        sheet.Add(new Parameter(name, given.Value, given.Unit, given.Low, given.High, given.Evidence, given.Source, note));
        return function;
    }

    // Away from the library's own state a range keeps its ratio to the value.
    private static double? Scaled(double? end, MaterialProperty listed, double atCase) => end is { } number ? number / listed.Value.Value * atCase : null;

    private static ElectrolyteFunction Of(Electrolyte electrolyte, string key) => key switch
    {
        "conductivity" => electrolyte.Conductivity,
        "salt diffusivity" => electrolyte.SaltDiffusivity,
        "transference number" => electrolyte.TransferenceNumber,
        _ => electrolyte.ThermodynamicFactor,
    };

    private static string Join(string a, string b) => a.Length == 0 ? b : a + "; " + b;
}
