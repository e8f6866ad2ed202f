using Anodyne.Cells.Layers;
using Anodyne.Numerics.Plane.CutCells;
using Anodyne.Numerics.Plane.Elliptic;
using Anodyne.Plating.Results;
using Anodyne.Quantities;

namespace Anodyne.Plating.Engine;

/// <summary>
/// Fields on the cell centres from the lowest point of the front to the far plane: the solved window, and above it the exact continuation of each
/// lateral mode through the flat layers.
/// </summary>
internal static class FieldSampler
{
    private const int MostColumns = 256;

    public static FieldMap Sample(PlatingEngine engine, PlatingCase problem, double time, double charge, double meanFront, double plate)
    {
        var solver = engine.Solver;
        var transport = engine.Transport;
        var layout = solver.Grid.Layout;
        var n = layout.Columns;
        var h = solver.Grid.Spacing;
        var first = LowestOpenRow(solver.Grid);
        var total = Math.Max(layout.Rows - first, (int)Math.Floor(plate / h - 0.5 + 1e-9) - (solver.Grid.FirstRow + first) + 1);
        var u = new double[n * total];
        Array.Fill(u, double.NaN);
        CopyWindow(solver, first, u);
        var medium = transport.Medium(meanFront);
        var top = (solver.Grid.FirstRow + layout.Rows) * h;
        var continued = new StripField(n);
        continued.Take(solver, transport.Above(meanFront, top), medium.HarmonicMean(top - 0.5 * h, top));
        for (var r = layout.Rows - first; r < total; r++)
        {
            continued.At((r - (layout.Rows - first) + 0.5) * h, u.AsSpan(r * n, n));
        }

        var step = Math.Max(1, n / MostColumns);
        var columns = n / step;
        var rows = (total + step - 1) / step;
        var concentration = new float[columns * rows];
        var potential = new float[columns * rows];
        var current = new float[columns * rows];
        var field = new float[columns * rows];
        var thermal = PhysicalConstants.ThermalVoltage(problem.Cell.Temperature);
        var planar = problem.Cell.Interphase is { Placement: Placement.PlanarOutside };
        for (var row = 0; row < rows; row++)
        {
            var r = row * step;
            var z = (solver.Grid.FirstRow + first + r + 0.5) * h;
            var beyond = planar && z - meanFront > transport.FirstInterface;
            for (var column = 0; column < columns; column++)
            {
                var i = column * step;
                var k = row * columns + column;
                var value = u[r * n + i];
                if (double.IsNaN(value) || transport.IsExhausted(value) || beyond)
                {
                    concentration[k] = potential[k] = current[k] = field[k] = float.NaN;
                    continue;
                }

                var gx = Slope(u[r * n + (i == 0 ? n - 1 : i - 1)], value, u[r * n + (i + 1 == n ? 0 : i + 1)]) / h;

                // Along z the current, not the gradient, is continuous through a layer's face: mean of the fluxes through the two faces of the cell.
                var below = r == 0 ? double.NaN : medium.HarmonicMean(z - h, z) * (value - u[(r - 1) * n + i]) / h;
                var above = r + 1 < total ? medium.HarmonicMean(z, z + h) * (u[(r + 1) * n + i] - value) / h : double.NaN;
                var flux = double.IsNaN(below) ? (double.IsNaN(above) ? 0 : above) : double.IsNaN(above) ? below : 0.5 * (below + above);
                var gz = flux / medium.At(z);
                var gradient = Math.Sqrt(gx * gx + gz * gz);
                var state = transport.StateOf(value);
                var perP = state.PotentialSlope - (state.ConcentrationSlope == 0 ? 0 : thermal * state.ConcentrationSlope / state.Concentration);
                concentration[k] = (float)state.Concentration;
                potential[k] = (float)(state.Potential - transport.PlatePotential);
                current[k] = (float)(gradient * medium.At(z));
                field[k] = (float)(gradient / transport.Scale * Math.Abs(perP));
            }
        }

        return new FieldMap(
            time, charge, columns, rows, 0.5 * h, (solver.Grid.FirstRow + first + 0.5) * h, step * h, concentration, potential, current, field);
    }

    private static double Slope(double before, double here, double after)
    {
        if (double.IsNaN(before))
        {
            return double.IsNaN(after) ? 0 : after - here;
        }

        return double.IsNaN(after) ? here - before : 0.5 * (after - before);
    }

    private static int LowestOpenRow(CutCellGrid grid)
    {
        for (var r = 0; r < grid.Layout.Rows; r++)
        {
            for (var c = 0; c < grid.ChunksPerRow; c++)
            {
                if (grid.Chunks[r * grid.ChunksPerRow + c] != ChunkState.Dead)
                {
                    return Math.Max(0, r - 2);
                }
            }
        }

        return 0;
    }

    private static void CopyWindow(EllipticSolver solver, int first, double[] u)
    {
        var layout = solver.Grid.Layout;
        var n = layout.Columns;
        for (var r = first; r < layout.Rows; r++)
        {
            var o = layout.Offset(r);
            for (var i = 0; i < n; i++)
            {
                if (solver.Grid.Diagonal[o + i] > 0)
                {
                    u[(r - first) * n + i] = solver.Value[o + i];
                }
            }
        }
    }
}
