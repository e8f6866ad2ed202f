using System.Numerics;
using Anodyne.Analysis;
using Anodyne.Figures;
using Anodyne.Figures.Charts;
using Anodyne.Figures.Plots;
using Anodyne.Quantities.Estimates;

namespace Anodyne.Electroanalysis.Methods;

/// <summary>Figures of impedance analyses: Nyquist with equal axes and -Im upward, residuals in percent below.</summary>
internal static class ImpedanceFigures
{
    public static Figure Fit(string title, double[] f, Complex[] z, Complex[] model) => new()
    {
        WidthMm = Figure.SingleColumn, HeightMm = 52 + Height(z), Title = title, RowWeights = [Height(z), 30],
        Panels =
        [
            NyquistChart.Panel(
            [
                new NyquistCurve(f, [.. z.Select(v => v.Real)], [.. z.Select(v => v.Imaginary)], "measured") { HasDecades = true },
                new NyquistCurve(f, [.. model.Select(v => v.Real)], [.. model.Select(v => v.Imaginary)], "fit") { IsFit = true },
            ]),
            Residuals(f, [.. z.Select((v, k) => 100 * (v - model[k]).Real / v.Magnitude)], [.. z.Select((v, k) => 100 * (v - model[k]).Imaginary / v.Magnitude)]),
        ],
    };

    /// <summary>The high-frequency end of a spectrum between blocking electrodes, with the intercept and its 95 % interval, and the residuals of all points.</summary>
    public static Figure Intercept(double[] f, Complex[] z, Complex[] model, double resistance, double half, double span)
    {
        // The tail to low frequency is thousands of times longer than what is looked for: only what lies within a few times the intercept is shown.
        var near = Enumerable.Range(0, f.Length).Where(k => z[k].Magnitude < span * resistance).ToArray();
        near = near.Length >= 3 ? near : [.. Enumerable.Range(0, f.Length)];
        var panel = NyquistChart.Panel(
        [
            new NyquistCurve([.. near.Select(k => f[k])], [.. near.Select(k => z[k].Real)], [.. near.Select(k => z[k].Imaginary)], "measured") { HasDecades = true },
            new NyquistCurve([.. near.Select(k => f[k])], [.. near.Select(k => model[k].Real)], [.. near.Select(k => model[k].Imaginary)], "reconstruction") { IsFit = true },
        ]);
        var whole = Fit("intercept", f, z, model);
        return whole with
        {
            HeightMm = 110, RowWeights = [2, 1],
            Panels = [panel with { Series = [new ShadedWindow(resistance - half, resistance + half), .. panel.Series, new ReferenceLine(resistance) { IsUpright = true, Text = $"*R* = {EstimateText.Of(resistance, half).Value} \u03A9" }] }, whole.Panels[1]],
        };
    }

    // Low arcs get a low panel: the axes are equal, and the rest of a square would stand empty.
    private static double Height(Complex[] z)
    {
        var (across, up) = (z.Max(v => v.Real), z.Max(v => -v.Imaginary) - Math.Min(0, z.Min(v => -v.Imaginary)));
        return across > 0 && up > 0 ? Math.Clamp(95 * up / across, 36, 62) : 62;
    }

    public static Panel Residuals(double[] f, double[] re, double[] im) => new()
    {
        X = new Axis("Frequency", "Hz") { Scale = AxisScale.Log, Padding = 0.02, IsTight = true },
        Y = new Axis("Residual", "%") { IncludeZero = true, Padding = 0.06, IsTight = true },
        Series =
        [
            new ReferenceLine(0),
            new LineSeries(f, re) { Label = "Re", Marker = Marker.Circle, MarkerSize = 2.4, Width = 0.4 },
            new LineSeries(f, im) { Label = "Im", Marker = Marker.Square, MarkerSize = 2.4, Width = 0.4 },
        ],
    };

    public static CurveTable Table(string name, string comment, double[] f, Complex[] z, Complex[] model) => new(name, comment,
    [
        new("Frequency", "Hz", f), new("Z'", "ohm", [.. z.Select(v => v.Real)]), new("-Z''", "ohm", [.. z.Select(v => -v.Imaginary)]),
        new("Z' fit", "ohm", [.. model.Select(v => v.Real)]), new("-Z'' fit", "ohm", [.. model.Select(v => -v.Imaginary)]),
        new("Residual Z'", "%", [.. z.Select((v, k) => 100 * (v - model[k]).Real / v.Magnitude)]), new("Residual Z''", "%", [.. z.Select((v, k) => 100 * (v - model[k]).Imaginary / v.Magnitude)]),
    ]);
}
