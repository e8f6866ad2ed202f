using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Anodyne.Figures.Charts;
using Anodyne.Figures.Color;
using Anodyne.Figures.Layout;
using Anodyne.Figures.Plots;
using Anodyne.Figures.Text;

namespace Anodyne.Figures.Tests;

/// <summary>Rules that keep a figure readable whatever the data are.</summary>
public class FigureRuleTests
{
    private static string Svg(Panel panel) => Figure.Of(panel).ToSvg();

    private static string[] Numbers(Panel panel) => [.. Texts(Svg(panel)).Select(t => t.Text).Where(t => Regex.IsMatch(t, @"^[−0-9.]+$"))];

    private static IEnumerable<(string Text, double X, double Y)> Texts(string svg) => XDocument.Parse(svg).Root!.Descendants().Where(e => e.Name.LocalName == "text").Select(e =>
        (e.Value, Place(e, "x"), Place(e, "y")));

    private static double Place(XElement element, string name) =>
        element.Attribute(name) is { } at ? double.Parse(at.Value, CultureInfo.InvariantCulture)
            : double.Parse(Regex.Match(element.Attribute("transform")!.Value, @"translate\(([-0-9.]+)[ ,]([-0-9.]+)\)").Groups[name == "x" ? 1 : 2].Value, CultureInfo.InvariantCulture);

    [Fact]
    public void A_void_value_widens_no_axis()
    {
        var good = new ErrorBarSeries([1, 2, 3], [1, 2, 3]);
        var alone = Numbers(new Panel { Series = [good] });
        Assert.Equal(alone, Numbers(new Panel { Series = [good, new ErrorBarSeries([2], [1e9]) { IsVoid = true }] }));
        Assert.NotEqual(alone, Numbers(new Panel { Series = [good, new ErrorBarSeries([2], [1e9])] }));
    }

    [Fact]
    public void An_error_bar_far_longer_than_the_data_ends_at_the_frame()
    {
        var numbers = Numbers(new Panel { Series = [new ErrorBarSeries([1, 2, 3], [1, 2, 3], [0.1, 0.1, 1e6])] });
        Assert.DoesNotContain(numbers, n => n.Length > 4);
        var log = Numbers(new Panel { Y = new Axis { Scale = AxisScale.Log }, Series = [new ErrorBarSeries([1, 2], [1, 2], [0.1, 1e6])] });
        Assert.DoesNotContain("1000", log);
    }

    [Fact]
    public void Members_of_a_family_get_a_bar_and_no_legend_of_numbers()
    {
        var scale = new ColorScale(ColorMap.Viridis, 1, 100, "Cycle");
        var svg = Svg(new Panel
        {
            Family = scale,
            Series = [.. Enumerable.Range(1, 5).Select(k => new LineSeries([0, 1], [0, k]) { Label = $"spectrum {k}", Member = 20 * k })],
        });
        Assert.Contains("linearGradient", svg, StringComparison.Ordinal);
        Assert.Contains(Texts(svg), t => t.Text == "Cycle");
        Assert.Equal(5, Enumerable.Range(1, 5).Count(k => svg.Contains(scale.Map.At(scale.Position(20 * k)).Hex, StringComparison.Ordinal)));
        Assert.DoesNotContain(Texts(svg), t => t.Text.StartsWith("spectrum", StringComparison.Ordinal));
    }

    [Fact]
    public void A_curve_on_another_is_dashed()
    {
        double[] x = [0, 1, 2, 3], y = [0, 1, 4, 9];
        int Dashed(double shift) => Regex.Count(
            Svg(new Panel { Legend = LegendPlace.None, Series = [new LineSeries(x, y) { Label = "a" }, new LineSeries(x, [.. y.Select(v => v + shift)]) { Label = "b" }] }), "stroke-dasharray");
        Assert.Equal(1, Dashed(0.001));
        Assert.Equal(0, Dashed(0.2));
    }

