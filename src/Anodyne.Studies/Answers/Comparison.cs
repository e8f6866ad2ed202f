using System.Globalization;
using Anodyne.Analysis;
using Anodyne.Quantities.Dimensions;
using Anodyne.Quantities.Estimates;
using Anodyne.Quantities.Units;
using Anodyne.Records.CellDescriptions;
using Anodyne.Studies.Analyses;
using Anodyne.Studies.Models;
using Anodyne.Studies.Plan;

namespace Anodyne.Studies.Answers;

/// <summary>Sets what measured files and papers say beside what was simulated: one answer for every quantity of every variant that one of them names.</summary>
internal sealed class Comparison
{
    private static readonly Dimension[] s_ofTheWholeCell = [Dimension.Resistance, Dimension.Current, Dimension.Charge, Dimension.Capacitance];

    private readonly StudyPart _part;
    private readonly ShownVariant _variant;
    private readonly ModelVariant _results;
    private readonly IReadOnlyList<FinishedVirtualAnalysis> _virtual;
    private readonly IReadOnlyList<FinishedAnalysis> _measured;

    private Comparison(
        StudyPart part, ShownVariant variant, ModelVariant results, IReadOnlyList<FinishedVirtualAnalysis> simulated,
        IReadOnlyList<FinishedAnalysis> measured) =>
        (_part, _variant, _results, _virtual, _measured) = (part, variant, results, [.. simulated.Where(found => found.Variant == variant.Name)], measured);

    /// <summary>The answers, in the order of the variants and of the study.</summary>
    public static IReadOnlyList<ComparedAnswer> Of(
        StudyPart part,
        IReadOnlyList<(ShownVariant Shown, ModelVariant Results)> variants,
        IReadOnlyList<FinishedVirtualAnalysis> simulated,
        IReadOnlyList<FinishedAnalysis> measured)
    {
        var values = ReplicateMean.Append([.. measured.SelectMany(finished => finished.Answers)])
            .Select((value, index) => (Value: value, Order: index)).ToArray();
        var papers = part.Reported.Select((value, index) => (Value: value, Order: index)).ToArray();
        return
        [
            .. from variant in variants
               let name = variant.Shown.Plan.Variant.Name
               let own = values.Where(item => item.Value.Answer.Variant == name).ToArray()
               let published = papers.Where(item => item.Value.Variant == name).ToArray()
               from quantity in own.Select(item => item.Value.Answer.Quantity).Concat(published.Select(item => item.Value.Quantity)).Distinct()
               select new Comparison(part, variant.Shown, variant.Results, simulated, measured).Answer(
                   quantity, [.. own.Where(item => item.Value.Answer.Quantity == quantity)], [.. published.Where(item => item.Value.Quantity == quantity)]),
        ];
    }

    private ComparedAnswer Answer(string quantity, (MeasuredValue Value, int Order)[] measured, (ReportedValue Value, int Order)[] published)
    {
        var place = measured.FirstOrDefault().Value?.Answer.Place ?? published.FirstOrDefault().Value?.Place;
        var target = ComparedTarget.Of(_part, _variant, quantity, place);

        // Where the model has virtual instruments, the analysis that a measured file goes through is made of the simulation too.
        var analyses = _part.Model.IsMeasured ? measured.Select(item => (item.Value.Analysis, item.Value.Answer)).Distinct().ToList() : [];
        if (target.OfAnalysis is { } own && analyses.All(entry => entry.Analysis != own.Analysis.Name || entry.Answer.Result != own.Result))
        {
            analyses.Insert(0, (own.Analysis.Name, new MeasuredAnswer(_variant.Plan.Variant.Name, quantity, own.Result, 1, place!)));
        }

        var unit = target.Unit.Length > 0 ? target.Unit : Unit(measured, analyses, published);
        return new ComparedAnswer(_variant.Name, quantity, target.Title, unit,
        [
            .. analyses.Select(entry => Simulated(entry.Analysis, entry.Answer, unit, analyses.Count > 1)),
            .. Model(target, unit),
            .. measured.Select(item => Measured(item.Value, unit) with { Order = _part.Reported.Count + item.Order }),
            .. published.Select(item => Published(item.Value.In(unit)) with { Order = item.Order }),
        ])
        {
            Remarks = value => _part.Model.Remarks(_results, quantity, value),
        };
    }

