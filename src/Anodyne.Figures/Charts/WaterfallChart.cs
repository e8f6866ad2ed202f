using Anodyne.Figures.Axes;
using Anodyne.Figures.Color;
using Anodyne.Figures.Plots;
using Anodyne.Figures.Text;

namespace Anodyne.Figures.Charts;

/// <summary>One step of a waterfall.</summary>
/// <param name="Name">What is added.</param>
/// <param name="Change">How much, unit of the chart; negative: taken away.</param>
/// <param name="IsTotal">True for a bar that stands on zero and shows the sum so far; its change is not added.</param>
public sealed record WaterfallStep(string Name, double Change, bool IsTotal = false);

/// <summary>Waterfall charts: how a sum comes about, part by part.</summary>
public static class WaterfallChart
{
    /// <summary>The panel.</summary>
    /// <param name="steps">The parts in order.</param>
    /// <param name="axis">Axis of the quantity.</param>
    /// <param name="decimals">Decimals of the numbers at the bars.</param>
    public static Panel Panel(IReadOnlyList<WaterfallStep> steps, Axis axis, int decimals = 1)
    {
        double[] from = new double[steps.Count], to = new double[steps.Count];
        var colors = new Rgb[steps.Count];
        var sum = 0.0;
        List<Series> links = [];
        for (var i = 0; i < steps.Count; i++)
        {
            from[i] = steps[i].IsTotal ? 0 : sum;
            sum += steps[i].IsTotal ? 0 : steps[i].Change;
            to[i] = sum;
            colors[i] = steps[i].IsTotal ? Rgb.Gray(0x6a) : steps[i].Change >= 0 ? Palette.Blue : Palette.Vermilion;
            if (i + 1 < steps.Count)
            {
                links.Add(new LineSeries([i + 0.35, i + 0.65], [sum, sum]) { Color = Rgb.Gray(0x90), Width = 0.5 });
            }
        }

        return new Panel
        {
            X = Axis.OfCategories([.. steps.Select(s => s.Name)]),
            Y = axis with { IncludeZero = true },
            Series =
            [
                .. links,
                new BarSeries(to)
                {
                    Base = from, Colors = colors, ValueLabels = [.. steps.Select((s, i) => Format.Fixed(s.IsTotal ? to[i] : s.Change, decimals))],
                },
            ],
        };
    }
}
