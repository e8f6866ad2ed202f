using System.Numerics;
using System.Runtime.InteropServices;

namespace Anodyne.Numerics.Integration;

/// <summary>Vectorized loops shared by the integrators; every span has the same length.</summary>
internal static class VectorKernels
{
    /// <summary>y += a x.</summary>
    public static void AddScaled(Span<double> y, double a, ReadOnlySpan<double> x)
    {
        var vy = MemoryMarshal.Cast<double, Vector<double>>(y);
        var vx = MemoryMarshal.Cast<double, Vector<double>>(x);
        var va = new Vector<double>(a);
        for (var i = 0; i < vy.Length; i++)
        {
            vy[i] += va * vx[i];
        }

        for (var i = vy.Length * Vector<double>.Count; i < y.Length; i++)
        {
            y[i] += a * x[i];
        }
    }

    /// <summary>sqrt(mean((w x)^2)).</summary>
    public static double WeightedRms(ReadOnlySpan<double> x, ReadOnlySpan<double> w)
    {
        var vx = MemoryMarshal.Cast<double, Vector<double>>(x);
        var vw = MemoryMarshal.Cast<double, Vector<double>>(w);
        var sum = Vector<double>.Zero;
        for (var i = 0; i < vx.Length; i++)
        {
            var p = vx[i] * vw[i];
            sum += p * p;
        }

        var total = Vector.Sum(sum);
        for (var i = vx.Length * Vector<double>.Count; i < x.Length; i++)
        {
            var p = x[i] * w[i];
            total += p * p;
        }

        return Math.Sqrt(total / x.Length);
    }
}
