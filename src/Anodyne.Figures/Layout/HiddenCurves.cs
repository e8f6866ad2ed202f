using Anodyne.Figures.Plots;
using Anodyne.Figures.Styles;

namespace Anodyne.Figures.Layout;

/// <summary>Curves that lie on an earlier one: they are dashed, so that both are seen.</summary>
internal static class HiddenCurves
{
    // Share of the data's range that two curves may be apart and still hide each other: less than a line's width.
    private const double Near = 0.003;
    private const int Samples = 64;

    /// <summary>The panel's series, the later of two unbroken lines that coincide dashed, of three the last dotted.</summary>
    public static IReadOnlyList<Series> Shown(Panel panel)
    {
        List<Series> shown = [];
        foreach (var series in panel.Series)
        {
            var below = series is LineSeries { Dash: Dash.Solid } line && IsLine(line)
                ? shown.OfType<LineSeries>().Count(other => IsLine(other) && other.IsOnRight == line.IsOnRight && Coincide(other, line)) : 0;
            shown.Add(below == 0 ? series : (LineSeries)series with { Dash = below == 1 ? Dash.Dashed : Dash.Dotted });
        }

        return shown;
    }

    private static bool IsLine(LineSeries line) => line is { Width: null or > 0, IsClosed: false, X.Count: > 1 } && line.Label.Length > 0;

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
