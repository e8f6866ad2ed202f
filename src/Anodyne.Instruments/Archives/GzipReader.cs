using System.IO.Compression;
using Anodyne.Instruments.Reading;
using Anodyne.Quantities;

namespace Anodyne.Instruments.Archives;

/// <summary>A file packed with gzip (".bdf.csv.gz"): it is unpacked, to at most 200 times its length plus 4 MiB, and read as what it then is.</summary>
internal sealed class GzipReader() : FormatReader("gzip", FormatMark.Signature, ".gz")
{
    public override string CheckedAgainst => "the file inside";

    public override bool Recognizes(FileContent file) => file.Bytes.AsSpan().StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B, 0x08]);

    protected override InstrumentFile ReadFile(FileContent file)
    {
        var limit = (file.Bytes.Length * 200L) + (4 << 20);
        using var unpacked = new MemoryStream();
        var isCut = false;
        try
        {
            using var stream = new GZipStream(new MemoryStream(file.Bytes, writable: false), CompressionMode.Decompress);
            var buffer = new byte[1 << 16];
            for (var read = stream.Read(buffer); read > 0; read = stream.Read(buffer))
            {
                file.Cancellation.ThrowIfCancellationRequested();
                unpacked.Write(buffer, 0, read);
                if (unpacked.Length > limit)
                {
                    throw Refusal.Broken(file, 0, "The packed file is too long when unpacked", FormattableString.Invariant($"more than {limit} bytes"));
                }
            }
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            isCut = true;
        }

        // The stream ends without an error where a file is cut between two blocks; then the length that the last four bytes state is wrong.
        isCut = isCut || file.Bytes.Length < 18 || BitConverter.ToUInt32(file.Bytes, file.Bytes.Length - 4) != (uint)unpacked.Length;
        var inner = file.Entry(file.Name, isCut ? Archive.WholeLines(unpacked.ToArray()) : unpacked.ToArray());
        if (FormatRegistry.Recognize(inner) is not { } reader || reader is GzipReader or ArchiveReader)
        {
            throw new InputException("The packed file is of no known format", file.Name, isCut ? "a cut or damaged gzip file" : "");
        }

        var result = reader.Read(inner);
        return isCut ? result with { Warnings = [.. result.Warnings,
            "The gzip file is cut or damaged; the complete rows of what could be unpacked were read. How many bytes are missing it does not say."] } : result;
    }
}
