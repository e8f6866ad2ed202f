namespace Anodyne.Figures;

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
    /// <param name="bars">One bar an input, in any order.</param>
    public static Panel Panel(Axis result, double center, IReadOnlyList<TornadoBar> bars)
    {
        TornadoBar[] sorted = [.. bars.OrderByDescending(b => Math.Abs(b.AtHigh - b.AtLow))];
        double[] from = [.. sorted.Select(_ => center)];
        return new Panel
        {
            X = result.Min is null && result.Max is null && bars.Any(b => b.LowText.Length + b.HighText.Length > 0) ? result with { Padding = 0.25 } : result,
            Y = Axis.OfCategories([.. sorted.Select(b => b.Name)]) with { IsReversed = true },
            Legend = LegendPlace.Above,
            Series =
            [
                new BarSeries([.. sorted.Select(b => b.AtLow)])
                {
                    Base = from, IsHorizontal = true, Color = Palette.SkyBlue, Label = "at the low end", ValueLabels = [.. sorted.Select(b => b.LowText)], BarWidth = 0.62,
                },
                new BarSeries([.. sorted.Select(b => b.AtHigh)])
                {
                    Base = from, IsHorizontal = true, Color = Palette.Blue, Label = "at the high end", ValueLabels = [.. sorted.Select(b => b.HighText)], BarWidth = 0.62,
                },
                new ReferenceLine(center) { IsUpright = true, Dash = Dash.Solid, Width = 0.75, Color = FigureStyle.Journal.Ink },
            ],
        };
    }
}
