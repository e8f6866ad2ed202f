using System.Buffers.Binary;
using System.Text;

namespace Anodyne.Instruments.Reading;

/// <summary>A part of a file that knows where it lies: every read is checked, and a refusal names the byte offset in the file.</summary>
internal readonly struct BinaryWindow(FileContent file, int start, int length)
{
    public FileContent File { get; } = file;

    public int Start { get; } = start;

    public int Length { get; } = length;

    public ReadOnlySpan<byte> Span => File.Bytes.AsSpan(Start, Length);

    public static BinaryWindow Whole(FileContent file) => new(file, 0, file.Bytes.Length);

    /// <summary>The bytes [offset, offset + count) of this window.</summary>
    public ReadOnlySpan<byte> Bytes(int offset, int count)
    {
        if (offset < 0 || count < 0 || (long)offset + count > Length)
        {
            throw Refusal.Broken(
                File,
                Start + (long)offset,
                "The file ends before a field that its header announces",
                FormattableString.Invariant($"{Math.Max(0, Length - (long)offset)} bytes left"),
                FormattableString.Invariant($"{count} bytes"),
                "Copy the file again from the instrument.");
        }

        return File.Bytes.AsSpan(Start + offset, count);
    }

    public BinaryWindow Part(int offset, int count)
    {
        _ = Bytes(offset, count);
        return new BinaryWindow(File, Start + offset, count);
    }

    public byte U8(int offset) => Bytes(offset, 1)[0];

    public ushort U16(int offset) => BinaryPrimitives.ReadUInt16LittleEndian(Bytes(offset, 2));

    public uint U32(int offset) => BinaryPrimitives.ReadUInt32LittleEndian(Bytes(offset, 4));

    public int I32(int offset) => BinaryPrimitives.ReadInt32LittleEndian(Bytes(offset, 4));

    public double F64(int offset) => BinaryPrimitives.ReadDoubleLittleEndian(Bytes(offset, 8));

    public float F32(int offset) => BinaryPrimitives.ReadSingleLittleEndian(Bytes(offset, 4));

    public short I16(int offset) => BinaryPrimitives.ReadInt16LittleEndian(Bytes(offset, 2));

    public long I64(int offset) => BinaryPrimitives.ReadInt64LittleEndian(Bytes(offset, 8));

    /// <summary>So many f4 from an offset, as doubles.</summary>
    public double[] Floats(int offset, int count)
    {
        _ = Bytes(offset, checked(4 * count));
        var values = new double[count];
        for (var k = 0; k < count; k++)
        {
            values[k] = F32(offset + (4 * k));
        }

        return values;
    }

    /// <summary>Latin-1 text, cut at the first zero byte.</summary>
    public string Text(int offset, int count)
    {
        var bytes = Bytes(offset, count);
        var end = bytes.IndexOf((byte)0);
        return Encoding.Latin1.GetString(end < 0 ? bytes : bytes[..end]);
    }
}
