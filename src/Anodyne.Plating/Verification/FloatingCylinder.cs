using Anodyne.Cells.Geometry;
using Anodyne.Cells.Kinetics;
using Anodyne.Cells.Layers;
using Anodyne.Cells.Protocols;
using Anodyne.Numerics.Plane.Curves;
using Anodyne.Plating.Engine;

namespace Anodyne.Plating.Verification;

/// <summary>
/// A detached cylinder of radius a under a film, Wa = kappa R/a, in a uniform current density j: it has a potential of its own and no net current, carries
/// J = 2 j cos(theta)/(1 + Wa), and so drifts toward the counter electrode at 2 V_m j/(F (1 + Wa)) in its own shape.
/// </summary>
internal static class FloatingCylinder
{
    private const double Radius = 5e-6;
    private const double Conductivity = 1;
    private const double Current = 20;
    private const int CellsPerRadius = 12;

    /// <summary>Speed of the drift over V_m j/F, the image effect of the periodic box removed by Richardson in (a/W)^2.</summary>
    public static double Speed(double wagner)
    {
        var (narrow, wide) = (InBox(wagner, 16).Speed, InBox(wagner, 32).Speed);
        return wide + ((wide - narrow) / 3);
    }

    /// <summary>Net current of the cylinder over the sum of what its facets carry.</summary>
    public static double NetCurrent(double wagner) => InBox(wagner, 16).Net;

    private static (double Speed, double Net) InBox(double wagner, int widthInRadii)
    {
        // A power of two of cells: the radius has 12 or 16 of them at either width alike.
        var width = widthInRadii * Radius * 4 / 3;
        var cells = CellsPerRadius * widthInRadii * 4 / 3;
        var film = wagner * Radius / Conductivity;
        var cell = ReferenceCells.Cell("cylinder", 0.5, 1e-9, Conductivity, false, 1e6, film, 40 * Radius) with
        {
            Kinetics = new ButlerVolmer(1e6, 1000, 0),
            Interphase = Interphase.Conformal(film),
        };
        var problem = new PlatingCase(
            "cylinder", cell, new Domain(width, Lateral.Periodic), new FlatSurface(), new Galvanostatic(Current), new StopRules(1e6, null))
        {
            Mode = CurrentMode.Secondary,
            Numerics = new PlatingNumerics(cells, Threads: 1),
        };
        using var engine = new PlatingEngine(problem);
        var height = 0.5 * width;
        var island = new Curve(wraps: false, boundary: 1, engine.Curves[0].Fields);
        var vertices = (int)Math.Round(2 * Math.PI * CellsPerRadius / 0.5);
        for (var i = 0; i < vertices; i++)
        {
            // Clockwise: the electrolyte lies on the left.
            var angle = -2 * Math.PI * i / vertices;
            island.Add((0.5 * width) + (Radius * Math.Cos(angle)), height + (Radius * Math.Sin(angle)));
        }

        engine.Add(island);
        engine.Step();
        double net = 0, gross = 0;
        for (var f = 0; f < engine.Solver.Grid.FacetCount; f++)
        {
            ref readonly var facet = ref engine.Solver.Grid.Facets[f];
            if (facet.Boundary == 1)
            {
                (net, gross) = (net + (facet.Area * facet.Flux), gross + (facet.Area * Math.Abs(facet.Flux)));
            }
        }

        var start = (Time: engine.Progress.Time, Height: Middle(engine.Curves[1]));
        for (var step = 0; step < 6; step++)
        {
            engine.Step();
        }

        var speed = (Middle(engine.Curves[1]) - start.Height) / (engine.Progress.Time - start.Time);
        return (speed / (ReferenceCells.MolarVolume * Current / Quantities.PhysicalConstants.Faraday), Math.Abs(net) / gross);
    }

    /// <summary>Height of the centroid, m: the integral of z over the enclosed area.</summary>
    private static double Middle(Curve curve)
    {
        double area = 0, moment = 0;
        for (var i = 0; i < curve.Count; i++)
        {
            var j = i + 1 == curve.Count ? 0 : i + 1;
            var cross = (curve.X[i] * curve.Z[j]) - (curve.X[j] * curve.Z[i]);
            area += 0.5 * cross;
            moment += cross * (curve.Z[i] + curve.Z[j]) / 6;
        }

        return moment / area;
    }
}
