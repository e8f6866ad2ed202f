namespace Anodyne.Figures.Svg;

/// <summary>Leaves out points of a line that nobody can see, so that a cycling record of a million rows becomes a figure of some kilobytes.</summary>
internal static class LineThinning
{
    /// <summary>Width of the columns in which a long record is reduced to first, lowest, highest and last point, points on the page.</summary>
    private const double Column = 0.12;

    /// <summary>The thinned line: a record with x ascending is first reduced column by column; then points nearer than the tolerance to the chord
    /// of their neighbors are dropped (Douglas and Peucker 1973).</summary>
    public static IReadOnlyList<(double X, double Y)> Thin(IReadOnlyList<(double X, double Y)> points, double tolerance)
    {
        if (points.Count < 3)
        {
            return points;
        }

        return Simplify(points.Count > 2000 && IsAscending(points) ? Columns(points) : points, tolerance);
    }

    private static bool IsAscending(IReadOnlyList<(double X, double Y)> points)
    {
        for (var i = 1; i < points.Count; i++)
        {
            if (points[i].X < points[i - 1].X)
            {
                return false;
            }
        }

        return true;
    }

    private static List<(double X, double Y)> Columns(IReadOnlyList<(double X, double Y)> points)
    {
        List<(double X, double Y)> kept = [];
        for (var start = 0; start < points.Count;)
        {
            var column = Math.Floor(points[start].X / Column);
            int end = start, low = start, high = start;
            for (; end < points.Count && Math.Floor(points[end].X / Column) == column; end++)
            {
                low = points[end].Y < points[low].Y ? end : low;
                high = points[end].Y > points[high].Y ? end : high;
            }

            foreach (var i in new SortedSet<int> { start, low, high, end - 1 })
            {
                kept.Add(points[i]);
            }

            start = end;
        }

        return kept;
    }

    private static List<(double X, double Y)> Simplify(IReadOnlyList<(double X, double Y)> points, double tolerance)
    {
        var keep = new bool[points.Count];
        keep[0] = keep[^1] = true;
        var open = new Stack<(int First, int Last)>();
        open.Push((0, points.Count - 1));
        while (open.TryPop(out var span))
        {
            var (far, distance) = (-1, tolerance);
            for (var i = span.First + 1; i < span.Last; i++)
            {
                var d = DistanceToChord(points[i], points[span.First], points[span.Last]);
                if (d > distance)
                {
                    (far, distance) = (i, d);
                }
            }

            if (far > 0)
            {
                keep[far] = true;
                open.Push((span.First, far));
                open.Push((far, span.Last));
            }
        }

        return [.. points.Where((_, i) => keep[i])];
    }

    private static double DistanceToChord((double X, double Y) p, (double X, double Y) a, (double X, double Y) b)
    {
        double dx = b.X - a.X, dy = b.Y - a.Y;
        var squared = (dx * dx) + (dy * dy);
        var t = squared == 0 ? 0 : Math.Clamp((((p.X - a.X) * dx) + ((p.Y - a.Y) * dy)) / squared, 0, 1);
        double ex = p.X - a.X - (t * dx), ey = p.Y - a.Y - (t * dy);
        return Math.Sqrt((ex * ex) + (ey * ey));
    }
}
