using Anodyne.Instruments.Reading;

namespace Anodyne.Instruments.BioLogic.Modular;

/// <summary>
/// What is read of the module "VMP LOG": channel (byte 0x009, from zero), serial number of the channel (u16 at 0x0AB), start (f64 at 0x249, days since
/// 1899-12-30 in local time), host (Pascal string at 0x351), versions of software, server and interpreter (0x3B7, 0x3BE, 0x3C5) and serial number of the device
/// (0x3CF).
/// </summary>
internal sealed record LogModule(DateTimeOffset? Start, string Instrument, string Firmware)
{
    private const int StartOffset = 0x249;

    public static LogModule Read(BinaryWindow content)
    {
        DateTimeOffset? start = null;
        if (content.Length >= StartOffset + 8)
        {
            var days = content.F64(StartOffset);
            if (days is > 20000 and < 80000)
            {
                start = new DateTimeOffset(1899, 12, 30, 0, 0, 0, TimeSpan.Zero).AddMilliseconds(Math.Round(days * 86400e3));
            }
        }

        var serial = SettingsModule.Pascal(content, 0x3CF);
        var channel = content.Length > 9 ? FormattableString.Invariant($"channel {content.U8(9) + 1}") : "";
        var version = SettingsModule.Pascal(content, 0x3B7);
        var server = SettingsModule.Pascal(content, 0x3BE);
        return new LogModule(
            start,
            serial.Length > 0 ? $"BioLogic SN {serial}, {channel}" : "BioLogic",
            version.Length > 0 ? $"EC-Lab {version}, server {server}" : "");
    }

    /// <summary>A date of a module header, "MM/dd/yy" with one of "/", "-" and "."; null if it is none.</summary>
    public static DateTimeOffset? Date(string text)
        => DateTimeOffset.TryParseExact(
            text.Replace('-', '/').Replace('.', '/'),
            "MM/dd/yy",
            System.Globalization.CultureInfo.InvariantCulture,
            System.Globalization.DateTimeStyles.AssumeUniversal,
            out var date)
            ? date
            : null;
}
