using Anodyne.Numerics.Plane.Curves;
using Anodyne.Numerics.Plane.CutCells;
using Anodyne.Numerics.Plane.Elliptic;
using Xunit.Abstractions;

namespace Anodyne.Numerics.Tests.Plane.Elliptic;

/// <summary>
/// Laplace with a linear boundary law on z = A cos x, kA = 0.5, plate 0.75 wavelengths above the mean: crest and total current against a spectral
/// solution with ten digits. Order by least squares over 32 ... 256 cells per wavelength.
/// </summary>
public class RobinSinusoidTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(0.628319, 0.2415658803, 1.2011865642, 8e-4, 1.8)]
    [InlineData(0.0628319, 0.3092652298, 1.3482661038, 2e-3, 1.8)]
    public void Crest_and_total_current_converge_with_second_order(double resistance, double crest, double total, double tolerance, double order)
    {
        int[] cells = [32, 64, 128, 256];
        var crestError = new double[4];
        var totalError = new double[4];
        for (var n = 0; n < cells.Length; n++)
        {
            (var j, var sum, var newton, var linear, var top) = Solve(cells[n], resistance);
            crestError[n] = Math.Abs(j / crest - 1);
            totalError[n] = Math.Abs(sum / total - 1);
            output.WriteLine($"{cells[n]}: crest {j / crest - 1:e2} total {sum / total - 1:e2} newton {newton} linear {linear} balance {top / sum - 1:e1}");
        }

        Assert.True(crestError[1] <= tolerance, $"crest error {crestError[1]:e2} at 64 cells");
        Assert.True(totalError[1] <= tolerance, $"total error {totalError[1]:e2} at 64 cells");
        Assert.True(Order(cells, crestError) >= order, $"crest order {Order(cells, crestError):f2}");
        Assert.True(Order(cells, totalError) >= order, $"total order {Order(cells, totalError):f2}");
    }

    internal static double Order(int[] cells, double[] errors)
    {
        double sx = 0, sy = 0, sxx = 0, sxy = 0;
        for (var i = 0; i < cells.Length; i++)
        {
            var x = Math.Log(cells[i]);
            var y = Math.Log(errors[i]);
            sx += x;
            sy += y;
            sxx += x * x;
            sxy += x * y;
        }

        return -(cells.Length * sxy - sx * sy) / (cells.Length * sxx - sx * sx);
    }

    private static (double Crest, double Total, int Newton, long Linear, double Top) Solve(int n, double resistance)
    {
        const double Amplitude = 0.5;
        var width = 2 * Math.PI;
        var h = width / n;
        var curve = new Curve(wraps: true, boundary: 0);
        var count = 2 * n;
        var curvature = new double[count];
        var phase = 0.37 * h;
        for (var i = 0; i < count; i++)
        {
            var x = width * i / count;
            var s = x - width / 2 - phase;
            curve.Add(x, Amplitude * Math.Cos(s));
            var slope = -Amplitude * Math.Sin(s);
            curvature[i] = Amplitude * Math.Cos(s) / Math.Pow(1 + slope * slope, 1.5);
        }

        var firstRow = (int)Math.Floor(-Amplitude / h) - 3;
        var rows = EllipticSolver.GoodRowCount(n, (int)Math.Ceiling(Amplitude / h) + 6 - firstRow);
        using var solver = new EllipticSolver(n, rows, h);
        var topPlane = (firstRow + rows) * h;
        var stack = new StripStack(new Strip(0.75 * width - topPlane, 1));
        solver.Grid.Build([curve], curvature, firstRow, LayeredMedium.Unit, openTop: true);
        BoundaryLevel[] electrodes = [BoundaryLevel.Held(-1)];
        var newton = solver.Solve(new LinearBoundaryLaw(resistance), electrodes, stack, 1, 1e-11);
        Assert.True(newton >= 0);
        double total = 0;
        for (var f = 0; f < solver.Grid.FacetCount; f++)
        {
            total += solver.Grid.Facets[f].Flux * solver.Grid.Facets[f].Area;
        }

        var crest = FacetFit.Parabola(solver.Grid, width / 2 + phase, above: true);
        return (crest, total, newton, solver.LinearIterations, solver.TopFlux);
    }
}
