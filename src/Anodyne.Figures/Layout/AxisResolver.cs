using Anodyne.Figures.Axes;
using Anodyne.Figures.Color;
using Anodyne.Figures.Plots;
using Anodyne.Figures.Text;
using Anodyne.Figures.Ticks;

namespace Anodyne.Figures.Layout;

/// <summary>Decides the ends and ticks of axes from what is to be drawn and the room there is.</summary>
internal static class AxisResolver
{
    private const double Trend = 1e-5;

    /// <summary>The axes of a panel for a frame of the given size (points).</summary>
    public static (ResolvedAxis X, ResolvedAxis Y, ResolvedAxis? Right) Resolve(Panel panel, double width, double height)
    {
        DataExtent x = new(panel.X.Scale), y = new(panel.Y.Scale), right = new(panel.Right?.Scale ?? AxisScale.Linear);
        foreach (var series in panel.Series.All(s => s.IsVoid) ? panel.Series : panel.Series.Where(s => !s.IsVoid))
        {
            series.Extend(x, series.IsOnRight && panel.Right is not null ? right : y);
        }

        var isMap = panel.Series.Any(s => s is HeatMap);
        var resolvedX = One(panel.X, x, isMap, Wanted(width, 33, panel.X));
        var resolvedY = One(panel.Y, y, isMap, Wanted(height, 21, panel.Y));
        var resolvedRight = panel.Right is null ? null : One(panel.Right, right, false, Wanted(height, 21, panel.Right));
        return panel.Aspect == Aspect.EqualByRange
            ? Equalize(resolvedX, resolvedY, width, height) is var (ex, ey) ? (ex, ey, resolvedRight) : default
            : (resolvedX, resolvedY, resolvedRight);
    }

    /// <summary>Ticks of a color bar of the given height.</summary>
    public static TickSet ForColorBar(ColorScale scale, double height)
    {
        var wanted = Math.Clamp((int)(height / 20), 2, 7);
        var ticks = scale.Kind == AxisScale.Log ? LogTicks.Within(scale.Min, scale.Max, wanted) : LinearTicks.Within(scale.Min, scale.Max, wanted);
        return scale.IsCounted ? Counted(ticks) : ticks;
    }

    // Between two whole numbers there is nothing to read off: a finer division gives way to them.
    private static TickSet Counted(TickSet ticks)
    {
        if (ticks.Major.All(tick => tick.Value == Math.Floor(tick.Value)))
        {
            return ticks with { Minor = [.. ticks.Minor.Where(value => Math.Abs(value - Math.Round(value)) < 1e-9)] };
        }

        var first = Math.Ceiling(ticks.Low);
        return LinearTicks.At(ticks.Low, ticks.High, [.. Enumerable.Range(0, (int)(Math.Floor(ticks.High) - first) + 1).Select(n => first + n)]);
    }

    private static int Wanted(double length, double perTick, Axis axis) =>
        Math.Clamp((int)(length / (axis.Scale == AxisScale.Log ? 0.8 * perTick : perTick)), 2, 8);

    private static ResolvedAxis One(Axis axis, DataExtent extent, bool isTight, int wanted)
    {
        if (axis.Categories is { } names)
        {
            return new ResolvedAxis(axis, new TickSet(-0.5, names.Count - 0.5, [.. names.Select((n, i) => new Tick(i, n))], [], 0));
        }

        var isLog = axis.Scale == AxisScale.Log;
        if (axis.IncludeZero && !isLog)
        {
            extent.Include(0);
        }

        if (axis.Padding > 0 && !extent.IsEmpty)
        {
            var (min, max) = (extent.Min, extent.Max);
            extent.Include(isLog ? min * Math.Pow(max / min, -axis.Padding) : min - (axis.Padding * (max - min)));
            extent.Include(isLog ? max * Math.Pow(max / min, axis.Padding) : max + (axis.Padding * (max - min)));
        }

        var low = axis.Min ?? (extent.IsEmpty ? isLog ? 1 : 0 : extent.Min);
        var high = axis.Max ?? (extent.IsEmpty ? isLog ? 10 : 1 : extent.Max);
        if (axis.Min is not null && axis.Max is not null && !(high > low))
        {
            throw new ArgumentException($"The axis '{LabelText.Plain(axis.Label)}' ends at {Format.Short(high)} but begins at {Format.Short(low)}.");
        }

        if (isLog && !(low > 0))
        {
            throw new ArgumentException($"The logarithmic axis '{LabelText.Plain(axis.Label)}' must begin above zero; found {Format.Short(low)}.");
        }

        // A given end beyond all data: keep it and make room on the open side.
        if (!(high >= low))
        {
            (low, high) = axis.Min is not null ? (low, isLog ? low * 10 : low + 1) : (isLog ? high / 10 : high - 1, high);
        }

        // A change far below what a value is good for is drawn as none: rounding is no trend.
        if (!isLog && axis.Min is null && axis.Max is null && high - low < Trend * Math.Max(Math.Abs(low), Math.Abs(high)))
        {
            low = high = 0.5 * (low + high);
        }

        var cover = isLog ? LogTicks.Cover(low, high, wanted) : LinearTicks.Cover(low, high, wanted);
        if ((axis.IsTight || isTight) && high > low)
        {
            cover = Within(isLog, low, high, wanted);
        }
        else if (axis.Min is not null || axis.Max is not null)
        {
            cover = Within(isLog, axis.Min ?? cover.Low, axis.Max ?? cover.High, wanted);
        }

        cover = axis.IsCounted && !isLog ? Counted(cover) : cover;
        return new ResolvedAxis(axis, axis.Ticks is null ? cover : LinearTicks.At(cover.Low, cover.High, axis.Ticks));
    }

    private static TickSet Within(bool isLog, double low, double high, int wanted) =>
        isLog ? LogTicks.Within(low, high, wanted) : LinearTicks.Within(low, high, wanted);

    /// <summary>Widens the range of one axis until a unit is as long on both, and divides both alike.</summary>
    private static (ResolvedAxis X, ResolvedAxis Y) Equalize(ResolvedAxis x, ResolvedAxis y, double width, double height)
    {
        if (x.Spec.Scale == AxisScale.Log || y.Spec.Scale == AxisScale.Log)
        {
            throw new ArgumentException("Equal axes must both be linear.");
        }

        double rangeX = x.Ticks.High - x.Ticks.Low, rangeY = y.Ticks.High - y.Ticks.Low;
        var perPoint = Math.Max(rangeX / width, rangeY / height);
        var highX = x.Ticks.Low + (perPoint * width);
        var highY = y.Ticks.Low + (perPoint * height);
        var ticksX = LinearTicks.Within(x.Ticks.Low, highX, Wanted(width, 33, x.Spec));
        var ticksY = LinearTicks.WithStepOf(ticksX, y.Ticks.Low, highY);
        return (x with { Ticks = ticksX }, y with { Ticks = ticksY });
    }
}
