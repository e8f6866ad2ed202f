using System.Text;
using Anodyne.Figures.Axes;
using Anodyne.Figures.Color;
using Anodyne.Figures.Legends;
using Anodyne.Figures.Styles;
using Anodyne.Figures.Svg;

namespace Anodyne.Figures.Plots;

/// <summary>A line through points, markers at points, or both. Also fronts and other polylines: x need not ascend.</summary>
public sealed record LineSeries : Series
{
    /// <summary>Creates the series.</summary>
    /// <param name="x">Positions in the unit of the x axis.</param>
    /// <param name="y">Values in the unit of the y axis; same length.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public LineSeries(IReadOnlyList<double> x, IReadOnlyList<double> y)
    {
        SameLength(x, y, nameof(y));
        (X, Y) = (x, y);
    }

    /// <summary>Positions, unit of the x axis.</summary>
    public IReadOnlyList<double> X { get; }

    /// <summary>Values, unit of the y axis.</summary>
    public IReadOnlyList<double> Y { get; }

    /// <summary>Line width, points; null: the style's; 0: markers only.</summary>
    public double? Width { get; init; }

    /// <summary>Pattern of the line.</summary>
    public Dash Dash { get; init; }

    /// <summary>Marker at every point.</summary>
    public Marker Marker { get; init; }

    /// <summary>Diameter of the markers, points.</summary>
    public double MarkerSize { get; init; } = 3.6;

    /// <summary>True for markers with a white inside.</summary>
    public bool HasOpenMarkers { get; init; }

    /// <summary>Opacity of the line, 0 ... 1.</summary>
    public double Opacity { get; init; } = 1;

    /// <summary>True to join the last point with the first.</summary>
    public bool IsClosed { get; init; }

    /// <summary>True to hold each value until the next position (recorded currents, histograms).</summary>
    public bool IsStepped { get; init; }

    /// <summary>
    /// True to lead a smooth curve through the points: for computed curves that are smooth and were computed at few points (a fit at the measured frequencies).
    /// Never for measured data.
    /// </summary>
    public bool IsSmooth { get; init; }

    internal override void Extend(DataExtent x, DataExtent y)
    {
        x.Include(X);
        y.Include(Y);
    }

    internal override void ExtendWithin(double low, double high, DataExtent y)
    {
        for (var i = 0; i < X.Count; i++)
        {
            if (X[i] >= low && X[i] <= high)
            {
                y.Include(Y[i]);
            }
        }
    }

    internal override void Paint(SvgCanvas canvas, PlotFrame frame, Rgb color)
    {
        var width = Width ?? frame.Style.LineWidth;
        if (width > 0)
        {
            var path = new StringBuilder();
            foreach (var piece in frame.Pieces(X, Y))
            {
                path.Append(PathData.Of(IsStepped ? Stepped(piece) : IsSmooth ? SmoothLine.Through(piece) : piece, IsClosed));
            }

            frame.OpenClip(canvas);
            canvas.Path(path.ToString(), new Ink(color, width, Dash, Opacity: Opacity));
            canvas.Close("g");
        }

        if (Marker != Marker.None)
        {
            PaintMarkers(canvas, frame, color);
        }
    }

    internal override IEnumerable<(double X, double Y)> Obstacles(PlotFrame frame)
    {
        foreach (var piece in frame.Pieces(X, Y))
        {
            var thinned = LineThinning.Thin(piece, 1);
            yield return thinned[0];
            for (var i = 1; i < thinned.Count; i++)
            {
                var (a, b) = (thinned[i - 1], thinned[i]);
                var steps = Width == 0 ? 1 : Math.Clamp((int)(Math.Max(Math.Abs(b.X - a.X), Math.Abs(b.Y - a.Y)) / 4) + 1, 1, 200);
                for (var s = 1; s <= steps; s++)
                {
                    yield return (a.X + ((b.X - a.X) * s / steps), a.Y + ((b.Y - a.Y) * s / steps));
                }
            }
        }
    }

    internal override LegendEntry? Entry(Rgb color) => Label.Length == 0
        ? null
        : new LegendEntry(Label, color) { Dash = Dash, LineWidth = Width, Marker = Marker, HasOpenMarker = HasOpenMarkers };

    private static List<(double X, double Y)> Stepped(List<(double X, double Y)> points)
    {
        List<(double X, double Y)> steps = [points[0]];
        for (var i = 1; i < points.Count; i++)
        {
            steps.Add((points[i].X, points[i - 1].Y));
            steps.Add(points[i]);
        }

        return steps;
    }

    private void PaintMarkers(SvgCanvas canvas, PlotFrame frame, Rgb color)
    {
        var path = new StringBuilder();
        foreach (var (x, y) in frame.Pieces(X, Y).SelectMany(p => p))
        {
            if (frame.Holds(x, y))
            {
                path.Append(MarkerShape.Path(Marker, x, y, MarkerSize));
            }
        }

        canvas.Path(path.ToString(), MarkerShape.Ink(Marker, color, HasOpenMarkers));
    }
}