    [Fact]
    public void Words_of_neighboring_lines_do_not_collide()
    {
        var places = Texts(Svg(new Panel
        {
            X = new Axis { Min = 0, Max = 100 },
            Series = [new LineSeries([0, 100], [0, 1]), new ReferenceLine(50) { IsUpright = true, Text = "first peak" }, new ReferenceLine(51) { IsUpright = true, Text = "second peak" }],
        })).Where(t => t.Text.EndsWith("peak", StringComparison.Ordinal)).ToArray();
        Assert.True(Math.Abs(places[0].Y - places[1].Y) > 20 || Math.Abs(places[0].X - places[1].X) > 6, $"{places[0]} {places[1]}");
    }

    /// <summary>The frequency of a point lies on no point of any spectrum in the figure.</summary>
    [Fact]
    public void The_tag_of_a_spectrum_hides_no_point_of_another()
    {
        double[] f = [.. Enumerable.Range(0, 61).Select(i => Math.Pow(10, 5 - (0.1 * i)))];
        NyquistCurve Arc(double r, bool hasDecades)
        {
            Complex[] z = [.. f.Select(hertz => 5 + (r / (1 + (new Complex(0, hertz / 30)))))];
            return new NyquistCurve(f, [.. z.Select(one => one.Real)], [.. z.Select(one => one.Imaginary)]) { HasDecades = hasDecades };
        }

        var curves = new[] { Arc(60, true), Arc(64, false), Arc(68, false), Arc(72, false) };
        var layout = FigureLayout.Arrange(NyquistChart.Figure(curves))[0];
        var frame = layout.Frame!;
        var tags = layout.Panel.Series.OfType<Annotation>().ToArray();
        Assert.NotEmpty(tags);
        foreach (var tag in tags)
        {
            var size = tag.Size!.Value;
            var wide = TextWidth.Of(tag.Text, size);
            var x = frame.AtX(tag.X) + tag.ShiftX;
            var left = tag.Anchor switch { TextAnchor.Middle => x - (wide / 2), TextAnchor.End => x - wide, _ => x };
            var y = frame.AtY(tag.Y) - tag.ShiftY;
            Assert.DoesNotContain(
                curves.SelectMany(curve => curve.Real.Zip(curve.Imaginary, (re, im) => (X: frame.AtX(re), Y: frame.AtY(-im)))),
                point => point.X > left && point.X < left + wide && Math.Abs(point.Y - y) < 0.5 * size);
        }
    }

