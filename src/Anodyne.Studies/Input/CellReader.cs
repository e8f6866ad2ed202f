using Anodyne.Cells;
using Anodyne.Cells.Layers;
using Anodyne.Cells.Library;
using Anodyne.Quantities.Dimensions;
using Anodyne.Quantities.Documents;
using Anodyne.Quantities.Estimates;
using Anodyne.Quantities.Validation;

namespace Anodyne.Studies.Input;

/// <summary>Reads the cell of a case: everything between and including its two electrodes.</summary>
internal static class CellReader
{
    public static InterfaceCell Read(InputMapping root, string name, ParameterSheet sheet, MaterialLibrary library)
    {
        var temperature = sheet.Take("cell", root, "temperature", Dimension.Temperature,
            new SourcedValue(298.15, "degC", null, null, Evidence.Assumed, "default: room temperature"));
        root.Build(() => Require.Between(temperature, 200, 500, "temperature", "K"));
        var electrolyte = ElectrolyteReader.Read(root.Require("electrolyte").AsMapping("use: NAME, or the properties of an electrolyte"), temperature, sheet,
            library);
        var layers = LayerReader.ReadAll(root, sheet, library);
        var interphase = InterphaseReader.Read(root.Require("interphase"), sheet, library, isOnFront: true);
        var lithium = ReadLithium(root.OptionalMapping("lithium"), sheet, library);
        var kinetics = KineticsReader.Read(root.Mapping("kinetics"), "kinetics", electrolyte, sheet, library);
        var counterKinetics = root.OptionalMapping("counter kinetics") is { } other
            ? KineticsReader.Read(other, "counter kinetics", electrolyte, sheet, library) : null;
        var counter = root.Choice("counter", ("lithium electrode", Counter.LithiumElectrode), ("reservoir", Counter.Reservoir));
        var motion = ReservoirMotion.FollowsFront;
        if (counter == Counter.Reservoir)
        {
            motion = root.Choice("reservoir motion", ("follows front", ReservoirMotion.FollowsFront), ("fixed in space", ReservoirMotion.FixedInSpace));
        }
        else if (root.Has("reservoir motion"))
        {
            throw root.Require("reservoir motion").Fail("there is no reservoir", "only beside \"counter: reservoir\"");
        }

        if (counter == Counter.Reservoir && counterKinetics is not null)
        {
            throw root.Require("counter kinetics").Fail("a reservoir has no kinetics", "only beside \"counter: lithium electrode\"");
        }

        return root.Build(() => new InterfaceCell(name, electrolyte, layers, interphase, lithium, kinetics, counterKinetics, temperature, counter, motion));
    }

    private static LithiumMetal ReadLithium(InputMapping? mapping, ParameterSheet sheet, MaterialLibrary library)
    {
        var entry = library.Get("lithium", MaterialKind.Metal);
        var volume = entry.Find("molar volume")!.Value;
        var energy = entry.Find("surface energy")!.Value;
        if (mapping is null)
        {
            sheet.Add("lithium: molar volume", volume);
            sheet.Add("lithium: surface energy", energy);
            return new LithiumMetal(volume.Value, energy.Value);
        }

        mapping.AllowOnly("molar volume", "surface energy", "surface diffusivity", "surface activation energy");
        return mapping.Build(() => new LithiumMetal(
            sheet.Take("lithium", mapping, "molar volume", Dimension.MolarVolume, volume),
            sheet.Take("lithium", mapping, "surface energy", Dimension.SurfaceEnergy, energy))
        {
            SurfaceDiffusivity = sheet.TakeOptional("lithium", mapping, "surface diffusivity", Dimension.Diffusivity) ?? 0,
            SurfaceActivationEnergy = sheet.TakeOptional("lithium", mapping, "surface activation energy", Dimension.MolarEnergy) ?? 0,
        });
    }
}
