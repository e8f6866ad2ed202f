using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Anodyne.Instruments.Tables;
using Anodyne.Records.Terms;

namespace Anodyne.Instruments.BioLogic.Modular;

/// <summary>Turns rows into columns: blocks of rows that fit the first-level cache, column by column.</summary>
internal static class RowDecoder
{
    private const int BlockBytes = 24 * 1024;

    public static ColumnSet Decode(DataModule data)
    {
        var rows = data.RowCount;
        var targets = new Array[data.Fields.Count];
        var isTerm = FirstOfTerm(data.Fields);
        for (var i = 0; i < targets.Length; i++)
        {
            targets[i] = data.Fields[i].Kind switch
            {
                null => GC.AllocateUninitializedArray<byte>(rows),
                { Storage: ColumnStorage.U16 or ColumnStorage.U32, Term: null } => GC.AllocateUninitializedArray<int>(rows),
                { Storage: ColumnStorage.U16 } => GC.AllocateUninitializedArray<int>(rows),
                _ => GC.AllocateUninitializedArray<double>(rows),
            };
        }

        var block = Math.Max(1, BlockBytes / data.RowLength);
        var bytes = data.Rows.Span;
        for (var start = 0; start < rows; start += block)
        {
            var count = Math.Min(block, rows - start);
            var part = bytes.Slice(start * data.RowLength, count * data.RowLength);
            for (var i = 0; i < targets.Length; i++)
            {
                if (data.Fields[i].Kind is null && data.Fields[i].Mask != 0xFF)
                {
                    continue;
                }

                Copy(part, data.RowLength, count, data.Fields[i], isTerm[i] ? data.Fields[i].Kind!.Factor : 1, targets[i], start);
            }
        }

        byte[] raw = [];
        for (var i = 0; i < targets.Length; i++)
        {
            if (data.Fields[i] is { Kind: null, Mask: 0xFF })
            {
                raw = (byte[])targets[i];
            }
            else if (data.Fields[i].Kind is null)
            {
                Mask(raw, (byte[])targets[i], data.Fields[i].Mask);
            }
        }

        var columns = new ColumnSet();
        for (var i = 0; i < targets.Length; i++)
        {
            var field = data.Fields[i];
            switch (targets[i])
            {
                case byte[] flags:
                    columns.Add(field.Header, flags);
                    break;
                case int[] counts:
                    columns.Add(field.Header, counts, isTerm[i] ? field.Kind!.Term : null);
                    break;
                case double[] values:
                    columns.Add(field.Header, values, isTerm[i] ? field.Kind!.Term : null);
                    break;
            }
        }

        return columns;
    }

    // Only the first column of a term is converted; a second one ("I/mA" beside "<I>/mA") keeps the vendor's unit.
    private static bool[] FirstOfTerm(IReadOnlyList<DataField> fields)
    {
        var taken = new HashSet<BdfTerm>();
        return [.. fields.Select(field => field.Kind?.Term is { } term && taken.Add(term))];
    }

    private static void Copy(ReadOnlySpan<byte> part, int stride, int count, DataField field, double factor, Array target, int start)
    {
        ref var source = ref Unsafe.Add(ref MemoryMarshal.GetReference(part), field.Offset);
        switch (field.Kind?.Storage)
        {
            case null:
                Flags(ref source, stride, ((byte[])target).AsSpan(start, count));
                break;
            case ColumnStorage.U16:
                var shorts = ((int[])target).AsSpan(start, count);
                for (var row = 0; row < shorts.Length; row++)
                {
                    shorts[row] = Unsafe.ReadUnaligned<ushort>(ref source);
                    source = ref Unsafe.Add(ref source, stride);
                }

                break;
            case ColumnStorage.U32:
                var counts = ((int[])target).AsSpan(start, count);
                for (var row = 0; row < counts.Length; row++)
                {
                    counts[row] = Unsafe.ReadUnaligned<int>(ref source);
                    source = ref Unsafe.Add(ref source, stride);
                }

                break;
            case ColumnStorage.F32:
                var floats = ((double[])target).AsSpan(start, count);
                for (var row = 0; row < floats.Length; row++)
                {
                    floats[row] = Unsafe.ReadUnaligned<float>(ref source) * factor;
                    source = ref Unsafe.Add(ref source, stride);
                }

                break;
            default:
                var doubles = ((double[])target).AsSpan(start, count);
                for (var row = 0; row < doubles.Length; row++)
                {
                    doubles[row] = Unsafe.ReadUnaligned<double>(ref source) * factor;
                    source = ref Unsafe.Add(ref source, stride);
                }

                break;
        }
    }

    private static void Flags(ref byte source, int stride, Span<byte> target)
    {
        for (var row = 0; row < target.Length; row++)
        {
            target[row] = source;
            source = ref Unsafe.Add(ref source, stride);
        }
    }

    // A flag of one bit is 0 or 1; the one of several bits (mode) has its bits at the bottom.
    private static void Mask(ReadOnlySpan<byte> raw, Span<byte> target, byte mask)
    {
        var most = (mask & 1) != 0 ? mask : (byte)1;
        var masks = new Vector<byte>(mask);
        var largest = new Vector<byte>(most);
        var row = 0;
        for (; row <= raw.Length - Vector<byte>.Count; row += Vector<byte>.Count)
        {
            Vector.Min(new Vector<byte>(raw[row..]) & masks, largest).CopyTo(target[row..]);
        }

        for (; row < raw.Length; row++)
        {
            target[row] = Math.Min((byte)(raw[row] & mask), most);
        }
    }
}
