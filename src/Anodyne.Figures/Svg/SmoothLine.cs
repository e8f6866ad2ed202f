namespace Anodyne.Figures.Svg;

/// <summary>A smooth curve through points of the page: centripetal Catmull-Rom splines, which make no loops (Yuksel, Schaefer and Keyser 2011).</summary>
internal static class SmoothLine
{
    // Longest straight piece that still looks round, points.
    private const double Step = 1.5;

    /// <summary>Points of the curve, the given ones among them.</summary>
    public static List<(double X, double Y)> Through(IReadOnlyList<(double X, double Y)> points)
    {
        List<(double X, double Y)> given = [.. points.Where((p, i) => i == 0 || p != points[i - 1])];
        if (given.Count < 3)
        {
            return given;
        }

        List<(double X, double Y)> curve = [given[0]];
        for (var i = 0; i + 1 < given.Count; i++)
        {
            var (before, a, b, after) = (i > 0 ? given[i - 1] : Mirrored(given[1], given[0]), given[i], given[i + 1],
                i + 2 < given.Count ? given[i + 2] : Mirrored(given[i], given[i + 1]));
            var steps = Math.Clamp((int)(Distance(a, b) / Step), 1, 60);
            for (var s = 1; s <= steps; s++)
            {
                curve.Add(s == steps ? b : At(before, a, b, after, (double)s / steps));
            }
        }

        return curve;
    }

    // Barry and Goldman's pyramid with knots at the square roots of the distances.
    private static (double X, double Y) At((double X, double Y) p0, (double X, double Y) p1, (double X, double Y) p2, (double X, double Y) p3, double share)
    {
        var t1 = Math.Sqrt(Distance(p0, p1));
        var t2 = t1 + Math.Sqrt(Distance(p1, p2));
        var t3 = t2 + Math.Sqrt(Distance(p2, p3));
        var t = t1 + (share * (t2 - t1));
        var (a1, a2, a3) = (Between(p0, p1, 0, t1, t), Between(p1, p2, t1, t2, t), Between(p2, p3, t2, t3, t));
        var (b1, b2) = (Between(a1, a2, 0, t2, t), Between(a2, a3, t1, t3, t));
        return Between(b1, b2, t1, t2, t);
    }

    private static (double X, double Y) Between((double X, double Y) a, (double X, double Y) b, double from, double to, double t)
    {
        var share = (t - from) / (to - from);
        return (a.X + (share * (b.X - a.X)), a.Y + (share * (b.Y - a.Y)));
    }

    private static (double X, double Y) Mirrored((double X, double Y) point, (double X, double Y) center) =>
        ((2 * center.X) - point.X, (2 * center.Y) - point.Y);

    private static double Distance((double X, double Y) a, (double X, double Y) b) => Math.Sqrt(((a.X - b.X) * (a.X - b.X)) + ((a.Y - b.Y) * (a.Y - b.Y)));
}
