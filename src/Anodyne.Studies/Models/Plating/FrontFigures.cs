using Anodyne.Figures;
using Anodyne.Figures.Color;
using Anodyne.Figures.Plots;
using Anodyne.Plating.Results;
using Anodyne.Reports.Blocks;
using Anodyne.Reports.Sections;

namespace Anodyne.Studies.Models.Plating;

/// <summary>Fronts while the lithium grows, at equal scale in both directions, and the final profiles about their mean, magnified.</summary>
internal static class FrontFigures
{
    private const double Micro = 1e6;
    private const double MilliampereHourPerSquareCentimeter = 36000;

    public static IReadOnlyList<ReportBlock> Of(IReadOnlyList<PlatingVariant> variants)
    {
        PlatingVariant[] shown = [.. variants.Where(v => First(v).Fronts.Count > 0)];
        return shown.Length == 0 ? [] : [Evolution(shown), .. Profiles(shown)];
    }

    /// <summary>Charge in mAh/cm2.</summary>
    public static double Capacity(double chargePerArea) => chargePerArea / MilliampereHourPerSquareCentimeter;

    private static PlatingResult First(PlatingVariant variant) => variant.Runs[0].Result;

    private static FigureBlock Evolution(PlatingVariant[] variants)
    {
        var top = 1.08 * Micro * variants.Max(v => First(v).Fronts.Max(Highest));
        var bottom = Micro * variants.Min(v => First(v).Fronts.Min(Lowest));
        bottom -= 0.04 * (top - bottom);
        var width = variants.Max(Width);
        // Under a protocol charge comes and goes: there the time tells one front from the next.
        var isInTime = variants.Any(v => First(v).ProtocolSteps.Count > 0);
        Func<FrontSnapshot, double> moment = isInTime ? front => front.Time / 3600 : front => Capacity(front.ChargePerArea);
        var last = variants.Max(v => First(v).Fronts.Max(moment));
        // Runs that all stopped at once passed no charge; the bar then spans one unit.
        var scale = new ColorScale(ColorMap.Viridis.Part(0, 0.88), 0, last > 0 ? last : 1, isInTime ? "Time" : "Charge", isInTime ? "h" : "mAh/cm2");
        var columns = Math.Min(width > 2.5 * (top - bottom) ? 2 : 3, variants.Length);
        var rows = (variants.Length + columns - 1) / columns;
        var frame = (Figure.DoubleColumn - 18 - (columns * 11)) / columns;
        var height = (rows * ((frame * (top - bottom) / width) + 9.5)) + 10;
        return new FigureBlock(
            new Figure
            {
                WidthMm = Figure.DoubleColumn,
                HeightMm = Math.Max(height, rows * 22),
                Columns = columns,
                SharedColorBar = scale,
                Title = "Fronts while lithium grows",
                Panels = [.. variants.Select((v, i) => EvolutionPanel(v, (scale, moment), (bottom, top), width, i, columns, variants.Length))],
            },
            $"Front of the lithium at {First(variants[0]).Fronts.Count} moments, evenly spaced in {(isInTime ? "the protocol" : "charge")} "
                + $"({FirstSeed(variants)}). Grey: lithium at the end. Both directions at the same scale; *y* from the initial mean surface.");
    }

    private static Panel EvolutionPanel(
        PlatingVariant variant, (ColorScale Scale, Func<FrontSnapshot, double> Moment) color, (double Low, double High) range, double width,
        int index, int columns, int count)
    {
        List<Series> series = [];
        var fronts = First(variant).Fronts;
        foreach (var curve in fronts[^1].Curves)
        {
            series.Add(Metal(curve, range.Low, width));
        }

        foreach (var front in fronts)
        {
            series.AddRange(front.Curves.Select(c => new LineSeries(Across(c, width).X, Across(c, width).Y)
            {
                Color = color.Scale.Map.At(color.Scale.Position(color.Moment(front))),
                Width = 0.7,
            }));
        }

        return new Panel
        {
            X = new Axis("*x*", "um") { Min = 0, Max = width, ShowsNumbers = index + columns >= count },
            Y = new Axis("*y*", "um") { Min = range.Low, Max = range.High, ShowsNumbers = index % columns == 0 },
            Aspect = Aspect.EqualByFrame,
            Title = variant.Name,
            Series = series,
        };
    }

