using Anodyne.Analysis;
using Anodyne.Electroanalysis.Polarization;
using Anodyne.Figures;
using Anodyne.Figures.Color;
using Anodyne.Figures.Plots;

namespace Anodyne.Electroanalysis.Methods;

/// <summary>
/// Polarization curves: |j| on a logarithmic axis against the overpotential or the cell voltage, the law as a line on a fine grid (dashed where it was not
/// fitted), the window shaded, points that were not used open, the residuals of the used ones below.
/// </summary>
internal static class TafelFigure
{
    private const int Grid = 160;

    public static CurveTable Table(PolarizationCurve curve) => new("tafel", "polarization curve and fit", curve switch
    {
        CellCurve cell =>
        [
            new("Cell voltage", "V", cell.Voltage), new("Current density", "mA/cm2", [.. cell.Current.Select(i => i / 10)]),
            new("Cell voltage fit", "V", [.. cell.Current.Select(j => Law(cell, j))]), new("Residual", "mV", Residual(cell)),
        ],
        ElectrodeCurve electrode =>
        [
            new("Overpotential", "V", electrode.Voltage), new("|j|", "mA/cm2", [.. electrode.Current.Select(i => Math.Abs(i) / 10)]),
            new("|j| fit", "mA/cm2", [.. electrode.Voltage.Select(e => electrode.At(e) / 10)]), new("Residual of ln|j|", "%", Residual(electrode)),
            .. electrode.Fit.Marcus is { } marcus
                ? [new CurveColumn("|j| Marcus", "mA/cm2", [.. electrode.Voltage.Select(e => marcus.At(e, electrode.Temperature) / 10)])]
                : Array.Empty<CurveColumn>(),
        ],
        _ => [],
    });

    public static Figure Of(PolarizationCurve curve) => curve is CellCurve cell
        ? Draw(curve, new Axis("Cell voltage", "V"), IsUsed(cell), Laws(cell), new Axis("Residual", "mV"), Residual(cell))
        : Draw(curve, new Axis("Overpotential", "V"), IsUsed((ElectrodeCurve)curve), Laws((ElectrodeCurve)curve), new Axis("Residual of ln|*j*|", "%"),
            Residual((ElectrodeCurve)curve));

    private static double Law(CellCurve cell, double current) => cell.Fit.VoltageAt(current, cell.Temperature);

    private static bool[] IsUsed(CellCurve cell) => [.. cell.Voltage.Select(x => Math.Abs(x) <= cell.Window)];

    private static bool[] IsUsed(ElectrodeCurve electrode) => [.. Enumerable.Range(0, electrode.Voltage.Length).Select(electrode.Fit.Used.Contains)];

    private static double[] Residual(CellCurve cell)
    {
        var isUsed = IsUsed(cell);
        return [.. cell.Voltage.Select((v, k) => isUsed[k] ? 1000 * (v - Law(cell, cell.Current[k])) : double.NaN)];
    }

    private static double[] Residual(ElectrodeCurve electrode)
    {
        var isUsed = IsUsed(electrode);
        return [.. electrode.Voltage.Select((e, k) => isUsed[k] ? 100 * (Math.Log(Math.Abs(electrode.Current[k])) - Math.Log(electrode.At(e))) : double.NaN)];
    }

    // Down the cathodic branch and up the anodic one, with a gap between.
    private static Series[] Laws(CellCurve cell)
    {
        var (least, most) = (cell.Current.Where(i => i != 0).Min(Math.Abs), cell.Current.Max(Math.Abs));
        double[] size = [.. Enumerable.Range(0, Grid + 1).Select(k => least * Math.Pow(most / least, (double)k / Grid))];
        double[] j = [.. size.Reverse().Select(i => -i), double.NaN, .. size];
        double[] y = [.. j.Select(i => Math.Abs(i) / 10)];
        var law = new LineSeries([.. j.Select(i => Law(cell, i))], y) { Label = "*IR* + Butler\u2013Volmer", Color = Palette.At(1) };
        return cell.Marcus is { IsIdentifiable: true } marcus
            ?
            [
                law, new LineSeries([.. j.Select(i => marcus.VoltageAt(i, cell.Temperature))], y)
                {
                    Label = "*IR* + Marcus\u2013Hush\u2013Chidsey", Dash = Dash.DashDot, Color = Palette.At(2),
                },
            ]
            : [law];
    }

    private static Series[] Laws(ElectrodeCurve electrode)
    {
        var span = 1.02 * electrode.Voltage.Max(Math.Abs);
        double[] x = [.. Enumerable.Range(0, Grid + 1).Select(k => span * ((2.0 * k / Grid) - 1)).Where(e => Math.Abs(e) > 1e-3 * span)];
        var least = 0.3 * electrode.Current.Where(i => i != 0).Min(Math.Abs) / 10;
        double[] Shown(Func<double, double> law, Func<double, bool> isShown) =>
            [.. x.Select(e => isShown(e) && law(e) / 10 > least ? law(e) / 10 : double.NaN)];
        var inside = new LineSeries(x, Shown(electrode.At, e => Math.Abs(e) <= electrode.Window)) { Label = "Butler\u2013Volmer", Color = Palette.At(1) };
        var outside = new LineSeries(x, Shown(electrode.At, e => Math.Abs(e) > electrode.Window)) { Dash = Dash.Dashed, Width = 0.7, Color = Palette.At(1) };
        return electrode.Fit.Marcus is { } marcus
            ?
            [
                inside, outside, new LineSeries(x, Shown(e => marcus.At(e, electrode.Temperature), _ => true))
                {
                    Label = "Marcus\u2013Hush\u2013Chidsey", Dash = Dash.DashDot, Color = Palette.At(2),
                },
            ]
            : [inside, outside];
    }

    private static Figure Draw(PolarizationCurve curve, Axis x, bool[] isUsed, Series[] laws, Axis residualAxis, double[] residual)
    {
        var v = curve.Voltage;
        LineSeries Points(bool used, string label) => new(
            [.. v.Where((_, k) => isUsed[k] == used)], [.. curve.Current.Where((_, k) => isUsed[k] == used).Select(i => Math.Abs(i) / 10)])
        {
            Marker = Marker.Circle, Width = 0, HasOpenMarkers = !used, Label = label, Color = Palette.At(0), MarkerSize = 3,
        };
        Series[] shade = double.IsInfinity(curve.Window) ? [] : [new ShadedWindow(-curve.Window, curve.Window)];
        Series[] unused = isUsed.Contains(false) ? [Points(false, "not used")] : [];
        var padded = x with { Padding = 0.02, IsTight = true };
        return new Figure
        {
            WidthMm = Figure.SingleColumn, HeightMm = 100, RowWeights = [2.4, 1],
            Panels =
            [
                new Panel
                {
                    X = padded, Y = new Axis("|*j*|", "mA/cm2") { Scale = AxisScale.Log, Padding = 0.03, IsTight = true },
                    Series = [.. shade, Points(true, "measured"), .. unused, .. laws],
                },
                new Panel
                {
                    X = padded, Y = residualAxis with { IncludeZero = true, Padding = 0.08, IsTight = true },
                    Series =
                    [
                        .. shade, new ReferenceLine(0),
                            new LineSeries(v, residual) { Marker = Marker.Circle, Width = 0, MarkerSize = 2.6, Color = Palette.At(0) },
                        new ShadedWindow(v.Min(), v.Max()) { Opacity = 0 },
                    ],
                },
            ],
        };
    }
}
