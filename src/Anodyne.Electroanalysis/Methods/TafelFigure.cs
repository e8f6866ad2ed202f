using Anodyne.Analysis;
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

    /// <summary>One electrode: laws give |j| in A/m2 for an overpotential in V.</summary>
    public static (Figure Figure, CurveTable Curve) OfElectrode(double[] eta, double[] current, bool[] isUsed, double window, Func<double, double> law, Func<double, double>? marcus)
    {
        var span = 1.02 * eta.Max(Math.Abs);
        double[] x = [.. Enumerable.Range(0, Grid + 1).Select(k => span * ((2.0 * k / Grid) - 1)).Where(e => Math.Abs(e) > 1e-3 * span)];
        var least = 0.3 * current.Where(i => i != 0).Min(Math.Abs) / 10;
        double[] Law(Func<double, double> of, bool inside) => [.. x.Select(e => Math.Abs(e) <= window == inside && of(e) / 10 > least ? of(e) / 10 : double.NaN)];
        double[] residual = [.. eta.Select((e, k) => isUsed[k] ? 100 * (Math.Log(Math.Abs(current[k])) - Math.Log(law(e))) : double.NaN)];
        return (
            Draw(
                new Axis("Overpotential", "V"), eta, current, isUsed, window,
                [
                    new LineSeries(x, Law(law, true)) { Label = "Butler\u2013Volmer", Color = Palette.At(1) }, new LineSeries(x, Law(law, false)) { Dash = Dash.Dashed, Width = 0.7, Color = Palette.At(1) },
                    .. marcus is null ? Array.Empty<Series>() : [new LineSeries(x, [.. x.Select(e => marcus(e) / 10 > least ? marcus(e) / 10 : double.NaN)]) { Label = "Marcus\u2013Hush\u2013Chidsey", Dash = Dash.DashDot, Color = Palette.At(2) }],
                ],
                new Axis("Residual of ln|*j*|", "%") { IncludeZero = true, Padding = 0.08, IsTight = true }, residual),
            new CurveTable(
                "tafel", "polarization curve and fit",
                [
                    new("Overpotential", "V", eta), new("|j|", "mA/cm2", [.. current.Select(i => Math.Abs(i) / 10)]), new("|j| fit", "mA/cm2", [.. eta.Select(e => law(e) / 10)]), new("Residual of ln|j|", "%", residual),
                    .. marcus is null ? Array.Empty<CurveColumn>() : [new("|j| Marcus", "mA/cm2", [.. eta.Select(e => marcus(e) / 10)])],
                ]));
    }

    /// <summary>A symmetric cell: laws give the cell voltage in V for a current density in A/m2.</summary>
    public static (Figure Figure, CurveTable Curve) OfCell(double[] voltage, double[] current, bool[] isUsed, double? window, Func<double, double> law, Func<double, double>? marcus)
    {
        var (least, most) = (current.Where(i => i != 0).Min(Math.Abs), current.Max(Math.Abs));
        double[] size = [.. Enumerable.Range(0, Grid + 1).Select(k => least * Math.Pow(most / least, (double)k / Grid))];

        // Down the cathodic branch and up the anodic one, with a gap between.
        double[] j = [.. size.Reverse().Select(i => -i), double.NaN, .. size];
        double[] y = [.. j.Select(i => Math.Abs(i) / 10)];
        double[] residual = [.. voltage.Select((v, k) => isUsed[k] ? 1000 * (v - law(current[k])) : double.NaN)];
        return (
            Draw(
                new Axis("Cell voltage", "V"), voltage, current, isUsed, window,
                [
                    new LineSeries([.. j.Select(law)], y) { Label = "*IR* + Butler\u2013Volmer", Color = Palette.At(1) },
                    .. marcus is null ? Array.Empty<Series>() : [new LineSeries([.. j.Select(marcus)], y) { Label = "*IR* + Marcus\u2013Hush\u2013Chidsey", Dash = Dash.DashDot, Color = Palette.At(2) }],
                ],
                new Axis("Residual", "mV") { IncludeZero = true, Padding = 0.08, IsTight = true }, residual),
            new CurveTable(
                "tafel", "polarization curve and fit",
                [new("Cell voltage", "V", voltage), new("Current density", "mA/cm2", [.. current.Select(i => i / 10)]), new("Cell voltage fit", "V", [.. current.Select(law)]), new("Residual", "mV", residual)]));
    }

    private static Figure Draw(Axis x, double[] v, double[] current, bool[] isUsed, double? window, Series[] laws, Axis residualAxis, double[] residual)
    {
        LineSeries Points(bool used, string label) => new(
            [.. v.Where((_, k) => isUsed[k] == used)], [.. current.Where((_, k) => isUsed[k] == used).Select(i => Math.Abs(i) / 10)])
        {
            Marker = Marker.Circle, Width = 0, HasOpenMarkers = !used, Label = label, Color = Palette.At(0), MarkerSize = 3,
        };
        Series[] shade = window is { } w ? [new ShadedWindow(-w, w)] : [];
        var padded = x with { Padding = 0.02, IsTight = true };
        return new Figure
        {
            WidthMm = Figure.SingleColumn, HeightMm = 100, RowWeights = [2.4, 1],
            Panels =
            [
                new Panel { X = padded, Y = new Axis("|*j*|", "mA/cm2") { Scale = AxisScale.Log, Padding = 0.03, IsTight = true }, Series = [.. shade, Points(true, "measured"), .. isUsed.Contains(false) ? [Points(false, "not used")] : Array.Empty<Series>(), .. laws] },
                new Panel { X = padded, Y = residualAxis, Series = [.. shade, new ReferenceLine(0), new LineSeries(v, residual) { Marker = Marker.Circle, Width = 0, MarkerSize = 2.6, Color = Palette.At(0) }, new ShadedWindow(v.Min(), v.Max()) { Opacity = 0 }] },
            ],
        };
    }
}
