using System.Globalization;
using Anodyne.Instruments.Reading;
using Anodyne.Records.CellDescriptions;

namespace Anodyne.Instruments.BioLogic.Modular;

/// <summary>
/// What is read of the module "VMP Set": technique (byte 0), comment (Pascal string at 0x007), active mass (f32 mg at 0x107), molecular and atomic weight (f32
/// g/mol at 0x10F and 0x113), composition at the start (f32 at 0x117), electrons per ion (u16 at 0x11B), electrode material (0x11E), electrolyte (0x1C0),
/// electrode surface (f32 at 0x211, its unit u8 at 0x250), reference electrode (0x215), characteristic mass (f32 at 0x24C, its unit u8 at 0x251), battery
/// capacity (f32 mA.h at 0x25C) and the parameters of the technique.
/// </summary>
internal static class SettingsModule
{
    private static readonly Dictionary<byte, string> AreaUnits = new() { [2] = "cm²", [3] = "mm²" };
    private static readonly Dictionary<byte, string> MassUnits = new() { [1] = "g", [2] = "mg" };

    /// <summary>The entries, under the names of EC-Lab's text export.</summary>
    public static Dictionary<string, string> Read(BinaryWindow content)
    {
        var settings = new Dictionary<string, string>();
        Words(content, 0x007, "Comments", settings);
        Number(content, 0x107, "Mass of active material", "mg", settings);
        Number(content, 0x10F, "Molecular weight of active material (at x = 0)", "g/mol", settings);
        Number(content, 0x113, "Atomic weight of intercalated ion", "g/mol", settings);
        Number(content, 0x117, "Acquisition started at xo", "", settings);
        if (content.Length >= 0x11D)
        {
            settings["Number of e- transfered per intercalated ion"] = content.U16(0x11B).ToString(CultureInfo.InvariantCulture);
        }

        Words(content, 0x11E, "Electrode material", settings);
        Words(content, 0x1C0, "Electrolyte", settings);
        Number(content, 0x211, "Electrode surface area", Unit(content, 0x250, AreaUnits), settings);
        Words(content, 0x215, "Reference electrode", settings);
        Number(content, 0x24C, "Characteristic mass", Unit(content, 0x251, MassUnits), settings);
        Number(content, 0x25C, "Battery capacity", "mA.h", settings);
        return settings;
    }

    /// <summary>What the entries say of the cell: an area above EC-Lab's default of 0.001, and the electrolyte.</summary>
    public static CellDescription Cell(IReadOnlyDictionary<string, string> settings)
    {
        var electrolyte = settings.GetValueOrDefault("Electrolyte", "");
        var parts = settings.GetValueOrDefault("Electrode surface area", "").Replace(',', '.').Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var factor = parts.Length == 2 ? parts[1] switch { "cm²" => 1e-4, "mm²" => 1e-6, "m²" => 1, _ => 0 } : 0;
        return factor > 0 && double.TryParse(parts[0], CultureInfo.InvariantCulture, out var area) && area > 0.001 && double.IsFinite(area)
            ? new CellDescription { Area = area * factor, Electrolyte = electrolyte }
            : new CellDescription { Electrolyte = electrolyte };
    }

    /// <summary>A Pascal string: length byte, then Latin-1 characters; empty if it does not fit.</summary>
    public static string Pascal(BinaryWindow content, int offset)
        => offset < content.Length && offset + 1 + content.U8(offset) <= content.Length ? content.Text(offset + 1, content.U8(offset)).Trim() : "";

    private static string Unit(BinaryWindow content, int offset, Dictionary<byte, string> units)
        => offset >= content.Length ? "" : units.TryGetValue(content.U8(offset), out var unit) ? unit
            : FormattableString.Invariant($"(unit code {content.U8(offset)})");

    private static void Words(BinaryWindow content, int offset, string name, Dictionary<string, string> settings)
    {
        if (Pascal(content, offset) is { Length: > 0 } text)
        {
            settings[name] = text;
        }
    }

    private static void Number(BinaryWindow content, int offset, string name, string unit, Dictionary<string, string> settings)
    {
        if (offset + 4 <= content.Length)
        {
            settings[name] = $"{BitConverter.UInt32BitsToSingle(content.U32(offset)).ToString(CultureInfo.InvariantCulture)} {unit}".TrimEnd();
        }
    }
}
