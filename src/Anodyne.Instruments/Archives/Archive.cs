using System.IO.Compression;

namespace Anodyne.Instruments;

/// <summary>
/// Entries of a zip archive held in memory. An entry may unpack to at most 200 times the archive's length plus 4 MiB, so that a forged archive cannot
/// claim the machine's memory.
/// </summary>
internal sealed class Archive
{
    private const int LargestRatio = 200;
    private const long Allowance = 4 << 20;
    private readonly FileContent _file;
    private readonly long _limit;

    public Archive(FileContent file)
    {
        _file = file;
        _limit = (file.Bytes.Length * (long)LargestRatio) + Allowance;
        try
        {
            using ZipArchive archive = Open();
            Names = [.. archive.Entries.Select(static entry => entry.FullName)];
        }
        catch (Exception e) when (e is InvalidDataException or IOException or ArgumentException or NotSupportedException or OverflowException)
        {
            throw Refusal.Broken(file, Math.Max(0, file.Bytes.Length - 22), "The archive has no readable directory at its end, so it is cut or damaged", e.Message, "", "Copy the file again.");
        }
    }

    /// <summary>Names of all entries in the order of the directory.</summary>
    public IReadOnlyList<string> Names { get; }

    public static bool IsArchive(FileContent file) => file.Bytes.AsSpan().StartsWith("PK\u0003\u0004"u8);

    /// <summary>True if the directory at the end of an archive names an entry that contains this text.</summary>
    public static bool Mentions(FileContent file, ReadOnlySpan<byte> text)
        => IsArchive(file) && file.Bytes.AsSpan(Math.Max(0, file.Bytes.Length - (1 << 17))).IndexOf(text) >= 0;

    /// <summary>Unpacks an entry; safe to call from several threads.</summary>
    public FileContent Read(string name)
    {
        try
        {
            using ZipArchive archive = Open();
            ZipArchiveEntry entry = archive.GetEntry(name) ?? throw new InvalidDataException($"no entry '{name}'");
            if (entry.Length > _limit)
            {
                throw Refusal.Broken(_file, 0, $"The entry '{name}' of the archive is too long", FormattableString.Invariant($"{entry.Length} bytes"), FormattableString.Invariant($"{_limit} bytes"));
            }

            byte[] bytes = GC.AllocateUninitializedArray<byte>((int)entry.Length);
            using Stream stream = entry.Open();
            int read = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            return new FileContent($"{_file.Name}!{name}", read == bytes.Length ? bytes : bytes[..read]);
        }
        catch (Exception e) when (e is InvalidDataException or IOException or ArgumentException or NotSupportedException or OverflowException)
        {
            throw Refusal.Broken(_file, 0, $"The entry '{name}' of the archive cannot be unpacked", e.Message, "", "Copy the file again.");
        }
    }

    private ZipArchive Open() => new(new MemoryStream(_file.Bytes, writable: false), ZipArchiveMode.Read);
}
