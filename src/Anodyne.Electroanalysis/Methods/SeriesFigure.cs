using Anodyne.Analysis;
using Anodyne.Electroanalysis.Impedance.Fitting;
using Anodyne.Electroanalysis.Impedance.Judged;
using Anodyne.Figures;
using Anodyne.Figures.Charts;
using Anodyne.Figures.Color;
using Anodyne.Figures.Plots;

namespace Anodyne.Electroanalysis.Methods;

/// <summary>
/// The figure of a series of spectra: some of them with their fits, the resistances along the key with their intervals, and the misfit of each.
/// </summary>
internal static class SeriesFigure
{
    private const int MostSpectra = 5;

    public static Figure Of(IReadOnlyList<JudgedFit> members)
    {
        var last = members.Count - 1.0;
        var shown = Enumerable.Range(0, Math.Min(MostSpectra, members.Count))
            .Select(k => members.Count <= MostSpectra ? k : (int)Math.Round(k * last / (MostSpectra - 1))).ToArray();
        double[] key = [.. members.Select(m => m.Spectrum.Key.Value)];
        // More than two numbers say less in a legend than on a scale.
        var family = key.Distinct().Count() > 2 ? ColorScale.Covering(ColorMap.Viridis, "Key", Unit(members[0]), key) : null;
        NyquistCurve Member(NyquistCurve curve, int s, int k) => family is null ? curve with { Color = Palette.At(k) } : curve with { Member = key[s] };
        var curves = shown.SelectMany((s, k) => new[]
        {
            Member(
                ImpedanceFigures.Curve(members[s].Spectrum, members[s].Spectrum.Impedance, Label(members[s])) with { HasDecades = k == shown.Length - 1 },
                s, k),
            Member(ImpedanceFigures.Curve(members[s].Spectrum, members[s].Fit.Model) with { IsFit = true }, s, k),
        }).ToList();
        var first = members[0].Fit;
        var x = new Axis("Key", Unit(members[0])) { Padding = 0.03, IsTight = true };
        var resistances = Enumerable.Range(0, first.Parameters.Count).Where(p => first.Parameters[p].Unit == "ohm").Take(6);
        return new Figure
        {
            WidthMm = Figure.SingleColumn, HeightMm = 150, Title = first.Circuit.Text, RowWeights = [2, 1.6, 0.8],
            Panels =
            [
                NyquistChart.Panel(curves, family: family),
                new Panel
                {
                    X = x, Y = new Axis("Resistance", "ohm") { Scale = AxisScale.Log, Padding = 0.05, IsTight = true },
                    Series = [.. resistances.Select((p, k) => Line(key, members, p, k))],
                },
                new Panel
                {
                    X = x, Y = new Axis("Misfit", "%") { Min = 0, Max = 120 * members.Max(Misfit) },
                    Series = [new LineSeries(key, [.. members.Select(m => 100 * Misfit(m))]) { Marker = Marker.Circle, MarkerSize = 2.4, Width = 0.4,
                    Color = Palette.At(0) }],
                },
            ],
        };
    }

    public static CurveTable Table(IReadOnlyList<JudgedFit> members)
    {
        double[] Of(int i, Func<FittedParameter, double> value) => [.. members.Select(m => value(m.Fit.Parameters[i]))];
        return new CurveTable(
            "eis_series", $"{members[0].Fit.Circuit.Text}, 95 % intervals",
            [
                new CurveColumn("Key", Unit(members[0]), [.. members.Select(m => m.Spectrum.Key.Value)]),
                .. members[0].Fit.Parameters.SelectMany((p, i) => new[]
                {
                    new CurveColumn(p.Name, p.Unit, Of(i, q => q.Determined)),
                    new CurveColumn(p.Name + " low", p.Unit, Of(i, q => q.AtBound ? double.NaN : q.Low)),
                    new CurveColumn(p.Name + " high", p.Unit, Of(i, q => q.AtBound ? double.NaN : q.High)),
                }),
                new CurveColumn("chi2", "", [.. members.Select(m => m.Fit.ChiSquared)]),
            ]);
    }

    // A parameter that the data do not determine would stretch the axis over decades and say nothing: its spectrum is left out of the line.
    private static ErrorBarSeries Line(double[] key, IReadOnlyList<JudgedFit> members, int p, int k)
    {
        FittedParameter At(int s) => members[s].Fit.Parameters[p];
        var used = Enumerable.Range(0, members.Count).Where(s => At(s).IsIdentifiable && At(s).Value > 0).ToArray();
        return new ErrorBarSeries([.. used.Select(s => key[s])], [.. used.Select(s => At(s).Value)])
        {
            Below = [.. used.Select(s => At(s).HasInterval ? At(s).Value - At(s).Low : 0)], Above =
                [.. used.Select(s => At(s).HasInterval ? At(s).High - At(s).Value : 0)],
            Label = At(0).Name, MarkerSize = 2.8, Marker = (Marker)(1 + (k % 4)),
        };
    }

    private static double Misfit(JudgedFit member) => Math.Sqrt(member.Fit.ChiSquared / Math.Max(1, member.Fit.Outcome.DegreesOfFreedom));

    private static string Unit(JudgedFit member) => member.Spectrum.Key.Unit is "1" ? "" : member.Spectrum.Key.Unit;

    private static string Label(JudgedFit member) =>
        FormattableString.Invariant($"{member.Spectrum.Key.Value:G4}{(Unit(member).Length > 0 ? " " + Unit(member) : "")}");
}
