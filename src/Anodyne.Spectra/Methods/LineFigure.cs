using Anodyne.Figures;
using Anodyne.Figures.Color;
using Anodyne.Figures.Plots;

namespace Anodyne.Spectra.Methods;

/// <summary>A measured spectrum, the fit, its background and lines, and a panel of what is left.</summary>
internal static class LineFigure
{
    private const double HeightMm = 92;

    // A legend of more lines hides the spectrum; the table of the result names them all.
    private const int MostNamed = 8;

    /// <summary>Measured values as dots: large enough to be seen where they are few, small enough to be told apart where they are many.</summary>
    /// <param name="x">Places.</param>
    /// <param name="measured">Values.</param>
    public static LineSeries Dots(IReadOnlyList<double> x, IReadOnlyList<double> measured)
        => new(x, measured) { Width = 0, Marker = Marker.Circle, MarkerSize = x.Count > 400 ? 1.2 : 2.2, Color = Rgb.Gray(0x60), Label = "measured" };

    /// <summary>The figure.</summary>
    /// <param name="xAxis">Axis of the places.</param>
    /// <param name="yAxis">Axis of the values.</param>
    /// <param name="x">Places.</param>
    /// <param name="measured">Values.</param>
    /// <param name="envelope">Lines and background together.</param>
    /// <param name="background">The background.</param>
    /// <param name="lines">Each line on its background.</param>
    /// <param name="left">Measured less fit.</param>
    public static Figure Of(
        Axis xAxis, Axis yAxis, double[] x, double[] measured, double[] envelope, double[] background, IReadOnlyList<(string Name, double[] Values)> lines,
        double[] left) => new()
    {
        Columns = 1, WidthMm = Figure.SingleColumn, HeightMm = HeightMm, RowWeights = [3, 1], HasLetters = false,
        Panels =
        [
            new Panel
            {
                X = xAxis with { ShowsNumbers = false }, Y = yAxis,
                Series =
                [
                    Dots(x, measured),
                    new LineSeries(x, background) { Width = 0.6, Dash = Dash.Dashed, Color = Palette.Gray, Label = "background" },
                    .. lines.Select((line, k) => lines.Count > MostNamed
                        ? new LineSeries(x, line.Values) { Width = 0.6, Color = Palette.At(1), Label = k == 0 ? $"{lines.Count} lines" : "" }
                        : new LineSeries(x, line.Values) { Color = Palette.At(1 + k), Label = line.Name }),
                    new LineSeries(x, envelope) { Color = Palette.At(0), Label = "fit" },
                ],
            },
            new Panel { X = xAxis, Y = new Axis("Left over", yAxis.Unit), Series = [new LineSeries(x, left) { Width = 0.6, Color = Rgb.Gray(0x60) }] },
        ],
    };
}
