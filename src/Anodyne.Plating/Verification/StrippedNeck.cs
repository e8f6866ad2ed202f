using Anodyne.Cells.Geometry;
using Anodyne.Cells.Kinetics;
using Anodyne.Cells.Protocols;
using Anodyne.Numerics.Plane.Curves;
using Anodyne.Plating.Engine;
using Anodyne.Plating.Front;
using Anodyne.Plating.Processes;
using Anodyne.Quantities;

namespace Anodyne.Plating.Verification;

/// <summary>
/// A wall of lithium whose root strips q times as fast as the rest, because its film conducts q times as well: the root is cut at t = r/v_root, where r is
/// the half width. What stands above it has then the half width r (1 - 1/q): the share 1 - 1/q of it dies.
/// </summary>
internal static class StrippedNeck
{
    private const double HalfWidth = 4e-6;
    private const double RootHeight = 6e-6;
    private const double TopResistance = 0.02;
    private const double Width = 32e-6;

    /// <summary>The share that dies: difference of two walls of unequal height, so that what happens at their ends drops out.</summary>
    /// <param name="ratio">q.</param>
    /// <param name="cells">Cells across.</param>
    public static double DeadShare(double ratio, int cells = 128) =>
        (Dead(ratio, cells, 30e-6) - Dead(ratio, cells, 20e-6)) / (2 * HalfWidth * 10e-6);

    /// <summary>Metal that comes off a wall of some height, m2 (volume per depth).</summary>
    private static double Dead(double ratio, int cells, double height)
    {
        var cell = ReferenceCells.Cell("wall", 0.5, 1e-9, 10, false, 1e6, 0, 100e-6) with { Kinetics = new ButlerVolmer(1e6, 1000, 0) };
        var problem = new PlatingCase(
            "wall", cell, new Domain(Width, Lateral.Periodic), new FlatSurface(), new Galvanostatic(-20), new StopRules(1e6, null))
        {
            Mode = CurrentMode.Secondary,
            Numerics = new PlatingNumerics(cells, Threads: 1),
        };
        using var engine = new PlatingEngine(problem, Wall(height, Width / cells / 2), new FilmByHeight(RootHeight, TopResistance / ratio, TopResistance));
        while (engine.Stop is null && engine.Detached == 0)
        {
            engine.Step();
        }

        return engine.Detached > 0 ? engine.Detached
            : throw new ComputationException(new Problem("the wall did not come off", "stripped neck", engine.StopDetail, "a cut root"));
    }

    private static Func<VertexFields, Curve> Wall(double height, double step) => fields =>
    {
        var curve = new Curve(wraps: true, boundary: 0, fields);
        curve.Add(0, 0);
        void To(double x, double z)
        {
            var (fromX, fromZ) = (curve.X[curve.Count - 1], curve.Z[curve.Count - 1]);
            var parts = Math.Max(1, (int)Math.Round(Math.Max(Math.Abs(x - fromX), Math.Abs(z - fromZ)) / step));
            for (var i = 1; i <= parts; i++)
            {
                curve.Add(fromX + ((x - fromX) * i / parts), fromZ + ((z - fromZ) * i / parts));
            }
        }

        var middle = (Width / 2) + (0.317 * step);
        To(middle - HalfWidth, 0);
        To(middle - HalfWidth, height);
        To(middle + HalfWidth, height);
        To(middle + HalfWidth, 0);
        To(Width - (0.5 * step), 0);
        return curve;
    };

    /// <summary>A film of one resistance below a height and of another one above it.</summary>
    private sealed class FilmByHeight(double height, double below, double above) : IFrontProcess
    {
        public string Name => "film of two resistances, by height";

        public double FlatResistance => below;

        public void Load(FrontState front, FacetTerms terms)
        {
            for (var f = 0; f < front.Grid.FacetCount; f++)
            {
                terms.Resistance[f] += front.Grid.Facets[f].Z < height ? below : above;
            }
        }
    }
}
