namespace Anodyne.Surfaces.Images;

/// <summary>Thins a mask to lines one pixel wide (Zhang and Suen, Commun. ACM 27 (1984) 236) and measures them.</summary>
public static class Skeleton
{
    /// <summary>The lines of a mask.</summary>
    /// <param name="mask">True within.</param>
    /// <param name="width">Pixels of a row.</param>
    public static bool[] Of(bool[] mask, int width)
    {
        ArgumentNullException.ThrowIfNull(mask);
        var (lines, height) = ((bool[])mask.Clone(), mask.Length / width);
        var (active, removed) = (new List<int>(Enumerable.Range(0, mask.Length).Where(i => mask[i])), new List<int>());
        for (var changed = true; changed;)
        {
            changed = false;
            foreach (var isFirst in new[] { true, false })
            {
                removed.Clear();
                foreach (var i in active)
                {
                    if (lines[i] && IsRemovable(lines, i, width, height, isFirst))
                    {
                        removed.Add(i);
                    }
                }

                foreach (var i in removed)
                {
                    lines[i] = false;
                }

                changed |= removed.Count > 0;
            }

            active.RemoveAll(i => !lines[i]);
        }

        return lines;
    }

    /// <summary>
    /// Length of lines one pixel wide: .980 a step along an edge, 1.406 a diagonal one, less .091 a corner (Vossepoel and Smeulders, Comput. Graph. Image
    /// Process. 20
    /// (1982) 347).
    /// </summary>
    /// <param name="lines">The lines.</param>
    /// <param name="width">Pixels of a row.</param>
    /// <returns>Length in pixels.</returns>
    public static double Length(bool[] lines, int width)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var (straight, diagonal, corners, height) = (0, 0, 0, lines.Length / width);
        var kinds = new byte[lines.Length];
        for (var i = 0; i < lines.Length; i++)
        {
            if (!lines[i])
            {
                continue;
            }

            var (column, row) = (i % width, i / width);
            var (right, down) = (column + 1 < width && lines[i + 1], row + 1 < height && lines[i + width]);
            foreach (var (isThere, next) in new[] { (right, i + 1), (down, i + width) })
            {
                straight += isThere ? 1 : 0;
                if (isThere)
                {
                    kinds[i] |= 1;
                    kinds[next] |= 1;
                }
            }

            // A diagonal counts only where no straight way leads there.
            var forward = row + 1 < height && column + 1 < width && lines[i + width + 1] && !right && !down;
            var back = row + 1 < height && column > 0 && lines[i + width - 1] && !down && !lines[i - 1];
            foreach (var (isThere, next) in new[] { (forward, i + width + 1), (back, i + width - 1) })
            {
                if (isThere)
                {
                    diagonal++;
                    kinds[i] |= 2;
                    kinds[next] |= 2;
                }
            }
        }

        foreach (var kind in kinds)
        {
            corners += kind == 3 ? 1 : 0;
        }

        return (0.980 * straight) + (1.406 * diagonal) - (0.091 * corners);
    }

    /// <summary>Number of ends: pixels of the lines with one neighbour.</summary>
    /// <param name="lines">The lines.</param>
    /// <param name="width">Pixels of a row.</param>
    public static int Ends(bool[] lines, int width)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var ends = 0;
        for (var i = 0; i < lines.Length; i++)
        {
            var neighbours = 0;
            for (var dy = -1; lines[i] && dy <= 1; dy++)
            {
                for (var dx = -1; dx <= 1; dx++)
                {
                    var (x, j) = ((i % width) + dx, i + (dy * width) + dx);
                    neighbours += (dx != 0 || dy != 0) && x >= 0 && x < width && j >= 0 && j < lines.Length && lines[j] ? 1 : 0;
                }
            }

            ends += neighbours == 1 ? 1 : 0;
        }

        return ends;
    }

    private static bool IsRemovable(bool[] m, int i, int width, int height, bool isFirst)
    {
        var (x, y) = (i % width, i / width);
        bool At(int dx, int dy) => x + dx >= 0 && x + dx < width && y + dy >= 0 && y + dy < height && m[i + (dy * width) + dx];
        bool p2 = At(0, -1), p3 = At(1, -1), p4 = At(1, 0), p5 = At(1, 1), p6 = At(0, 1), p7 = At(-1, 1), p8 = At(-1, 0), p9 = At(-1, -1);
        var count = (p2 ? 1 : 0) + (p3 ? 1 : 0) + (p4 ? 1 : 0) + (p5 ? 1 : 0) + (p6 ? 1 : 0) + (p7 ? 1 : 0) + (p8 ? 1 : 0) + (p9 ? 1 : 0);
        if (count is < 2 or > 6)
        {
            return false;
        }

        var turns = (!p2 && p3 ? 1 : 0) + (!p3 && p4 ? 1 : 0) + (!p4 && p5 ? 1 : 0) + (!p5 && p6 ? 1 : 0) + (!p6 && p7 ? 1 : 0) + (!p7 && p8 ? 1 : 0)
            + (!p8 && p9 ? 1 : 0) + (!p9 && p2 ? 1 : 0);
        return turns == 1 && (isFirst ? !(p2 && p4 && p6) && !(p4 && p6 && p8) : !(p2 && p4 && p8) && !(p2 && p6 && p8));
    }
}
