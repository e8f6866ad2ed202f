namespace Anodyne.Figures.Contours;

/// <summary>Lines of equal value through a grid of points: linear along the edges of every square, saddles decided by the mean of the four corners.</summary>
public static class MarchingSquares
{
    /// <summary>Traces the lines of one level.</summary>
    /// <param name="values">Values at the grid points; index = row columns + column. Squares with a corner that is not finite are left out.</param>
    /// <param name="columns">Grid points a row, at least 2.</param>
    /// <param name="rows">Rows, at least 2.</param>
    /// <param name="level">The level; a point exactly at the level counts as above it.</param>
    /// <returns>Polylines in units of the grid (column 0 ... columns - 1, row 0 ... rows - 1); a closed one repeats its first point. Lines end only at the
    /// border of the grid or of holes.</returns>
    public static IReadOnlyList<IReadOnlyList<(double Column, double Row)>> Trace(IReadOnlyList<double> values, int columns, int rows, double level)
    {
        if (columns < 2 || rows < 2 || values.Count != (long)columns * rows)
        {
            throw new ArgumentException($"Contours need a grid of at least 2 x 2 points with one value each; found {columns} x {rows} and {values.Count} "
                + $"values.", nameof(values));
        }

        var links = new Dictionary<int, (int A, int B)>();
        for (var row = 0; row < rows - 1; row++)
        {
            for (var column = 0; column < columns - 1; column++)
            {
                Square(values, columns, rows, level, column, row, links);
            }
        }

        return Chain(links, edge => Crossing(values, columns, rows, level, edge));
    }

    /// <summary>Number of the edge from a point to its right neighbor.</summary>
    private static int Across(int columns, int column, int row) => (row * columns) + column;

    /// <summary>Number of the edge from a point to its upper neighbor.</summary>
    private static int Up(int columns, int rows, int column, int row) => (columns * rows) + (row * columns) + column;

    private static void Square(IReadOnlyList<double> values, int columns, int rows, double level, int column, int row, Dictionary<int, (int A, int B)> links)
    {
        var at = (row * columns) + column;
        double a = values[at], b = values[at + 1], c = values[at + columns + 1], d = values[at + columns];
        if (!double.IsFinite(a + b + c + d))
        {
            return;
        }

        int bottom = Across(columns, column, row), top = Across(columns, column, row + 1);
        int left = Up(columns, rows, column, row), right = Up(columns, rows, column + 1, row);
        var corners = (a >= level ? 1 : 0) | (b >= level ? 2 : 0) | (c >= level ? 4 : 0) | (d >= level ? 8 : 0);
        var isCenterAbove = (a + b + c + d) / 4 >= level;
        switch (corners)
        {
            case 1 or 14:
                Link(links, left, bottom);
                break;
            case 2 or 13:
                Link(links, bottom, right);
                break;
            case 4 or 11:
                Link(links, right, top);
                break;
            case 8 or 7:
                Link(links, top, left);
                break;
            case 3 or 12:
                Link(links, left, right);
                break;
            case 6 or 9:
                Link(links, bottom, top);
                break;
            case 5 or 10:
                var cutsOffLowerRight = (corners == 5) == isCenterAbove;
                Link(links, left, cutsOffLowerRight ? top : bottom);
                Link(links, right, cutsOffLowerRight ? bottom : top);
                break;
            default:
                break;
        }
    }

    private static void Link(Dictionary<int, (int A, int B)> links, int one, int other)
    {
        links[one] = links.TryGetValue(one, out var first) ? (first.A, other) : (other, -1);
        links[other] = links.TryGetValue(other, out var second) ? (second.A, one) : (one, -1);
    }

    private static (double Column, double Row) Crossing(IReadOnlyList<double> values, int columns, int rows, double level, int edge)
    {
        var isUpright = edge >= columns * rows;
        var at = isUpright ? edge - (columns * rows) : edge;
        double from = values[at], to = values[at + (isUpright ? columns : 1)];
        var share = (level - from) / (to - from);
        return isUpright ? (at % columns, (at / columns) + share) : ((at % columns) + share, at / columns);
    }

    /// <summary>Joins the crossings into lines: open ones from their ends first, then the closed ones.</summary>
    private static List<IReadOnlyList<(double Column, double Row)>> Chain(Dictionary<int, (int A, int B)> links, Func<int, (double Column, double Row)> place)
    {
        List<IReadOnlyList<(double Column, double Row)>> lines = [];
        var visited = new HashSet<int>();
        foreach (var start in links.Keys.Where(k => links[k].B < 0).Order().Concat(links.Keys.Order()))
        {
            if (!visited.Add(start))
            {
                continue;
            }

            List<(double Column, double Row)> line = [place(start)];
            var (previous, here) = (start, links[start].A);
            while (here >= 0 && visited.Add(here))
            {
                line.Add(place(here));
                var (a, b) = links[here];
                (previous, here) = (here, a == previous ? b : a);
            }

            if (here == start)
            {
                line.Add(line[0]);
            }

            lines.Add(line);
        }

        return lines;
    }
}
