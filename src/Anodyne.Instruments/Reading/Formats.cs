using Anodyne.Instruments.Arbin.Export;
using Anodyne.Instruments.Arbin.Res;
using Anodyne.Instruments.Archives;
using Anodyne.Instruments.Basytec;
using Anodyne.Instruments.BatteryDataFormat;
using Anodyne.Instruments.Binary;
using Anodyne.Instruments.BioLogic.Modular;
using Anodyne.Instruments.BioLogic.Settings;
using Anodyne.Instruments.BioLogic.Text;
using Anodyne.Instruments.Gamry;
using Anodyne.Instruments.Impedance;
using Anodyne.Instruments.Ivium;
using Anodyne.Instruments.Maccor;
using Anodyne.Instruments.Neware.Export;
using Anodyne.Instruments.Neware.Nda;
using Anodyne.Instruments.Neware.Ndax;
using Anodyne.Instruments.Novonix;
using Anodyne.Instruments.Pec;
using Anodyne.Instruments.Plain;
using Anodyne.Instruments.Sidecar;
using Anodyne.Instruments.Spreadsheets;
using Anodyne.Instruments.Zahner;
using Anodyne.Quantities;
using Anodyne.Quantities.Documents;

namespace Anodyne.Instruments.Reading;

/// <summary>All readers, and the recognition of a file by its content.</summary>
public static class Formats
{
    /// <summary>Readers in the order in which they are asked; the ones with the plainest marks come first.</summary>
    public static IReadOnlyList<IFormatReader> Readers { get; } =
    [
        new RecordBinaryReader(),
        new ModularReader(),
        new TextExportReader(),
        new SettingsFileReader(),
        new NdaReader(),
        new NdaxReader(),
        new OriginTableReader(),
        new NewareCsvReader(),
        new ArbinResReader(),
        new ArbinMetadataReader(),
        new BdfReader(),
        new ArbinCsvReader(),
        new MaccorTextReader(),
        new MaccorImpedanceReader(),
        new NovonixReader(),
        new PecReader(),
        new BasytecReader(),
        new IviumTextReader(),
        new IviumDataReader(),
        new GamryReader(),
        new ZahnerReader(),
        new ZPlotReader(),
        new AutolabReader(),
        new ChInstrumentsReader(),
        new VersaStudioReader(),
        new EcoChemieReader(),
        new RelaxisReader(),
        new WorkbookReader(),
        new GzipReader(),
        new ArchiveReader(),
        new ElchemeaReader(),
        new PlainTableReader(),
        new BareSpectrumReader(),
    ];

    /// <summary>The reader that recognizes the content; null if none does.</summary>
    public static IFormatReader? Recognize(FileContent file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return Readers.FirstOrDefault(reader => reader.Recognizes(file));
    }

    /// <summary>
    /// Reads a file from disk. A mapping beside it ("NAME.map.yaml") is used first; a description of the cell beside it ("NAME.cell.yaml" or "cell.yaml") is taken over
    /// into its records; the records carry the file's SHA-256.
    /// </summary>
    /// <exception cref="InputException">The file is absent, broken or of no known format.</exception>
    /// <exception cref="UnknownVersionException">Its format is known, this version or column of it is not.</exception>
    public static InstrumentFile Read(string path)
    {
        var content = FileContent.Load(path);
        var file = CsvMapping.Find(path) is { } mapping ? CsvMapping.Read(content, YamlReader.ReadFile(mapping).AsMapping()) : Read(content);
        var cell = CellYaml.Find(path);
        return file with
        {
            Records = [.. file.Records.Select(record => record
                .WithProvenance(record.Provenance with { Sha256 = content.Sha256, Bytes = content.Bytes.Length })
                .WithCell(cell is null ? record.Cell : CellYaml.Read(cell, record.Cell)))],
        };
    }

    /// <summary>Reads content. An archive that holds one recognizable file is opened.</summary>
    public static InstrumentFile Read(FileContent file)
    {
        ArgumentNullException.ThrowIfNull(file);
        var reader = Recognize(file) ?? throw new InputException(
            "No reader recognizes this file",
            file.Name,
            file.Bytes.Length == 0 ? "an empty file" : $"'{Printable(file)}'",
            $"one of {string.Join(", ", Readers.Select(static r => r.Format))}",
            "For a plain table write a mapping file beside it (docs/formats.md, 'Generic CSV').");
        return reader.Read(file);
    }

    private static string Printable(FileContent file)
        => new([.. file.Head.Take(40).Select(static c => c is >= ' ' and < (char)127 ? c : '.')]);
}
