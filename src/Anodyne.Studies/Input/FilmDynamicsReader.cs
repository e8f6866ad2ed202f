using Anodyne.Cells.Layers;
using Anodyne.Quantities.Dimensions;
using Anodyne.Quantities.Documents;

namespace Anodyne.Studies.Input;

/// <summary>Reads what becomes of a film on lithium that grows under it: stretch, cracks, repair, and what forms.</summary>
internal static class FilmDynamicsReader
{
    public static FilmDynamics Read(InputMapping mapping, ParameterSheet sheet)
    {
        mapping.AllowOnly(
            "repair time", "repair activation energy", "slip length", "fresh resistance", "fresh activation energy", "critical strain", "relaxation time",
            "thickness", "species");
        foreach (var key in new[] { "critical strain", "relaxation time", "fresh activation energy" })
        {
            if (!mapping.Has("fresh resistance") && mapping.Find(key) is { } lost)
            {
                throw lost.Fail("a film without a fresh resistance thins and does not crack", "only beside \"fresh resistance\"");
            }
        }

        double? Optional(string key, Dimension dimension) => sheet.TakeOptional("film", mapping, key, dimension);
        return mapping.Build(() => new FilmDynamics
        {
            RepairTime = sheet.Take("film", mapping, "repair time", Dimension.Time),
            RepairActivationEnergy = Optional("repair activation energy", Dimension.MolarEnergy) ?? 0,
            SlipLength = sheet.Take("film", mapping, "slip length", Dimension.Length),
            FreshResistance = Optional("fresh resistance", Dimension.ArealResistance),
            FreshActivationEnergy = Optional("fresh activation energy", Dimension.MolarEnergy) ?? 0,
            CriticalStrain = Optional("critical strain", Dimension.None) ?? 0,
            RelaxationTime = Optional("relaxation time", Dimension.Time),
            Thickness = Optional("thickness", Dimension.Length),
            Species = mapping.Find("species") is { } list
                ? [.. list.AsSequence("a list of solids").Select(item => Species(item.AsMapping("name, share, molar volume ..."), sheet))] : [],
        });
    }

    private static FilmSpecies Species(InputMapping mapping, ParameterSheet sheet)
    {
        mapping.AllowOnly("name", "share", "molar volume", "lithium per formula", "solvent per formula", "anions per formula");
        var name = mapping.Require("name").AsScalar("a name").Text;
        double Take(string key, Dimension dimension) => sheet.Take($"film {name}", mapping, key, dimension);
        double Optional(string key) => sheet.TakeOptional($"film {name}", mapping, key, Dimension.None) ?? 0;
        return mapping.Build(() => new FilmSpecies(
            name, Take("share", Dimension.None), Take("molar volume", Dimension.MolarVolume), Take("lithium per formula", Dimension.None),
            Optional("solvent per formula"), Optional("anions per formula")));
    }
}
