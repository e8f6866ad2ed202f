using System.Globalization;

namespace Anodyne.Records.CellDescriptions;

/// <summary>A field of a cell's description as files of records have it: SI, with its unit in the name; no text where it is not stated.</summary>
internal sealed record CellField(string Name, bool IsNumber, Func<CellDescription, string> Read, Func<CellDescription, string, CellDescription> Write)
{
    public static IReadOnlyList<CellField> All { get; } =
    [
        Words("name", static c => c.Name, static (c, v) => c with { Name = v }),
        Words("type", static c => c.Type == CellType.Unknown ? "" : c.Type.ToString(), static (c, v) => c with { Type = Enum.Parse<CellType>(v) }),
        Number("area_m2", static c => c.Area, static (c, v) => c with { Area = v }),
        Number("active_mass_kg", static c => c.ActiveMass, static (c, v) => c with { ActiveMass = v }),
        Number("stack_pressure_Pa", static c => c.StackPressure, static (c, v) => c with { StackPressure = v }),
        Number("electrolyte_volume_m3", static c => c.ElectrolyteVolume, static (c, v) => c with { ElectrolyteVolume = v }),
        Number("temperature_K", static c => c.Temperature, static (c, v) => c with { Temperature = v }),
        Number("nominal_capacity_C", static c => c.NominalCapacity, static (c, v) => c with { NominalCapacity = v }),
        Number("lithium_thickness_m", static c => c.LithiumThickness, static (c, v) => c with { LithiumThickness = v }),
        Number("separator_thickness_m", static c => c.SeparatorThickness, static (c, v) => c with { SeparatorThickness = v }),
        Words("working_electrode", static c => c.WorkingElectrode, static (c, v) => c with { WorkingElectrode = v }),
        Words("counter_electrode", static c => c.CounterElectrode, static (c, v) => c with { CounterElectrode = v }),
        Words("reference_electrode", static c => c.ReferenceElectrode, static (c, v) => c with { ReferenceElectrode = v }),
        Words("electrolyte", static c => c.Electrolyte, static (c, v) => c with { Electrolyte = v }),
        Words("separator", static c => c.Separator, static (c, v) => c with { Separator = v }),
        Words("interphase", static c => c.Interphase, static (c, v) => c with { Interphase = v }),
        Words("comment", static c => c.Comment, static (c, v) => c with { Comment = v }),
    ];

    private static CellField Words(string name, Func<CellDescription, string> read, Func<CellDescription, string, CellDescription> write) =>
        new(name, false, read, write);

    private static CellField Number(string name, Func<CellDescription, double?> read, Func<CellDescription, double, CellDescription> write)
        => new(name, true, c => read(c)?.ToString("R", CultureInfo.InvariantCulture) ?? "", (c, v) => write(c, double.Parse(v, CultureInfo.InvariantCulture)));
}