    // The unit of what was measured; without it that of the same result of the simulation, else of the paper.
    private string Unit(
        (MeasuredValue Value, int)[] measured, List<(string Analysis, MeasuredAnswer Answer)> analyses, (ReportedValue Value, int)[] published) =>
        measured.Select(item => item.Value.Estimate.Unit)
            .Concat(analyses.Select(entry => Find(entry.Analysis, entry.Answer.Result)?.Unit ?? ""))
            .Concat(published.Select(item => item.Value.Unit))
            .FirstOrDefault(unit => unit.Length > 0) ?? "1";

    private FinishedVirtualAnalysis Virtual(string analysis) => _virtual.First(finished => finished.Analysis.Name == analysis);

    private Estimate? Find(string analysis, string result) => Virtual(analysis).Result.Results.FirstOrDefault(found => found.Key == result).Value;

    private ComparedValue Simulated(string analysis, MeasuredAnswer answer, string unit, bool isNamed)
    {
        var finished = Virtual(analysis);
        var reads = $"the virtual measurement ({finished.Analysis.Of}), {finished.Analysis.Method}";
        var none = new ComparedValue(ComparedOrigin.Simulated, isNamed ? $"simulated, {analysis}" : "simulated", double.NaN, null, Verdict.Void, reads, [])
        {
            Analysis = analysis,
        };
        if (Find(analysis, answer.Result) is not { } found)
        {
            var gives = string.Join(", ", finished.Result.Results.Select(result => result.Key));
            return none with
            {
                Reasons = finished.Result.IsRefused
                    ? finished.Result.Reasons
                    : [$"{finished.Analysis.Method} gives no result \"{answer.Result}\" of the simulation; it gives {gives}"],
            };
        }

        if (found.Unit.Length > 0 && UnitText.ReadUnit(found.Unit).Dimension != UnitText.ReadUnit(unit).Dimension)
        {
            return none with
            {
                Reasons =
                [
                    $"the simulation gives it in {found.Unit}, the measured file in {unit}: state the area of the measured cell (`area` in the cell.yaml "
                        + "beside the file)",
                ],
            };
        }

        var (value, own) = answer.Convert(found, unit);
        var ends = finished.Ends.Select(end => (Low: At(end.Low), High: At(end.High))).ToArray();
        var over = RangeSpread.Of(value, ends);
        var missing = ends.SelectMany(end => new[] { end.Low, end.High }).Count(end => !double.IsFinite(end));
        var lacking = missing > 0 ? string.Create(CultureInfo.InvariantCulture, $" ({missing} of {2 * ends.Length} ends gave no number)") : "";
        string[] errors =
        [
            .. own is { } noise ? [$"± {UnitText.Number(noise, 2)} of the analysis"] : Array.Empty<string>(),
            .. over is > 0 and var range ? [$"± {UnitText.Number(range, 2)} of the ranges of assumed values{lacking}"] : Array.Empty<string>(),
        ];
        return none with
        {
            Value = value,
            HalfWidth = RangeSpread.Together(own, over),
            Verdict = finished.Result.Verdict > found.Verdict ? finished.Result.Verdict : found.Verdict,
            Definition = Sentence(found.Definition, found.Window, reads, string.Join(", ", errors)),
            Reasons = [.. found.Reasons.Concat(finished.Result.Reasons).Distinct()],
        };

        double At(AnalysisResult end) => end.Results.FirstOrDefault(result => result.Key == answer.Result).Value is { } there && there.Verdict != Verdict.Void
            ? answer.Convert(there, unit).Value
            : double.NaN;
    }

