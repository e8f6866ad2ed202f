using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Anodyne.Figures.Charts;
using Anodyne.Figures.Color;
using Anodyne.Figures.Plots;
using Anodyne.Figures.Svg;
using Anodyne.Figures.Text;
using FsCheck;
using FsCheck.Fluent;

namespace Anodyne.Figures.Tests;

public class SvgTests
{
    private static Gen<double> WildNumber => Gen.OneOf(
        Gen.Elements(double.NaN, double.PositiveInfinity, double.NegativeInfinity, 0.0, -0.0, 1e-320, 1e300, -1e300),
        Gen.Choose(-100000, 100000).Select(i => i * 1e-3));

    [Fact]
    public void Any_words_come_back_unharmed_from_the_svg() => Prop.ForAll(ArbMap.Default.ArbFor<NonNull<string>>(), text =>
    {
        // Marks of the markup are escaped as a user would do it.
        var label = Regex.Replace(text.Get, @"[\\*^_]", @"\$0");
        var root = XDocument.Parse(Figure.Of(Simple() with { Series = [new Annotation(1, 1, label)] }).ToSvg()).Root!;
        var printed = root.Descendants().Where(e => e.Name.LocalName == "text").Select(e => e.Value).ToArray();
        var expected = string.Concat(text.Get.Select(c => c is '\t' or '\n' or '\r' ? ' ' : c < ' ' || c is '\ufffe' or '\uffff' || char.IsSurrogate(c) ? '\ufffd' : c));
        return expected.Length == 0 || printed.Contains(expected) || text.Get.Any(char.IsSurrogate);
    }).Holds();

    [Theory]
    [InlineData("@@ user@@host")]
    [InlineData("\u0001")]
    [InlineData("a < b && c > \"d\"")]
    public void Words_that_look_like_the_writers_own_marks_are_left_alone(string text)
    {
        var root = XDocument.Parse((Figure.Of(Simple() with { Series = [new Annotation(1, 1, text)] }) with { Title = text, Description = text }).ToSvg()).Root!;
        var expected = text.Replace('\u0001', '\ufffd');
        Assert.Contains(root.Descendants(), e => e.Name.LocalName == "text" && e.Value == expected);
        Assert.Contains(root.Descendants(), e => e.Name.LocalName == "title" && e.Value == expected);
    }

    [Fact]
    public void No_data_however_wild_puts_a_non_number_into_the_figure() => Prop.ForAll(WildNumber.ListOf().ToArbitrary(), Gen.Elements(AxisScale.Linear, AxisScale.Log).ToArbitrary(), (list, scale) =>
    {
        double[] y = [.. list], x = [.. Enumerable.Range(1, list.Count).Select(i => (double)i)];
        var svg = Figure.Of(new Panel
        {
            X = new Axis("x") { Scale = scale },
            Y = new Axis("y") { Scale = scale, Min = scale == AxisScale.Log ? 1e-3 : -100, Max = 100 },
            Series =
            [
                new LineSeries(x, y) { Label = "line", Marker = Marker.Diamond }, new BandSeries(x, y, y), new ErrorBarSeries(x, y, [.. y.Select(Math.Abs)]),
                new BarSeries(x, y), new PolygonSeries(x, y), new ReferenceLine(y.FirstOrDefault()), new Annotation(1, y.FirstOrDefault(), "here"),
            ],
        }).ToSvg();
        XDocument.Parse(svg);
        return !Regex.IsMatch(svg, "NaN|Infinity|∞|E[+-]?[0-9]{2}");
    }).Holds();

