using System.Numerics;
using Anodyne.Analysis;
using Anodyne.Electroanalysis.Impedance.Fitting;
using Anodyne.Figures;
using Anodyne.Figures.Charts;
using Anodyne.Figures.Color;
using Anodyne.Figures.Plots;

namespace Anodyne.Electroanalysis.Methods;

/// <summary>The figure of a series of spectra: some of them with their fits, the resistances along the key with their intervals, and the misfit of each.</summary>
internal static class SeriesFigure
{
    private const int MostSpectra = 5;

    public static Figure Of(List<(double Key, string KeyUnit, double[] Frequency, Complex[] Z)> spectra, IReadOnlyList<CircuitFit> fits)
    {
        var shown = Enumerable.Range(0, Math.Min(MostSpectra, spectra.Count)).Select(k => spectra.Count <= MostSpectra ? k : (int)Math.Round(k * (spectra.Count - 1.0) / (MostSpectra - 1))).ToArray();
        var curves = shown.SelectMany((s, k) => new[]
        {
            new NyquistCurve(spectra[s].Frequency, [.. spectra[s].Z.Select(v => v.Real)], [.. spectra[s].Z.Select(v => v.Imaginary)], FormattableString.Invariant($"{spectra[s].Key:G4}{Unit(spectra[s].KeyUnit)}")) { Color = Palette.At(k), HasDecades = k == shown.Length - 1 },
            new NyquistCurve(spectra[s].Frequency, [.. fits[s].Model.Select(v => v.Real)], [.. fits[s].Model.Select(v => v.Imaginary)]) { IsFit = true, Color = Palette.At(k) },
        }).ToList();
        double[] key = [.. spectra.Select(s => s.Key)];
        var x = new Axis("Key", spectra[0].KeyUnit is "1" ? "" : spectra[0].KeyUnit) { Padding = 0.03, IsTight = true };
        return new Figure
        {
            WidthMm = Figure.SingleColumn, HeightMm = 150, Title = fits[0].Circuit.Text, RowWeights = [2, 1.6, 0.8],
            Panels =
            [
                NyquistChart.Panel(curves),
                new Panel
                {
                    X = x, Y = new Axis("Resistance", "ohm") { Scale = AxisScale.Log, Padding = 0.05, IsTight = true },
                    Series = [.. Resistances(fits[0]).Select((p, k) => Line(key, fits, p, k))],
                },
                new Panel
                {
                    X = x, Y = new Axis("Misfit", "%") { Min = 0, Max = 120 * fits.Max(Misfit) },
                    Series = [new LineSeries(key, [.. fits.Select(fit => 100 * Misfit(fit))]) { Marker = Marker.Circle, MarkerSize = 2.4, Width = 0.4, Color = Palette.At(0) }],
                },
            ],
        };
    }

    public static CurveTable Table(List<(double Key, string KeyUnit, double[] Frequency, Complex[] Z)> spectra, IReadOnlyList<CircuitFit> fits) => new(
        "eis_series", $"{fits[0].Circuit.Text}, 95 % intervals",
        [
            new CurveColumn("Key", spectra[0].KeyUnit is "1" ? "" : spectra[0].KeyUnit, [.. spectra.Select(s => s.Key)]),
            .. fits[0].Parameters.SelectMany((p, i) => new[]
            {
                new CurveColumn(p.Name, p.Unit, [.. fits.Select(fit => fit.Parameters[i].Value)]),
                new CurveColumn(p.Name + " low", p.Unit, [.. fits.Select(fit => fit.Parameters[i].AtBound ? double.NaN : fit.Parameters[i].Low)]),
                new CurveColumn(p.Name + " high", p.Unit, [.. fits.Select(fit => fit.Parameters[i].AtBound ? double.NaN : fit.Parameters[i].High)]),
            }),
            new CurveColumn("chi2", "", [.. fits.Select(fit => fit.ChiSquared)]),
        ]);

    // A parameter that the data do not determine would stretch the axis over decades and say nothing: its spectrum is left out of the line.
    private static ErrorBarSeries Line(double[] key, IReadOnlyList<CircuitFit> fits, int p, int k)
    {
        var used = Enumerable.Range(0, fits.Count).Where(s => fits[s].Parameters[p].IsIdentifiable && fits[s].Parameters[p].Value > 0).ToArray();
        double Of(int s, Func<FittedParameter, double> value) => fits[s].Parameters[p].IsFixed || fits[s].Parameters[p].AtBound ? 0 : value(fits[s].Parameters[p]);
        return new ErrorBarSeries([.. used.Select(s => key[s])], [.. used.Select(s => fits[s].Parameters[p].Value)])
        {
            Below = [.. used.Select(s => Of(s, q => q.Value - q.Low))], Above = [.. used.Select(s => Of(s, q => q.High - q.Value))], Label = fits[0].Parameters[p].Name, MarkerSize = 2.8,
            Marker = (Marker)(1 + (k % 4)),
        };
    }

    private static IEnumerable<int> Resistances(CircuitFit fit) => Enumerable.Range(0, fit.Parameters.Count).Where(p => fit.Parameters[p].Unit == "ohm").Take(6);

    private static double Misfit(CircuitFit fit) => Math.Sqrt(fit.ChiSquared / Math.Max(1, fit.Outcome.DegreesOfFreedom));

    private static string Unit(string unit) => unit is "" or "1" ? "" : " " + unit;
}
