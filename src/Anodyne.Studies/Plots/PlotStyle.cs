using System.Globalization;
using Anodyne.Figures.Color;
using Anodyne.Quantities;
using Anodyne.Quantities.Dimensions;
using Anodyne.Quantities.Documents;
using Anodyne.Quantities.Units;

namespace Anodyne.Studies.Plots;

/// <summary>Size, font, colors and widths of a figure, by a name that is built in or from a file.</summary>
/// <param name="Figure">Font, colors and widths.</param>
/// <param name="WidthMm">Width on paper, mm; null: one column, or two where panels stand side by side.</param>
/// <param name="HeightMm">Height on paper, mm; null: suits the figure.</param>
internal sealed record PlotStyle(FigureStyle Figure, double? WidthMm = null, double? HeightMm = null)
{
    private const double LeastMm = 30;
    private const double MostMm = 500;

    private static readonly Dictionary<string, PlotStyle> Named = new()
    {
        ["journal"] = new(FigureStyle.Journal), ["journal-wide"] = new(FigureStyle.Journal, Figures.Figure.DoubleColumn), ["page"] = new(FigureStyle.Page, 140),
    };

    private static readonly (string Word, ColorMap Meaning)[] Maps =
        [("viridis", ColorMap.Viridis.Part(0, 0.88)), ("cividis", ColorMap.Cividis.Part(0, 0.88)), ("grays", ColorMap.Grays.Part(0, 0.75))];

    /// <summary>The names that are built in.</summary>
    public static IReadOnlyList<string> Names => [.. Named.Keys];

    /// <summary>The style of a name or of a file.</summary>
    /// <param name="given">A name, or the path of a YAML file; null for the journal's.</param>
    /// <exception cref="InputException">There is none, or something in the file cannot be.</exception>
    public static PlotStyle Read(string? given)
    {
        if (Named.TryGetValue(given ?? "journal", out var style))
        {
            return style;
        }

        if (File.Exists(given))
        {
            return Read(YamlReader.ReadFile(given).AsMapping());
        }

        var near = Spelling.Nearest(given!, Names) is { } name ? $"Did you mean --style {name}? " : "";
        throw new InputException(
            "there is no such style", "--style", given!, $"{string.Join(", ", Names)}, or the path of a file",
            near + "`anodyne new style` writes a file to start from.");
    }

    private static PlotStyle Read(InputMapping yaml)
    {
        yaml.AllowOnly("width", "height", "font", "text", "labels", "line", "axes", "ticks", "markers", "palette", "map", "box");
        var journal = FigureStyle.Journal;
        var figure = journal with
        {
            FontFamilies = yaml.Text("font", journal.FontFamilies),
            TextSize = Points(yaml, "text", 4, 20, journal.TextSize),
            LabelSize = Points(yaml, "labels", 4, 20, journal.LabelSize),
            LineWidth = Points(yaml, "line", 0.1, 6, journal.LineWidth),
            AxisWidth = Points(yaml, "axes", 0.1, 6, journal.AxisWidth),
            TickLength = Points(yaml, "ticks", 0, 20, journal.TickLength),
            MarkerSize = Points(yaml, "markers", 0.5, 20, journal.MarkerSize),
            Colors = yaml.Find("palette") is { } palette ? Colors(palette) : journal.Colors,
            Map = yaml.ChoiceOr("map", journal.Map, Maps),
            IsBoxed = yaml.Flag("box", journal.IsBoxed),
        };
        return new(figure, Size(yaml, "width"), Size(yaml, "height"));
    }

    private static double? Size(InputMapping yaml, string key)
    {
        var mm = yaml.OptionalQuantity(key, Dimension.Length) * 1000;
        return mm is < LeastMm or > MostMm ? throw yaml.Require(key)
            .Fail("a figure of this size cannot be", "30 mm to 500 mm", "Journals take 85 mm for one column and 174 mm for two.") : mm;
    }

    private static double Points(InputMapping yaml, string key, double low, double high, double ifAbsent)
    {
        if (yaml.Find(key) is not { } node)
        {
            return ifAbsent;
        }

        var text = node.AsScalar("a length in points").Text.Trim();
        text = text.EndsWith("pt", StringComparison.Ordinal) ? text[..^2].Trim() : text;
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var points) && points >= low && points <= high
            ? points
            : throw node.Fail(
                "this is no length in points", string.Create(CultureInfo.InvariantCulture, $"{low} pt to {high} pt"),
                string.Create(CultureInfo.InvariantCulture, $"For example {key}: {ifAbsent} pt."));
    }

    private static IReadOnlyList<Rgb> Colors(InputNode node)
    {
        if (node is InputScalar word)
        {
            return word.Choice(("okabe-ito", Palette.OkabeIto));
        }

        Rgb[] colors =
        [
            .. node.AsSequence("okabe-ito, or a list of colors").Select(static item =>
            {
                var text = item.AsScalar("a color").Text;
                return text.Length is 6 or 7 && text.TrimStart('#').Length == 6 && text.TrimStart('#').All(char.IsAsciiHexDigit)
                    ? Rgb.Parse(text)
                    : throw item.Fail("this is no color", "six hexadecimal digits", "For example \"#0072b2\", in quotes.");
            }),
        ];
        return colors.Length > 0 ? colors : throw node.Fail("the palette is empty", "one color or more", "Leave the key out for the built-in palette.");
    }
}
