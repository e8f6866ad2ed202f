using System.Text;
using Anodyne.Figures.Axes;
using Anodyne.Figures.Color;
using Anodyne.Figures.Legends;
using Anodyne.Figures.Styles;
using Anodyne.Figures.Svg;

namespace Anodyne.Figures.Plots;

/// <summary>Points with error bars in y, in x or both.</summary>
public sealed record ErrorBarSeries : Series
{
    /// <summary>Creates the series.</summary>
    /// <param name="x">Positions in the unit of the x axis.</param>
    /// <param name="y">Values in the unit of the y axis; same length.</param>
    /// <param name="error">Half-length of the bar above and below every value (unit of the y axis, not negative); null for none.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public ErrorBarSeries(IReadOnlyList<double> x, IReadOnlyList<double> y, IReadOnlyList<double>? error = null)
    {
        SameLength(x, y, nameof(y));
        SameLength(x, error, nameof(error));
        (X, Y, Below, Above) = (x, y, error, error);
    }

    /// <summary>Positions, unit of the x axis.</summary>
    public IReadOnlyList<double> X { get; }

    /// <summary>Values, unit of the y axis.</summary>
    public IReadOnlyList<double> Y { get; }

    /// <summary>Length of the bar below every value, unit of the y axis, not negative.</summary>
    public IReadOnlyList<double>? Below { get; init; }

    /// <summary>Length of the bar above every value, unit of the y axis, not negative.</summary>
    public IReadOnlyList<double>? Above { get; init; }

    /// <summary>Half-length of the bar in x, unit of the x axis, not negative.</summary>
    public IReadOnlyList<double>? XError { get; init; }

    /// <summary>Marker at every point.</summary>
    public Marker Marker { get; init; } = Marker.Circle;

    /// <summary>Diameter of the markers, points.</summary>
    public double MarkerSize { get; init; } = 3.6;

    /// <summary>True for markers with a white inside.</summary>
    public bool HasOpenMarkers { get; init; }

    /// <summary>Length of the caps across the ends of the bars, points; 0 for none.</summary>
    public double CapLength { get; init; } = 3;

    internal override void Extend(DataExtent x, DataExtent y)
    {
        for (var i = 0; i < X.Count; i++)
        {
            x.Include(X[i] - At(XError, i));
            x.Include(X[i]);
            x.Include(X[i] + At(XError, i));
            y.Include(Y[i] - Math.Min(At(Below, i), Reach(y, i, isUp: false)));
            y.Include(Y[i]);
            y.Include(Y[i] + Math.Min(At(Above, i), Reach(y, i, isUp: true)));
        }
    }

    // How far a bar may widen the axis: by the span of all values or by the value itself, on a logarithmic axis by a decade. A longer bar says that the value
    // is hardly known; it ends at the frame.
    private double Reach(DataExtent y, int i, bool isUp)
    {
        var size = Math.Abs(Y[i]);
        var values = Y.Where(double.IsFinite);
        return y.IsLog ? (isUp ? 9 : 0.9) * size : Math.Max(size, values.DefaultIfEmpty(0).Max() - values.DefaultIfEmpty(0).Min());
    }

    internal override void Paint(SvgCanvas canvas, PlotFrame frame, Rgb color)
    {
        StringBuilder bars = new(), markers = new();
        for (var i = 0; i < X.Count; i++)
        {
            double x = frame.AtX(X[i]), y = frame.AtY(Y[i]);
            if (!double.IsFinite(x) || !double.IsFinite(y))
            {
                continue;
            }

            Bar(bars, frame, x, x, Edge(frame.AtY(Y[i] - At(Below, i)), frame.Bottom), Edge(frame.AtY(Y[i] + At(Above, i)), frame.Top));
            Bar(bars, frame, Edge(frame.AtX(X[i] - At(XError, i)), frame.Left), Edge(frame.AtX(X[i] + At(XError, i)), frame.Right), y, y);
            if (frame.Holds(x, y))
            {
                markers.Append(MarkerShape.Path(Marker, x, y, MarkerSize));
            }
        }

        frame.OpenClip(canvas);
        canvas.Path(bars.ToString(), new Ink(color, 0.75));
        canvas.Close("g");
        canvas.Path(markers.ToString(), MarkerShape.Ink(Marker, color, HasOpenMarkers));
    }

    internal override IEnumerable<(double X, double Y)> Obstacles(PlotFrame frame) => frame.Pieces(X, Y).SelectMany(p => p);

    internal override LegendEntry? Entry(Rgb color) =>
        Label.Length == 0 ? null : new LegendEntry(Label, color) { LineWidth = 0, Marker = Marker, HasOpenMarker = HasOpenMarkers };

    private static double At(IReadOnlyList<double>? list, int i) => list is null || !double.IsFinite(list[i]) ? 0 : list[i];

    /// <summary>An end that a logarithmic axis cannot show goes to the frame's edge.</summary>
    private static double Edge(double end, double edge) => double.IsFinite(end) ? end : edge;

    private void Bar(StringBuilder path, PlotFrame frame, double x1, double x2, double y1, double y2)
    {
        var isUpright = x1 == x2;
        if (isUpright ? Math.Abs(y1 - y2) < 0.05 : Math.Abs(x1 - x2) < 0.05)
        {
            return;
        }

        var cap = CapLength / 2;
        path.Append(Segment(x1, y1, x2, y2));
        if (cap > 0)
        {
            path.Append(isUpright ? Segment(x1 - cap, y1, x1 + cap, y1) + Segment(x2 - cap, y2, x2 + cap, y2)
                : Segment(x1, y1 - cap, x1, y1 + cap) + Segment(x2, y2 - cap, x2, y2 + cap));
        }
    }

    private static string Segment(double x1, double y1, double x2, double y2) =>
        $"M{SvgCanvas.N(x1)} {SvgCanvas.N(y1)}L{SvgCanvas.N(x2)} {SvgCanvas.N(y2)}";
}
