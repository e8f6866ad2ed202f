using System.Globalization;
using Anodyne.Instruments.Reading;

namespace Anodyne.Instruments.BioLogic.Modular;

/// <summary>
/// The module "VMP ExtDev": what is plugged into the two analog inputs. Name (Pascal string at 0x036 and 0x063), then four f32: highest and lowest voltage, and
/// the values that they stand for (0x052 and 0x07F). From a description only; no file with this module was at hand, and the columns "Analog IN" are kept in
/// volts.
/// </summary>
internal static class DeviceModule
{
    /// <summary>Warning that goes with a file that has the module.</summary>
    public const string Warning = "The module of external devices was read from a description of the format only; the analog inputs are kept in volts.";

    private static readonly (string Name, int Words, int Numbers)[] Inputs = [("Analog IN 1", 0x36, 0x52), ("Analog IN 2", 0x63, 0x7F)];

    /// <summary>Adds what the module says to the settings.</summary>
    public static void Read(BinaryWindow content, Dictionary<string, string> settings)
    {
        foreach ((var name, var words, var numbers) in Inputs.Where(input => input.Numbers + 16 <= content.Length))
        {
            string[] values = [.. Enumerable.Range(0, 4)
                .Select(i => BitConverter.UInt32BitsToSingle(content.U32(numbers + (4 * i))).ToString(CultureInfo.InvariantCulture))];
            settings[name] = $"{SettingsModule.Pascal(content, words)}: {values[1]} V is {values[3]}, {values[0]} V is {values[2]}";
        }
    }
}
