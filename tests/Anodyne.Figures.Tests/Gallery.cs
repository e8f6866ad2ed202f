using Anodyne.Figures.Charts;
using Anodyne.Figures.Color;
using Anodyne.Figures.Plots;

namespace Anodyne.Figures.Tests;

/// <summary>Small figures of every kind, made of formulas; they are the approved pictures.</summary>
internal static class Gallery
{
    public static IReadOnlyDictionary<string, Func<Figure>> All { get; } = new SortedDictionary<string, Func<Figure>>(StringComparer.Ordinal)
    {
        ["lines"] = Lines,
        ["log-log"] = LogLog,
        ["nyquist"] = Nyquist,
        ["two-axes"] = TwoAxes,
        ["maps"] = Maps,
        ["bars"] = Bars,
        ["tornado"] = Tornado,
        ["waterfall"] = Waterfall,
    };

    private static double[] Space(double from, double to, int count) => [.. Enumerable.Range(0, count).Select(i => from + ((to - from) * i / (count - 1)))];

    private static Figure Lines()
    {
        var t = Space(0, 2.83, 60);
        double[] a = [.. t.Select(x => 0.31 + (0.42 * (1 - Math.Exp(-x))))], b = [.. t.Select(x => 0.31 + (0.16 * x) + (0.05 * x * x))];
        return Figure.Of(new Panel
        {
            X = new Axis("Time", "h"),
            Y = new Axis("Roughness *R*_{q}", "um"),
            Series =
            [
                new ShadedWindow(1.2, 1.9) { Label = "fit window" },
                new BandSeries(t, [.. a.Select(v => 0.9 * v)], [.. a.Select(v => 1.1 * v)]) { Color = Palette.Blue },
                new LineSeries(t, a) { Label = "coated", Color = Palette.Blue },
                new LineSeries(t, b) { Label = "bare", Color = Palette.Vermilion, Dash = Dash.Dashed },
                new ErrorBarSeries([0.5, 1.5, 2.5], [0.45, 0.72, 0.86], [0.06, 0.05, 0.08]) { Label = "measured", Color = Rgb.Black },
                new ReferenceLine(1.0) { Text = "limit" },
            ],
        });
    }

    private static Figure LogLog()
    {
        double[] cells = [32, 64, 128, 256];
        return Figure.Of(new Panel
        {
            X = new Axis("Cells per wavelength") { Scale = AxisScale.Log },
            Y = new Axis("Relative error of the crest current") { Scale = AxisScale.Log },
            Series =
            [
                new LineSeries(cells, [2.0e-3, 5.3e-4, 1.2e-4, 2.6e-5]) { Label = "crest", Marker = Marker.Circle },
                new LineSeries(cells, [2.3e-4, 5.1e-5, 1.2e-5, 2.8e-6]) { Label = "total", Marker = Marker.Square, HasOpenMarkers = true },
                new LineSeries(cells, [.. cells.Select(n => 3e-3 * Math.Pow(n / 32, -2))]) { Color = Palette.Gray, Dash = Dash.Dotted, Label = "second order" },
            ],
        });
    }

    private static Figure Nyquist()
    {
        double[] f = [.. Enumerable.Range(0, 43).Select(i => Math.Pow(10, 6 - (i / 6.0)))];
        (double Re, double Im) Z(double hz)
        {
            var (re, im) = (6.0, 0.0);
            foreach (var (r, tau) in ((double, double)[])[(48, 2e-5), (22, 0.02)])
            {
                var wt = 2 * Math.PI * hz * tau;
                re += r / (1 + (wt * wt));
                im -= r * wt / (1 + (wt * wt));
            }

            return (re, im);
        }

        double[] re = [.. f.Select(x => Z(x).Re)], im = [.. f.Select(x => Z(x).Im)];
        return NyquistChart.Figure(
            [
                new NyquistCurve(f, re, im, "measured") { HasDecades = true },
                new NyquistCurve(f, re, im, "fit, *R*(*RC*)(*RC*)") { IsFit = true, Color = Palette.Vermilion },
            ],
            "ohm cm2");
    }

