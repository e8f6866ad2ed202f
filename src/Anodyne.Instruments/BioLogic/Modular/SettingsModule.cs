using System.Globalization;

namespace Anodyne.Instruments.BioLogic;

/// <summary>
/// What is read of the module "VMP Set": technique identifier (byte 0), comment (Pascal string at 0x007), active mass (f32 at 0x107), electrode material
/// (0x11E), electrolyte (0x1C0), electrode surface (f32 at 0x211), reference electrode (0x215), characteristic mass (f32 at 0x24C). The unit of the surface and
/// of the masses is not in a known place, so they are kept as the vendor's numbers and never become the cell's area.
/// </summary>
internal static class SettingsModule
{
    private static readonly Dictionary<byte, string> Techniques = new()
    {
        [0x04] = "GCPL", [0x06] = "CV", [0x0B] = "OCV", [0x18] = "CA", [0x19] = "CP", [0x1C] = "WAIT", [0x1D] = "PEIS", [0x1E] = "GEIS", [0x32] = "ZIR", [0x33] = "CVA",
        [0x6C] = "LSV", [0x75] = "CoV", [0x76] = "CoC", [0x7F] = "MB",
    };

    public static (string Technique, Dictionary<string, string> Settings) Read(BinaryWindow content)
    {
        var settings = new Dictionary<string, string>();
        if (content.Length == 0)
        {
            return ("", settings);
        }

        byte id = content.U8(0);
        Words(content, 0x007, "Comments", settings);
        Number(content, 0x107, "Mass of active material (vendor number)", settings);
        Words(content, 0x11E, "Electrode material", settings);
        Words(content, 0x1C0, "Electrolyte", settings);
        Number(content, 0x211, "Electrode surface area (vendor number)", settings);
        Words(content, 0x215, "Reference electrode", settings);
        Number(content, 0x24C, "Characteristic mass (vendor number)", settings);
        return (Techniques.TryGetValue(id, out string? name) ? name : FormattableString.Invariant($"technique 0x{id:X2}"), settings);
    }

    /// <summary>A Pascal string: length byte, then Latin-1 characters; empty if it does not fit.</summary>
    public static string Pascal(BinaryWindow content, int offset)
        => offset < content.Length && offset + 1 + content.U8(offset) <= content.Length ? content.Text(offset + 1, content.U8(offset)).Trim() : "";

    private static void Words(BinaryWindow content, int offset, string name, Dictionary<string, string> settings)
    {
        if (Pascal(content, offset) is { Length: > 0 } text)
        {
            settings[name] = text;
        }
    }

    private static void Number(BinaryWindow content, int offset, string name, Dictionary<string, string> settings)
    {
        if (offset + 4 <= content.Length)
        {
            settings[name] = BitConverter.UInt32BitsToSingle(content.U32(offset)).ToString(CultureInfo.InvariantCulture);
        }
    }
}
