using Anodyne.Cells.Layers;
using Anodyne.Cells.Library;
using Anodyne.Quantities.Dimensions;
using Anodyne.Quantities.Documents;
using Anodyne.Quantities.Units;

namespace Anodyne.Studies.Input;

/// <summary>
/// Reads the layers from the lithium outward. One of them may have the thickness "rest": what the others leave of the gap, which is then given. A gap
/// that is given beside all thicknesses must be their sum.
/// </summary>
internal static class LayerReader
{
    private const string Rest = "rest";

    public static IReadOnlyList<PorousLayer> ReadAll(InputMapping root, ParameterSheet sheet, MaterialLibrary library)
    {
        var list = root.Require("layers").AsSequence("a list of layers, the one beside the lithium first");
        if (list.Count == 0)
        {
            throw list.Fail("a cell needs at least one layer between its electrodes", "electrolyte, separator or coating");
        }

        var nodes = list.Select(node => node.AsMapping("a layer (name, kind, thickness ...)")).ToArray();
        foreach (var node in nodes)
        {
            node.AllowOnly("name", "kind", "use", "thickness", "porosity", "tortuosity", "macmullin number", "transference number", "salt diffusivity",
                "closure", "fixed charge");
        }

        var gap = sheet.TakeOptional("cell", root, "gap", Dimension.Length);
        var resting = nodes.Where(IsRest).ToArray();
        if (resting.Length > 1)
        {
            throw resting[1].Require("thickness").Fail("two layers take the rest of the gap", "one layer");
        }

        if (resting.Length == 1 && gap is null)
        {
            throw resting[0].Require("thickness").Fail("the rest of what?", "\"gap\" is given at the top of the case", "Write \"gap: 25 um\".");
        }

        var layers = nodes.Select(node => IsRest(node) ? null : Read(node, null, sheet, library)).ToList();
        var given = layers.Sum(layer => layer?.Thickness ?? 0);
        for (var i = 0; i < layers.Count; i++)
        {
            if (layers[i] is null)
            {
                var thickness = gap!.Value - given;
                if (!(thickness > 1e-9 * gap.Value))
                {
                    throw nodes[i].Require("thickness")
                        .Fail("nothing is left of the gap",
                        $"other layers thinner than {UnitText.Print(gap.Value, "um")} in all; they take {UnitText.Print(given, "um")}");
                }

                layers[i] = Read(nodes[i], thickness, sheet, library);
            }
        }

        if (resting.Length == 0 && gap is { } stated && Math.Abs(stated - given) > 1e-6 * given)
        {
            throw root.Require("gap")
                .Fail("the layers do not add up to the gap", UnitText.Print(given, "um"), "Leave \"gap\" out, or give one layer the thickness \"rest\".");
        }

        if (layers.Select(layer => layer!.Name).Distinct().Count() < layers.Count)
        {
            throw list.Fail("two layers have the same name", "a name of its own for every layer");
        }

        return [.. layers.Select(layer => layer!)];
    }

    private static bool IsRest(InputMapping node) => node.Find("thickness") is InputScalar { Text: Rest };

