using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Anodyne.Numerics.Krylov;

/// <summary>Vectorised sums and updates of one row of cells. The order of additions is fixed, so results repeat to the bit.</summary>
internal static class RowKernels
{
    public static double Dot(double[] a, double[] b, int offset, int count)
    {
        ref var x = ref MemoryMarshal.GetArrayDataReference(a);
        ref var y = ref MemoryMarshal.GetArrayDataReference(b);
        var width = Vector<double>.Count;
        var sum0 = Vector<double>.Zero;
        var sum1 = Vector<double>.Zero;
        var i = 0;
        for (; i + 2 * width <= count; i += 2 * width)
        {
            sum0 = Vector.FusedMultiplyAdd(Load(ref x, offset + i), Load(ref y, offset + i), sum0);
            sum1 = Vector.FusedMultiplyAdd(Load(ref x, offset + i + width), Load(ref y, offset + i + width), sum1);
        }

        var result = Vector.Sum(sum0 + sum1);
        for (; i < count; i++)
        {
            result += a[offset + i] * b[offset + i];
        }

        return result;
    }

    /// <summary>Products of one row with several others, four at a time so that it is read once for all four.</summary>
    public static void Dots(double[] a, double[][] others, int number, int offset, int count, Span<double> products)
    {
        var width = Vector<double>.Count;
        ref var x = ref MemoryMarshal.GetArrayDataReference(a);
        var v = 0;
        for (; v + 4 <= number; v += 4)
        {
            ref var p = ref MemoryMarshal.GetArrayDataReference(others[v]);
            ref var q = ref MemoryMarshal.GetArrayDataReference(others[v + 1]);
            ref var r = ref MemoryMarshal.GetArrayDataReference(others[v + 2]);
            ref var s = ref MemoryMarshal.GetArrayDataReference(others[v + 3]);
            var sum0 = Vector<double>.Zero;
            var sum1 = Vector<double>.Zero;
            var sum2 = Vector<double>.Zero;
            var sum3 = Vector<double>.Zero;
            var i = 0;
            for (; i + width <= count; i += width)
            {
                var w = Load(ref x, offset + i);
                sum0 = Vector.FusedMultiplyAdd(w, Load(ref p, offset + i), sum0);
                sum1 = Vector.FusedMultiplyAdd(w, Load(ref q, offset + i), sum1);
                sum2 = Vector.FusedMultiplyAdd(w, Load(ref r, offset + i), sum2);
                sum3 = Vector.FusedMultiplyAdd(w, Load(ref s, offset + i), sum3);
            }

            (products[v], products[v + 1], products[v + 2], products[v + 3]) = (Vector.Sum(sum0), Vector.Sum(sum1), Vector.Sum(sum2), Vector.Sum(sum3));
            for (; i < count; i++)
            {
                products[v] += a[offset + i] * others[v][offset + i];
                products[v + 1] += a[offset + i] * others[v + 1][offset + i];
                products[v + 2] += a[offset + i] * others[v + 2][offset + i];
                products[v + 3] += a[offset + i] * others[v + 3][offset + i];
            }
        }

        for (; v < number; v++)
        {
            products[v] = Dot(a, others[v], offset, count);
        }
    }

    /// <summary>y += sum of factor times row, four at a time so that y is read and written once for all four.</summary>
    public static void AddAll(double[] y, ReadOnlySpan<double> factors, double[][] rows, int offset, int count)
    {
        var width = Vector<double>.Count;
        ref var x = ref MemoryMarshal.GetArrayDataReference(y);
        var v = 0;
        for (; v + 4 <= factors.Length; v += 4)
        {
            ref var p = ref MemoryMarshal.GetArrayDataReference(rows[v]);
            ref var q = ref MemoryMarshal.GetArrayDataReference(rows[v + 1]);
            ref var r = ref MemoryMarshal.GetArrayDataReference(rows[v + 2]);
            ref var s = ref MemoryMarshal.GetArrayDataReference(rows[v + 3]);
            (var a, var b, var c, var d) = (factors[v], factors[v + 1], factors[v + 2], factors[v + 3]);
            var (f, g, h, k) = (new Vector<double>(a), new Vector<double>(b), new Vector<double>(c), new Vector<double>(d));
            var i = 0;
            for (; i + width <= count; i += width)
            {
                var sum = Vector.FusedMultiplyAdd(f, Load(ref p, offset + i), Load(ref x, offset + i));
                var other = Vector.FusedMultiplyAdd(g, Load(ref q, offset + i), h * Load(ref r, offset + i));
                Store(sum + Vector.FusedMultiplyAdd(k, Load(ref s, offset + i), other), ref x, offset + i);
            }

            for (; i < count; i++)
            {
                y[offset + i] += a * rows[v][offset + i] + b * rows[v + 1][offset + i] + (c * rows[v + 2][offset + i] + d * rows[v + 3][offset + i]);
            }
        }

        for (; v < factors.Length; v++)
        {
            AddScaled(y, factors[v], rows[v], offset, count);
        }
    }

    public static double Sum(double[] a, int offset, int count)
    {
        ref var x = ref MemoryMarshal.GetArrayDataReference(a);
        var width = Vector<double>.Count;
        var sum = Vector<double>.Zero;
        var i = 0;
        for (; i + width <= count; i += width)
        {
            sum += Load(ref x, offset + i);
        }

        var result = Vector.Sum(sum);
        for (; i < count; i++)
        {
            result += a[offset + i];
        }

        return result;
    }

    /// <summary>y += factor * x.</summary>
    public static void AddScaled(double[] y, double factor, double[] x, int offset, int count)
    {
        ref var p = ref MemoryMarshal.GetArrayDataReference(y);
        ref var q = ref MemoryMarshal.GetArrayDataReference(x);
        var width = Vector<double>.Count;
        var f = new Vector<double>(factor);
        var i = 0;
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
        ref var p = ref MemoryMarshal.GetArrayDataReference(y);
        var width = Vector<double>.Count;
        var f = new Vector<double>(factor);
        var i = 0;
        for (; i + width <= count; i += width)
        {
            Store(f * Load(ref p, offset + i), ref p, offset + i);
        }

        for (; i < count; i++)
        {
            y[offset + i] *= factor;
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
