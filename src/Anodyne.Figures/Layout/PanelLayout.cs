using Anodyne.Figures.Axes;
using Anodyne.Figures.Color;
using Anodyne.Figures.Legends;
using Anodyne.Figures.Plots;
using Anodyne.Figures.Styles;
using Anodyne.Figures.Svg;

namespace Anodyne.Figures.Layout;

/// <summary>Room around a frame for ticks, numbers, names, legends and color bars, points.</summary>
internal readonly record struct Margins(double Left, double Right, double Top, double Bottom)
{
    /// <summary>Side by side the larger one.</summary>
    public Margins Or(Margins other) =>
        new(Math.Max(Left, other.Left), Math.Max(Right, other.Right), Math.Max(Top, other.Top), Math.Max(Bottom, other.Bottom));
}

/// <summary>One panel with its place on the page.</summary>
internal sealed class PanelLayout(Panel panel, FigureStyle style, int row, int column, int index)
{
    public Panel Panel { get; } = panel;

    public int Row { get; } = row;

    public int Column { get; } = column;

    public int Index { get; } = index;

    public int LastColumn => Column + Panel.ColumnSpan - 1;

    public int LastRow => Row + Panel.RowSpan - 1;

    /// <summary>The legend's place; starts as the panel's wish and moves outside when every corner is taken.</summary>
    public LegendPlace LegendPlace { get; set; } = panel.Legend;

    /// <summary>Share of the page's width that belongs to the panel, points; does not change while the layout settles.</summary>
    public double NominalWidth { get; init; }

    /// <summary>Width and height of the grid cell, points.</summary>
    public double CellWidth { get; set; }

    public double CellHeight { get; set; }

    public double CellLeft { get; set; }

    public double CellTop { get; set; }

    public PlotFrame Frame { get; set; } = null!;

    public ResolvedAxis? Right { get; set; }

    public Margins Margins { get; set; }

    /// <summary>The insets with their places; decided after the frames.</summary>
    public IReadOnlyList<InsetLayout> Insets { get; set; } = [];

    /// <summary>True if the insets stand in a strip above the frame, because inside it they would lie on data.</summary>
    public bool HasInsetsAbove { get; set; }

    /// <summary>Slant of long category names under the frame, degrees; 0 if they fit.</summary>
    public double Slant { get; set; }

    /// <summary>The scale whose color bar stands right of this frame; null for none.</summary>
    public ColorScale? OwnScale => Panel.ColorBar == ColorBarPlace.Right ? Panel.Family ?? Panel.Series.OfType<HeatMap>().FirstOrDefault()?.Scale : null;

    /// <summary>Numbers drawn with the scale.</summary>
    public IEnumerable<double> OwnValues =>
        Panel.Family is null ? ValuesOf(Panel.Series, OwnScale) : Panel.Series.Select(series => series.Member).OfType<double>();

    /// <summary>Series with the colors they get.</summary>
    public IReadOnlyList<(Series Series, Rgb Color)> Colored { get; } = Assign(panel, style);

    /// <summary>The legend's lines, equal ones once.</summary>
    public IReadOnlyList<LegendEntry> Entries => [.. Colored.Where(c => Panel.Family is null || c.Series.Member is null)
        .Select(c => c.Series.Entry(c.Color)).OfType<LegendEntry>().Distinct()];

    /// <summary>Values of the heat maps that use a scale.</summary>
    public static IEnumerable<double> ValuesOf(IEnumerable<Series> series, ColorScale? scale) =>
        series.OfType<HeatMap>().Where(map => map.Scale == scale).SelectMany(map => map.Values);

    private static List<(Series Series, Rgb Color)> Assign(Panel panel, FigureStyle style)
    {
        var next = 0;
        return [.. HiddenCurves.Shown(panel).Select(s => (s, s.Color ?? (panel.Family is { } family && s.Member is { } member
            ? family.Map.At(Math.Clamp(family.Position(member), 0, 1))
            : s.TakesColor ? style.ColorAt(next++) : Rgb.Black)))];
    }
}
