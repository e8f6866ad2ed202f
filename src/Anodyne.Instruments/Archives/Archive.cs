using System.Collections.Concurrent;
using System.IO.Compression;
using Anodyne.Instruments.Reading;

namespace Anodyne.Instruments.Archives;

/// <summary>
/// Entries of a zip archive held in memory. All that are read may unpack to what <see cref="UnpackLimit"/> says.
/// An archive that was cut has lost the directory at its end; its entries are then found one behind the other (<see
/// cref="CutArchive"/>), the last one perhaps in part.
/// </summary>
internal sealed class Archive
{
    private readonly FileContent _file;
    private readonly long _limit;
    private readonly Dictionary<string, CutEntry>? _found;
    private readonly ConcurrentBag<ZipArchive> _idle = [];
    private long _left;

    public Archive(FileContent file)
    {
        _file = file;
        _left = _limit = UnpackLimit.Of(file.Bytes.Length);
        try
        {
            var archive = Open();
            _idle.Add(archive);
            Names = [.. archive.Entries.Select(static entry => entry.FullName)];
        }
        catch (Exception e) when (e is InvalidDataException or IOException or ArgumentException or NotSupportedException or OverflowException)
        {
            _found = CutArchive.Entries(file.Bytes).GroupBy(static entry => entry.Name, StringComparer.Ordinal)
                .ToDictionary(static group => group.Key, static group => group.First(), StringComparer.Ordinal);
            if (_found.Count == 0)
            {
                throw Refusal.Broken(file, Math.Max(0, file.Bytes.Length - 22),
                    "The archive has no readable directory at its end and no entry at its beginning, so it is cut or damaged", e.Message, "",
                    "Copy the file again.");
            }

            Names = [.. _found.Keys];
        }
    }

    /// <summary>True if the directory is missing, so that entries may be missing too.</summary>
    public bool IsCut => _found is not null;

    /// <summary>True if an entry is there to its last byte.</summary>
    public bool IsWhole(string name) => _found is null ? Names.Contains(name) : _found.TryGetValue(name, out var entry) && entry.Missing == 0;

    /// <summary>What is missing of a cut archive, for a warning; empty for a whole one.</summary>
    public string Loss => _found is null ? ""
        : _found.Values.FirstOrDefault(static entry => entry.Missing != 0) is not { } cut
            ? "The archive is cut behind its last complete entry: its directory is missing, and with it the number of bytes that came before it."
        : cut.Missing < 0
            ? $"The archive is cut in '{cut.Name}', whose length it does not state: the rest of this entry, all later ones and the directory are missing."
        : string.Create(System.Globalization.CultureInfo.InvariantCulture,
            $"The archive is cut in '{cut.Name}': {cut.Missing} of its {cut.Length + cut.Missing} packed bytes are missing, and all later entries and the "
                + $"directory.");

    /// <summary>Names of all entries in the order of the directory.</summary>
    public IReadOnlyList<string> Names { get; }

    public static bool IsArchive(FileContent file) => file.Bytes.AsSpan().StartsWith("PK\u0003\u0004"u8);

    /// <summary>True if the directory at the end of an archive names an entry that contains this text.</summary>
    public static bool Mentions(FileContent file, ReadOnlySpan<byte> text)
        => IsArchive(file) && (file.Bytes.AsSpan(Math.Max(0, file.Bytes.Length - (1 << 17))).IndexOf(text) >= 0 || CutMentions(file, text));

    /// <summary>True if the archive has lost its directory and one of the entries that are left has a name with this text.</summary>
    public static bool CutMentions(FileContent file, ReadOnlySpan<byte> text)
    {
        var wanted = System.Text.Encoding.ASCII.GetString(text);
        return IsArchive(file) && !HasDirectory(file) && CutArchive.Entries(file.Bytes).Exists(entry => entry.Name.Contains(wanted, StringComparison.Ordinal));
    }

    /// <summary>Unpacks an entry; safe to call from several threads where the archive is whole.</summary>
    public FileContent Read(string name)
    {
        _file.Cancellation.ThrowIfCancellationRequested();
        if (_found is not null)
        {
            return ReadFound(name);
        }

        try
        {
            // The directory is read once a thread and not once an entry.
            var archive = _idle.TryTake(out var idle) ? idle : Open();
            var entry = archive.GetEntry(name) ?? throw new InvalidDataException($"no entry '{name}'");
            if (entry.Length > _limit || Interlocked.Add(ref _left, -entry.Length) < 0)
            {
                throw Refusal.Broken(_file, 0, $"The archive is too long when it is unpacked up to its entry '{name}'",
                    FormattableString.Invariant($"an entry of {entry.Length} bytes"), FormattableString.Invariant($"{_limit} bytes together"),
                    "Unpack it and read the files.");
            }

            var bytes = GC.AllocateUninitializedArray<byte>((int)entry.Length);
            using var stream = entry.Open();
            var read = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            _idle.Add(archive);
            return _file.Entry($"{_file.Name}!{name}", read == bytes.Length ? bytes : bytes[..read]);
        }
        catch (Exception e) when (e is InvalidDataException or IOException or ArgumentException or NotSupportedException or OverflowException)
        {
            throw Refusal.Broken(_file, 0, $"The entry '{name}' of the archive cannot be unpacked", e.Message, "", "Copy the file again.");
        }
    }

    private static bool HasDirectory(FileContent file)
        => file.Bytes.AsSpan(Math.Max(0, file.Bytes.Length - (1 << 16) - 22)).IndexOf((ReadOnlySpan<byte>)[0x50, 0x4B, 5, 6]) >= 0;

    private FileContent ReadFound(string name)
    {
        if (!_found!.TryGetValue(name, out var entry))
        {
            throw Refusal.Broken(_file, _file.Bytes.Length, $"The archive is cut, and '{name}' is missing", Loss);
        }

        var bytes = CutArchive.Unpack(_file.Bytes, entry, _left)
            ?? throw Refusal.Broken(_file, entry.Start, $"The entry '{name}' of the archive is too long", "", FormattableString.Invariant($"{_left} bytes"));
        _left -= bytes.Length;
        return _file.Entry($"{_file.Name}!{name}", entry.Missing == 0 ? bytes : WholeLines(bytes));
    }

    /// <summary>Text without its last, incomplete line, whose last number may have lost digits; bytes that are no text stay as they are.</summary>
    internal static byte[] WholeLines(byte[] bytes)
    {
        var end = bytes.AsSpan().LastIndexOf((byte)'\n');
        return end < 0 || bytes.AsSpan(Math.Max(0, end - 200)).IndexOf((byte)0) >= 0 || bytes.AsSpan(0, Math.Min(200, bytes.Length)).IndexOf((byte)0) >= 0
            ? bytes : bytes[..(end + 1)];
    }

    private ZipArchive Open() => new(new MemoryStream(_file.Bytes, writable: false), ZipArchiveMode.Read);
}
