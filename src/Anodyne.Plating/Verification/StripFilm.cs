using Anodyne.Cells.Geometry;
using Anodyne.Cells.Kinetics;
using Anodyne.Cells.Layers;
using Anodyne.Cells.Protocols;
using Anodyne.Plating.Engine;
using Anodyne.Plating.Front;
using Anodyne.Plating.Processes;

namespace Anodyne.Plating.Verification;

/// <summary>
/// A flat electrode under a film with a conductive strip: half width a, kappa R/a = 1 inside and 10 outside, period 8 a, no counter electrode in reach. By a
/// Fourier solution the strip carries 2.6364, and its center 2.4404, of the mean current density.
/// </summary>
internal static class StripFilm
{
    public const double Mean = 2.6364;
    public const double Center = 2.4404;
    private const double HalfWidth = 10e-6;
    private const double Conductivity = 1;
    private const double Current = 10;

    /// <summary>Mean and center of the strip over the mean current density, on a grid of so many cells across.</summary>
    public static (double Mean, double Center) On(int cells)
    {
        const double Outside = 10 * HalfWidth / Conductivity;
        var variation = new Heterogeneity(1, 4 * HalfWidth, 1);
        var cell = ReferenceCells.Cell("strip", 0.5, 1e-9, Conductivity, false, 1e6, Outside, 40 * HalfWidth) with
        {
            Kinetics = new ButlerVolmer(1e6, 1000, 0),
            Interphase = Interphase.Conformal(Outside) with { Heterogeneity = variation },
        };
        var problem = new PlatingCase(
            "strip", cell, new Domain(8 * HalfWidth, Lateral.Periodic), new FlatSurface(), new Galvanostatic(Current), new StopRules(1, null))
        {
            Mode = CurrentMode.Secondary,
            Numerics = new PlatingNumerics(cells, Threads: 1),
        };
        using var engine = new PlatingEngine(problem);
        var film = new UnevenFilm(Outside, variation, false);
        var curve = engine.Curves[0];
        for (var i = 0; i < curve.Count; i++)
        {
            curve[UnevenFilm.Label][i] = film.LabelOf(Math.Abs(curve.X[i] - (4 * HalfWidth)) < HalfWidth ? 0.1 * Outside : Outside);
        }

        engine.Step();
        var grid = engine.Solver.Grid;
        double charge = 0, length = 0;
        for (var f = 0; f < grid.FacetCount; f++)
        {
            ref readonly var facet = ref grid.Facets[f];
            if (Math.Abs(facet.X - (4 * HalfWidth)) < HalfWidth)
            {
                (charge, length) = (charge + (facet.Area * facet.Flux), length + facet.Area);
            }
        }

        return (charge / length / Current, CurrentReading.At(grid, 4 * HalfWidth, 0, true) / Current);
    }
}
