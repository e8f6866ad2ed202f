using Anodyne.Figures;
using Anodyne.Figures.Charts;
using Anodyne.Figures.Color;
using Anodyne.Figures.Plots;

namespace Anodyne.Studies.Plots;

/// <summary>Limits and insets that a person asked for.</summary>
/// <param name="X">Ends of the x axis.</param>
/// <param name="Y">Ends of the left axis, of the first panel where there are two.</param>
/// <param name="Right">Ends of the right axis.</param>
/// <param name="Insets">Parts that are shown larger.</param>
internal sealed record PlotView(AxisLimits X, AxisLimits Y, AxisLimits Right, IReadOnlyList<Inset> Insets);

/// <summary>
/// Gives curves their colors, names and places. One source: its cycles or spectra by color, with a bar where there are more than two. Several sources with one
/// curve each: a color and a line of the legend a source. Several sources of many cycles: a panel a source, on equal axes, with one bar.
/// </summary>
internal sealed class PlotFigure(PlotSheet sheet, IReadOnlyList<string> names, PlotStyle style, PlotView view)
{
    private const double RowMm = 56;
    private const double ShortRowMm = 40;
    private const int MostInLegend = 2;
    private const int ManyPoints = 120;
    private const int LongName = 40;

    private readonly double[] _members =
        [.. sheet.Panels[0].Curves.Select(static curve => curve.Member).OfType<int>().Distinct().Order().Select(static member => (double)member)];

    /// <summary>The figure.</summary>
    public Figure Draw()
    {
        var isFamily = sheet.Panels[0].Curves.GroupBy(static curve => curve.Source)
            .Any(static group => group.Select(curve => curve.Member).Distinct().Count() > MostInLegend);
        var family = isFamily ? ColorScale.Covering(style.Figure.Map, sheet.MemberName, "", _members) with { IsCounted = true } : null;
        var isSplit = family is not null && names.Count > 1;
        var columns = isSplit ? sheet.Panels.Count > 1 ? names.Count : Math.Min(names.Count, names.Count is 2 or 4 ? 2 : 3) : 1;
        var panels = sheet.Panels.SelectMany((panel, row) => isSplit
            ? names.Select((name, source) => Panel(Equal(panel), family, row, source) with { Title = Escape(name), ColorBar = ColorBarPlace.None })
            : [Panel(panel, family, row, null)]).ToArray();
        var width = style.WidthMm ?? (columns > 1 ? Figure.DoubleColumn : Figure.SingleColumn);
        var rows = (panels.Length + columns - 1) / columns;
        return new Figure
        {
            Panels = panels, Columns = columns, WidthMm = width, HeightMm = style.HeightMm ?? Height(width, columns, rows), Style = style.Figure,
            SharedColorBar = isSplit ? family : null, HasLetters = isSplit, Title = string.Join(", ", names),
        };
    }

    /// <summary>
    /// Names of files as they stand in a figure: without the beginning that all long ones share, and the middle of a very long one left out. The tables beside
    /// the figure have them whole.
    /// </summary>
    public static IReadOnlyList<string> Short(IReadOnlyList<string> names)
    {
        var shared = 0;
        if (names.Count > 1 && names.Any(static name => name.Length > LongName / 2))
        {
            var least = names.Min(static name => name.Length);
            var same = Enumerable.Range(0, least).TakeWhile(k => names.All(name => name[k] == names[0][k])).Count();
            shared = same == 0 ? 0 : names[0].AsSpan(0, Math.Min(same, least - 1)).LastIndexOfAny("_-. /") + 1;
        }

        string[] cut = [.. names.Select(name => name[shared..]).Select(static name => name.Length <= LongName ? name : name[..16] + "\u2026" + name[^20..])];
        return cut.Distinct().Count() == cut.Length ? cut : names;
    }

    /// <summary>A name of a file as it is printed: its signs are no markup.</summary>
    private static string Escape(string name) => string.Concat(name.Select(static c => c is '*' or '^' or '_' or '~' or '\\' ? "\\" + c : c.ToString()));

    private double Height(double width, int columns, int rows)
    {
        if (sheet.Panels is [{ IsEqual: true } only])
        {
            NyquistCurve[] curves = [.. only.Curves.Select(static curve => new NyquistCurve([], curve.X, [.. curve.Y.Select(static y => -y)]))];
            return (rows * NyquistChart.SuitableHeight(curves, (width - (columns > 1 ? 14 : 0)) / columns)) + (rows > 1 ? 4 : 0);
        }

        var inset = view.Insets.Count > 0 ? 0.4 * RowMm : 0;
        return 6 + (rows * (rows > 1 || columns > 2 ? sheet.Panels.Count > 1 ? ShortRowMm : RowMm - 6 : RowMm)) + inset;
    }