    private static PorousLayer Read(InputMapping node, double? rest, ParameterSheet sheet, MaterialLibrary library)
    {
        var entry = node.Find("use") is { } use
            ? use.Build(() => library.Get(use.AsScalar("the name of a separator or coating of the library").Text, MaterialKind.Separator)) : null;
        var kind = node.ChoiceOr(
            "kind",
            PorousLayerKind.Separator,
            ("electrolyte", PorousLayerKind.FreeElectrolyte),
            ("separator", PorousLayerKind.Separator),
            ("coating", PorousLayerKind.Coating));
        var name = node.Text("name", entry?.Key
            ?? (kind == PorousLayerKind.FreeElectrolyte ? "electrolyte" : kind == PorousLayerKind.Coating ? "coating" : "separator"));
        double? Take(string key, Dimension dimension) =>
            node.Has(key) ? sheet.Take(name, node, key, dimension)
            : entry?.Find(key) is { } listed ? Listed(sheet, name, key, listed, entry)
            : null;

        if (rest is null && node.Find("thickness") is InputScalar { Text: [var first, ..] } word && char.IsLetter(first))
        {
            throw word.Fail("this is neither a thickness nor the word \"rest\"", "a length such as \"2 um\", or rest");
        }

        var thickness = rest ?? Take("thickness", Dimension.Length) ?? node.Quantity("thickness", Dimension.Length);
        if (rest is not null)
        {
            sheet.Add(new Parameter($"{name}: thickness", thickness, "um", null, null, null, "the rest of the gap"));
        }

        var (porosity, tortuosity) = kind == PorousLayerKind.FreeElectrolyte && entry is null ? Free(node) : Pores(node, entry, Take);
        var transference = node.Has("transference number") ? Take("transference number", Dimension.None) : null;
        var diffusivity = node.Has("salt diffusivity") ? Take("salt diffusivity", Dimension.Diffusivity) : null;
        var hasOwn = transference is not null || diffusivity is not null;
        if (!hasOwn && node.Has("closure"))
        {
            throw node.Require("closure")
                .Fail("a closure says what the conductivity of a layer with its own transport is; this layer has none",
                "only beside \"transference number\" or \"salt diffusivity\"");
        }

        var closure = hasOwn
            ? node.Choice("closure", ("tied conductivity", TransportClosure.TiedConductivity), ("same electrolyte", TransportClosure.SameElectrolyte))
            : TransportClosure.SameElectrolyte;
        var held = FixedChargeReader.Read(node, name, thickness, porosity, sheet);
        if (held > 0 && kind == PorousLayerKind.FreeElectrolyte)
        {
            throw node.Require("fixed charge").Fail("free electrolyte holds no charge", "a separator or a coating");
        }

        return node.Build(() => new PorousLayer(name, kind, thickness, porosity, tortuosity, transference, diffusivity, closure) { FixedCharge = held });
    }

    private static double Listed(ParameterSheet sheet, string name, string key, MaterialProperty listed, MaterialEntry entry)
    {
        sheet.Add($"{name}: {key}", listed.Value, $"library: {entry.Key}");
        return listed.Value.Value;
    }

    private static (double Porosity, double Tortuosity) Free(InputMapping node)
    {
        foreach (var key in new[] { "porosity", "tortuosity", "macmullin number" })
        {
            if (node.Find(key) is { } found)
            {
                throw found.Fail("free electrolyte has no pores", "no porosity, tortuosity or MacMullin number; or \"kind: separator\"");
            }
        }

        return (1, 1);
    }

    // Porosity and one of tortuosity and MacMullin number; what the file gives goes before what the library gives.
    private static (double Porosity, double Tortuosity) Pores(InputMapping node, MaterialEntry? entry, Func<string, Dimension, double?> take)
    {
        var porosity = take("porosity", Dimension.None) ?? node.Quantity("porosity", Dimension.None);
        if (node.Has("tortuosity") && node.Has("macmullin number"))
        {
            throw node.Require("macmullin number")
                .Fail("tortuosity and MacMullin number are both given", "one of them: MacMullin number = tortuosity/porosity");
        }

        var useNumber = node.Has("macmullin number") || (!node.Has("tortuosity") && entry?.Find("macmullin number") is not null);
        if (!useNumber)
        {
            return (porosity, take("tortuosity", Dimension.None)
                ?? throw node.Fail("how winding the pores are is missing", "\"tortuosity\" or \"macmullin number\""));
        }

        var number = take("macmullin number", Dimension.None)!.Value;
        return (porosity, node.Build(() => PorousLayer.FromMacMullin("layer", PorousLayerKind.Separator, 1e-6, porosity, number)).Tortuosity);
    }
}
