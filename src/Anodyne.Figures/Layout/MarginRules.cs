using Anodyne.Figures.Axes;
using Anodyne.Figures.Legends;
using Anodyne.Figures.Styles;
using Anodyne.Figures.Svg;
using Anodyne.Figures.Text;
using Anodyne.Figures.Ticks;

namespace Anodyne.Figures.Layout;

/// <summary>How much room each side of a frame needs.</summary>
internal static class MarginRules
{
    /// <summary>Distance of title lines over their size.</summary>
    public const double TitleLine = 1.12;

    /// <summary>Share of a cell's width that names on an upright axis may take before they are broken.</summary>
    public const double NamesWidth = 0.4;

    /// <summary>Widest of the fonts that stand in for Helvetica where it is missing (DejaVu Sans), relative to it: room is left for that one.</summary>
    public const double WidestFont = 1.14;

    /// <summary>The margins that the panel's ticks, names, title, legend and color bar ask for.</summary>
    public static Margins For(PanelLayout p, Figure figure)
    {
        var style = figure.Style;
        var frame = p.Frame;
        p.Slant = SlantOf(frame, style);
        var right = Math.Max(1, Overhang(frame, style));
        if (p.Right is { } second)
        {
            right = Side(second, style, p.NominalWidth);
        }

        if (p.OwnScale is { } scale)
        {
            right = Math.Max(right, ColorBarPainter.Gap + ColorBarPainter.Width(scale, frame.Height, style));
        }

        if (p.LegendPlace == LegendPlace.Right && p.Entries.Count > 0)
        {
            right += LegendPainter.Size(p.Entries, "", style).Width + 6;
        }

        var top = frame.Y.Spec.ShowsNumbers ? (0.36 * style.TextSize) + 1 : 1;
        if (figure.HasLetters ?? (figure.Panels.Count > 1))
        {
            top = Math.Max(top, (0.75 * style.LetterSize) + 3);
        }

        if (p.Panel.Title.Length > 0)
        {
            top = Math.Max(top, style.LabelSize + 4 + ((TitleLines(p, style).Count - 1) * TitleLine * style.LabelSize));
        }

        top += LegendPainter.HeightAbove(p) + InsetLayout.HeightAbove(p);

        return new Margins(Side(frame.Y, style, p.NominalWidth), right, top, Below(p, style));
    }

    /// <summary>The title in as many lines as the cell needs.</summary>
    public static IReadOnlyList<string> TitleLines(PanelLayout p, FigureStyle style) =>
        p.Panel.Title.Length == 0 ? []
            : LabelWrap.Lines(p.Panel.Title,
            Math.Max(Math.Min(p.CellWidth - (2 * style.LetterSize), p.Frame.Width + (2 * (p.Margins.Left - style.LetterSize))), 40), style.LabelSize);

    /// <summary>Room for an upright axis: ticks, numbers, turned name.</summary>
    private static double Side(ResolvedAxis axis, FigureStyle style, double nominalWidth)
    {
        var ticks = style.TickLength + 0.5;
        if (!axis.Spec.ShowsNumbers)
        {
            return ticks;
        }

        var numbers = axis.Spec.Categories is { Count: > 0 } names
            ? names.SelectMany(n => LabelWrap.Lines(n, NamesWidth * nominalWidth, style.TextSize)).Max(l => TextWidth.Of(l, style.TextSize))
            : NumbersWidth(axis.Ticks, style);
        return ticks + 2 + numbers + (axis.FullLabel.Length > 0 ? style.LabelSize + 4.5 : 1);
    }

    /// <summary>Widest number of a set of ticks, points.</summary>
    public static double NumbersWidth(TickSet ticks, FigureStyle style) =>
        ticks.Major.Count == 0 ? 0 : WidestFont * ticks.Major.Max(t => TextWidth.Of(t.Label, style.TextSize));

    private static double Below(PanelLayout p, FigureStyle style)
    {
        var axis = p.Frame.X;
        if (!axis.Spec.ShowsNumbers)
        {
            return style.TickLength + 0.5;
        }

        var numbers = p.Slant == 0
            ? style.TextSize * (axis.Ticks.Major.Any(t => t.Label.Contains("^{", StringComparison.Ordinal)) ? 1.05 : 0.8)
            : (NumbersWidth(axis.Ticks, style) * Math.Sin(p.Slant * Math.PI / 180)) + (0.6 * style.TextSize);
        return style.TickLength + 2 + numbers + (axis.FullLabel.Length > 0 ? style.LabelSize + 4 : 1.5);
    }

    /// <summary>How far the last number sticks out on the right.</summary>
    private static double Overhang(PlotFrame frame, FigureStyle style)
    {
        if (!frame.X.Spec.ShowsNumbers || frame.X.Ticks.Major.Count == 0)
        {
            return 0;
        }

        return frame.X.Ticks.Major.Max(t => frame.AtX(t.Value) + (TextWidth.Of(t.Label, style.TextSize) / 2) - frame.Right);
    }

    private static double SlantOf(PlotFrame frame, FigureStyle style)
    {
        if (frame.X.Spec.Categories is not { Count: > 0 } names)
        {
            return 0;
        }

        return names.Max(n => TextWidth.Of(n, style.TextSize)) > (frame.Width / names.Count) - 2 ? 38 : 0;
    }
}
