using Anodyne.Cells.Geometry;
using Anodyne.Cells.Protocols;
using Anodyne.Numerics.Plane.Curves;
using Anodyne.Plating.Engine;
using Anodyne.Plating.Results;

namespace Anodyne.Plating.Verification;

/// <summary>Runs in which fronts meet and part: what must be conserved through every change of topology.</summary>
internal static class TopologyRuns
{
    /// <summary>Two mushroom caps that grow into each other and close a pocket below them.</summary>
    public static PlatingResult MergingCaps() => Run(
        "merging caps", 350, 36000, Mushrooms([(32e-6, 8e-6), (50.3e-6, 8e-6)], neck: 3e-6, stem: 12e-6));

    /// <summary>A mushroom whose neck is stripped through, so that its cap comes off.</summary>
    public static PlatingResult DetachingCap() => Run("detaching cap", -300, 25000, Mushrooms([(50e-6, 9e-6)], neck: 1.6e-6, stem: 14e-6));

    /// <summary>The same cap under a thick film, so that it does not drift: detached, then touched by the growing front.</summary>
    public static PlatingResult RevivedCap() => Run(
        "revived cap", -300, 25000, Mushrooms([(50e-6, 9e-6)], neck: 1.6e-6, stem: 4e-6),
        Protocol.Of("Strip 0.7 mAh/cm2 at 5 mA/cm2 until dead > 0.01 um", "Plate 2 mAh/cm2 at 5 mA/cm2 until dead < 0.001 um"), 0.02);

    private static PlatingResult Run(string name, double currentDensity, double charge, Func<VertexFields, Curve> front, Protocol? protocol = null,
        double film = 0)
    {
        var cell = ReferenceCells.Cell(name, 0.32, 2.4e-10, 0.95, false, 300, film, 80e-6);
        var problem = new PlatingCase(
            name, cell, new Domain(100e-6, Lateral.Periodic), new FlatSurface(), new Galvanostatic(currentDensity), new StopRules(charge, null))
        {
            Protocol = protocol,
            Numerics = new PlatingNumerics(128, Threads: 1),
        };
        using var engine = new PlatingEngine(problem, front);
        while (engine.Stop is null)
        {
            engine.Step();
        }

        return engine.Result(0);
    }

    /// <summary>A flat front with circular caps on straight stems, as one curve.</summary>
    private static Func<VertexFields, Curve> Mushrooms((double X, double Radius)[] caps, double neck, double stem) => fields =>
    {
        const double Step = 0.4e-6;
        const double Width = 100e-6;
        var curve = new Curve(wraps: true, boundary: 0, fields);
        void To(double x, double z)
        {
            (var ax, var az) = (curve.X[curve.Count - 1], curve.Z[curve.Count - 1]);
            var parts = Math.Max(1, (int)Math.Round(Math.Sqrt((x - ax) * (x - ax) + (z - az) * (z - az)) / Step));
            for (var i = 1; i <= parts; i++)
            {
                curve.Add(ax + (x - ax) * i / parts, az + (z - az) * i / parts);
            }
        }

        curve.Add(0, 0);
        foreach ((var x, var radius) in caps)
        {
            To(x - neck / 2, 0);
            var half = Math.Asin(neck / 2 / radius);
            var centre = stem + radius * Math.Cos(half);
            To(x - neck / 2, stem);
            var parts = (int)((2 * Math.PI - 2 * half) * radius / Step);
            for (var i = 1; i < parts; i++)
            {
                // Clockwise over the top, from the left of the neck to its right.
                var angle = -Math.PI / 2 - half - (2 * Math.PI - 2 * half) * i / parts;
                curve.Add(x + radius * Math.Cos(angle), centre + radius * Math.Sin(angle));
            }

            curve.Add(x + neck / 2, stem);
            To(x + neck / 2, 0);
        }

        To(Width * (1 - 0.2 / 128), 0);
        return curve;
    };
}