    private static Figure TwoAxes()
    {
        double[] n = [.. Enumerable.Range(1, 40).Select(i => 5.0 * i)];
        return Figure.Of(new Panel
        {
            X = new Axis("Cycle number"),
            Y = new Axis("Discharge capacity", "mAh/g") { Min = 100, Max = 200 },
            Right = new Axis("Coulombic efficiency", "percent") { Min = 90, Max = 101 },
            Series =
            [
                new LineSeries(n, [.. n.Select(c => 182 * Math.Pow(0.9986, c))]) { Label = "capacity", Width = 0, Marker = Marker.Circle },
                new LineSeries(n, [.. n.Select(c => 99.4 + (0.3 * Math.Sin(c)))]) { Label = "efficiency", Width = 0, Marker = Marker.Square, HasOpenMarkers = true, IsOnRight = true },
            ],
        });
    }

    private static Figure Maps()
    {
        const int n = 48;
        double Field(int i, int j, double s) => (j + 0.5) / n < 0.2 + (0.1 * Math.Cos(2 * Math.PI * (i + 0.5) / n)) ? double.NaN : 700 + (300 * (j + 0.5) / n) - (s * Math.Cos(2 * Math.PI * i / n));
        double[] Values(double s) => [.. Enumerable.Range(0, n * n).Select(k => Field(k % n, k / n, s))];
        double[] left = Values(30), right = Values(90);
        var scale = ColorScale.Covering(ColorMap.Viridis, "*c*", "mol/m3", left, right);
        Panel Map(double[] v, string title, bool numbers) => new()
        {
            X = new Axis("*x*", "um"),
            Y = new Axis("*y*", "um") { ShowsNumbers = numbers },
            Title = title,
            ColorBar = ColorBarPlace.None,
            Aspect = Aspect.EqualByFrame,
            Series = [new HeatMap(v, n, n, (0, 100), (0, 100), scale), new ContourSeries(v, n, n, (1, 99), (1, 99), [800, 900]) { Color = Rgb.White }],
        };
        double[] signed = [.. Enumerable.Range(0, n * n).Select(k => Math.Sin(2 * Math.PI * (k % n) / n) * Math.Cos(2 * Math.PI * (k / n) / n))];
        return new Figure
        {
            WidthMm = Figure.DoubleColumn,
            HeightMm = 58,
            Columns = 3,
            Panels =
            [
                Map(left, "coated", true),
                Map(right, "bare", false),
                new Panel
                {
                    X = new Axis("*x*", "um"), Y = new Axis("*y*", "um"), Title = "own scale", Aspect = Aspect.EqualByFrame,
                    Series = [new HeatMap(signed, n, n, (0, 100), (0, 100), new ColorScale(ColorMap.Diverging, -0.8, 0.8, "difference", "mol/m3"))],
                },
            ],
            SharedColorBar = scale,
        };
    }

    private static Figure Bars() => Figure.Of(new Panel
    {
        X = Axis.OfCategories("PE, 1 mA/cm^{2}", "LiMMT, 1 mA/cm^{2}", "PE, 10 mA/cm^{2}", "LiMMT, 10 mA/cm^{2}"),
        Y = new Axis("Growth rate", "1/s") { IncludeZero = true },
        Series =
        [
            new BarSeries([2.1e-6, 3.0e-6, 4.4e-5, 2.2e-5]) { BarWidth = 0.36, Offset = -0.19, Label = "closed form", Error = [2e-7, 3e-7, 4e-6, 2e-6] },
            new BarSeries([2.2e-6, 2.9e-6, 4.1e-5, 2.3e-5]) { BarWidth = 0.36, Offset = 0.19, Label = "simulated" },
        ],
    });

    private static Figure Tornado() => Figure.Of(
        TornadoChart.Panel(
            new Axis("ln(*R*_{q,coated}/*R*_{q,bare})"),
            0.04,
            [
                new TornadoBar("MacMullin number", -0.02, 0.21, "4", "20"),
                new TornadoBar("diffusivity", 0.31, -0.12, "2\u00d710^{\u221211}", "2\u00d710^{\u221210}"),
                new TornadoBar("surface energy", 0.07, 0.01, "0.3", "0.7"),
            ]));

    private static Figure Waterfall() => Figure.Of(
        WaterfallChart.Panel(
            [
                new WaterfallStep("cathode", 11.2), new WaterfallStep("separator", 1.6), new WaterfallStep("electrolyte", 5.3), new WaterfallStep("credit", -0.9),
                new WaterfallStep("total", 0, IsTotal: true),
            ],
            new Axis("Mass", "g")));
}
