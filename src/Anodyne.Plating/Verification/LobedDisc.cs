using Anodyne.Numerics.Plane.Curves;
using Anodyne.Numerics.Plane.CutCells;
using Anodyne.Numerics.Plane.Elliptic;
using Anodyne.Plating.Front;

namespace Anodyne.Plating.Verification;

/// <summary>
/// A disc with six lobes, r = R (1 + 0.1 cos 6 theta), in a concentric circular counter electrode, both cut by the grid: by symmetry all lobes carry the same
/// current, and it does not depend on how the disc lies on the grid.
/// </summary>
internal static class LobedDisc
{
    /// <summary>Largest minus smallest lobe current over its mean, over all lobes at rotations 0 ... 45 degrees, each with its own shift.</summary>
    /// <param name="cells">Cells across; the disc's diameter is 0.36 of them.</param>
    public static double Spread(int cells = 512)
    {
        var low = double.PositiveInfinity;
        var high = double.NegativeInfinity;
        double sum = 0;
        var count = 0;
        using var solver = new EllipticSolver(cells, EllipticSolver.GoodRowCount(cells, cells), 2.2 / cells);
        for (var turn = 0; turn < 4; turn++)
        {
            var angle = turn * Math.PI / 12;
            foreach (var current in Lobes(solver, cells, angle, 0.31 * turn, 0.17 * turn))
            {
                low = Math.Min(low, current);
                high = Math.Max(high, current);
                sum += current;
                count++;
            }
        }

        return (high - low) / (sum / count);
    }

    private static double[] Lobes(EllipticSolver solver, int cells, double angle, double shiftX, double shiftZ)
    {
        const double Radius = 0.4;
        var h = solver.Grid.Spacing;
        var cx = 1.1 + shiftX * h;
        var cz = 1.1 + shiftZ * h;
        var outer = new Curve(wraps: false, boundary: 1);
        var inner = new Curve(wraps: false, boundary: 0);
        var curvature = new List<double>();
        var around = (int)(2 * Math.PI / h * 2);
        for (var i = 0; i < around; i++)
        {
            var t = 2 * Math.PI * i / around;
            outer.Add(cx + Math.Cos(t), cz + Math.Sin(t));
            curvature.Add(-1);
        }

        // Electrolyte on the left: the inner curve runs clockwise.
        var lobed = (int)(2 * Math.PI * Radius * 1.3 / h * 2);
        inner.FirstVertex = around;
        for (var i = 0; i < lobed; i++)
        {
            var t = -2 * Math.PI * i / lobed;
            var r = Radius * (1 + 0.1 * Math.Cos(6 * t));
            var r1 = -0.6 * Radius * Math.Sin(6 * t);
            var r2 = -3.6 * Radius * Math.Cos(6 * t);
            inner.Add(cx + r * Math.Cos(t + angle), cz + r * Math.Sin(t + angle));
            curvature.Add((r * r + 2 * r1 * r1 - r * r2) / Math.Pow(r * r + r1 * r1, 1.5));
        }

        Array.Clear(solver.Value);
        solver.Grid.Build([outer, inner], curvature.ToArray(), 0, LayeredMedium.Unit, openTop: false);
        BoundaryLevel[] electrodes = [BoundaryLevel.Held(-1), BoundaryLevel.Held(0)];
        if (solver.Solve(new LinearBoundaryLaw(0), electrodes, null, 1, 1e-9) < 0)
        {
            throw new InvalidOperationException("The lobed disc was not solved.");
        }

        var result = new double[6];
        for (var lobe = 0; lobe < 6; lobe++)
        {
            var t = angle + lobe * Math.PI / 3;
            result[lobe] = CurrentReading.Along(
                solver.Grid, cx + 1.1 * Radius * Math.Cos(t), cz + 1.1 * Radius * Math.Sin(t), Math.Cos(t), Math.Sin(t));
        }

        return result;
    }
}
