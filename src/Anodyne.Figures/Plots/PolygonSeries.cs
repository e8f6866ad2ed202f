using Anodyne.Figures.Axes;
using Anodyne.Figures.Color;
using Anodyne.Figures.Legends;
using Anodyne.Figures.Svg;

namespace Anodyne.Figures.Plots;

/// <summary>A filled outline: metal under a front, a layer, a region.</summary>
public sealed record PolygonSeries : Series
{
    /// <summary>Creates the series.</summary>
    /// <param name="x">Corners, unit of the x axis.</param>
    /// <param name="y">Corners, unit of the y axis; same length.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public PolygonSeries(IReadOnlyList<double> x, IReadOnlyList<double> y)
    {
        SameLength(x, y, nameof(y));
        (X, Y) = (x, y);
    }

    /// <summary>Corners, unit of the x axis.</summary>
    public IReadOnlyList<double> X { get; }

    /// <summary>Corners, unit of the y axis.</summary>
    public IReadOnlyList<double> Y { get; }

    /// <summary>Opacity of the fill, 0 ... 1.</summary>
    public double Opacity { get; init; } = 1;

    /// <summary>Color of the edge; null for none.</summary>
    public Rgb? EdgeColor { get; init; }

    /// <summary>Width of the edge, points.</summary>
    public double EdgeWidth { get; init; } = 0.6;

    internal override void Extend(DataExtent x, DataExtent y)
    {
        x.Include(X);
        y.Include(Y);
    }

    internal override void Paint(SvgCanvas canvas, PlotFrame frame, Rgb color)
    {
        frame.OpenClip(canvas);
        foreach (var piece in frame.Pieces(X, Y))
        {
            canvas.Path(PathData.Of(piece, isClosed: true), new Ink(EdgeColor, EdgeWidth, Fill: color, Opacity: Opacity));
        }

        canvas.Close("g");
    }

    internal override LegendEntry? Entry(Rgb color) =>
        Label.Length == 0 ? null : new LegendEntry(Label, color) { IsPatch = true, PatchOpacity = Opacity };
}
