using System.Buffers.Binary;

namespace Anodyne.Instruments.Reading;

/// <summary>How a number of an array is stored.</summary>
internal enum NumberKind
{
    Int8,
    UInt8,
    Int16,
    UInt16,
    Int32,
    UInt32,
    Int64,
    Float32,
    Float64,
}

/// <summary>Arrays of numbers of one kind, in either byte order, as doubles; the length is held against the file before anything is allocated.</summary>
internal static class NumberArray
{
    public static int Size(NumberKind kind) => kind switch
    {
        NumberKind.Int8 or NumberKind.UInt8 => 1,
        NumberKind.Int16 or NumberKind.UInt16 => 2,
        NumberKind.Int64 or NumberKind.Float64 => 8,
        _ => 4,
    };

    /// <summary>Reads numbers; refused where the file ends before the last one.</summary>
    public static double[] Read(BinaryWindow window, long offset, long count, NumberKind kind, bool isBigEndian = false)
    {
        var bytes = Span(window, offset, count, kind);
        var values = new double[count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = One(bytes[(i * Size(kind))..], kind, isBigEndian);
        }

        return values;
    }

    /// <summary>The same in single precision, for pictures.</summary>
    public static float[] ReadSingle(BinaryWindow window, long offset, long count, NumberKind kind, bool isBigEndian = false)
    {
        var bytes = Span(window, offset, count, kind);
        var values = new float[count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = (float)One(bytes[(i * Size(kind))..], kind, isBigEndian);
        }

        return values;
    }

    /// <summary>One number.</summary>
    public static double One(ReadOnlySpan<byte> bytes, NumberKind kind, bool isBigEndian) => (kind, isBigEndian) switch
    {
        (NumberKind.Int8, _) => (sbyte)bytes[0],
        (NumberKind.UInt8, _) => bytes[0],
        (NumberKind.Int16, false) => BinaryPrimitives.ReadInt16LittleEndian(bytes),
        (NumberKind.Int16, true) => BinaryPrimitives.ReadInt16BigEndian(bytes),
        (NumberKind.UInt16, false) => BinaryPrimitives.ReadUInt16LittleEndian(bytes),
        (NumberKind.UInt16, true) => BinaryPrimitives.ReadUInt16BigEndian(bytes),
        (NumberKind.Int32, false) => BinaryPrimitives.ReadInt32LittleEndian(bytes),
        (NumberKind.Int32, true) => BinaryPrimitives.ReadInt32BigEndian(bytes),
        (NumberKind.UInt32, false) => BinaryPrimitives.ReadUInt32LittleEndian(bytes),
        (NumberKind.UInt32, true) => BinaryPrimitives.ReadUInt32BigEndian(bytes),
        (NumberKind.Int64, false) => BinaryPrimitives.ReadInt64LittleEndian(bytes),
        (NumberKind.Int64, true) => BinaryPrimitives.ReadInt64BigEndian(bytes),
        (NumberKind.Float32, false) => BinaryPrimitives.ReadSingleLittleEndian(bytes),
        (NumberKind.Float32, true) => BinaryPrimitives.ReadSingleBigEndian(bytes),
        (NumberKind.Float64, false) => BinaryPrimitives.ReadDoubleLittleEndian(bytes),
        _ => BinaryPrimitives.ReadDoubleBigEndian(bytes),
    };

    private static ReadOnlySpan<byte> Span(BinaryWindow window, long offset, long count, NumberKind kind)
    {
        // A count or an offset beyond the file is given on as one that cannot be met, so that the refusal names the place.
        var isPossible = offset >= 0 && offset <= window.Length && count >= 0 && count <= window.Length;
        return window.Bytes(isPossible ? (int)offset : window.Length, isPossible ? checked((int)Math.Min(count * Size(kind), int.MaxValue)) : int.MaxValue);
    }
}
