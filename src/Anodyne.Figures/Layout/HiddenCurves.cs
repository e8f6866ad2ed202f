using Anodyne.Figures.Plots;
using Anodyne.Figures.Styles;

namespace Anodyne.Figures.Layout;

/// <summary>Curves that lie on an earlier one: lines are dashed, and points that lie on others leave a rim of the lower ones, so that all are seen.</summary>
internal static class HiddenCurves
{
    // Share of the data's range that two curves may be apart and still hide each other: less than a line's width, or a part of a marker.
    private const double Near = 0.003;
    private const double NearPoint = 0.008;
    private const double Rim = 1.25;
    private const int MostRims = 3;
    private const int Samples = 64;

    /// <summary>The panel's series, the later of two unbroken lines that coincide dashed, of three the last dotted; points below others larger.</summary>
    public static IReadOnlyList<Series> Shown(Panel panel)
    {
        List<Series> shown = [];
        foreach (var series in panel.Series)
        {
            var below = series is LineSeries { Dash: Dash.Solid } line && IsLine(line)
                ? shown.OfType<LineSeries>().Count(other => IsLine(other) && other.IsOnRight == line.IsOnRight && Coincide(other, line)) : 0;
            shown.Add(below == 0 ? series : (LineSeries)series with { Dash = below == 1 ? Dash.Dashed : Dash.Dotted });
        }

        return Rimmed(shown);
    }

    // Every series of points is as much larger as series lie on it.
    private static List<Series> Rimmed(List<Series> all)
    {
        var points = all.OfType<LineSeries>().Where(static line => line.Marker != Marker.None && line.X.Count > 0 && IsNamed(line)).ToArray();
        if (points.Length < 2)
        {
            return all;
        }

        HashSet<(long, long)>[] cells = [.. points.Select(line => Cells(line, points.Where(other => other.IsOnRight == line.IsOnRight).ToArray()))];
        Dictionary<Series, Series> larger = new(ReferenceEqualityComparer.Instance);
        for (var k = 0; k < points.Length; k++)
        {
            var above = Enumerable.Range(k + 1, points.Length - k - 1).Count(j =>
                points[j].IsOnRight == points[k].IsOnRight && cells[k].Count(cells[j].Contains) > 0.3 * Math.Min(cells[k].Count, cells[j].Count));
            if (above > 0)
            {
                larger[points[k]] = points[k] with { MarkerSize = points[k].MarkerSize * Math.Pow(Rim, Math.Min(above, MostRims)) };
            }
        }

        return [.. all.Select(series => larger.GetValueOrDefault(series, series))];
    }

    private static HashSet<(long, long)> Cells(LineSeries line, LineSeries[] all)
    {
        double x = NearPoint * Span(all.SelectMany(static s => s.X)), y = NearPoint * Span(all.SelectMany(static s => s.Y));
        return [.. line.X.Zip(line.Y).Where(static p => double.IsFinite(p.First + p.Second)).Select(p => (Cell(p.First, x), Cell(p.Second, y)))];
    }

    private static long Cell(double value, double size) => size > 0 ? (long)Math.Clamp(Math.Round(value / size), -1e15, 1e15) : 0;

    private static bool IsNamed(LineSeries line) => line.Label.Length > 0 || line.Member is not null;

    private static bool IsLine(LineSeries line) => line is { Width: null or > 0, IsClosed: false, X.Count: > 1 } && IsNamed(line);

    private static bool Coincide(LineSeries first, LineSeries second)
    {
        var (x, y) = (Span(first.X.Concat(second.X)), Span(first.Y.Concat(second.Y)));
        if (!IsAscending(first.X) || !IsAscending(second.X) || Math.Abs(first.X[0] - second.X[0]) > Near * x || Math.Abs(first.X[^1] - second.X[^1]) > Near * x)
        {
            return false;
        }

        for (var i = 0; i < Samples; i++)
        {
            var at = second.X[0] + ((second.X[^1] - second.X[0]) * i / (Samples - 1));
            if (!(Math.Abs(At(first, at) - At(second, at)) <= Near * y))
            {
                return false;
            }
        }

        return true;
    }

    private static double Span(IEnumerable<double> values)
    {
        var finite = values.Where(double.IsFinite).DefaultIfEmpty(0).ToArray();
        return finite.Max() - finite.Min();
    }

    private static bool IsAscending(IReadOnlyList<double> x) => Enumerable.Range(1, x.Count - 1).All(i => x[i] >= x[i - 1]);

    private static double At(LineSeries line, double x)
    {
        int low = 0, high = line.X.Count - 1;
        while (high - low > 1)
        {
            var middle = (low + high) / 2;
            (low, high) = line.X[middle] <= x ? (middle, high) : (low, middle);
        }

        var width = line.X[high] - line.X[low];
        var share = width > 0 ? Math.Clamp((x - line.X[low]) / width, 0, 1) : 0;
        return line.Y[low] + (share * (line.Y[high] - line.Y[low]));
    }
}
