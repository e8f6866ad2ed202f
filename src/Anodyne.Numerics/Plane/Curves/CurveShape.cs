namespace Anodyne.Numerics.Plane.Curves;

/// <summary>Normals, curvature and vertex lengths of a polygonal curve.</summary>
public static class CurveShape
{
    /// <summary>Position of a vertex by any integer index, unwrapped along the curve.</summary>
    public static (double X, double Z) Vertex(Curve curve, int index, double period)
    {
        var n = curve.Count;
        double shift = 0;
        while (index < 0)
        {
            index += n;
            shift -= curve.Wraps ? period : 0;
        }

        while (index >= n)
        {
            index -= n;
            shift += curve.Wraps ? period : 0;
        }

        return (curve.X[index] + shift, curve.Z[index]);
    }

    /// <summary>True if a closed curve that does not wrap encloses a point, in any period.</summary>
    public static bool Contains(Curve loop, double x, double z, double period)
    {
        ArgumentNullException.ThrowIfNull(loop);
        var inside = false;
        for (var i = 0; i < loop.Count; i++)
        {
            var j = i + 1 == loop.Count ? 0 : i + 1;
            var ax = loop.X[i] - x;
            var shift = Math.Round((loop.X[0] - x) / period) * period;
            ax -= shift;
            var bx = loop.X[j] - x - shift;
            if (ax < 0 != bx < 0)
            {
                var t = -ax / (bx - ax);
                inside ^= loop.Z[i] + t * (loop.Z[j] - loop.Z[i]) < z;
            }
        }

        return inside;
    }

    /// <summary>Curvature div n at every vertex, 1/m, positive where the right-hand side (solid) is convex.</summary>
    /// <param name="curve">The curve.</param>
    /// <param name="period">Lateral period, m.</param>
    /// <param name="curvature">Receives one value a vertex.</param>
    /// <remarks>Menger curvature of three neighbours, 4 area/(product of sides), smoothed once with weights 1/4, 1/2, 1/4: exact on circles.</remarks>
    public static void Curvature(Curve curve, double period, Span<double> curvature)
    {
        var n = curve.Count;
        if (n < 5)
        {
            curvature[..n].Clear();
            return;
        }

        var first = Menger(curve, 0, period);
        var before = Menger(curve, n - 1, period);
        var here = first;
        for (var i = 0; i < n; i++)
        {
            var next = i + 1 == n ? first : Menger(curve, i + 1, period);
            curvature[i] = 0.25 * (before + 2 * here + next);
            before = here;
            here = next;
        }
    }

    /// <summary>Unit normal at a vertex, to the left of the curve (into the open medium): perpendicular to the chord of its two neighbours.</summary>
    public static (double X, double Z) Normal(Curve curve, int index, double period)
    {
        (var ax, var az) = Vertex(curve, index - 1, period);
        (var bx, var bz) = Vertex(curve, index + 1, period);
        var dx = bx - ax;
        var dz = bz - az;
        var length = Math.Sqrt(dx * dx + dz * dz);
        return length > 0 ? (-dz / length, dx / length) : (0, 1);
    }

    /// <summary>Length of the segment from a vertex to the next one, m.</summary>
    public static double SegmentLength(Curve curve, int index, double period)
    {
        (var ax, var az) = Vertex(curve, index, period);
        (var bx, var bz) = Vertex(curve, index + 1, period);
        return Math.Sqrt((bx - ax) * (bx - ax) + (bz - az) * (bz - az));
    }

    private static double Menger(Curve curve, int index, double period)
    {
        (var ax, var az) = Vertex(curve, index - 1, period);
        (var bx, var bz) = Vertex(curve, index, period);
        (var cx, var cz) = Vertex(curve, index + 1, period);
        var px = bx - ax;
        var pz = bz - az;
        var qx = cx - bx;
        var qz = cz - bz;
        var rx = cx - ax;
        var rz = cz - az;
        var sides = Math.Sqrt((px * px + pz * pz) * (qx * qx + qz * qz) * (rx * rx + rz * rz));
        return sides > 0 ? -2 * (px * qz - pz * qx) / sides : 0;
    }
}
