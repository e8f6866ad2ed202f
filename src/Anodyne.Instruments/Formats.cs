using Anodyne.Instruments.Plain;
using Anodyne.Instruments.Reading;
using Anodyne.Instruments.Sidecar;
using Anodyne.Quantities;
using Anodyne.Quantities.Documents;

namespace Anodyne.Instruments;

/// <summary>Opens instrument files with what lies beside them.</summary>
public static class Formats
{
    /// <summary>All readers, surest marks first.</summary>
    public static IReadOnlyList<FormatReader> Readers => FormatRegistry.Readers;

    /// <summary>The reader that recognizes the content; null if none does.</summary>
    public static FormatReader? Recognize(FileContent file) => FormatRegistry.Recognize(file);

    /// <summary>
    /// Reads a file from disk, which is opened and recognized once. A mapping beside it ("NAME.map.yaml") is used first; a description of the cell beside it
    /// ("NAME.cell.yaml" or "cell.yaml") is taken over into its records; the records carry the file's SHA-256.
    /// </summary>
    /// <exception cref="InputException">The file is absent, broken or of no known format.</exception>
    /// <exception cref="UnknownVersionException">Its format is known, this version or column of it is not.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static InstrumentFile Read(string path, CancellationToken cancellation = default)
    {
        var content = FileContent.Load(path, cancellation);
        var file = CsvMapping.Find(path) is { } mapping
            ? CsvMapping.Read(content, YamlReader.ReadFile(mapping).AsMapping())
            : FormatRegistry.Read(content);
        var cell = CellYaml.Find(path);
        return file with
        {
            Records = [.. file.Records.Select(record => record
                .WithProvenance(record.Provenance with { Sha256 = content.Sha256, Bytes = content.Length })
                .WithCell(cell is null ? record.Cell : CellYaml.Read(cell, record.Cell)))],
        };
    }

    /// <summary>Reads content. An archive that holds one recognizable file is opened.</summary>
    public static InstrumentFile Read(FileContent file) => FormatRegistry.Read(file);
}