    [Fact]
    public void A_fit_at_few_frequencies_is_round()
    {
        double[] f = [.. Enumerable.Range(0, 9).Select(k => Math.Pow(10, 3 - (0.5 * k)))];
        (double Re, double Im) Arc(double hertz) => (50 / (1 + (hertz / 10 * hertz / 10)), -50 * hertz / 10 / (1 + (hertz / 10 * hertz / 10)));
        var svg = NyquistChart.Figure([new NyquistCurve(f, [.. f.Select(h => Arc(h).Re)], [.. f.Select(h => Arc(h).Im)], "fit") { IsFit = true }]).ToSvg();
        var path = Regex.Matches(svg, "d=\"(M[^\"]*)\"").Select(m => m.Groups[1].Value).MaxBy(d => d.Count(c => c == 'L'))!;
        (double X, double Y)[] points = [.. Regex.Matches(path, @"([-0-9.]+) ([-0-9.]+)").Select(m => (double.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture), double.Parse(m.Groups[2].Value, CultureInfo.InvariantCulture)))];
        Assert.True(points.Length > 3 * f.Length);
        for (var i = 1; i + 1 < points.Length; i++)
        {
            double before = Math.Atan2(points[i].Y - points[i - 1].Y, points[i].X - points[i - 1].X), after = Math.Atan2(points[i + 1].Y - points[i].Y, points[i + 1].X - points[i].X);
            Assert.True(Math.Abs(Math.IEEERemainder(after - before, 2 * Math.PI)) < 0.5, $"a kink at point {i}");
        }
    }

    [Fact]
    public void A_color_bar_and_its_name_stay_on_the_page()
    {
        var scale = new ColorScale(ColorMap.Viridis, 0, 1, "Concentration of the salt in the electrolyte at the end", "mol/m3");
        double[] values = [-1, 0.5, 0.7, 2];
        var figure = Figure.Of(new Panel { Aspect = Aspect.EqualByFrame, Series = [new HeatMap(values, 2, 2, (0, 1), (0, 1), scale)] }, 85, 45);
        var svg = figure.ToSvg();
        Assert.True(Texts(svg).Count(t => t.Text.Length > 8) > 1, "the name is broken");
        foreach (Match point in Regex.Matches(svg, @"M([-0-9.]+) ([-0-9.]+)l"))
        {
            Assert.InRange(double.Parse(point.Groups[2].Value, CultureInfo.InvariantCulture), 5, (45 * 72 / 25.4) - 5);
        }
    }

    [Fact]
    public void A_bar_of_counted_things_is_divided_at_whole_numbers()
    {
        var scale = new ColorScale(ColorMap.Viridis, 1, 3, "Cycle") { IsCounted = true };
        var numbers = Numbers(new Panel
        {
            X = new Axis { ShowsNumbers = false }, Y = new Axis { ShowsNumbers = false }, Family = scale,
            Series = [.. Enumerable.Range(1, 3).Select(k => new LineSeries([0, 1], [0, k]) { Member = k })],
        });
        Assert.Equal(["1", "2", "3"], numbers);
    }

    [Fact]
    public void Points_on_other_points_leave_a_rim()
    {
        double[] x = [0, 1, 2, 3], y = [0, 1, 4, 9];
        double[] Radii(double shift) =>
        [
            .. Regex.Matches(
                Svg(new Panel
                {
                    Legend = LegendPlace.None,
                    Series = [new LineSeries(x, y) { Label = "a", Width = 0, Marker = Marker.Circle }, new LineSeries(x, [.. y.Select(v => v + shift)]) { Label = "b", Width = 0, Marker = Marker.Circle }],
                }), @"Z?M[-0-9.]+ [-0-9.]+a([0-9.]+) ").Select(m => double.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture)).Distinct(),
        ];
        Assert.Equal(2, Radii(0.001).Length);
        Assert.Single(Radii(1));
    }

    [Fact]
    public void A_curve_of_a_family_on_another_is_dashed()
    {
        var svg = Svg(new Panel
        {
            Family = new ColorScale(ColorMap.Viridis, 1, 3), Series = [.. Enumerable.Range(1, 3).Select(k => new LineSeries([0, 1, 2], [0, 1, 4]) { Member = k })],
        });
        Assert.Equal(2, Regex.Count(svg, "stroke-dasharray"));
    }

    [Fact]
    public void Rounding_is_no_trend()
    {
        var numbers = Numbers(new Panel { X = new Axis { ShowsNumbers = false }, Series = [new LineSeries([0, 1, 2], [-1.9980442, -1.9980448, -1.9980454])] });
        Assert.All(numbers, n => Assert.True(n.Length <= 5, n));
        Assert.Contains(Numbers(new Panel { Series = [new LineSeries([0, 1, 2], [0.8913, 0.8914, 0.8916])] }), n => n.StartsWith("0.891", StringComparison.Ordinal));
    }

    [Fact]
    public void The_shared_bar_of_a_low_figure_is_not_cut()
    {
        var scale = new ColorScale(ColorMap.Viridis, 0, 2e-4, "Charge", "mAh/cm2");
        var figure = new Figure
        {
            WidthMm = Figure.DoubleColumn, HeightMm = 24, SharedColorBar = scale,
            Panels = [new Panel { X = new Axis("*x*", "um") { Min = 0, Max = 200 }, Y = new Axis("*y*", "um") { Min = 0, Max = 6 }, Aspect = Aspect.EqualByFrame, Series = [new LineSeries([0, 200], [1, 5])] }],
        };
        var height = 24 * 72 / 25.4;
        foreach (var text in XDocument.Parse(figure.ToSvg()).Root!.Descendants().Where(e => e.Name.LocalName == "text"))
        {
            var turned = text.Attribute("transform")?.Value.StartsWith("rotate(-90", StringComparison.Ordinal) == true;
            var half = turned ? 0.5 * 0.55 * text.Value.Length * Number(text, "font-size") : 0;
            Assert.InRange(Number(text, "y") - half, 0, height);
            Assert.InRange(Number(text, "y") + half, 0, height);
        }
    }

    [Fact]
    public void An_inset_hides_no_data()
    {
        // The lower right corner is free: the inset stands there. A trace that fills the frame sends it above.
        double[] x = [.. Enumerable.Range(0, 200).Select(k => k / 199.0)];
        Panel Of(Func<double, double> y) => new() { Series = [new LineSeries(x, [.. x.Select(y)])], Insets = [new Inset(0.1, 0.2)] };
        (double Top, double Bottom, double Left, double Right)[] Frames(Panel panel) =>
        [
            .. XDocument.Parse(Svg(panel)).Root!.Descendants().Where(e => e.Name.LocalName == "clipPath").Select(e => e.Elements().Single())
                .Select(r => (Place(r, "y"), Place(r, "y") + Number(r, "height"), Place(r, "x"), Place(r, "x") + Number(r, "width"))),
        ];
        var inside = Frames(Of(v => Math.Pow(v, 0.1)));
        Assert.True(inside[1].Top > inside[0].Top && inside[1].Bottom < inside[0].Bottom && inside[1].Right < inside[0].Right, $"{inside[0]} {inside[1]}");
        var above = Frames(Of(v => Math.Sin(300 * v)));
        Assert.True(above[1].Bottom < above[0].Top && above[1].Top > 0, $"{above[0]} {above[1]}");
    }

    [Fact]
    public void A_long_name_without_spaces_is_broken_at_its_signs()
    {
        var titles = Texts(Figure.Of(new Panel { Title = "cell\\_17\\_prerun\\_at\\_25degC\\_second\\_channel\\_of\\_the\\_tester", Series = [new LineSeries([0, 1], [0, 1])] }, 60, 50).ToSvg())
            .Where(t => t.Text.Contains("cell", StringComparison.Ordinal) || t.Text.Contains("tester", StringComparison.Ordinal)).ToArray();
        Assert.Equal(2, titles.Length);
        Assert.DoesNotContain(titles, t => t.Text.Contains('\u0001', StringComparison.Ordinal));
    }

    [Fact]
    public void Every_map_and_palette_is_told_apart_without_color_vision_of_one_kind()
    {
        // Neighbors of the palette stay apart for eyes without long- or middle-wave cones (Machado, Oliveira and Fernandes 2009, severity 1).
        double[][] protan = [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]];
        double[][] deutan = [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]];
        foreach (var eye in (double[][][])[protan, deutan])
        {
            OkLab Seen(Rgb c) => OkLab.From(Through(eye, c));
            for (var i = 0; i < 6; i++)
            {
                for (var j = i + 1; j < 6; j++)
                {
                    OkLab a = Seen(Palette.At(i)), b = Seen(Palette.At(j));
                    Assert.True(Math.Sqrt(Math.Pow(a.L - b.L, 2) + Math.Pow(a.A - b.A, 2) + Math.Pow(a.B - b.B, 2)) > 0.05, $"colors {i} and {j}");
                }
            }

            foreach (var map in (ColorMap[])[ColorMap.Viridis, ColorMap.Cividis, ColorMap.Grays])
            {
                double[] light = [.. Enumerable.Range(0, 16).Select(k => Seen(map.Step(17 * k)).L)];
                Assert.True(Enumerable.Range(1, 15).All(k => light[k] > light[k - 1]), map.Name);
            }
        }
    }

    private static double Number(XElement element, string name) => double.Parse(element.Attribute(name)!.Value, CultureInfo.InvariantCulture);

    private static Rgb Through(double[][] eye, Rgb color)
    {
        double Linear(byte v) => v / 255.0 <= 0.04045 ? v / 255.0 / 12.92 : Math.Pow(((v / 255.0) + 0.055) / 1.055, 2.4);
        byte Back(double v) => (byte)Math.Clamp(Math.Round(255 * (v <= 0.0031308 ? 12.92 * v : (1.055 * Math.Pow(v, 1 / 2.4)) - 0.055)), 0, 255);
        double[] c = [Linear(color.R), Linear(color.G), Linear(color.B)];
        byte Of(int row) => Back(Math.Clamp((eye[row][0] * c[0]) + (eye[row][1] * c[1]) + (eye[row][2] * c[2]), 0, 1));
        return new Rgb(Of(0), Of(1), Of(2));
    }
}