    [Fact]
    public void Nothing_depends_on_the_culture_of_the_machine()
    {
        var before = CultureInfo.CurrentCulture;
        var expected = Figure.Of(Simple()).ToSvg();
        try
        {
            var decimalComma = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            decimalComma.NumberFormat.NumberDecimalSeparator = ",";
            CultureInfo.CurrentCulture = decimalComma;
            Assert.Equal(expected, Figure.Of(Simple()).ToSvg());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Equal_axes_make_one_unit_equally_long()
    {
        var layout = FigureLayout.Arrange(NyquistChart.Figure([new NyquistCurve([1e3, 1, 0.1], [5, 40, 90], [-1, -30, -2])]));
        var frame = layout[0].Frame;
        Assert.Equal(frame.AtX(30) - frame.AtX(10), frame.AtY(10) - frame.AtY(30), 9);
        Assert.True(frame.AtY(20) < frame.AtY(0), "minus the imaginary part points upward");
        Assert.Equal(frame.X.Ticks.Major[1].Value - frame.X.Ticks.Major[0].Value, frame.Y.Ticks.Major[1].Value - frame.Y.Ticks.Major[0].Value, 9);
    }

    [Fact]
    public void Frames_of_one_column_line_up_and_are_equally_large()
    {
        var panels = FigureLayout.Arrange(new Figure
        {
            WidthMm = 174, HeightMm = 120, Columns = 2,
            Panels = [Simple(), Simple() with { Y = new Axis("long", "um") { Min = 0, Max = 20000 } }, Simple() with { Y = new Axis("z") { Max = 0.001, Min = 0 } }, Simple()],
        });
        Assert.Equal(panels[0].Frame.Left, panels[2].Frame.Left, 9);
        Assert.Equal(panels[1].Frame.Top, panels[0].Frame.Top, 9);
        Assert.All(panels, p => Assert.Equal(panels[0].Frame.Width, p.Frame.Width, 9));
        Assert.All(panels, p => Assert.Equal(panels[0].Frame.Height, p.Frame.Height, 9));
    }

    [Fact]
    public void No_number_under_an_axis_is_cut_at_the_edge_of_the_page() => Prop.ForAll(
        Gen.Choose(-300, 300).ToArbitrary(), Gen.Choose(1, 400).ToArbitrary(), Gen.Choose(40, 180).ToArbitrary(), (low, span, width) =>
        {
            var panel = Simple() with { Series = [new LineSeries([low * 0.01, (low + span) * 0.01], [0, 1])] };
            var figure = new Figure { WidthMm = width, HeightMm = 50, Columns = width > 90 ? 2 : 1, Panels = width > 90 ? [panel, panel] : [panel] };
            return FigureLayout.Arrange(figure).All(p => p.Frame.X.Ticks.Major.All(t =>
                p.Frame.AtX(t.Value) + (TextWidth.Of(t.Label, figure.Style.TextSize) / 2) <= (figure.WidthMm * FigureLayout.PointsPerMm) - FigureLayout.Edge + 0.01));
        }).Holds();

    [Fact]
    public void A_panel_over_two_rows_spans_their_frames()
    {
        var panels = FigureLayout.Arrange(new Figure
        {
            WidthMm = 174, HeightMm = 90, Columns = 2,
            Panels = [Simple() with { Row = 0, Column = 0 }, Simple() with { Row = 1, Column = 0 }, Simple() with { Row = 0, Column = 1, RowSpan = 2 }],
        });
        Assert.Equal(panels[0].Frame.Top, panels[2].Frame.Top, 9);
        Assert.Equal(panels[1].Frame.Bottom, panels[2].Frame.Bottom, 9);
        Assert.Equal(panels[0].Frame.Height, panels[1].Frame.Height, 9);
    }

    [Fact]
    public void A_long_record_is_thinned_to_what_can_be_seen()
    {
        double[] t = [.. Enumerable.Range(0, 500_000).Select(i => (double)i)];
        double[] v = [.. t.Select(i => i == 250_000 ? 5 : Math.Sin(i / 9000))];
        var panel = new Panel { Series = [new LineSeries(t, v)] };
        Assert.InRange(Figure.Of(panel).ToSvg().Length, 1000, 60_000);

        // The one spike that lasts a single row is still there, and no kept point was moved.
        var frame = FigureLayout.Arrange(Figure.Of(panel))[0].Frame;
        var points = frame.Pieces(t, v).Single();
        var thinned = LineThinning.Thin(points, PathData.Tolerance);
        Assert.Contains(points[250_000], thinned);
        Assert.All(thinned, p => Assert.Contains(p, points.AsEnumerable()));
    }

    [Fact]
    public void Two_figures_in_one_page_do_not_share_ids()
    {
        static IEnumerable<string> Ids(string svg) => Regex.Matches(svg, " id=\"([^\"]+)\"").Select(m => m.Groups[1].Value);
        Assert.Empty(Ids(Figure.Of(Simple()).ToSvg()).Intersect(Ids(Figure.Of(Simple() with { Title = "other" }).ToSvg())));
    }

    [Fact]
    public void Contradictions_are_refused_with_a_reason()
    {
        Assert.Throws<ArgumentException>(() => new Figure().ToSvg());
        Assert.Throws<ArgumentException>(() => new LineSeries([1, 2], [1]));
        Assert.Throws<ArgumentException>(() => Figure.Of(Simple() with { Y = new Axis { Min = 2, Max = 1 } }).ToSvg());
        Assert.Throws<ArgumentException>(() => Figure.Of(Simple() with { Y = new Axis { Min = -2, Scale = AxisScale.Log } }).ToSvg());
        Assert.Throws<ArgumentOutOfRangeException>(() => new ColorScale(ColorMap.Viridis, 1, 1));
        Assert.Throws<ArgumentException>(() => new HeatMap([1, 2, 3], 2, 2, (0, 1), (0, 1), new ColorScale(ColorMap.Viridis, 0, 1)));
    }

    private static Panel Simple() => new() { X = new Axis("x", "h"), Y = new Axis("y", "V"), Series = [new LineSeries([0, 1, 2], [0.1, 0.25, 0.5])] };
}
