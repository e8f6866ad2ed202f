using System.Diagnostics;
using System.Numerics;
using System.Runtime.InteropServices;

namespace Anodyne.Plating.Bench;

/// <summary>The machine's memory rate by a = b + s c (24 bytes an element), for the traffic model to stand against.</summary>
internal static class MemoryTriad
{
    /// <summary>Bytes a second over arrays of the given total size, best of several.</summary>
    public static double BytesPerSecond(long totalBytes)
    {
        var n = (int)(totalBytes / 24) / 8 * 8;
        var a = new double[n];
        var b = new double[n];
        var c = new double[n];
        Array.Fill(b, 1);
        Array.Fill(c, 2);
        var passes = (int)Math.Max(1, 400_000_000 / totalBytes);
        double best = 0;
        for (var repeat = 0; repeat < 9; repeat++)
        {
            var watch = Stopwatch.StartNew();
            for (var pass = 0; pass < passes; pass++)
            {
                Pass(a, b, c);
            }

            best = Math.Max(best, 24.0 * n * passes / watch.Elapsed.TotalSeconds);
        }

        return best;
    }

    private static void Pass(double[] a, double[] b, double[] c)
    {
        var x = MemoryMarshal.Cast<double, Vector<double>>(a.AsSpan());
        var y = MemoryMarshal.Cast<double, Vector<double>>(b);
        var z = MemoryMarshal.Cast<double, Vector<double>>(c);
        var scale = new Vector<double>(1.5);
        for (var i = 0; i < x.Length; i++)
        {
            x[i] = y[i] + (scale * z[i]);
        }
    }
}
