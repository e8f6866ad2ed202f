using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Anodyne.Plating.Front;

/// <summary>Arrays of numbers in a saved state: their length, then their bytes, so that every bit is kept.</summary>
internal static class StateArrays
{
    public static void WriteArray<T>(this BinaryWriter writer, ReadOnlySpan<T> values)
        where T : unmanaged
    {
        writer.Write(values.Length);
        writer.Write(MemoryMarshal.AsBytes(values));
    }

    public static void WriteArray<T>(this BinaryWriter writer, Span<T> values)
        where T : unmanaged => writer.WriteArray((ReadOnlySpan<T>)values);

    public static T[] ReadArray<T>(this BinaryReader reader)
        where T : unmanaged => MemoryMarshal.Cast<byte, T>(reader.ReadBytes(reader.ReadInt32() * Unsafe.SizeOf<T>())).ToArray();
}
