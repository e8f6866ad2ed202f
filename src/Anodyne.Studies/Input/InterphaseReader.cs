using Anodyne.Cells.Layers;
using Anodyne.Cells.Library;
using Anodyne.Quantities.Dimensions;
using Anodyne.Quantities.Documents;

namespace Anodyne.Studies.Input;

/// <summary>
/// Reads the film on the lithium: the word "none" for a bare surface, or its placement with its resistance or thickness and conductivity. The placement
/// has no default because it changes the answer by orders of magnitude.
/// </summary>
internal static class InterphaseReader
{
    public static Interphase? Read(InputNode node, ParameterSheet sheet, MaterialLibrary library, string owner = "interphase", bool isOnFront = false)
    {
        if (node is InputScalar { Text: "none" })
        {
            return null;
        }

        var mapping = node.AsMapping("\"none\", or a film (placement, areal resistance ...)");
        string[] frontKeys = isOnFront ? ["dynamics", "growth", "tension", "activation energy", "reference temperature"] : [];
        mapping.AllowOnly(["use", "placement", "areal resistance", "thickness", "conductivity", "outer contact resistance", "heterogeneity", .. frontKeys]);
        var placement = Placed(mapping);
        var entry = mapping.Find("use") is { } use ? use.Build(() => library.Get(use.AsScalar("the name of a film of the library").Text, MaterialKind.Film))
            : null;
        double? Take(string key, Dimension dimension)
        {
            if (mapping.Has(key))
            {
                return sheet.Take(owner, mapping, key, dimension);
            }

            // A film's own numbers stand for what the file says nothing about.
            if (entry?.Find(key) is not { } listed || (mapping.Has("areal resistance") && key != "areal resistance"))
            {
                return null;
            }

            sheet.Add($"{owner}: {key}", listed.Value, $"library: {entry.Key}");
            return listed.Value.Value;
        }

        return placement == Placement.Conformal ? OnFront(mapping, Conformal(mapping, entry, Take, sheet), sheet) : PlanarOutside(mapping, Take);
    }

    // What only a film on a moving front does; the keys are refused elsewhere.
    private static Interphase OnFront(InputMapping mapping, Interphase film, ParameterSheet sheet) => mapping.Build(() => film with
    {
        Dynamics = mapping.OptionalMapping("dynamics") is { } dynamics ? FilmDynamicsReader.Read(dynamics, sheet) : null,
        Growth = mapping.OptionalMapping("growth") is { } growth ? ReadGrowth(growth, mapping.OptionalMapping("dynamics"), sheet) : null,
        Tension = sheet.TakeOptional("interphase", mapping, "tension", Dimension.SurfaceEnergy) ?? 0,
        ActivationEnergy = sheet.TakeOptional("interphase", mapping, "activation energy", Dimension.MolarEnergy) ?? 0,
        ReferenceTemperature = sheet.TakeOptional("interphase", mapping, "reference temperature", Dimension.Temperature) ?? 298.15,
    });

    // The keys of a cell simulation that a front has no use for are refused.
    private static SeiGrowth ReadGrowth(InputMapping growth, InputMapping? dynamics, ParameterSheet sheet)
    {
        foreach (var key in new[]
        {
            "limiting share", "resistivity", "electronic conductivity", "rate constant", "tunneling distance", "share on fresh lithium", "area growth",
        })
        {
            if (growth.Find(key) is { } idle)
            {
                throw idle.Fail("the growth of a film on a front has no use for this key", "only under \"sei growth\" of a cell simulation");
            }
        }

        return growth.Find("initial thickness") is { } twice && dynamics is not null && dynamics.Has("thickness")
            ? throw twice.Fail("the thickness of the film is given twice", "either \"initial thickness\" here, or \"thickness\" under \"dynamics\"")
            : SeiReader.Read(growth, sheet, "film growth");
    }

    private static Placement Placed(InputMapping mapping)
    {
        if (!mapping.Has("placement"))
        {
            throw mapping.Fail(
                "the placement of the interphase is not given",
                "placement: conformal (it follows the deposit and damps), or placement: planar outside (its outer face stays flat and current focuses on "
                    + "what protrudes)",
                "There is no default: the choice changes growth rates by two to four orders of magnitude.");
        }

        return mapping.Choice("placement", ("conformal", Placement.Conformal), ("planar outside", Placement.PlanarOutside));
    }

    private static Interphase Conformal(InputMapping mapping, MaterialEntry? entry, Func<string, Dimension, double?> take, ParameterSheet sheet)
    {
        if (mapping.Find("outer contact resistance") is { } contact)
        {
            throw contact.Fail("a conformal film has one resistance", "only beside \"placement: planar outside\"");
        }

        if (mapping.Has("areal resistance") && (mapping.Has("thickness") || mapping.Has("conductivity")))
        {
            throw mapping.Require("areal resistance")
                .Fail("the resistance is given twice", "either \"areal resistance\", or \"thickness\" and \"conductivity\"");
        }

        var byThickness = mapping.Has("conductivity") || (mapping.Has("thickness") && !mapping.Has("areal resistance"))
            || (!mapping.Has("areal resistance") && entry?.Find("areal resistance") is null);
        var heterogeneity = mapping.OptionalMapping("heterogeneity") is { } varied ? ReadHeterogeneity(varied, sheet) : null;
        if (byThickness)
        {
            var thickness = take("thickness", Dimension.Length) ?? mapping.Quantity("thickness", Dimension.Length);
            var conductivity = take("conductivity", Dimension.Conductivity) ?? mapping.Quantity("conductivity", Dimension.Conductivity);
            return mapping.Build(() => Interphase.Conformal(thickness, conductivity) with { Heterogeneity = heterogeneity });
        }

        var resistance = take("areal resistance", Dimension.ArealResistance)!.Value;
        return mapping.Build(() => Interphase.Conformal(resistance) with { Heterogeneity = heterogeneity });
    }

    private static Interphase PlanarOutside(InputMapping mapping, Func<string, Dimension, double?> take)
    {
        foreach (var key in new[]
            { "areal resistance", "heterogeneity", "dynamics", "growth", "tension", "activation energy", "reference temperature" })
        {
            if (mapping.Find(key) is { } found)
            {
                throw found.Fail($"\"{key}\" belongs to a conformal film",
                    "\"thickness\" and \"conductivity\", and \"outer contact resistance\" if it is known");
            }
        }

        var thickness = take("thickness", Dimension.Length) ?? mapping.Quantity("thickness", Dimension.Length);
        var conductivity = take("conductivity", Dimension.Conductivity) ?? mapping.Quantity("conductivity", Dimension.Conductivity);
        var contact = take("outer contact resistance", Dimension.ArealResistance) ?? 0;
        return mapping.Build(() => Interphase.PlanarOutside(thickness, conductivity, contact));
    }

    private static Heterogeneity ReadHeterogeneity(InputMapping mapping, ParameterSheet sheet)
    {
        mapping.AllowOnly("coefficient of variation", "correlation length", "seed", "renewal time", "sub-grid");
        return mapping.Build(() => new Heterogeneity(
            sheet.Take("interphase", mapping, "coefficient of variation", Dimension.None),
            sheet.Take("interphase", mapping, "correlation length", Dimension.Length),
            mapping.Integer("seed", 0, int.MaxValue, 1))
        {
            RenewalTime = sheet.TakeOptional("interphase", mapping, "renewal time", Dimension.Time),
            IsSubGrid = mapping.Flag("sub-grid", false),
        });
    }
}
