using System.Numerics;
using Anodyne.Figures;

namespace Anodyne.Electroanalysis.Methods;

/// <summary>Figures of impedance analyses: Nyquist with equal axes and -Im upward, residuals in percent below.</summary>
internal static class ImpedanceFigures
{
    public static Figure Fit(string title, double[] f, Complex[] z, Complex[] model) => new()
    {
        WidthMm = Figure.SingleColumn, HeightMm = 110, Title = title, RowWeights = [2, 1],
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

    public static Panel Residuals(double[] f, double[] re, double[] im) => new()
    {
        X = new Axis("Frequency", "Hz") { Scale = AxisScale.Log },
        Y = new Axis("Residual", "%") { IncludeZero = true },
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
