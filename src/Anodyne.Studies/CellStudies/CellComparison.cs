using System.Globalization;
using Anodyne.Analysis;
using Anodyne.Quantities.Dimensions;
using Anodyne.Quantities.Estimates;
using Anodyne.Quantities.Units;
using Anodyne.Records.CellDescriptions;
using Anodyne.Studies.Analyses;
using Anodyne.Studies.Plan;

namespace Anodyne.Studies.CellStudies;

/// <summary>Sets what measured files and papers say beside what was simulated: one answer for every quantity of every variant that one of them names.</summary>
internal sealed class CellComparison
{
    private static readonly Dimension[] s_ofTheWholeCell = [Dimension.Resistance, Dimension.Current, Dimension.Charge, Dimension.Capacitance];

    private readonly CellStudyOutcome _outcome;
    private readonly CellVariantPlan _variant;

    private CellComparison(CellStudyOutcome outcome, CellVariantPlan variant) => (_outcome, _variant) = (outcome, variant);

    /// <summary>The answers, in the order of the variants and of the study.</summary>
    public static IReadOnlyList<CellAnswer> Of(CellStudyOutcome outcome)
    {
        var measured = ReplicateMean.Append([.. outcome.Measured.SelectMany(finished => finished.Answers)]);
        return
        [
            .. from variant in outcome.Plan.Variants
               let own = measured.Where(value => value.Answer.Variant == variant.Variant.Name).ToArray()
               let published = outcome.Plan.Study.Reported.Where(value => value.Variant == variant.Variant.Name).ToArray()
               from quantity in own.Select(value => value.Answer.Quantity).Concat(published.Select(value => value.Quantity)).Distinct()
               select new CellComparison(outcome, variant).Answer(
                   quantity, [.. own.Where(value => value.Answer.Quantity == quantity)], [.. published.Where(value => value.Quantity == quantity)]),
        ];
    }

    private CellAnswer Answer(string quantity, MeasuredValue[] measured, ReportedValue[] published)
    {
        var target = CellTarget.Of(_outcome.Plan.Study, _variant, quantity, measured.FirstOrDefault()?.Answer.Place ?? published.FirstOrDefault()?.Place);
        var analyses = measured.Select(value => (value.Analysis, value.Answer)).Distinct().ToList();
        if (target.OfAnalysis is { } own && analyses.All(entry => entry.Analysis != own.Analysis.Name || entry.Answer.Result != own.Result))
        {
            analyses.Insert(0, (own.Analysis.Name, new MeasuredAnswer(_variant.Variant.Name, quantity, own.Result, 1, published.FirstOrDefault()?.Place ?? measured[0].Answer.Place)));
        }

        var unit = target.Unit.Length > 0 ? target.Unit : Unit(measured, analyses, published);
        return new CellAnswer(_variant.Variant.Name, quantity, target.Title, unit,
        [
            .. analyses.Select(entry => Simulated(entry.Analysis, entry.Answer, unit, analyses.Count > 1)),
            .. Model(target, unit),
            .. measured.Select(value => Measured(value, unit)),
            .. published.Select(value => value.In(unit)).Select(value => new ComparedValue(
                ComparedOrigin.Reported, value.Measured ? "reported" : "reported, not measured", value.Value, value.Uncertainty, Verdict.Ok, value.Source, [])),
        ]);
    }

    // The unit of what was measured; without it that of the same result of the simulation, else of the paper.
    private string Unit(MeasuredValue[] measured, List<(string Analysis, MeasuredAnswer Answer)> analyses, ReportedValue[] published) =>
        new[] { measured.Select(value => value.Estimate.Unit), analyses.Select(entry => Find(entry.Analysis, entry.Answer.Result)?.Unit ?? ""), published.Select(value => value.Unit) }
            .SelectMany(units => units).FirstOrDefault(unit => unit.Length > 0) ?? "1";

    private FinishedVirtualAnalysis Virtual(string analysis) => _outcome.Analyses.First(finished => finished.Variant == _variant.Variant.Name && finished.Analysis.Name == analysis);

    private Estimate? Find(string analysis, string result) => Virtual(analysis).Result.Results.FirstOrDefault(found => found.Key == result).Value;

