using System.Diagnostics;
using Anodyne.Numerics.Plane.Curves;
using Anodyne.Numerics.Plane.CutCells;
using Anodyne.Numerics.Plane.Elliptic;

namespace Anodyne.Plating.Bench;

/// <summary>
/// The linear solver alone on a square window of n x n cells over a sinusoid: time of an iteration and cell against the bytes that it has to move.
/// </summary>
/// <remarks>
/// Bytes of a live cell and iteration k (k = 1 ... N) of flexible GMRES, vectors of doubles, each sweep counted once and no neighbor twice:
/// narrow 12, V(2,2) in floats 46 x 4/3 (12 pre, 9 residual, 9 prolong, 16 post; coarser levels a quarter each), widen 12, closing of the mean 24,
/// operator 16 (regular chunks read no coefficients), products 8 + 8 k, update 16 + 8 k, norm in the same pass, scaling 16, share in the
/// solution 8: 173 + 16 k. Each Newton iteration adds 130: residual 24, norm 8, coefficients to floats 24, their coarsening and inverse 26 x 4/3, update of the field 40.
/// The rate is that of the triad over arrays far larger than the caches.
/// </remarks>
internal static class SolverTraffic
{
    private const double BytesOfNewton = 130;

    public static void Print()
    {
        var memory = MemoryTriad.BytesPerSecond(384 << 20);
        Console.WriteLine($"triad, one thread: {memory / 1e9:F1} GB/s from memory");
        Console.WriteLine("window          iterations   ms an iteration   ns a cell   bytes a cell   GB/s   of the model   same-size triad GB/s   of the model with that");
        foreach (var n in (ReadOnlySpan<int>)[128, 256, 512, 1024])
        {
            (var seconds, var iterations, var newton, var live) = Measure(n);
            var bytes = 173 + (8 * (Math.Min(iterations, 10) + 1)) + (BytesOfNewton * newton / iterations);
            var near = MemoryTriad.BytesPerSecond((long)(EllipticSolver.BytesPerCell * n * n));
            Console.WriteLine(
                $"{n,4} x {n,-8} {iterations,9:F0} {1e3 * seconds,15:F3} {1e9 * seconds / live,13:F2} {bytes,12:F0} {bytes * live / seconds / 1e9,8:F1} {seconds * memory / (bytes * live),11:F2} {near / 1e9,18:F1} {seconds * near / (bytes * live),20:F2}");
        }
    }

    private static (double Seconds, double Iterations, double Newton, double LiveCells) Measure(int n)
    {
        const double Width = 1;
        var h = Width / n;
        var curve = new Curve(wraps: true, boundary: 0);
        var curvature = new double[2 * n];
        var k = 2 * Math.PI * 4;
        var amplitude = 0.5 / k;
        for (var i = 0; i < 2 * n; i++)
        {
            var x = Width * i / (2 * n);
            curve.Add(x, (0.28 * Width) + (amplitude * Math.Cos(k * x)));
            curvature[i] = amplitude * k * k * Math.Cos(k * x) / Math.Pow(1 + Math.Pow(amplitude * k * Math.Sin(k * x), 2), 1.5);
        }

        using var solver = new EllipticSolver(n, n, h);
        solver.Grid.Build([curve], curvature, 0, LayeredMedium.Unit, openTop: true);
        var stack = new StripStack(new Strip(0.5 * Width, 1));
        var best = double.PositiveInfinity;
        double iterations = 0;
        double newton = 0;
        var repeats = Math.Max(4, (int)(4e7 / ((double)n * n)));
        for (var repeat = 0; repeat < repeats; repeat++)
        {
            Array.Clear(solver.Value);
            var before = solver.LinearIterations;
            var newtonBefore = solver.NewtonIterations;
            var watch = Stopwatch.StartNew();
            solver.Solve(new LinearBoundaryLaw(0.02), [BoundaryLevel.Driven(1, -1)], stack, 1, 1e-8);
            var seconds = watch.Elapsed.TotalSeconds;
            iterations = solver.LinearIterations - before;
            newton = solver.NewtonIterations - newtonBefore;
            best = Math.Min(best, seconds / iterations);
        }

        var live = 0;
        for (var r = 0; r < n; r++)
        {
            for (var c = 0; c < n; c++)
            {
                live += solver.Grid.IsActive(c, r) ? 1 : 0;
            }
        }

        return (best, iterations, newton, live);
    }
}