    /// <summary>Filled lithium: under the main front, islands in grey, pockets white.</summary>
    public static PolygonSeries Metal(FrontCurve curve, double bottom, double width)
    {
        var (x, y) = Across(curve, width);
        if (curve.Kind != FrontCurveKind.Main)
        {
            return new PolygonSeries(x, y) { Color = curve.Kind == FrontCurveKind.Island ? Rgb.Gray(0xdc) : Rgb.White };
        }

        return new PolygonSeries([x[0], .. x, x[^1]], [bottom, .. y, bottom]) { Color = Rgb.Gray(0xdc) };
    }

    /// <summary>
    /// The vertices of a curve, µm; a periodic main front, whose last vertex is not repeated, is carried on to both sides so that it fills the width.
    /// </summary>
    public static (double[] X, double[] Y) Across(FrontCurve curve, double width)
    {
        double[] x = [.. curve.X.Select(v => Micro * v)], y = [.. curve.Z.Select(v => Micro * v)];
        return curve.Kind == FrontCurveKind.Main && x.Length > 1 && Math.Abs(x[^1] - x[0]) < (1 - 1e-9) * width
            ? ([.. x.Select(v => v - width), .. x, .. x.Select(v => v + width)], [.. y, .. y, .. y])
            : (x, y);
    }

    /// <summary>Width of the box, µm: that of the fields if there are any, else of the front.</summary>
    public static double Width(PlatingVariant variant) => Micro * (First(variant) switch
    {
        { Fields: { Count: > 0 } fields } => fields[^1].Columns * fields[^1].Spacing,
        { Fronts: { Count: > 0 } fronts } => fronts[0].Curves.Max(c => c.X.Max()),
        _ => 0,
    });

    private static IEnumerable<FigureBlock> Profiles(PlatingVariant[] variants)
    {
        var columns = Math.Min(2, variants.Length);
        var rows = (variants.Length + columns - 1) / columns;
        var lines = variants.Select(v => (v.Name, Start: AboutMean(First(v).Fronts[0], Width(v)), End: AboutMean(First(v).Fronts[^1], Width(v)))).ToArray();
        var highest = 1.1 * lines.SelectMany(l => l.Start.Z.Concat(l.End.Z)).Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty(1).Max();
        var width = variants.Max(Width);
        yield return new FigureBlock(
            new Figure
            {
                WidthMm = Figure.DoubleColumn,
                HeightMm = 10 + (rows * 31),
                Columns = columns,
                Title = "Profiles about their mean",
                Panels =
                [
                    .. lines.Select((l, i) => new Panel
                    {
                        X = new Axis("*x*", "um") { Min = 0, Max = width, ShowsNumbers = i + columns >= lines.Length },
                        Y = new Axis("*y* − mean", "um") { Min = -highest, Max = highest, ShowsNumbers = i % columns == 0 },
                        Title = l.Name,
                        Legend = i == 0 ? LegendPlace.Best : LegendPlace.None,
                        Series =
                        [
                            new LineSeries(l.Start.X, l.Start.Z) { Label = "start", Color = Palette.Gray, Width = 0.7 },
                            new LineSeries(l.End.X, l.End.Z) { Label = "end", Color = SeriesColors.Of(i), Width = 0.9 },
                        ],
                    }),
                ],
            },
            $"The same surfaces about their mean height, magnified in height, at the start and at the end ({FirstSeed(variants)}). One scale for all.");
    }

    private static (double[] X, double[] Z) AboutMean(FrontSnapshot front, double width)
    {
        var (x, y) = Across(front.Curves.FirstOrDefault(c => c.Kind == FrontCurveKind.Main) ?? front.Curves[0], width);
        double area = 0, length = 0;
        for (var i = 1; i < x.Length; i++)
        {
            area += 0.5 * (y[i] + y[i - 1]) * (x[i] - x[i - 1]);
            length += x[i] - x[i - 1];
        }

        var mean = length == 0 ? 0 : area / length;
        return (x, [.. y.Select(v => v - mean)]);
    }

    private static string FirstSeed(PlatingVariant[] variants) =>
        variants.Any(v => v.Runs.Count > 1) ? $"seed {variants[0].Runs[0].Seed} of {variants.Max(v => v.Runs.Count)}" : "one run";

    private static double Highest(FrontSnapshot front) => front.Curves.SelectMany(c => c.Z).DefaultIfEmpty(0).Max();

    private static double Lowest(FrontSnapshot front) => front.Curves.SelectMany(c => c.Z).DefaultIfEmpty(0).Min();
}
