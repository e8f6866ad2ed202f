using Anodyne.Analysis;
using Anodyne.Figures;
using Anodyne.Figures.Charts;
using Anodyne.Figures.Plots;
using Anodyne.Records;
using Anodyne.Records.Terms;
using Anodyne.Reports.Blocks;
using Anodyne.Reports.Sections;
using Anodyne.Studies.Analyses;
using Anodyne.Studies.Answers;

namespace Anodyne.Studies.Reporting;

/// <summary>
/// The simulated and the measured curve in one panel: spectra as a Nyquist plot, otherwise the curve of the method (first column across, second up), and where
/// the method has none the voltage against time.
/// </summary>
internal static class OverlayFigure
{
    private const int FewPoints = 200;
    private const int LeastPoints = 3;
    private static readonly string[] s_logarithmic = ["Frequency", "tau"];

    /// <summary>One curve: from which file, points, units, and the area of the cell, m2.</summary>
    private sealed record Curve(string Label, CurveColumn X, CurveColumn Y, double? Area, bool IsSimulated);

    /// <summary>The figure of an analysis of a variant and of the files that answer it; null if either side has no curve of the same kind.</summary>
    public static FigureBlock? Of(PartAnswer part, string variant, string analysis)
    {
        var (shown, results) = part.Shown.Zip(part.Variants).First(pair => pair.First.Name == variant);
        return Of(
            part.Virtual.First(finished => finished.Variant == variant && finished.Analysis.Name == analysis),
            part.Part.Model.Measurement(results.Case, results.Results[0])?.Record,
            part.Part.Model.Cell(results.Case)?.Area,
            [.. part.Measured.Where(
                finished => finished.Analysis.Name == analysis && finished.Answers.Any(value => value.Answer.Variant == shown.Plan.Variant.Name))]);
    }

    /// <summary>The figure; null if either side has no curve of the same kind.</summary>
    private static FigureBlock? Of(FinishedVirtualAnalysis simulated, Record? virtualRecord, double? area, IReadOnlyList<FinishedAnalysis> measured)
    {
        var curves = OfMethod(simulated, area, measured);
        if (curves.Count < 2)
        {
            curves = OfVoltage(virtualRecord, area, measured);
        }

        if (curves.Count < 2)
        {
            return null;
        }

        var missing = measured.Count - (curves.Count - 1);
        var isNyquist = curves[0].X.Name == "Z'";
        var perArea = isNyquist && curves.All(curve => curve.Area is not null);
        var marks = curves.Skip(1).All(IsMarked) ? "markers are" : "the other curves are";
        var caption = $"{simulated.Variant}: the line is simulated, {marks} measured ({simulated.Analysis.Name})."
            + (isNyquist ? perArea ? " Impedance of the whole cell times its area." : " Impedance of the whole cells; not all files say their area." : "")
            + (missing > 0 ? $" {missing} measured {(missing == 1 ? "curve is" : "curves are")} not drawn: of another kind or unit." : "");
        return new FigureBlock(isNyquist ? Nyquist(curves, perArea) : Lines(curves), caption);
    }

    private static IReadOnlyList<Curve> OfMethod(FinishedVirtualAnalysis simulated, double? area, IReadOnlyList<FinishedAnalysis> measured)
    {
        if (Of(simulated.Result, "simulated", area, isSimulated: true) is not { } first)
        {
            return [];
        }

        (string, string, string, string) Kind(Curve curve) => (curve.X.Name, curve.X.Unit, curve.Y.Name, curve.Y.Unit);
        var others = measured.Select(finished => Of(finished.Result, Label(finished), Area(finished), isSimulated: false)).OfType<Curve>();
        return [first, .. others.Where(other => Kind(other) == Kind(first))];
    }

    private static Curve? Of(AnalysisResult result, string label, double? area, bool isSimulated)
    {
        if (result.IsRefused || result.Curves.Count == 0 || result.Curves[0].Columns is not { Count: >= 2 } columns)
        {
            return null;
        }

        var real = columns.FirstOrDefault(column => column.Name == "Z'");
        var up = columns.FirstOrDefault(column => column.Name == "-Z''");
        var (x, y) = real is not null && up is not null ? (real, up) : (columns[0], columns[1]);
        var curve = new Curve(label, x, y, area, isSimulated);
        return curve.X.Values.Count >= LeastPoints && curve.Y.Values.Count == curve.X.Values.Count ? curve : null;
    }

    private static IReadOnlyList<Curve> OfVoltage(Record? simulated, double? area, IReadOnlyList<FinishedAnalysis> measured) =>
    [
        .. new[] { simulated is null ? null : Voltage(simulated, "simulated", area, true) }
            .Concat(measured.Where(finished => simulated is not null && finished.Files.Count > 0)
                .Select(finished => Voltage(finished.Files[0].Records[0].Record, Label(finished), Area(finished), false)))
            .OfType<Curve>(),
    ];

    private static Curve? Voltage(Record record, string label, double? area, bool isSimulated) =>
        record.Find(Bdf.TestTime.Name)?.ToDoubles() is { Length: >= LeastPoints } time && record.Find(Bdf.Voltage.Name)?.ToDoubles() is { } voltage
            ? new Curve(
                label, new CurveColumn("Time", "h", [.. time.Select(t => (t - time[0]) / 3600)]), new CurveColumn("Voltage", "V", voltage), area, isSimulated)
            : null;

    private static double? Area(FinishedAnalysis finished) => finished.Files.Count > 0 ? finished.Files[0].Cell.Area : null;

    private static string Label(FinishedAnalysis finished) => string.Join(", ", finished.Analysis.Files.Select(Path.GetFileName));

    private static bool IsMarked(Curve curve) => curve.X.Values.Count <= FewPoints;

    private static Figure Nyquist(IReadOnlyList<Curve> curves, bool perArea)
    {
        NyquistCurve[] drawn =
        [
            .. curves.Select((curve, index) => (curve, index)).OrderBy(item => item.curve.IsSimulated).Select(item =>
            {
                var scale = perArea ? 1e4 * item.curve.Area!.Value : 1;
                double[] Scaled(CurveColumn column, double sign) => [.. column.Values.Select(value => sign * value * scale)];
                return new NyquistCurve([], Scaled(item.curve.X, 1), Scaled(item.curve.Y, -1), item.curve.Label)
                {
                    IsFit = item.curve.IsSimulated, Color = SeriesColors.Of(item.index),
                };
            }),
        ];
        return NyquistChart.Figure(drawn, perArea ? "ohm cm2" : "ohm", 130);
    }

    private static Figure Lines(IReadOnlyList<Curve> curves) => Figure.Of(
        new Panel
        {
            X = new Axis(curves[0].X.Name, curves[0].X.Unit) { Scale = s_logarithmic.Contains(curves[0].X.Name) ? AxisScale.Log : AxisScale.Linear },
            Y = new Axis(curves[0].Y.Name, curves[0].Y.Unit) { Padding = 0.05 },
            Series =
            [
                .. curves.Select((curve, index) => (curve, index)).OrderBy(item => item.curve.IsSimulated)
                .Select(item => new LineSeries(item.curve.X.Values, item.curve.Y.Values)
                {
                    Label = item.curve.Label,
                    Color = SeriesColors.Of(item.index),
                    Width = item.curve.IsSimulated ? 1 : IsMarked(item.curve) ? 0 : 0.5,
                    Marker = !item.curve.IsSimulated && IsMarked(item.curve) ? Marker.Circle : Marker.None,
                    MarkerSize = 2.6,
                    HasOpenMarkers = true,
                }),
            ],
            Legend = LegendPlace.Best,
        },
        130,
        70);
}
