using System.Globalization;
using System.Text.RegularExpressions;
using Anodyne.Instruments.Archives;
using Anodyne.Instruments.Reading;
using Anodyne.Records;

namespace Anodyne.Instruments.Neware.Ndax;

/// <summary>
/// Neware's archive (.ndax): a zip of binary parts (.ndc) and XML. Versions 2 and 5 keep all in data.ndc; from 11 on run information and steps are parts of
/// their own.
/// </summary>
internal sealed partial class NdaxReader() : FormatReader("Neware ndax", FormatMark.Signature, ".ndax")
{
    private const int LargeArchive = 1 << 17;

    public override string CheckedAgainst => "NewareNDA, fastnda's tables, Neware's own export";

    public override string NotSupported => "ndc 2, 5, 11 only from their description";

    public override bool Recognizes(FileContent file) => Archive.Mentions(file, "data.ndc"u8);

    protected override InstrumentFile ReadFile(FileContent file)
    {
        var archive = new Archive(file);
        var warnings = new List<string>();
        if (!archive.Names.Contains("data.ndc"))
        {
            throw Refusal.Broken(file, 0, $"The archive has no part data.ndc{(archive.IsCut ? ", because it is cut before it" : "")}",
                string.Join(", ", archive.Names.Take(20)));
        }

        NdcPart data = null!;
        NewareRows rows = null!;
        RunInformation? run = null;
        void ReadData() => rows = DataPart.Read(data = new NdcPart(archive.Read("data.ndc")));
        void ReadRun() => run = Part(archive, "data_runInfo.ndc") is { } runs ? RunInformation.Read(runs) : null;
        if (archive.IsCut || file.Bytes.Length < LargeArchive)
        {
            ReadData();
            ReadRun();
        }
        else
        {
            // Unpacking takes most of the time, and these two parts are nearly all of the archive.
            Both(ReadData, ReadRun);
        }

        var steps = Part(archive, "data_step.ndc") is { } program ? StepList.Read(program) : null;
        if (data.Version >= 11)
        {
            Complete(archive, file, rows, run, steps, warnings);
        }
        else
        {
            warnings.Add(FormattableString.Invariant(
                $"Version {data.Version} is read from its description; no file of it has been compared with Neware's own export."));
        }

        if (archive.IsCut)
        {
            warnings.Add($"{archive.Loss} The complete rows were read.");
        }

        if (data.MissingBytes > 0)
        {
            warnings.Add(FormattableString.Invariant(
                $"The part data.ndc is cut: its last block lacks {data.MissingBytes} bytes; the complete rows were read."));
        }

        AuxiliaryPart.Attach(rows, archive, warnings);
        var version = FormattableString.Invariant($"ndc {data.Version}");
        var provenance = new Provenance
        {
            File = file.Name,
            Bytes = file.Length,
            Format = Format,
            FormatVersion = version,
            Instrument = "Neware",
            Firmware = Software(archive),
            Technique = "cycling",
            Start = rows.Count > 0 && rows.UnixTime[0] is > 0 and < 4e9 ? DateTimeOffset.UnixEpoch.AddSeconds(rows.UnixTime[0]) : null,
            StartZoneKnown = data.Version >= 11,
        };
        return new InstrumentFile { Path = file.Name, Format = Format, Version = version, Records = [rows.ToRecord(provenance, warnings)],
            Warnings = warnings };
    }

    /// <summary>Runs two actions side by side; what one of them throws comes out as it is, the first one's first.</summary>
    private static void Both(Action first, Action second)
    {
        try
        {
            Parallel.Invoke(first, second);
        }
        catch (AggregateException e)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(e.InnerExceptions.FirstOrDefault(static inner => inner is Quantities.AnodyneException)
                ?? e.InnerExceptions[0]);
        }
    }

    /// <summary>A part, or null where the archive does not have it or was cut before its first bytes.</summary>
    private static NdcPart? Part(Archive archive, string name)
        => archive.Names.Contains(name) && archive.Read(name) is var file && (!archive.IsCut || file.Bytes.Length >= 4) ? new NdcPart(file) : null;

    private static void Complete(Archive archive, FileContent file, NewareRows rows, RunInformation? run, StepList? steps, List<string> warnings)
    {
        if (rows.Count == 0)
        {
            return;
        }

        rows.HasCycle = rows.HasSteps = steps is not null && run is { Count: > 0 };
        if (archive.IsCut && (run is null || run.Count == 0))
        {
            warnings.Add("The times, capacities and steps were in the part that is missing: the rows have their number, voltage and current alone.");
            foreach (var lost in new[] { rows.StepTime, rows.UnixTime, rows.ChargeCapacity, rows.DischargeCapacity, rows.ChargeEnergy, rows.DischargeEnergy })
            {
                Array.Fill(lost, double.NaN);
            }

            return;
        }

        if (!archive.IsWhole("data_runInfo.ndc") && run is not null)
        {
            // Behind the last stored row the interval of a row that is missing may differ.
            var kept = Array.FindLastIndex(rows.Index, rows.Count - 1, index => index > 0 && index <= run.Index[run.Count - 1]) + 1;
            if (kept < rows.Count)
            {
                warnings.Add(FormattableString.Invariant($"{rows.Count - kept} rows whose times were in the missing part were left out."));
                rows.Count = kept;
            }
        }

        if (run is null)
        {
            throw Refusal.Broken(file, 0, "The archive has voltages and currents but no part data_runInfo.ndc, so no times");
        }

        var timeless = RowCompletion.Complete(rows, run, steps);
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

        var text = System.Text.Encoding.Latin1.GetString(archive.Read("VersionInfo.xml").Bytes);
        return string.Join(", ",
            Versions().Matches(text).Select(static match => string.Create(CultureInfo.InvariantCulture, $"{match.Groups[1].Value} {match.Groups[2].Value}")));
    }

    [GeneratedRegex("(SvrVer|CurrClientVer|ZwjVersion|MainXwjVer)=\"([^\"]{1,80})\"", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Versions();
}
