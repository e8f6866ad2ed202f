using System.Text;
using Anodyne.Figures.Axes;
using Anodyne.Figures.Color;
using Anodyne.Figures.Styles;
using Anodyne.Figures.Svg;
using Anodyne.Figures.Text;

namespace Anodyne.Figures.Plots;

/// <summary>Upright or horizontal bars from a base to a value; groups by <see cref="Offset"/>, stacks by <see cref="Base"/>.</summary>
public sealed record BarSeries : Series
{
    /// <summary>Creates the series.</summary>
    /// <param name="positions">Centers of the bars along the axis of names, its unit (0, 1, 2, ... on an axis of categories).</param>
    /// <param name="values">Ends of the bars, unit of the other axis; same length.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public BarSeries(IReadOnlyList<double> positions, IReadOnlyList<double> values)
    {
        SameLength(positions, values, nameof(values));
        (Positions, Values) = (positions, values);
    }

    /// <summary>Bars at 0, 1, 2, ...</summary>
    /// <param name="values">Ends of the bars.</param>
    public BarSeries(IReadOnlyList<double> values)
        : this([.. Enumerable.Range(0, values.Count).Select(i => (double)i)], values)
    {
    }

    /// <summary>Centers of the bars along the axis of names.</summary>
    public IReadOnlyList<double> Positions { get; }

    /// <summary>Ends of the bars.</summary>
    public IReadOnlyList<double> Values { get; }

    /// <summary>Where the bars begin; null: at zero (on a logarithmic axis at its lower end).</summary>
    public IReadOnlyList<double>? Base { get; init; }

    /// <summary>Half-length of an error bar on every value; null for none.</summary>
    public IReadOnlyList<double>? Error { get; init; }

    /// <summary>Width of the bars in units of the axis of names.</summary>
    public double BarWidth { get; init; } = 0.7;

    /// <summary>Shift of all bars along the axis of names, in its units: for groups.</summary>
    public double Offset { get; init; }

    /// <summary>True for bars that lie.</summary>
    public bool IsHorizontal { get; init; }

    /// <summary>One color a bar instead of one for all; null if not wanted.</summary>
    public IReadOnlyList<Rgb>? Colors { get; init; }

    /// <summary>Text at the end of every bar; null for none.</summary>
    public IReadOnlyList<string>? ValueLabels { get; init; }

    internal override void Extend(DataExtent x, DataExtent y)
    {
        var (along, across) = IsHorizontal ? (y, x) : (x, y);
        for (var i = 0; i < Values.Count; i++)
        {
            along.Include(Positions[i] + Offset - (BarWidth / 2));
            along.Include(Positions[i] + Offset + (BarWidth / 2));
            across.Include(Values[i] - (Error?[i] ?? 0));
            across.Include(Values[i] + (Error?[i] ?? 0));
            across.Include(Base?[i] ?? 0);
        }
    }

    internal override void Paint(SvgCanvas canvas, PlotFrame frame, Rgb color)
    {
        for (var i = 0; i < Values.Count; i++)
        {
            var place = Positions[i] + Offset;
            var (a, b) = IsHorizontal
                ? (frame.AtY(place - (BarWidth / 2)), frame.AtY(place + (BarWidth / 2)))
                : (frame.AtX(place - (BarWidth / 2)), frame.AtX(place + (BarWidth / 2)));
            var begin = Across(frame, Base?[i] ?? 0);
            var end = Across(frame, Values[i]);
            if (!double.IsFinite(end) || !double.IsFinite(a) || !double.IsFinite(b))
            {
                continue;
            }

            var ink = new Ink(Fill: Colors?[i] ?? color);
            frame.OpenClip(canvas);
            if (IsHorizontal)
            {
                canvas.Rectangle(Math.Min(begin, end), Math.Min(a, b), Math.Abs(end - begin), Math.Abs(b - a), ink);
            }
            else
            {
                canvas.Rectangle(Math.Min(a, b), Math.Min(begin, end), Math.Abs(b - a), Math.Abs(end - begin), ink);
            }

            canvas.Close("g");
            PaintError(canvas, frame, i, (a + b) / 2);
            PaintLabel(canvas, frame, i, (a + b) / 2, end, end >= begin);
        }
    }

    internal override IEnumerable<(double X, double Y)> Obstacles(PlotFrame frame)
    {
        for (var i = 0; i < Values.Count; i++)
        {
            double begin = Across(frame, Base?[i] ?? 0), end = Across(frame, Values[i]);
            var center = IsHorizontal ? frame.AtY(Positions[i] + Offset) : frame.AtX(Positions[i] + Offset);
            for (var s = 0; s <= 20 && double.IsFinite(end); s++)
            {
                var at = begin + ((end - begin) * s / 20);
                yield return IsHorizontal ? (at, center) : (center, at);
            }
        }
    }

    private double Across(PlotFrame frame, double value)
    {
        var page = IsHorizontal ? frame.AtX(value) : frame.AtY(value);
        return double.IsNaN(page) && value == 0 ? (IsHorizontal ? frame.Left : frame.Bottom) : page;
    }

    private void PaintError(SvgCanvas canvas, PlotFrame frame, int i, double center)
    {
        if (Error is null || !(Error[i] > 0))
        {
            return;
        }

        double low = Across(frame, Values[i] - Error[i]), high = Across(frame, Values[i] + Error[i]);
        low = double.IsFinite(low) ? low : IsHorizontal ? frame.Left : frame.Bottom;
        var path = new StringBuilder();
        foreach (var at in (double[])[low, high])
        {
            path.Append(IsHorizontal
                ? $"M{SvgCanvas.N(at)} {SvgCanvas.N(center - 1.5)}v3"
                : $"M{SvgCanvas.N(center - 1.5)} {SvgCanvas.N(at)}h3");
        }

        path.Append(IsHorizontal
            ? $"M{SvgCanvas.N(low)} {SvgCanvas.N(center)}H{SvgCanvas.N(high)}"
            : $"M{SvgCanvas.N(center)} {SvgCanvas.N(low)}V{SvgCanvas.N(high)}");
        frame.OpenClip(canvas);
        canvas.Path(path.ToString(), new Ink(frame.Style.Ink, 0.75));
        canvas.Close("g");
    }

    private void PaintLabel(SvgCanvas canvas, PlotFrame frame, int i, double center, double end, bool isEndAfter)
    {
        if (ValueLabels is null || ValueLabels[i].Length == 0)
        {
            return;
        }

        var size = frame.Style.TextSize - 0.5;
        if (IsHorizontal)
        {
            var low = Error is null ? end : Across(frame, Values[i] - Error[i]);
            var high = Error is null ? end : Across(frame, Values[i] + Error[i]);
            var width = TextWidth.Of(ValueLabels[i], size) + 2.5;
            var right = Math.Max(low, high);
            var left = Math.Min(low, high);
            var toRight = (isEndAfter && right + width <= frame.Right) || left - width < frame.Left;
            canvas.Text(toRight ? right + 2 : left - 2, center + (0.35 * size), ValueLabels[i], size, frame.Style.Ink, toRight
                ? TextAnchor.Start : TextAnchor.End, hasHalo: true);
        }
        else
        {
            var high = Error is null ? end : Math.Min(end, Across(frame, Values[i] + Error[i]));
            var isUp = Values[i] >= (Base?[i] ?? 0);
            canvas.Text(center, isUp ? high - 2 : end + size, ValueLabels[i], size, frame.Style.Ink, TextAnchor.Middle, hasHalo: true);
        }
    }
}
