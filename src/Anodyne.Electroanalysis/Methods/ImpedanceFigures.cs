using System.Numerics;
using Anodyne.Analysis;
using Anodyne.Figures;
using Anodyne.Figures.Charts;
using Anodyne.Figures.Plots;
using Anodyne.Quantities.Estimates;
using Anodyne.Records.Impedance;

namespace Anodyne.Electroanalysis.Methods;

/// <summary>Figures of impedance analyses: Nyquist with equal axes and -Im upward, residuals in percent below.</summary>
internal static class ImpedanceFigures
{
    public static Figure Fit(string title, ImpedanceSpectrum spectrum, Complex[] model) => new()
    {
        WidthMm = Figure.SingleColumn, HeightMm = 52 + Height(spectrum.Impedance), Title = title, RowWeights = [Height(spectrum.Impedance), 30],
        Panels =
        [
            NyquistChart.Panel([Curve(spectrum, spectrum.Impedance, "measured") with { HasDecades = true },
                Curve(spectrum, model, "fit") with { IsFit = true }]),
            Residuals(spectrum, model),
        ],
    };

    /// <summary>A spectrum, or what was computed at its frequencies.</summary>
    public static NyquistCurve Curve(ImpedanceSpectrum spectrum, Complex[] z, string label = "") =>
        new(spectrum.Frequency, [.. z.Select(v => v.Real)], [.. z.Select(v => v.Imaginary)], label);

    /// <summary>
    /// The high-frequency end of a spectrum between blocking electrodes, with the intercept and its 95 % interval, and the residuals of all points.
    /// </summary>
    public static Figure Intercept(ImpedanceSpectrum spectrum, Complex[] model, double resistance, double half, double span)
    {
        // The tail to low frequency is thousands of times longer than what is looked for: only what lies within a few times the intercept is shown.
        var near = Enumerable.Range(0, spectrum.Count).Where(k => spectrum.Impedance[k].Magnitude < span * resistance).ToArray();
        near = near.Length >= 3 ? near : [.. Enumerable.Range(0, spectrum.Count)];
        var shown = spectrum.With([.. near.Select(k => spectrum.Frequency[k])], [.. near.Select(k => spectrum.Impedance[k])]);
        var panel = NyquistChart.Panel(
        [
            Curve(shown, shown.Impedance, "measured") with { HasDecades = true },
                Curve(shown, [.. near.Select(k => model[k])], "reconstruction") with { IsFit = true },
        ]);
        var label = $"*R* = {EstimateText.Of(resistance, half).Value} \u03A9";
        return new Figure
        {
            WidthMm = Figure.SingleColumn, HeightMm = 110, Title = "intercept", RowWeights = [2, 1],
            Panels =
            [
                panel with
                {
                    Series = [new ShadedWindow(resistance - half, resistance + half), .. panel.Series,
                        new ReferenceLine(resistance) { IsUpright = true, Text = label }],
                },
                Residuals(spectrum, model),
            ],
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

    public static Panel Residuals(ImpedanceSpectrum spectrum, Complex[] model)
    {
        var (re, im) = Percent(spectrum, model);
        return Residuals(spectrum.Frequency, re, im);
    }

    public static CurveTable Table(string name, string comment, ImpedanceSpectrum spectrum, Complex[] model)
    {
        var (re, im) = Percent(spectrum, model);
        return new CurveTable(name, comment,
        [
            new("Frequency", "Hz", spectrum.Frequency),
            new("Z'", "ohm", [.. spectrum.Impedance.Select(v => v.Real)]), new("-Z''", "ohm", [.. spectrum.Impedance.Select(v => -v.Imaginary)]),
            new("Z' fit", "ohm", [.. model.Select(v => v.Real)]), new("-Z'' fit", "ohm", [.. model.Select(v => -v.Imaginary)]),
            new("Residual Z'", "%", re), new("Residual Z''", "%", im),
        ]);
    }

    private static (double[] Real, double[] Imaginary) Percent(ImpedanceSpectrum spectrum, Complex[] model)
    {
        Complex[] relative = [.. spectrum.Impedance.Select((v, k) => 100 * (v - model[k]) / v.Magnitude)];
        return ([.. relative.Select(v => v.Real)], [.. relative.Select(v => v.Imaginary)]);
    }
}