    private ComparedValue Simulated(string analysis, MeasuredAnswer answer, string unit, bool isNamed)
    {
        var finished = Virtual(analysis);
        var name = isNamed ? $"simulated, {analysis}" : "simulated";
        var reads = $"the virtual measurement ({finished.Analysis.Of}), {finished.Analysis.Method}";
        if (Find(analysis, answer.Result) is not { } found)
        {
            var reasons = finished.Result.IsRefused
                ? finished.Result.Reasons
                : [$"{finished.Analysis.Method} gives no result \"{answer.Result}\" of the simulation; it gives {string.Join(", ", finished.Result.Results.Select(result => result.Key))}"];
            return new ComparedValue(ComparedOrigin.Simulated, name, double.NaN, null, Verdict.Void, reads, reasons);
        }

        if (found.Unit.Length > 0 && PrintedUnit.Read(found.Unit).Dimension != PrintedUnit.Read(unit).Dimension)
        {
            return new ComparedValue(
                ComparedOrigin.Simulated, name, double.NaN, null, Verdict.Void, reads,
                [$"the simulation gives it in {found.Unit}, the measured file in {unit}: state the area of the measured cell (`area` in the cell.yaml beside the file)"]);
        }

        var (value, own) = answer.Convert(found, unit);
        var ends = finished.Ends.Select(end => (Low: At(end.Low), High: At(end.High))).ToArray();
        var over = RangeSpread.Of(value, ends);
        var half = own is null && over is null ? null : (double?)Math.Sqrt(Math.Pow(own ?? 0, 2) + Math.Pow(over ?? 0, 2));
        var missing = ends.SelectMany(end => new[] { end.Low, end.High }).Count(end => !double.IsFinite(end));
        string[] errors =
        [
            .. own is { } noise ? [$"± {UnitText.Number(noise, 2)} of the analysis"] : Array.Empty<string>(),
            .. over is > 0 and var range ? [$"± {UnitText.Number(range, 2)} of the ranges of assumed values{(missing > 0 ? string.Create(CultureInfo.InvariantCulture, $" ({missing} of {2 * ends.Length} ends gave no number)") : "")}"] : Array.Empty<string>(),
        ];
        var verdict = finished.Result.Verdict > found.Verdict ? finished.Result.Verdict : found.Verdict;
        return new ComparedValue(
            ComparedOrigin.Simulated, name, value, half, verdict,
            Sentence(found.Definition, found.Window, reads, string.Join(", ", errors)), [.. found.Reasons.Concat(finished.Result.Reasons).Distinct()]);

        double At(AnalysisResult end) => end.Results.FirstOrDefault(result => result.Key == answer.Result).Value is { } there && there.Verdict != Verdict.Void ? answer.Convert(there, unit).Value : double.NaN;
    }

    private IEnumerable<ComparedValue> Model(CellTarget target, string unit)
    {
        if (target.Simulated is { } simulated)
        {
            var (value, half) = _outcome.Estimate(_variant, simulated);
            yield return new ComparedValue(ComparedOrigin.Model, "in the model", value, half, Verdict.Ok, $"{simulated.Title}, as the simulation knows it{(half is null ? "" : "; ± over the ranges of assumed values")}", []);
        }

        if (target.Taken is { } taken)
        {
            double Shown(double si) => PrintedUnit.FromSi(si, unit);
            var value = Shown(taken.Value);
            double? half = taken.Low is { } low && taken.High is { } high ? Math.Max(Math.Abs(Shown(high) - value), Math.Abs(value - Shown(low))) : null;
            yield return new ComparedValue(
                ComparedOrigin.Model, "taken by the case", value, half, Verdict.Ok,
                Sentence(half is null ? "" : $"range {UnitText.Number(Shown(taken.Low!.Value))} to {UnitText.Number(Shown(taken.High!.Value))}", taken.Evidence?.ToString().ToLowerInvariant() ?? "", taken.Source), []);
        }
    }

    private ComparedValue Measured(MeasuredValue measured, string unit)
    {
        var (value, half) = measured.In(unit);
        var factor = measured.Answer.Factor == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $"times {measured.Answer.Factor:G6}");
        if (measured.MeanOf > 0)
        {
            return new ComparedValue(ComparedOrigin.Mean, "mean of the measured", value, half, measured.Verdict, Sentence(measured.Estimate.Definition, factor), measured.Reasons);
        }

        var finished = _outcome.Measured.First(finished => finished.Analysis == measured.By);
        return new ComparedValue(
            ComparedOrigin.Measured, "measured, " + string.Join(", ", measured.By.Files.Select(Short)), value, half, measured.Verdict,
            Sentence(measured.Estimate.Definition, measured.Estimate.Window, factor), [.. measured.Reasons, .. Doubts(finished, measured.Estimate.Unit)]);
    }

    private IEnumerable<string> Doubts(FinishedAnalysis finished, string unit)
    {
        var files = finished.Files;
        if (finished.Result.Lists.TryGetValue("series", out var series) && series.Count > 1)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"the first of {series.Count} spectra");
        }

        if (files.Any(file => file.Cell.Type == CellType.Unknown))
        {
            yield return "the file does not say what kind of cell it is (type in a cell.yaml beside it)";
        }

        // A resistance in ohm is of the whole cell: it compares only at equal areas.
        if (unit.Length > 0 && s_ofTheWholeCell.Contains(PrintedUnit.Read(unit).Dimension))
        {
            var area = _variant.Run.Case.Design.Area;
            foreach (var file in files.Where(file => file.Cell.Area is not { } measured || Math.Abs(measured - area) > 0.01 * area))
            {
                yield return string.Create(
                    CultureInfo.InvariantCulture,
                    $"in {unit} only cells of equal area compare: simulated {1e4 * area:G4} cm2, {file.Name} {(file.Cell.Area is { } other ? $"{1e4 * other:G4} cm2" : "does not say its area")}");
            }
        }
    }

    // The name of the file alone where it tells it from all others.
    private string Short(string file) => _outcome.Plan.Study.Measured.SelectMany(analysis => analysis.Files).Distinct().Count(other => Path.GetFileName(other) == Path.GetFileName(file)) == 1 ? Path.GetFileName(file) : file;

    private static string Sentence(params string[] parts) => string.Join("; ", parts.Where(part => part.Length > 0));
}
