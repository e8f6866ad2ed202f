using Anodyne.Instruments.BioLogic.Techniques;
using Anodyne.Instruments.Reading;
using Anodyne.Instruments.Tables;
using Anodyne.Records;

namespace Anodyne.Instruments.BioLogic.Modular;

/// <summary>
/// BioLogic's modular file (.mpr): the words "BIO-LOGIC MODULAR FILE", 0x1A, blanks up to byte 48, four zero bytes, then modules one after the other:
/// settings, data, log, loop, external devices.
/// </summary>
internal sealed class ModularReader() : FormatReader("BioLogic mpr", FormatMark.Signature, ".mpr")
{
    private const string Magic = "BIO-LOGIC MODULAR FILE\u001a";
    private const int FirstModule = 52;

    public override string CheckedAgainst => "every column: galvani's statistics (1e-6) and, cell by cell, EC-Lab's text export of the same run (half a "
        + "digit); every parameter of the technique against the mpt, mps or mpl of the same settings";

    public override string NotSupported
        => "identifiers not listed below are refused; version 0 and external devices only by a fixture; techniques not listed below give their rows without "
            + "their parameters";

    public override bool Recognizes(FileContent file) => file.StartsWith(Magic);

    protected override InstrumentFile ReadFile(FileContent file)
    {
        var warnings = new List<string>();
        var modules = Modules(file, warnings);
        var data = modules.Find(static module => module.Name == "VMP data");
        if (data is null)
        {
            throw Refusal.Broken(file, file.Bytes.Length, "The file ends before its data module", modules.Count == 0 ? "no module"
                : $"'{string.Join("', '", modules.Select(static m => m.Name))}'");
        }

        var rows = DataModule.Read(file, data);
        if (rows.MissingBytes > 0)
        {
            warnings.Add(FormattableString.Invariant(
                $"The file is cut: {rows.MissingBytes} bytes of the data module are missing; {rows.RowCount} complete rows were read."));
        }

        foreach (var field in rows.Fields.Where(static field => field.Kind is { IsSeen: false }))
        {
            warnings.Add($"Column '{field.Header}' is known from descriptions of the format only; it was never compared with a text export.");
        }

        var columns = RowDecoder.Decode(rows);
        DerivedColumns.Add(columns, rows.RowCount);
        ImpedanceColumns.Complete(columns);
        AddLoops(modules, columns, rows.RowCount, warnings);
        var about = Provenance(file, modules, data, warnings);
        return new InstrumentFile
        {
            Path = file.Name,
            Format = Format,
            Version = FormattableString.Invariant($"data module {data.Version}"),
            Records = [columns.ToRecord(about, warnings).WithCell(SettingsModule.Cell(about.Settings))],
            Warnings = warnings,
        };
    }

    private static List<ModuleHeader> Modules(FileContent file, List<string> warnings)
    {
        var modules = new List<ModuleHeader>();
        long offset = FirstModule;
        while (offset < file.Bytes.Length)
        {
            var module = ModuleHeader.Read(file, offset);
            if (module is null)
            {
                warnings.Add(FormattableString.Invariant($"The file is cut: it ends inside the header of a module at byte {offset}."));
                break;
            }

            modules.Add(module);
            offset = module.End;
            if (!module.IsComplete && module.Name != "VMP data")
            {
                warnings.Add(FormattableString.Invariant(
                    $"The file is cut: {module.Announced - module.Content.Length} bytes of the module '{module.Name}' are missing."));
            }
        }

        return modules;
    }

    private static void AddLoops(List<ModuleHeader> modules, ColumnSet columns, int rows, List<string> warnings)
    {
        if (modules.Find(static module => module.Name == "VMP loop") is not { } loop)
        {
            return;
        }

        if (LoopModule.LoopOfRow(loop.Content, rows) is { } loops)
        {
            columns.Add("loop", loops);
        }
        else
        {
            warnings.Add("The loop module does not fit the number of rows and was left out.");
        }
    }

    private Provenance Provenance(FileContent file, List<ModuleHeader> modules, ModuleHeader data, List<string> warnings)
    {
        BinaryWindow? set = modules.Find(static module => module.Name == "VMP Set")?.Content is { Length: > 0 } content ? content : null;
        var settings = set is null ? [] : SettingsModule.Read(set.Value);
        var technique = set is null ? null : ParameterModule.Read(set.Value);
        if (technique is { Remark.Length: > 0 })
        {
            warnings.Add(technique.Remark);
        }

        if (modules.Find(static module => module.Name == "VMP ExtDev") is { } devices)
        {
            DeviceModule.Read(devices.Content, settings);
            warnings.Add(DeviceModule.Warning);
        }

        foreach (var other in modules.Where(static module => module.Name is not ("VMP Set" or "VMP data" or "VMP LOG" or "VMP loop" or "VMP ExtDev")))
        {
            warnings.Add(string.Create(System.Globalization.CultureInfo.InvariantCulture,
                $"The module '{other.Name}' (version {other.Version}, {other.Announced} bytes from byte {other.Content.Start} on) is not known and was not "
                    + $"read."));
        }

        var logModule = modules.Find(static module => module.Name == "VMP LOG");
        var log = logModule is null ? null : LogModule.Read(logModule.Content);
        return new Provenance
        {
            File = file.Name,
            Bytes = file.Length,
            Format = Format,
            FormatVersion = FormattableString.Invariant($"{data.Version}"),
            Technique = technique?.Name ?? "",
            Instrument = log?.Instrument ?? "BioLogic",
            Firmware = log?.Firmware ?? "",
            Start = log?.Start ?? LogModule.Date(data.Date),
            Settings = settings,
            Techniques = technique is null ? [] : [technique],
        };
    }
}
