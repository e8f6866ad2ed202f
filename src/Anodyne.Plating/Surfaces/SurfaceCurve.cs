using Anodyne.Cells.Geometry;
using Anodyne.Numerics.Plane.Curves;

namespace Anodyne.Plating.Surfaces;

/// <summary>Turns an initial surface into the polygon that the simulation starts from.</summary>
internal static class SurfaceCurve
{
    /// <summary>Creates the front.</summary>
    /// <param name="surface">The surface.</param>
    /// <param name="domain">Width and lateral boundary; a mirrored domain is laid out twice, so that its period is twice the width.</param>
    /// <param name="spacing">Distance of vertices along the surface, m.</param>
    /// <param name="fields">Quantities carried by the vertices.</param>
    /// <returns>The front, with mean height 0 over the period.</returns>
    public static Curve Create(InitialSurface surface, Domain domain, double spacing, VertexFields fields)
    {
        var mirrored = domain.Lateral == Lateral.Mirror;
        var period = mirrored ? 2 * domain.Width : domain.Width;
        var points = new List<(double X, double Z)>();
        foreach (var path in SurfaceShape.Paths(surface, domain.Width, mirrored))
        {
            AddPath(points, path, spacing);
        }

        // The last point closes the width: on a periodic domain it is the first one again.
        var last = points[^1];
        if (mirrored)
        {
            for (var i = points.Count - 2; i > 0; i--)
            {
                points.Add((2 * domain.Width - points[i].X, points[i].Z));
            }
        }
        else if (Math.Abs(last.X - points[0].X - domain.Width) < 1e-9 * domain.Width)
        {
            points.RemoveAt(points.Count - 1);
        }

        var curve = new Curve(wraps: true, boundary: 0, fields);
        foreach ((var x, var z) in points)
        {
            curve.Add(x, z);
        }

        var mean = curve.SolidArea(period) / period;
        for (var i = 0; i < curve.Count; i++)
        {
            curve.Z[i] -= mean;
        }

        return curve;
    }

    /// <summary>Appends a path at equal arc lengths, exactly on the path; its first point only if it continues nothing.</summary>
    private static void AddPath(List<(double X, double Z)> points, SurfacePath path, double spacing)
    {
        var samples = path.Samples;
        var length = new double[samples + 1];
        var before = path.Point(0);
        for (var i = 1; i <= samples; i++)
        {
            var here = path.Point((double)i / samples);
            length[i] = length[i - 1] + Math.Sqrt((here.X - before.X) * (here.X - before.X) + (here.Z - before.Z) * (here.Z - before.Z));
            before = here;
        }

        var parts = Math.Max(1, (int)Math.Ceiling(length[samples] / spacing));
        if (points.Count == 0)
        {
            points.Add(path.Point(0));
        }

        var at = 0;
        for (var p = 1; p <= parts; p++)
        {
            var goal = length[samples] * p / parts;
            while (at < samples - 1 && length[at + 1] < goal)
            {
                at++;
            }

            var t = p == parts ? 1 : (at + (goal - length[at]) / (length[at + 1] - length[at])) / samples;
            points.Add(path.Point(t));
        }
    }
}
