using Anodyne.Quantities;
using Anodyne.Quantities.Dimensions;
using Anodyne.Quantities.Documents;
using Anodyne.Records.CellDescriptions;

namespace Anodyne.Instruments.Sidecar;

/// <summary>
/// The description of a cell beside its data: "NAME.cell.yaml" for one file, "cell.yaml" for all files of a folder. Keys: name, type (Li||Li, Li||Cu, half,
/// full, anode-free), area, mass, pressure, electrolyte_volume, temperature, capacity, lithium_thickness, separator_thickness, working_electrode,
/// counter_electrode, reference_electrode, electrolyte, separator, interphase, comment. Quantities carry their unit ("1.27 cm2", "25 degC", "4 mAh").
/// </summary>
public static class CellYaml
{
    /// <summary>What a sidecar may state.</summary>
    public static IReadOnlyList<string> StatedKeys => Keys;

    private static readonly string[] Keys =
    [
        "name", "type", "area", "mass", "pressure", "electrolyte_volume", "temperature", "capacity", "lithium_thickness", "separator_thickness",
            "working_electrode", "counter_electrode",
        "reference_electrode", "electrolyte", "separator", "interphase", "comment",
    ];

    /// <summary>The sidecar of a data file; null if there is none.</summary>
    public static string? Find(string dataFile)
    {
        var own = dataFile + ".cell.yaml";
        var folder = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(dataFile)) ?? ".", "cell.yaml");
        return File.Exists(own) ? own : File.Exists(folder) ? folder : null;
    }

    /// <summary>Reads a sidecar over what the data file itself says: what the sidecar states wins.</summary>
    /// <exception cref="InputException">A key is unknown, or a value has the wrong unit or cannot be; the message names the line.</exception>
    public static CellDescription Read(string path, CellDescription stated) => Read(YamlReader.ReadFile(path).AsMapping(), stated);

    /// <summary>The same of a parsed document.</summary>
    public static CellDescription Read(InputMapping yaml, CellDescription stated)
    {
        ArgumentNullException.ThrowIfNull(yaml);
        ArgumentNullException.ThrowIfNull(stated);
        if (yaml.Has("protocol"))
        {
            throw yaml.Fail(
                "this is a case of a simulation, not the description of a measured cell", string.Join(", ", Keys),
                "Put the measured files into a folder of their own, or write NAME.cell.yaml beside each: cell.yaml describes the data of its folder.");
        }

        yaml.AllowOnly(Keys);
        return yaml.Build(() => stated with
        {
            Name = yaml.Text("name", stated.Name),
            Type = yaml.ChoiceOr(
                "type", stated.Type, ("Li||Li", CellType.LiLi), ("Li||Cu", CellType.LiCu), ("half", CellType.HalfCell), ("full", CellType.FullCell),
                    ("anode-free", CellType.AnodeFree)),
            Area = yaml.OptionalQuantity("area", Dimension.Area) ?? stated.Area,
            ActiveMass = yaml.OptionalQuantity("mass", Dimension.Mass) ?? stated.ActiveMass,
            StackPressure = yaml.OptionalQuantity("pressure", Dimension.Pressure) ?? stated.StackPressure,
            ElectrolyteVolume = yaml.OptionalQuantity("electrolyte_volume", Dimension.Volume) ?? stated.ElectrolyteVolume,
            Temperature = yaml.OptionalQuantity("temperature", Dimension.Temperature) ?? stated.Temperature,
            NominalCapacity = yaml.OptionalQuantity("capacity", Dimension.Charge) ?? stated.NominalCapacity,
            LithiumThickness = yaml.OptionalQuantity("lithium_thickness", Dimension.Length) ?? stated.LithiumThickness,
            SeparatorThickness = yaml.OptionalQuantity("separator_thickness", Dimension.Length) ?? stated.SeparatorThickness,
            WorkingElectrode = yaml.Text("working_electrode", stated.WorkingElectrode),
            CounterElectrode = yaml.Text("counter_electrode", stated.CounterElectrode),
            ReferenceElectrode = yaml.Text("reference_electrode", stated.ReferenceElectrode),
            Electrolyte = yaml.Text("electrolyte", stated.Electrolyte),
            Separator = yaml.Text("separator", stated.Separator),
            Interphase = yaml.Text("interphase", stated.Interphase),
            Comment = yaml.Text("comment", stated.Comment),
        });
    }
}
