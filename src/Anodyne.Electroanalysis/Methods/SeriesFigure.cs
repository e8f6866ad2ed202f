using Anodyne.Analysis;
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

    public static Figure Of(FittedSeries found)
    {
        var members = found.Members;
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
        var numbers = members.Select(m => CircuitEstimates.Of(m, found.Area, found.IsSymmetric).Where(n => n.IsOfArc).ToList()).ToList();
        var terms = numbers[0].Select(n => n.Term).ToList();
        var (resistances, capacitances) = (terms.Where(t => t.Unit.StartsWith("ohm", StringComparison.Ordinal)).Take(6).ToList(),
            terms.Where(t => t.Unit.StartsWith('F')).Take(6).ToList());
        Panel Along(string title, List<ResultTerm> shown) => new()
        {
            X = x, Y = new Axis(title, shown[0].Unit) { Scale = AxisScale.Log, Padding = 0.05, IsTight = true },
            Series = [.. shown.Select((term, k) => Line(key, numbers, term, k))],
        };
        return new Figure
        {
            WidthMm = Figure.SingleColumn, HeightMm = capacitances.Count > 0 ? 185 : 150, Title = first.Circuit.Text,
            RowWeights = capacitances.Count > 0 ? [2, 1.6, 1.2, 0.8] : [2, 1.6, 0.8],
            Panels =
            [
                NyquistChart.Panel(curves, family: family),
                .. resistances.Count > 0 ? new[] { Along("Resistance", resistances) } : [],
                .. capacitances.Count > 0 ? new[] { Along("Capacitance", capacitances) } : [],
                new Panel
                {
                    X = x, Y = new Axis("Misfit", "%") { Min = 0, Max = 120 * members.Max(Misfit) },
                    Series = [new LineSeries(key, [.. members.Select(m => 100 * Misfit(m))]) { Marker = Marker.Circle, MarkerSize = 2.4, Width = 0.4,
                    Color = Palette.At(0) }],
                },
            ],
        };
    }

    public static CurveTable Table(FittedSeries found)
    {
        var members = found.Members;
        var numbers = members.Select(m => CircuitEstimates.Of(m, found.Area, found.IsSymmetric).ToList()).ToList();
        var names = members[0].Fit.Circuit.Parameters.Select(p => p.Name).ToHashSet();
        double[] Of(ResultTerm term, Func<CircuitNumber, double> value) =>
            [.. numbers.Select(all => all.FirstOrDefault(n => n.Term.Name == term.Name) is { } number ? value(number) : double.NaN)];
        return new CurveTable(
            "eis_series", $"{members[0].Fit.Circuit.Text}, 95 % intervals",
            [
                new CurveColumn("Key", Unit(members[0]), [.. members.Select(m => m.Spectrum.Key.Value)]),
                .. numbers[0].Where(n => n.IsOfArc || names.Contains(n.Term.Name)).SelectMany(n => new[]
                {
                    new CurveColumn(n.Term.Name, n.Term.Unit, Of(n.Term, q => q.Value)),
                    new CurveColumn(n.Term.Name + " low", n.Term.Unit, Of(n.Term, q => q.Low)),
                    new CurveColumn(n.Term.Name + " high", n.Term.Unit, Of(n.Term, q => q.High)),
                }),
                new CurveColumn("chi2", "", [.. members.Select(m => m.Fit.ChiSquared)]),
            ]);
    }

    // A number that the data do not determine would stretch the axis over decades and say nothing: its spectrum is left out of the line.
    private static ErrorBarSeries Line(double[] key, IReadOnlyList<IReadOnlyList<CircuitNumber>> numbers, ResultTerm term, int k)
    {
        var used = numbers.Select((all, s) => (Key: key[s], Number: all.FirstOrDefault(n => n.Term.Name == term.Name)))
            .Where(p => p.Number is { Value: > 0, IsDetermined: true }).ToList();
        return new ErrorBarSeries([.. used.Select(p => p.Key)], [.. used.Select(p => p.Number!.Value)])
        {
            Below = [.. used.Select(p => double.IsFinite(p.Number!.Low) ? p.Number.Value - p.Number.Low : 0)],
            Above = [.. used.Select(p => double.IsFinite(p.Number!.High) ? p.Number.High - p.Number.Value : 0)],
            Label = term.Name.Replace("_area", "", StringComparison.Ordinal),
            MarkerSize = 2.8, Marker = (Marker)(1 + (k % 4)),
        };
    }

    private static double Misfit(JudgedFit member) => Math.Sqrt(member.Fit.ChiSquared / Math.Max(1, member.Fit.Outcome.DegreesOfFreedom));

    private static string Unit(JudgedFit member) => member.Spectrum.Key.Unit is "1" ? "" : member.Spectrum.Key.Unit;

    private static string Label(JudgedFit member) =>
        FormattableString.Invariant($"{member.Spectrum.Key.Value:G4}{(Unit(member).Length > 0 ? " " + Unit(member) : "")}");
}
