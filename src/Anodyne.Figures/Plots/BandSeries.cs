using System.Text;
using Anodyne.Figures.Axes;
using Anodyne.Figures.Color;
using Anodyne.Figures.Legends;
using Anodyne.Figures.Svg;

namespace Anodyne.Figures.Plots;

/// <summary>A shaded band between a lower and an upper line: a confidence band, a spread over replicates.</summary>
public sealed record BandSeries : Series
{
    /// <summary>Creates the series.</summary>
    /// <param name="x">Positions in the unit of the x axis.</param>
    /// <param name="low">Lower edge in the unit of the y axis; same length.</param>
    /// <param name="high">Upper edge in the unit of the y axis; same length.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public BandSeries(IReadOnlyList<double> x, IReadOnlyList<double> low, IReadOnlyList<double> high)
    {
        SameLength(x, low, nameof(low));
        SameLength(x, high, nameof(high));
        (X, Low, High) = (x, low, high);
    }

    /// <summary>Positions, unit of the x axis.</summary>
    public IReadOnlyList<double> X { get; }

    /// <summary>Lower edge, unit of the y axis.</summary>
    public IReadOnlyList<double> Low { get; }

    /// <summary>Upper edge, unit of the y axis.</summary>
    public IReadOnlyList<double> High { get; }

    /// <summary>Opacity of the shade, 0 ... 1.</summary>
    public double Opacity { get; init; } = 0.2;

    internal override void Extend(DataExtent x, DataExtent y)
    {
        x.Include(X);
        y.Include(Low);
        y.Include(High);
    }

    internal override void Paint(SvgCanvas canvas, PlotFrame frame, Rgb color)
    {
        var path = new StringBuilder();
        for (var start = 0; start < X.Count;)
        {
            List<(double X, double Y)> low = [], high = [];
            for (; start < X.Count && IsShown(frame, start); start++)
            {
                low.Add((frame.AtX(X[start]), frame.AtY(Low[start])));
                high.Add((frame.AtX(X[start]), frame.AtY(High[start])));
            }

            start++;
            if (low.Count > 1)
            {
                high.Reverse();
                var upper = PathData.Of(high);
                path.Append(PathData.Of(low)).Append('L').Append(upper.AsSpan(1)).Append('Z');
            }
        }

        frame.OpenClip(canvas);
        canvas.Path(path.ToString(), new Ink(Fill: color, Opacity: Opacity));
        canvas.Close("g");
    }

    internal override IEnumerable<(double X, double Y)> Obstacles(PlotFrame frame) =>
        new LineSeries(X, Low).Obstacles(frame).Concat(new LineSeries(X, High).Obstacles(frame));

    internal override LegendEntry? Entry(Rgb color) =>
        Label.Length == 0 ? null : new LegendEntry(Label, color) { IsPatch = true, PatchOpacity = Opacity };

    private bool IsShown(PlotFrame frame, int i) =>
        double.IsFinite(frame.AtX(X[i])) && double.IsFinite(frame.AtY(Low[i])) && double.IsFinite(frame.AtY(High[i]));
}