    private IEnumerable<ComparedValue> Model(ComparedTarget target, string unit)
    {
        if (target.Simulated is { } simulated)
        {
            var (value, half) = _results.Estimate(simulated);
            var ranges = _results.Ranges.Count == 0 || half is null ? "" : "; ± over the ranges of assumed values";
            var grid = _results.GridErrorOf(simulated)?.Value;
            var own = grid is null ? "" : $"; ± {UnitText.Number(grid.Value, 2)} of it the grid's own error";
            yield return new ComparedValue(
                ComparedOrigin.Model, "in the model", value, RangeSpread.Together(half, grid), Verdict.Ok,
                $"{simulated.Title}, as the simulation knows it{ranges}{own}", []) { GridError = grid };
        }

        if (target.Taken is { } taken)
        {
            double Shown(double si) => UnitText.FromSi(si, unit);
            var value = Shown(taken.Value);
            double? half = taken.Low is { } low && taken.High is { } high ? Math.Max(Math.Abs(Shown(high) - value), Math.Abs(value - Shown(low))) : null;
            var range = half is null ? "" : $"range {UnitText.Number(Shown(taken.Low!.Value))} to {UnitText.Number(Shown(taken.High!.Value))}";
            yield return new ComparedValue(
                ComparedOrigin.Model, "taken by the case", value, half, Verdict.Ok,
                Sentence(range, taken.Evidence?.ToString().ToLowerInvariant() ?? "", taken.Source), []) { IsTaken = true };
        }
    }

    private ComparedValue Measured(MeasuredValue measured, string unit)
    {
        var (value, half) = measured.In(unit);
        var factor = measured.Answer.Factor == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $"times {measured.Answer.Factor:G6}");
        if (measured.MeanOf > 0)
        {
            return new ComparedValue(
                ComparedOrigin.Mean, "mean of the measured", value, half, measured.Verdict, Sentence(measured.Estimate.Definition, factor), measured.Reasons)
            {
                Analysis = measured.Analysis, Source = measured.Source,
            };
        }

        var finished = _measured.First(finished => finished.Analysis == measured.By);
        var name = measured.By.Files.Count == 0 ? "measured" : "measured, " + string.Join(", ", measured.By.Files.Select(Short));
        return new ComparedValue(
            ComparedOrigin.Measured, name, value, half, measured.Verdict,
            Sentence(measured.Estimate.Definition, measured.Estimate.Window, factor), [.. measured.Reasons, .. Doubts(finished, measured.Estimate.Unit)])
        {
            Analysis = measured.Analysis, Source = measured.Source,
        };
    }

    private static ComparedValue Published(ReportedValue value) => new(
        ComparedOrigin.Reported, value.Measured ? "reported" : "reported, not measured", value.Value, value.Uncertainty, Verdict.Ok, value.Source, [])
    {
        IsPublishedMeasurement = value.Measured, Source = value.Source,
    };

    private IEnumerable<string> Doubts(FinishedAnalysis finished, string unit)
    {
        if (finished.Result.Lists.TryGetValue("series", out var series) && series.Count > 1)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"the first of {series.Count} spectra");
        }

        if (_part.Model.Cell(_variant.Plan.Case) is not { } cell)
        {
            yield break;
        }

        if (finished.Files.Any(file => file.Cell.Type == CellType.Unknown))
        {
            yield return "the file does not say what kind of cell it is (type in a cell.yaml beside it)";
        }

        // A resistance in ohm is of the whole cell: it compares only at equal areas.
        if (unit.Length == 0 || !s_ofTheWholeCell.Contains(UnitText.ReadUnit(unit).Dimension) || cell.Area is not { } area)
        {
            yield break;
        }

        foreach (var file in finished.Files.Where(file => file.Cell.Area is not { } measured || Math.Abs(measured - area) > 0.01 * area))
        {
            var other = file.Cell.Area is { } stated ? string.Create(CultureInfo.InvariantCulture, $"{1e4 * stated:G4} cm2") : "does not say its area";
            yield return string.Create(
                CultureInfo.InvariantCulture, $"in {unit} only cells of equal area compare: simulated {1e4 * area:G4} cm2, {file.Name} {other}");
        }
    }

    // The name of the file alone where it tells it from all others.
    private string Short(string file) =>
        _part.Measured.SelectMany(analysis => analysis.Files).Distinct().Count(other => Path.GetFileName(other) == Path.GetFileName(file)) == 1
            ? Path.GetFileName(file)
            : file;

    private static string Sentence(params string[] parts) => string.Join("; ", parts.Where(part => part.Length > 0));
}
