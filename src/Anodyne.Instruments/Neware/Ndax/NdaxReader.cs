using System.Globalization;
using System.Text.RegularExpressions;
using Anodyne.Records;

namespace Anodyne.Instruments.Neware;

/// <summary>Neware's archive (.ndax): a zip of binary parts (.ndc) and XML. Versions 2 and 5 keep all in data.ndc; from 11 on run information and steps are parts of their own.</summary>
public sealed partial class NdaxReader : IFormatReader
{
    /// <inheritdoc/>
    public string Format => "Neware ndax";

    /// <inheritdoc/>
    public bool Recognizes(FileContent file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return Archive.Mentions(file, "data.ndc"u8);
    }

    /// <inheritdoc/>
    public InstrumentFile Read(FileContent file)
    {
        ArgumentNullException.ThrowIfNull(file);
        var archive = new Archive(file);
        var warnings = new List<string>();
        if (!archive.Names.Contains("data.ndc"))
        {
            throw Refusal.Broken(file, 0, "The archive has no part data.ndc", string.Join(", ", archive.Names.Take(20)));
        }

        // One after the other: on three threads the parts of 100,000 rows take 9 ms instead of 14 ms, but on a busy machine several times that.
        var data = new NdcPart(archive.Read("data.ndc"));
        NewareRows rows = DataPart.Read(data);
        RunInformation? run = archive.Names.Contains("data_runInfo.ndc") ? RunInformation.Read(new NdcPart(archive.Read("data_runInfo.ndc"))) : null;
        StepList? steps = archive.Names.Contains("data_step.ndc") ? StepList.Read(new NdcPart(archive.Read("data_step.ndc"))) : null;
        if (data.Version >= 11)
        {
            Complete(file, rows, run, steps, warnings);
        }
        else
        {
            warnings.Add(FormattableString.Invariant($"Version {data.Version} is read from its description; no file of it has been compared with Neware's own export."));
        }

        if (data.ExtraBytes > 0)
        {
            warnings.Add(FormattableString.Invariant($"The part data.ndc is cut: its last block has {data.ExtraBytes} of 4096 bytes and was left out."));
        }

        AuxiliaryPart.Attach(rows, archive, warnings);
        string version = FormattableString.Invariant($"ndc {data.Version}");
        var provenance = new Provenance
        {
            File = file.Name,
            Bytes = file.Bytes.Length,
            Format = Format,
            FormatVersion = version,
            Instrument = "Neware",
            Firmware = Software(archive),
            Technique = "cycling",
            Start = rows.Count > 0 && rows.UnixTime[0] is > 0 and < 4e9 ? DateTimeOffset.UnixEpoch.AddSeconds(rows.UnixTime[0]) : null,
            StartZoneKnown = data.Version >= 11,
        };
        return new InstrumentFile { Path = file.Name, Format = Format, Version = version, Records = [rows.ToRecord(provenance, warnings)], Warnings = warnings };
    }

    private static void Complete(FileContent file, NewareRows rows, RunInformation? run, StepList? steps, List<string> warnings)
    {
        if (rows.Count == 0)
        {
            return;
        }

        if (run is null)
        {
            throw Refusal.Broken(file, 0, "The archive has voltages and currents but no part data_runInfo.ndc, so no times");
        }

        int timeless = RowCompletion.Complete(rows, run, steps);
        if (timeless > 0)
        {
            warnings.Add(FormattableString.Invariant($"{timeless} rows before the first run information have no time."));
        }

        if (steps is null)
        {
            warnings.Add("The archive has no part data_step.ndc: cycle, step and step type are not known.");
        }
    }

    private static string Software(Archive archive)
    {
        if (!archive.Names.Contains("VersionInfo.xml"))
        {
            return "";
        }

        string text = System.Text.Encoding.Latin1.GetString(archive.Read("VersionInfo.xml").Bytes);
        return string.Join(", ", Versions().Matches(text).Select(static match => string.Create(CultureInfo.InvariantCulture, $"{match.Groups[1].Value} {match.Groups[2].Value}")));
    }

    [GeneratedRegex("(SvrVer|CurrClientVer|ZwjVersion|MainXwjVer)=\"([^\"]{1,80})\"", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Versions();
}