    // Panels that are compared have the same ends.
    private static PlotPanel Equal(PlotPanel panel)
    {
        static Axis Covering(Axis axis, IEnumerable<double> values)
        {
            double[] finite = [.. values.Where(double.IsFinite)];
            if (finite.Length == 0 || axis.Scale == AxisScale.Log)
            {
                return axis;
            }

            var (low, high) = (axis.IncludeZero ? Math.Min(0, finite.Min()) : finite.Min(), finite.Max());
            var room = 0.04 * (high - low);
            return high > low ? axis with { Min = axis.Min ?? (low == 0 ? 0 : low - room), Max = axis.Max ?? (high + room) } : axis;
        }

        return panel with
        {
            X = Covering(panel.X, panel.Curves.SelectMany(static curve => curve.X)), Y =
                Covering(panel.Y, panel.Curves.Where(static c => !c.IsOnRight).SelectMany(static curve => curve.Y)),
        };
    }

    private Panel Panel(PlotPanel panel, ColorScale? family, int row, int? only)
    {
        PlotCurve[] curves = [.. panel.Curves.Where(curve => only is null || curve.Source == only)];
        HashSet<string> labelled = [];
        // A name stands once in the legend, and in the upper one of two panels.
        string Label(PlotCurve curve) => row == 0 && family is null && NameOf(curve) is { Length: > 0 } name && labelled.Add(name) ? Escape(name) : "";
        var drawn = panel.IsEqual
            ? NyquistChart.Panel(
                [
                    .. curves.Select((curve, k) => new NyquistCurve(curve.Frequency, curve.X, [.. curve.Y.Select(static y => -y)], Label(curve))
                    {
                        Color = ColorOf(curve, family), Member = family is null ? null : curve.Member, HasDecades = k == curves.Length - 1,
                    }),
                ],
                panel.X.Unit, family)
            : new Panel { Family = family, Series = [.. curves.Select(curve => Line(curve, family, Label(curve)))] };
        var limited = drawn with
        {
            X = view.X.On(panel.X) with { ShowsNumbers = names.Count > 1 && family is not null || row == sheet.Panels.Count - 1 },
            Y = row == 0 ? view.Y.On(panel.Y) : panel.Y,
            Right = panel.Right is null ? null : view.Right.On(panel.Right),
            Insets = row == 0 ? view.Insets : [],
        };
        return panel.Right is null || names.Count == 1 ? limited : limited with { SecondLegend = Meaning };
    }

    // Which points belong to which axis, where the colors tell the sources apart.
    private static Legend Meaning => new(
    [
        new LegendEntry("left axis", Rgb.Gray(0x60)) { LineWidth = 0, Marker = Marker.Circle },
        new LegendEntry("right axis", Rgb.Gray(0x60)) { LineWidth = 0, Marker = Marker.Circle, HasOpenMarker = true },
    ]);

    private string NameOf(PlotCurve curve) => names.Count > 1 ? curve.IsOnRight ? "" : names[curve.Source]
        : curve.Member is { } member ? _members.Length > 1 ? $"{sheet.MemberName.ToLowerInvariant()} {member}" : "" : curve.Name;

    private int Index(PlotCurve curve) =>
        names.Count > 1 ? curve.Source : curve.Member is { } member ? Array.IndexOf(_members, member) : curve.IsOnRight ? 1 : 0;

    private Rgb ColorOf(PlotCurve curve, ColorScale? family) => family is not null && curve.Member is { } member
        ? family.Map.At(Math.Clamp(family.Position(member), 0, 1))
        : style.Figure.ColorAt(Index(curve));

    private LineSeries Line(PlotCurve curve, ColorScale? family, string label)
    {
        // Where colors begin again, lines are dashed and markers have another shape.
        var again = family is null ? Index(curve) / style.Figure.Colors.Count : 0;
        return new LineSeries(curve.X, curve.Y)
        {
            Label = label,
            Color = ColorOf(curve, family),
            Member = family is null ? null : curve.Member,
            Width = curve.IsPoints ? curve.Member is null ? 0 : 0.4 : null,
            Dash = curve.IsPoints ? Dash.Solid : (Dash)(again % 4),
            Marker = curve.IsPoints ? (Marker)(1 + (again % 4)) : Marker.None,
            HasOpenMarkers = curve.IsOnRight || (curve.IsPoints && curve.Member is not null),
            MarkerSize = curve.X.Length > ManyPoints ? 0.6 * style.Figure.MarkerSize : style.Figure.MarkerSize,
            IsOnRight = curve.IsOnRight,
        };
    }
}
