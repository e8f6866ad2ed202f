using Anodyne.Figures.Axes;
using Anodyne.Figures.Color;
using Anodyne.Figures.Legends;
using Anodyne.Figures.Plots;
using Anodyne.Figures.Styles;
using Anodyne.Figures.Text;

namespace Anodyne.Figures.Charts;

/// <summary>One bar of a tornado chart: how far a result moves when one input runs through its range.</summary>
/// <param name="Name">The input.</param>
/// <param name="AtLow">The result at the lower end of the input's range.</param>
/// <param name="AtHigh">The result at the upper end of the input's range.</param>
/// <param name="LowText">The lower end in words, e.g. "4".</param>
/// <param name="HighText">The upper end in words, e.g. "20".</param>
public sealed record TornadoBar(string Name, double AtLow, double AtHigh, string LowText = "", string HighText = "");

/// <summary>Tornado charts: the widest bar on top, the value at the central inputs as an upright line.</summary>
public static class TornadoChart
{
    /// <summary>The panel.</summary>
    /// <param name="result">Axis of the result.</param>
    /// <param name="center">The result at the central inputs, unit of the axis.</param>
    /// <param name="bars">One bar an input, in any order. Where both ends lie on one side of the center, the two halves are drawn one under the other.</param>
    public static Panel Panel(Axis result, double center, IReadOnlyList<TornadoBar> bars)
    {
        TornadoBar[] sorted = [.. bars.OrderByDescending(b => Math.Max(b.AtHigh, Math.Max(b.AtLow, center)) - Math.Min(b.AtHigh, Math.Min(b.AtLow, center)))];
        var longest = bars.Select(b => Math.Max(LabelText.Plain(b.LowText).Length, LabelText.Plain(b.HighText).Length)).DefaultIfEmpty(0).Max();
        List<Series> series = [];
        foreach (var (bar, i) in sorted.Select((b, i) => (b, i)))
        {
            var isOneSided = (bar.AtLow - center) * (bar.AtHigh - center) > 0;
            series.Add(Half(i, center, bar.AtLow, bar.LowText, isOneSided ? -0.16 : 0, Palette.SkyBlue, "at the low end"));
            series.Add(Half(i, center, bar.AtHigh, bar.HighText, isOneSided ? 0.16 : 0, Palette.Blue, "at the high end"));
        }

        series.Add(new ReferenceLine(center) { IsUpright = true, Dash = Dash.Solid, Width = 0.75, Color = FigureStyle.Journal.Ink });
        return new Panel
        {
            // Room for the words at the ends of the bars.
            X = result.Min is null && result.Max is null && longest > 0 ? result with { Padding = Math.Clamp(0.1 + (0.03 * longest), 0.2, 0.7) } : result,
            Y = Axis.OfCategories([.. sorted.Select(b => b.Name)]) with { IsReversed = true },
            Legend = LegendPlace.Above,
            Series = series,
        };
    }

    private static BarSeries Half(int row, double center, double end, string text, double offset, Rgb color, string label) => new([row], [end])
    {
        Base = [center], IsHorizontal = true, Color = color, Label = label, ValueLabels = [text], BarWidth = offset == 0 ? 0.62 : 0.3, Offset = offset,
    };
}
