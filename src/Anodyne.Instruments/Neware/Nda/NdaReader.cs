using Anodyne.Instruments.Reading;
using Anodyne.Records;

namespace Anodyne.Instruments.Neware.Nda;

/// <summary>
/// Neware's binary file (.nda): "NEWARE", a date (8 bytes), the version (byte 14). Up to version 29 the header holds pairs of begin and length: device
/// at byte 16, test at 24, program at 48, data at 64 (length 0: to the end of the file). Version 130 has its records from byte 1024 on.
/// </summary>
internal sealed class NdaReader() : FormatReader("Neware nda", FormatMark.Signature, ".nda")
{
    private const int VersionByte = 14;
    private const int DataPointer = 64;
    private const int FirstRecord130 = 1024;

    public override string CheckedAgainst => "NewareNDA and fastnda's reference tables (1e-6)";

    public override string NotSupported => "version 26 and BTS 9.0 only from their description; other versions are refused";

    public override bool Recognizes(FileContent file) => file.StartsWith("NEWARE") && file.Bytes.Length > VersionByte;

    protected override InstrumentFile ReadFile(FileContent file)
    {
        var whole = BinaryWindow.Whole(file);
        int version = whole.U8(VersionByte);
        var warnings = new List<string>();
        var variant = "";
        NewareRows rows;
        switch (version)
        {
            case 8:
                rows = Records8.Read(Data(file, whole, Records8.Length, warnings));
                break;
            case 22 or 23 or 26 or 29:
                rows = Records22.Read(Data(file, whole, Records22.Length, warnings), hasDate: version >= 26);
                break;
            case 130 when whole.Length <= FirstRecord130:
                throw Refusal.Broken(file, whole.Length, "The file ends before its first record", FormattableString.Invariant($"{whole.Length} bytes"),
                    "more than 1024 bytes");
            case 130 when whole.U8(FirstRecord130) == 0x55:
                variant = " (BTS 9.1)";
                rows = Records130.Read(new BinaryWindow(file, FirstRecord130, whole.Length - FirstRecord130), warnings);
                break;
            case 130 when whole.U8(FirstRecord130) == 0x12:
                variant = " (BTS 9.0)";
                rows = Records130Early.Read(new BinaryWindow(file, FirstRecord130, whole.Length - FirstRecord130));
                break;
            case 130:
                throw Refusal.Unknown(file, FirstRecord130, "The kind of the records is not known",
                    FormattableString.Invariant($"0x{whole.U8(FirstRecord130):X2}"), "0x55 (BTS 9.1), 0x12 (BTS 9.0)");
            default:
                throw Refusal.Unknown(file, VersionByte, "The version of the nda file is not known", FormattableString.Invariant($"{version}"),
                    "8, 22, 23, 26, 29, 130");
        }

        if (version == 26 || variant == " (BTS 9.0)")
        {
            warnings.Add(FormattableString.Invariant(
                $"Version {version}{variant} is read from its description; no file of it has been compared with Neware's own export."));
        }

        var text = FormattableString.Invariant($"{version}{variant}");
        var provenance = new Provenance
        {
            File = file.Name,
            Bytes = file.Length,
            Format = Format,
            FormatVersion = text,
            Instrument = "Neware",
            Firmware = Software(file),
            Technique = "cycling",
            Start = rows.Count > 0 && rows.UnixTime[0] is > 0 and < 4e9 ? DateTimeOffset.UnixEpoch.AddSeconds(rows.UnixTime[0]) : null,
        };
        return new InstrumentFile { Path = file.Name, Format = Format, Version = text, Records = [rows.ToRecord(provenance, warnings)], Warnings = warnings };
    }

    private static BinaryWindow Data(FileContent file, BinaryWindow whole, int recordLength, List<string> warnings)
    {
        var begin = whole.U32(DataPointer);
        var length = whole.U32(DataPointer + 4);
        if (begin < DataPointer + 8 || begin > whole.Length)
        {
            throw Refusal.Broken(file, DataPointer, "The data do not begin inside the file", FormattableString.Invariant($"byte {begin}"),
                FormattableString.Invariant($"{DataPointer + 8} ... {whole.Length}"));
        }

        var available = whole.Length - begin;
        if (length > available)
        {
            warnings.Add(FormattableString.Invariant(
                $"The file is cut: {length - available} bytes of the data are missing; {available / recordLength} complete records were read."));
        }
        else if (length == 0 && available % recordLength != 0)
        {
            warnings.Add(FormattableString.Invariant(
                $"The last {available % recordLength} bytes are no complete record; {recordLength - (available % recordLength)} bytes are missing."));
        }

        var used = length == 0 ? available : Math.Min(length, available);
        return new BinaryWindow(file, (int)begin, (int)(used / recordLength * recordLength));
    }

    private static string Software(FileContent file)
    {
        var at = file.Bytes.AsSpan().IndexOf("BTSServer"u8);
        return at < 0 ? "" : new BinaryWindow(file, at, Math.Min(50, file.Bytes.Length - at)).Text(0, Math.Min(50, file.Bytes.Length - at)).Trim();
    }
}
