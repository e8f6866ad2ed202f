using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Anodyne.Numerics.Elliptic;

/// <summary>Vectorised sums and updates of one row of cells. The order of additions is fixed, so results repeat to the bit.</summary>
internal static class RowKernels
{
    public static double Dot(double[] a, double[] b, int offset, int count)
    {
        ref double x = ref MemoryMarshal.GetArrayDataReference(a);
        ref double y = ref MemoryMarshal.GetArrayDataReference(b);
        int width = Vector<double>.Count;
        Vector<double> sum = Vector<double>.Zero;
        int i = 0;
        for (; i + width <= count; i += width)
        {
            sum += Load(ref x, offset + i) * Load(ref y, offset + i);
        }

        double result = Vector.Sum(sum);
        for (; i < count; i++)
        {
            result += a[offset + i] * b[offset + i];
        }

        return result;
    }

    public static double Sum(double[] a, int offset, int count)
    {
        ref double x = ref MemoryMarshal.GetArrayDataReference(a);
        int width = Vector<double>.Count;
        Vector<double> sum = Vector<double>.Zero;
        int i = 0;
        for (; i + width <= count; i += width)
        {
            sum += Load(ref x, offset + i);
        }

        double result = Vector.Sum(sum);
        for (; i < count; i++)
        {
            result += a[offset + i];
        }

        return result;
    }

    /// <summary>y += factor * x.</summary>
    public static void AddScaled(double[] y, double factor, double[] x, int offset, int count)
    {
        ref double p = ref MemoryMarshal.GetArrayDataReference(y);
        ref double q = ref MemoryMarshal.GetArrayDataReference(x);
        int width = Vector<double>.Count;
        var f = new Vector<double>(factor);
        int i = 0;
        for (; i + width <= count; i += width)
        {
            Store(Load(ref p, offset + i) + f * Load(ref q, offset + i), ref p, offset + i);
        }

        for (; i < count; i++)
        {
            y[offset + i] += factor * x[offset + i];
        }
    }

    public static void Scale(double[] y, double factor, int offset, int count)
    {
        ref double p = ref MemoryMarshal.GetArrayDataReference(y);
        int width = Vector<double>.Count;
        var f = new Vector<double>(factor);
        int i = 0;
        for (; i + width <= count; i += width)
        {
            Store(f * Load(ref p, offset + i), ref p, offset + i);
        }

        for (; i < count; i++)
        {
            y[offset + i] *= factor;
        }
    }

    /// <summary>Adds a constant to the live chunks of a row.</summary>
    public static void AddToLive(double[] y, double value, int offset, CutCellGrid grid, int row)
    {
        if (value == 0)
        {
            return;
        }

        int n = grid.Layout.Columns;
        for (int c = 0; c < grid.ChunksPerRow; c++)
        {
            if (grid.Chunks[row * grid.ChunksPerRow + c] == ChunkState.Dead)
            {
                continue;
            }

            int end = Math.Min(n, (c + 1) * CutCellGrid.ChunkColumns);
            for (int i = c * CutCellGrid.ChunkColumns; i < end; i++)
            {
                y[offset + i] += value;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> Load(ref double origin, int index) => Vector.LoadUnsafe(ref origin, (nuint)index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector<double> value, ref double origin, int index) => value.StoreUnsafe(ref origin, (nuint)index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Load(ref float origin, int index) => Vector.LoadUnsafe(ref origin, (nuint)index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector<float> value, ref float origin, int index) => value.StoreUnsafe(ref origin, (nuint)index);
}
