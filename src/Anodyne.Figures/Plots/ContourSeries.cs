using System.Text;
using Anodyne.Figures.Axes;
using Anodyne.Figures.Color;
using Anodyne.Figures.Contours;
using Anodyne.Figures.Legends;
using Anodyne.Figures.Styles;
using Anodyne.Figures.Svg;

namespace Anodyne.Figures.Plots;

/// <summary>Lines of equal value of a field on a uniform grid of points.</summary>
public sealed record ContourSeries : Series
{
    /// <summary>Creates the series.</summary>
    /// <param name="values">Values at the grid points; index = row columns + column, row 0 at the smallest y. NaN leaves a hole.</param>
    /// <param name="columns">Grid points along x, at least 2.</param>
    /// <param name="rows">Grid points along y, at least 2.</param>
    /// <param name="x">Position of the first and the last column, unit of the x axis.</param>
    /// <param name="y">Position of the first and the last row, unit of the y axis.</param>
    /// <param name="levels">Values whose lines are drawn.</param>
    public ContourSeries(
        IReadOnlyList<double> values, int columns, int rows, (double First, double Last) x, (double First, double Last) y, IReadOnlyList<double> levels)
    {
        Lines = [.. levels.SelectMany(level => MarchingSquares.Trace(values, columns, rows, level).Select(line => Place(line, columns, rows, x, y)))];
        Levels = levels;
    }

    /// <summary>Values whose lines are drawn.</summary>
    public IReadOnlyList<double> Levels { get; }

    /// <summary>The lines in the units of the axes; a closed line repeats its first point.</summary>
    public IReadOnlyList<IReadOnlyList<(double X, double Y)>> Lines { get; }

    /// <summary>Line width, points.</summary>
    public double Width { get; init; } = 0.6;

    /// <summary>Pattern of the lines.</summary>
    public Dash Dash { get; init; }

    internal override void Extend(DataExtent x, DataExtent y)
    {
        foreach (var (px, py) in Lines.SelectMany(l => l))
        {
            x.Include(px);
            y.Include(py);
        }
    }

    internal override void Paint(SvgCanvas canvas, PlotFrame frame, Rgb color)
    {
        var path = new StringBuilder();
        foreach (var piece in Lines.SelectMany(line => frame.Pieces([.. line.Select(p => p.X)], [.. line.Select(p => p.Y)])))
        {
            path.Append(PathData.Of(piece));
        }

        frame.OpenClip(canvas);
        canvas.Path(path.ToString(), new Ink(color, Width, Dash));
        canvas.Close("g");
    }

    internal override LegendEntry? Entry(Rgb color) => Label.Length == 0 ? null : new LegendEntry(Label, color) { Dash = Dash, LineWidth = Width };

    private static IReadOnlyList<(double X, double Y)> Place(
        IReadOnlyList<(double Column, double Row)> line, int columns, int rows, (double First, double Last) x, (double First, double Last) y) =>
        [.. line.Select(p => (x.First + ((x.Last - x.First) * p.Column / (columns - 1)), y.First + ((y.Last - y.First) * p.Row / (rows - 1))))];
}
