using Anodyne.Numerics.Plane.CutCells;
using Anodyne.Numerics.Plane.Elliptic;
using Anodyne.Plating.Front;
using Anodyne.Plating.Transport;

namespace Anodyne.Plating.Engine;

/// <summary>
/// The salt in the open electrolyte, integrated from the solved field: cell by cell in the window, above it by Gauss-Legendre quadrature of the continued
/// field, so that the balance is that of the field and not of the profile of its mean.
/// </summary>
/// <remarks>
/// Cut cells count with their open area (<see cref="OpenAreas"/>). Cells are counted with
/// the excess over a reference concentration near the front; the reference times the exact open area, known from the curves, makes up for dead cells.
/// Error: second order in h.
/// </remarks>
internal sealed class SaltInventory(int columns, double period)
{
    private readonly StripField _above = new(columns);
    private readonly double[] _row = new double[columns];
    private OpenAreas? _open;
    private CutCellGrid? _measured;

    /// <summary>Amount of salt, mol per depth (mol/m), and its change with P at the far plane, u being kept.</summary>
    /// <param name="solver">The solved window.</param>
    /// <param name="transport">What u means.</param>
    /// <param name="front">The front.</param>
    /// <param name="meanFront">Height of the mean front, m.</param>
    public (double Amount, double Slope) Measure(EllipticSolver solver, ITransport transport, FrontState front, double meanFront)
    {
        var window = Window(solver, transport, front, meanFront);
        var above = Above(solver, transport, meanFront);
        return (window.Amount + above.Amount, window.Slope + above.Slope);
    }

    private (double Amount, double Slope) Window(EllipticSolver solver, ITransport transport, FrontState front, double meanFront)
    {
        var grid = solver.Grid;
        var (layout, h) = (grid.Layout, grid.Spacing);
        if (!ReferenceEquals(grid, _measured))
        {
            (_open, _measured) = (new OpenAreas(grid), grid);
        }

        _open!.Measure();
        var cut = _open.Area;
        var (reference, referenceSlope) = transport.SaltOf(ReferenceValue(grid));
        double amount = 0;
        double slope = 0;
        double counted = 0;
        double whole = 0;
        for (var r = 0; r < layout.Rows; r++)
        {
            var z = (grid.FirstRow + r) * h;
            var porosity = transport.Porosity(z - meanFront, z + h - meanFront);
            whole += porosity * h * period;
            var o = layout.Offset(r);
            for (var i = 0; i < layout.Columns; i++)
            {
                if (grid.Diagonal[o + i] <= 0)
                {
                    continue;
                }

                var volume = porosity * (cut[o + i] == 0 ? h * h : cut[o + i]);
                var (c, perValue) = transport.SaltOf(solver.Value[o + i]);
                amount += volume * (c - reference);
                slope += volume * perValue;
                counted += volume;
            }
        }

        // Metal between the window's floor and its top, pockets among it, all in the layer that touches the front.
        var metal = -grid.FirstRow * h * period;
        foreach (var curve in front.Curves)
        {
            metal += curve.Boundary >= 0 ? curve.SolidArea(period) : 0;
        }

        var open = whole - transport.Porosity(0, h) * metal;
        return (amount + reference * open, slope + referenceSlope * (open - counted));
    }

    private (double Amount, double Slope) Above(EllipticSolver solver, ITransport transport, double meanFront)
    {
        ReadOnlySpan<double> points = [-0.8611363115940526, -0.3399810435848563, 0.3399810435848563, 0.8611363115940526];
        ReadOnlySpan<double> weights = [0.3478548451374538, 0.6521451548625461, 0.6521451548625461, 0.3478548451374538];
        var h = solver.Grid.Spacing;
        var plane = (solver.Grid.FirstRow + solver.Grid.Layout.Rows) * h;
        var stack = transport.Above(meanFront, plane);
        _above.Take(solver, stack, transport.Medium(meanFront).HarmonicMean(plane - 0.5 * h, plane));
        double amount = 0;
        double slope = 0;
        double bottom = 0;
        foreach (var strip in stack.Strips)
        {
            // Short waves die out within a few cells: the parts of the quadrature double in length.
            var part = h;
            for (double from = 0; from < strip.Thickness * (1 - 1e-12); from += part, part *= 2)
            {
                part = Math.Min(part, strip.Thickness - from);
                var low = plane + bottom + from - meanFront;
                var weight = 0.5 * part * period / columns * transport.Porosity(low, low + part);
                for (var g = 0; g < points.Length; g++)
                {
                    _above.At(bottom + from + part * (0.5 + 0.5 * points[g]), _row);
                    foreach (var value in _row)
                    {
                        var (c, perValue) = transport.SaltOf(value);
                        amount += weights[g] * weight * c;
                        slope += weights[g] * weight * perValue;
                    }
                }
            }

            bottom += strip.Thickness;
        }

        return (amount, slope);
    }

    private static double ReferenceValue(CutCellGrid grid)
    {
        double sum = 0;
        double length = 0;
        for (var f = 0; f < grid.FacetCount; f++)
        {
            ref readonly var facet = ref grid.Facets[f];
            if (facet.Order >= 0)
            {
                sum += facet.Area * (facet.Probe - facet.Flux * facet.Resistance);
                length += facet.Area;
            }
        }

        return length > 0 ? sum / length : 0;
    }
}
