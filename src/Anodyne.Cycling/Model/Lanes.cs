using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Anodyne.Cycling.Model;

/// <summary>Loops across the particles of an electrode, vectorized for double. Spans of one call have one length.</summary>
internal static class Lanes
{
    /// <summary>y -= a x.</summary>
    public static void SubtractProduct<T>(Span<T> y, ReadOnlySpan<T> a, ReadOnlySpan<T> x)
        where T : struct, INumberBase<T>
    {
        var i = 0;
        if (typeof(T) == typeof(double))
        {
            var vy = Cast(y);
            var va = Cast(a);
            var vx = Cast(x);
            for (var k = 0; k < vy.Length; k++)
            {
                vy[k] -= va[k] * vx[k];
            }

            i = vy.Length * Vector<double>.Count;
        }

        for (; i < y.Length; i++)
        {
            y[i] -= a[i] * x[i];
        }
    }

    /// <summary>y = (y - a x) b.</summary>
    public static void SubtractProductScale<T>(Span<T> y, ReadOnlySpan<T> a, ReadOnlySpan<T> x, ReadOnlySpan<T> b)
        where T : struct, INumberBase<T>
    {
        var i = 0;
        if (typeof(T) == typeof(double))
        {
            var vy = Cast(y);
            var va = Cast(a);
            var vx = Cast(x);
            var vb = Cast(b);
            for (var k = 0; k < vy.Length; k++)
            {
                vy[k] = (vy[k] - (va[k] * vx[k])) * vb[k];
            }

            i = vy.Length * Vector<double>.Count;
        }

        for (; i < y.Length; i++)
        {
            y[i] = (y[i] - (a[i] * x[i])) * b[i];
        }
    }

    /// <summary>flow = g (high - low); low -= flow; high += flow, on the residuals of two neighbouring shells.</summary>
    public static void Exchange(double g, ReadOnlySpan<double> low, ReadOnlySpan<double> high, Span<double> lowResidual, Span<double> highResidual)
    {
        var vl = Cast(low);
        var vh = Cast(high);
        var fl = Cast(lowResidual);
        var fh = Cast(highResidual);
        var vg = new Vector<double>(g);
        for (var k = 0; k < vl.Length; k++)
        {
            var flow = vg * (vh[k] - vl[k]);
            fl[k] -= flow;
            fh[k] += flow;
        }

        for (var i = vl.Length * Vector<double>.Count; i < low.Length; i++)
        {
            var flow = g * (high[i] - low[i]);
            lowResidual[i] -= flow;
            highResidual[i] += flow;
        }
    }

    /// <summary>y = a x.</summary>
    public static void Scale(Span<double> y, double a, ReadOnlySpan<double> x)
    {
        var vy = Cast(y);
        var vx = Cast(x);
        var va = new Vector<double>(a);
        for (var k = 0; k < vy.Length; k++)
        {
            vy[k] = va * vx[k];
        }

        for (var i = vy.Length * Vector<double>.Count; i < y.Length; i++)
        {
            y[i] = a * x[i];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Span<Vector<double>> Cast<T>(Span<T> x)
        where T : struct => MemoryMarshal.Cast<T, Vector<double>>(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ReadOnlySpan<Vector<double>> Cast<T>(ReadOnlySpan<T> x)
        where T : struct => MemoryMarshal.Cast<T, Vector<double>>(x);
}
