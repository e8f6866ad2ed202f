using System.IO.Compression;
using Anodyne.Instruments.Reading;
using Anodyne.Quantities;

namespace Anodyne.Instruments.Archives;

/// <summary>A file packed with gzip (".bdf.csv.gz"): it is unpacked, as far as <see cref="UnpackLimit"/> allows, and read as what it then is.</summary>
internal sealed class GzipReader() : FormatReader("gzip", FormatMark.Signature, ".gz")
{
    public override string CheckedAgainst => "the file inside";

    public override bool Recognizes(FileContent file) => file.Bytes.AsSpan().StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B, 0x08]);

    protected override InstrumentFile ReadFile(FileContent file)
    {
        // Twice: first to learn the length, so that nothing is allocated that is not needed.
        var limit = UnpackLimit.Of(file.Bytes.Length);
        var (length, isCut) = Unpack(file, [], limit);
        if (length > limit)
        {
            throw Refusal.Broken(
                file, 0, "The packed file is too long when unpacked", "", FormattableString.Invariant($"{limit} bytes"), "Unpack it and read the file.");
        }

        var unpacked = GC.AllocateUninitializedArray<byte>((int)length);
        Unpack(file, unpacked, limit);

        // The stream ends without an error where a file is cut between two blocks; then the length that the last four bytes state is wrong.
        isCut = isCut || file.Bytes.Length < 18 || BitConverter.ToUInt32(file.Bytes, file.Bytes.Length - 4) != (uint)length;
        var inner = file.Entry(file.Name, isCut ? Archive.WholeLines(unpacked) : unpacked);
        if (FormatRegistry.Recognize(inner) is not { } reader || reader is GzipReader or ArchiveReader)
        {
            throw new InputException("The packed file is of no known format", file.Name, isCut ? "a cut or damaged gzip file" : "");
        }

        var result = reader.Read(inner);
        return isCut ? result with { Warnings = [.. result.Warnings,
            "The gzip file is cut or damaged; the complete rows of what could be unpacked were read. How many bytes are missing it does not say."] } : result;
    }

    private static (long Length, bool IsCut) Unpack(FileContent file, Span<byte> target, long limit)
    {
        var buffer = new byte[1 << 16];
        long length = 0;
        try
        {
            using var stream = new GZipStream(new MemoryStream(file.Bytes, writable: false), CompressionMode.Decompress);
            for (var read = stream.Read(buffer); read > 0 && length <= limit; read = stream.Read(buffer))
            {
                file.Cancellation.ThrowIfCancellationRequested();
                if (!target.IsEmpty)
                {
                    buffer.AsSpan(0, (int)Math.Min(read, target.Length - length)).CopyTo(target[(int)length..]);
                }

                length += read;
            }

            return (length, false);
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            return (length, true);
        }
    }
}
