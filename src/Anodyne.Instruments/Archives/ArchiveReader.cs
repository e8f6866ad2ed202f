using Anodyne.Instruments.Reading;
using Anodyne.Quantities;
using Anodyne.Records;

namespace Anodyne.Instruments.Archives;

/// <summary>A zip that holds instrument files: every entry that a reader recognizes is read. Archives inside archives are not opened.</summary>
internal sealed class ArchiveReader() : FormatReader("zip", FormatMark.Shape, ".zip")
{
    private const int MostEntries = 256;

    public override string CheckedAgainst => "the files inside";

    public override string NotSupported => "archives inside archives";

    public override bool Recognizes(FileContent file) => Archive.IsArchive(file);

    protected override InstrumentFile ReadFile(FileContent file)
    {
        var archive = new Archive(file);
        var records = new List<Record>();
        var warnings = new List<string>();
        var formats = new SortedSet<string>(StringComparer.Ordinal);
        var versions = new SortedSet<string>(StringComparer.Ordinal);
        string[] names = [.. archive.Names.Where(static name => !name.EndsWith('/'))];
        if (names.Length > MostEntries)
        {
            warnings.Add(FormattableString.Invariant(
                $"The archive has {names.Length} entries; the first {MostEntries} were looked at. Unpack it to read the others."));
        }

        foreach (var name in names.Take(MostEntries))
        {
            var entry = archive.Read(name);
            if (Archive.IsArchive(entry) || FormatRegistry.Recognize(entry) is not { } reader)
            {
                warnings.Add($"The entry '{name}' is of no known format.");
                continue;
            }

            var inner = reader.Read(entry);
            records.AddRange(inner.Records);
            warnings.AddRange(inner.Warnings);
            formats.Add(inner.Format);
            versions.Add(inner.Version);
        }

        if (archive.IsCut)
        {
            warnings.Insert(0, archive.Loss);
        }

        if (formats.Count == 0)
        {
            throw new InputException("The archive holds no file of a known format", file.Name, $"'{string.Join("', '", archive.Names.Take(8))}'");
        }

        return new InstrumentFile
        {
            Path = file.Name,
            Format = string.Join(", ", formats) + " (zip)",
            Version = string.Join(", ", versions),
            Records = records,
            Warnings = warnings,
        };
    }
}
