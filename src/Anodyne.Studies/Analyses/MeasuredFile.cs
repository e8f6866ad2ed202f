using Anodyne.Instruments.Plain;
using Anodyne.Instruments.Sidecar;
using Anodyne.Quantities;
using Anodyne.Records;
using Anodyne.Records.CellDescriptions;
using Anodyne.Store.Results;

namespace Anodyne.Studies.Analyses;

/// <summary>A measured file as a study reads it: its records, and the hashes of everything that they depend on.</summary>
/// <param name="Name">The file as the study names it.</param>
/// <param name="Records">Its records, each with a name for messages.</param>
/// <param name="Hash">SHA-256 of the file, 64 lower-case hexadecimal digits.</param>
/// <param name="Beside">What lies beside the file and is read with it: description of the cell, mapping of columns; path and SHA-256 of each.</param>
internal sealed record MeasuredFile(
    string Name, IReadOnlyList<(string Name, Record Record)> Records, string Hash, IReadOnlyList<(string Path, string Hash)> Beside)
{
    /// <summary>Opens a file.</summary>
    /// <exception cref="AnodyneException">The file cannot be read; the message names it.</exception>
    /// <remarks>Warnings and records name the file as the study does: a report says nothing of the machine it was made on.</remarks>
    public static MeasuredFile Open(string name, string path, Action<string>? warn = null) => new(
        name,
        [.. MeasuredInput.Open(path, warn is null ? null : text => warn(text.Replace(path, name, StringComparison.Ordinal)))
            .Select(input => (input.Name.Replace(path, name, StringComparison.Ordinal), input.Record))],
        HashOf(path),
        [.. new[] { CellYaml.Find(path), CsvMapping.Find(path) }.OfType<string>().Select(beside => (beside, HashOf(beside)))]);

    /// <summary>What is known of the cell: of the first record.</summary>
    public CellDescription Cell => Records[0].Record.Cell;

    private static string HashOf(string path) => StoredResult.HashOf(File.ReadAllBytes(path));
}
