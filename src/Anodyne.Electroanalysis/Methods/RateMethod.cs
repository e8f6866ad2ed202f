using Anodyne.Analysis;
using Anodyne.Figures;
using Anodyne.Figures.Color;
using Anodyne.Figures.Plots;
using Anodyne.Quantities.Estimates;
using static Anodyne.Electroanalysis.Methods.Numbers;

namespace Anodyne.Electroanalysis.Methods;

/// <summary><c>rate</c>: rate capability and recovery.</summary>
internal static class RateMethod
{
    public static AnalysisMethod Method { get; } = new TextMethod(
        "rate", "Capacity at each current, mean of the last three cycles, and recovery at the end", "time and current", [("area", "if the record holds currents")], ["rates[] {current, capacity}", "recovery", "retained_at_highest"],
        ["capacity at a rate: mean and sd of its last three cycles", "recovery: capacity of the last level over that of the first level with the same current"], ["definitions, with the same cut-off voltages at every current; docs/analyses.md, Conventions"], Run);

    // The last three cycles of every level, of which the mean is made.
    private static IEnumerable<Series> Windows(List<(double Current, List<double> Charges)> levels)
    {
        var end = 0.5;
        foreach (var (_, charges) in levels)
        {
            end += charges.Count;
            yield return new ShadedWindow(end - Math.Min(3, charges.Count), end);
        }
    }

    // The current above each level; every second one a little higher, so that long numbers do not meet.
    private static IEnumerable<Series> Names(List<(double Current, List<double> Charges)> levels, double scale, string unit, double height)
    {
        var start = 0.5;
        for (var k = 0; k < levels.Count; k++)
        {
            var text = FormattableString.Invariant($"{scale * levels[k].Current:G3}") + (k == 0 ? " " + unit.Replace("/cm2", " cm^{\u22122}", StringComparison.Ordinal) : "");
            yield return new Annotation(start + (0.5 * levels[k].Charges.Count), height, text) { ShiftY = levels.Count > 5 && k % 2 == 1 ? 7 : 0, Size = 6 };
            start += levels[k].Charges.Count;
        }
    }

    private static AnalysisResult Run(AnalysisRequest request, CancellationToken cancellation)
    {
        var (halves, perArea) = CeMethod.Halves(request, request.First);
        var outward = halves.Where(h => h.Sign != halves[0].Sign).ToList();
        var (scale, unit) = CeMethod.Unit(perArea);
        var currentScale = perArea ? 0.1 : 1000;
        var currentUnit = perArea ? "mA/cm2" : "mA";
        var levels = new List<(double Current, List<double> Charges)>();
        foreach (var half in outward)
        {
            if (levels.Count == 0 || Math.Abs((half.MeanCurrent / levels[^1].Current) - 1) > 0.1)
            {
                levels.Add((half.MeanCurrent, []));
            }

            levels[^1].Charges.Add(scale * half.Charge);
        }

        if (levels.Count < 2)
        {
            throw new MeaninglessDataException("rate capability needs two currents or more", request.Names[0], $"{levels.Count} level", "2 or more");
        }

        var means = levels.Select(l => l.Charges.TakeLast(3).Average()).ToList();
        var spreads = levels.Select(l => l.Charges.TakeLast(3).ToList()).Select(x => x.Count > 1 ? Math.Sqrt(x.Sum(v => Math.Pow(v - x.Average(), 2)) / (x.Count - 1)) : double.NaN).ToList();
        var judgement = new Judgement();
        var first = levels.FindIndex(l => Math.Abs((l.Current / levels[^1].Current) - 1) < 0.1);
        var recovered = first < levels.Count - 1;
        if (!recovered)
        {
            judgement.Caution("the test does not return to an earlier current: recovery cannot be told from fading");
        }
        else if (means[^1] < 0.9 * means[first])
        {
            judgement.Caution(FormattableString.Invariant($"only {100 * means[^1] / means[first]:F0} % comes back at the first current: part of the loss at high current is fading"));
        }

        if (levels.Any(l => l.Charges.Count < 3))
        {
            judgement.Caution("some currents have fewer than three cycles");
        }

        var fastest = levels.Select((l, k) => (l.Current, k)).MaxBy(x => x.Current).k;
        double[] number = [.. outward.Select((_, k) => k + 1.0)], charge = [.. outward.Select(h => scale * h.Charge)];
        return new AnalysisResult("rate")
        {
            Inputs = request.Names, Verdict = judgement.Verdict, Reasons = judgement.Reasons,
            Results =
            [
                Named("recovery", recovered ? means[^1] / means[first] : double.NaN, null, "1", "last level over the first with the same current", "", $"{levels.Count} levels", recovered ? judgement.Verdict : Verdict.Void, recovered ? [] : ["no return to an earlier current"]),
                Named("retained_at_highest", means[fastest] / means.Max(), null, "1", "capacity at the highest current over the largest", "", $"{levels.Count} levels", judgement.Verdict, judgement.Reasons),
            ],
            Lists = new Dictionary<string, IReadOnlyList<IReadOnlyDictionary<string, Estimate>>> { ["rates"] = [.. levels.Select((l, k) => new Dictionary<string, Estimate> { ["current"] = Plain(currentScale * l.Current, null, currentUnit), ["capacity"] = Plain(means[k], 1.96 * spreads[k], unit), ["cycles"] = Plain(l.Charges.Count, null, "1") })] },
            Settings = Settings(("cycles of each mean", "last 3")), Quality = Quality(("levels", levels.Count)),
            Curves = [new CurveTable("rate", "capacity per cycle", [new("Cycle", "", number), new("Capacity", unit, charge), new("Current", currentUnit, [.. outward.Select(h => currentScale * h.MeanCurrent)])])],
            Figure = Figure.Of(new Panel
            {
                X = new Axis("Cycle") { Padding = 0.04, IsTight = true }, Y = new Axis("Capacity", unit) { Min = 0, Max = 1.25 * charge.Max() },
                Series = [.. Windows(levels), new LineSeries(number, charge) { Marker = Marker.Circle, Width = 0, MarkerSize = 3, Color = Palette.At(0) }, .. Names(levels, currentScale, currentUnit, 1.12 * charge.Max())],
            }),
        };
    }
}
