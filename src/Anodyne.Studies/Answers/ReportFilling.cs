using System.Globalization;
using Anodyne.Cells.Geometry;
using Anodyne.Cells.Protocols;
using Anodyne.Plating.Results;
using Anodyne.Quantities.Estimates;
using Anodyne.Store.Results;
using Anodyne.Studies.Analyses;
using Anodyne.Studies.Plan;
using Anodyne.Studies.Report;
using Anodyne.Studies.Report.Sections;
using Anodyne.Studies.Runs;

namespace Anodyne.Studies.Answers;

/// <summary>Puts a study's answer into the report's sections. Chooses what to say; how it looks is the report's business.</summary>
public static class ReportFilling
{
    /// <summary>What every plating simulation leaves out; docs/limits.md says more.</summary>
    public static IReadOnlyList<string> LeftOut { get; } =
    [
        "Two dimensions: a ridge concentrates the current less than a hill of the same profile does (2 against 3 for a half circle and a hemisphere), so tips grow more slowly than in a cell.",
        "Quasi-steady transport: the salt has settled at every moment; nothing is said beyond the limiting current.",
        "Convection by the displaced liquid, of relative size *c* *V*_{m} (given above).",
        "Layers with their own transference number carry no anion circulation; each run says which form of the transport equations was solved.",
        "No side reactions, no consumption of electrolyte, no dead lithium: every electron plates.",
        "No stress: lithium, film and separator do not push back.",
        "The film neither grows nor cracks nor heals.",
    ];

    /// <summary>Fills the report.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="command">The command that makes it again.</param>
    /// <param name="version">Version of Anodyne.</param>
    public static StudyReport Fill(StudyAnswer answer, string command, string version)
    {
        var study = answer.Results.Plan.Study;
        return new StudyReport
        {
            Title = study.Title,
            Question = study.Question,
            Command = command,
            Version = version,
            InputsHash = StoredResult.HashOf(System.Text.Encoding.UTF8.GetBytes(string.Join('\n', answer.Results.Plan.Runs.Select(run => PlatingArchive.Inputs(run.Case)).Concat(answer.Analyses.Select(AnalysisArchive.Inputs))))),
            Conclusions = [.. answer.Contrasts.Select(contrast => Conclude(answer, contrast))],
            RangeNotes = [.. RangeWords(answer), .. KinematicWords(answer), .. CornerWords(answer)],
            Assumptions = [.. PlacementWords(study), .. study.Notes, .. ConvectionWords(answer)],
            Warnings = answer.Warnings,
            Sections = [.. Sections(answer)],
            LeftOut = LeftOut,
            Citation = "Anodyne contributors, Anodyne: a workbench for lithium-metal batteries, version " + version,
        };
    }

    private static IEnumerable<ReportSection> Sections(StudyAnswer answer)
    {
        yield return new PlatingSection([.. answer.Shown.Select(variant => Runs(answer, variant))]);
        if (GrowthTable.Of(answer.Shown) is { } growth)
        {
            yield return growth;
        }

        yield return new AttributionSection(
        [
            .. answer.Contrasts.Select(contrast => Attribute(answer, contrast, contrast.Simulated, "ln(*R*_{q,end}/*R*_{q,start}), simulated")),
            .. answer.Contrasts.Where(contrast => contrast.ClosedForm is not null)
                .Select(contrast => Attribute(answer, contrast, contrast.ClosedForm!, "ln(*R*_{q,end}/*R*_{q,start}), closed form")),
        ]);
        yield return new ComparisonSection([.. answer.Comparison.Select(Compare)]);
        foreach (var section in answer.Results.Plan.Study.Designs.Sections)
        {
            yield return section;
        }

        if (answer.Analyses.Count > 0)
        {
            yield return new AnalysisSection([.. answer.Analyses.Select(finished => finished.Analysis.Report(finished.Result))]);
        }

        (string, Quantities.Documents.ParameterSheet)[] sheets = [.. answer.Shown.Select(variant => (variant.Name, variant.Plan.Read.Sheet))];
        yield return ParameterTable.Sourced(sheets);
        yield return ParameterTable.Settings(sheets);
        yield return Numerics(answer);
    }

    private static PlatingVariant Runs(StudyAnswer answer, ShownVariant variant) =>
        new(variant.Name, [.. answer.Results.Of(variant.Plan.Runs).Select((result, index) => new PlatingRun(index + 1, result))])
        {
            Cell = variant.Plan.Read.Case.Cell,
        };

    private static Conclusion Conclude(StudyAnswer answer, ContrastAnswer contrast)
    {
        var shares = contrast.Simulated.Shares.OrderByDescending(share => Math.Abs(share.Shapley)).ToArray();
        var opposing = shares.Skip(1).FirstOrDefault(share => Math.Sign(share.Shapley) == -Math.Sign(shares[0].Shapley));
        return new Conclusion
        {
            Condition = Condition(contrast.Plan),
            Variant = ShownVariant.NameOf(answer.Shown, contrast.Plan.To),
            Reference = ShownVariant.NameOf(answer.Shown, contrast.Plan.From),
            LogRatio = contrast.LogRatio.Mean,
            HalfWidth = contrast.LogRatio.HalfWidth,
            Seeds = contrast.LogRatio.Count,
            DecisiveProperty = shares[0].Property.Title,
            DecisiveEffect = shares[0].Shapley,
            OpposingProperty = opposing?.Property.Title ?? "",
            OpposingEffect = opposing?.Shapley ?? double.NaN,
            Ranges = [.. contrast.Ranges.Where(range => double.IsFinite(range.AtLow) && double.IsFinite(range.AtHigh)).Select(range => new RangeTest(Words(range), range.Value.Low, range.Value.High, range.AtLow, range.AtHigh))],
        };
    }

    private static string Words(RangeEffect range) =>
        ParameterName(range.Value.Path) + (range.Variants.Length == 0 ? "" : $" of {range.Variants}");

    /// <summary>"electrolyte.salt_diffusivity" is "salt diffusivity"; of a layer its name is kept: "MacMullin number (PE)".</summary>
    private static string ParameterName(string path)
    {
        var parts = path.Split('.');
        var name = parts[^1].Replace('_', ' ').Replace("macmullin", "MacMullin", StringComparison.Ordinal);
        return parts.Length > 2 ? $"{name} ({parts[^2].Replace('_', ' ')})" : name;
    }

    private static Attribution Attribute(StudyAnswer answer, ContrastAnswer contrast, SharedDifference difference, string quantity) => new(
        Condition(contrast.Plan),
        ShownVariant.NameOf(answer.Shown, contrast.Plan.From),
        ShownVariant.NameOf(answer.Shown, contrast.Plan.To),
        quantity,
        "",
        difference.From,
        difference.To,
        [
            .. difference.Shares.Select(share => new PropertyEffect(
                share.Property.Title,
                contrast.Plan.From.Variant.Options[share.Property.Name],
                contrast.Plan.To.Variant.Options[share.Property.Name],
                share.Alone,
                share.Shapley)),
        ]);

    private static string Condition(ContrastPlan contrast)
    {
        var current = contrast.To.Read.Case.Control is Galvanostatic galvanostatic
            ? string.Create(CultureInfo.InvariantCulture, $"{galvanostatic.CurrentDensity / 10:G3} mA/cm^{{2}}")
            : contrast.Contrast.To;
        return contrast.To.Placement.Title.Length == 0 ? current : $"{current}, {contrast.To.Placement.Title}";
    }

    // A published measurement stands in the measured column unless a file was measured here: then both are seen side by side.
    private static ComparisonRow Compare(ComparisonAnswer comparison)
    {
        var measuredElsewhere = comparison is { Measured: null, Reported.Measured: true };
        return new ComparisonRow(comparison.Title, comparison.Variant, comparison.Unit)
        {
            Simulated = comparison.Simulated?.Mean,
            SimulatedSpread = comparison.Simulated is { } simulated && double.IsFinite(simulated.HalfWidth) ? simulated.HalfWidth : null,
            Measured = measuredElsewhere ? comparison.Reported!.Value : comparison.MeasuredHere?.Value,
            MeasuredSpread = measuredElsewhere ? comparison.Reported!.Uncertainty : comparison.MeasuredHere?.HalfWidth,
            MeasuredVerdict = comparison.Measured?.Verdict ?? Verdict.Ok,
            Reported = measuredElsewhere ? null : comparison.Reported?.Value,
            ReportedSpread = comparison.Reported?.Uncertainty,
            Assumed = comparison.TakenHere,
            Source = string.Join("; ", new[] { comparison.Measured?.Source, comparison.Reported?.Source }.Where(source => !string.IsNullOrEmpty(source))),
            Flags = comparison.Flags,
        };
    }

    private static NumericsSection Numerics(StudyAnswer answer)
    {
        var plan = answer.Results.Plan;
        var ordered = plan.Convergence.OrderBy(item => item.Across).ToArray();
        ConvergenceStudy Study(string quantity, Func<PlatingResult, double> value) =>
            new(quantity, [.. ordered.Select(item => item.Across)], [.. ordered.Select(item => value(answer.Results.Of(item.Run).Result))]);
        return new NumericsSection([.. answer.Shown.Select(variant => Balance(answer, variant))])
        {
            CellsAcross = plan.Across,
            Convergence = ordered.Length < 2 ? [] : [Study("*R*_{q}", result => result.RoughnessRq), Study("peak", result => result.Peak), Study("voltage", result => result.Voltage)],
        };
    }

    private static BalanceRow Balance(StudyAnswer answer, ShownVariant variant)
    {
        var runs = answer.Results.Of(variant.Plan.Runs);
        var worst = new ConservationErrors(
            runs.Max(run => Math.Abs(run.Conservation.Charge)), runs.Max(run => Math.Abs(run.Conservation.Lithium)), runs.Max(run => Math.Abs(run.Conservation.Salt)));
        return new BalanceRow(variant.Name, worst, runs.Max(run => run.Steps), runs.Max(run => run.Cells), runs.Average(run => run.Wall));
    }

    private static IEnumerable<string> RangeWords(StudyAnswer answer) =>
        answer.Contrasts.Any(contrast => contrast.Ranges.Count > 0)
            ? ["How a difference moves over a range is taken from the closed form and added to the simulated difference."]
            : [];

    // A front that grows along its normal changes its roughness even at uniform current: common to the variants, it drops out of their difference, but a reader who
    // compares a simulated exponent with the closed form must know of it.
    private static IEnumerable<string> KinematicWords(StudyAnswer answer)
    {
        var compared = answer.Contrasts.Where(contrast => contrast.ClosedForm is not null).ToArray();
        double[] offsets =
        [
            .. compared.SelectMany(contrast => new[] { contrast.Simulated.From - contrast.ClosedForm!.From, contrast.Simulated.To - contrast.ClosedForm.To })
                .Where(double.IsFinite),
        ];
        if (offsets.Length == 0)
        {
            yield break;
        }

        string Folds(double value) => value.ToString("+0.000;−0.000", CultureInfo.InvariantCulture);
        var from = compared[0].Plan.From;
        var parallel = Spread.Of(answer.Results.Of(from.Runs).Select(run => ParallelSurface.EFolds(run, Period(from))));
        yield return $"The simulated e-folds of roughness lie {Folds(offsets.Min())} to {Folds(offsets.Max())} from those of the closed form. "
            + $"The cause is geometry, not current: moved parallel to themselves, at the same current density everywhere, the same surfaces change by {Folds(parallel.Mean)} e-folds "
            + "(Huygens' construction from the initial surfaces): hills broaden, valleys close. This part is the same in every variant and drops out of the differences; "
            + $"beyond it and the closed form, which holds for ripples that stay small, remain {Folds(offsets.Min() - parallel.Mean)} to {Folds(offsets.Max() - parallel.Mean)}.";
    }

    private static double Period(VariantPlan plan) => plan.Read.Case.Domain.Width * (plan.Read.Case.Domain.Lateral == Lateral.Mirror ? 2 : 1);

    private static IEnumerable<string> CornerWords(StudyAnswer answer) =>
        from contrast in answer.Contrasts
        where contrast.Corners is not null
        let tally = contrast.Corners
        let computed = tally.Corners - tally.Failed
        select $"**{Condition(contrast.Plan)}**, all uncertain values at an end of their range at once ({(tally.IsComplete ? "all" : "a fixed draw of")} {tally.Corners} combinations, closed form): "
            + $"{ShownVariant.NameOf(answer.Shown, contrast.Plan.To)} is the flatter one in {tally.Negative} of {computed}"
            + (tally.Failed > 0 ? $"; {tally.Failed} are above the limiting current." : ".");

    private static IEnumerable<string> ConvectionWords(StudyAnswer answer)
    {
        var sizes = answer.Shown.Select(variant => variant.Plan.Read.Case.Cell.NeglectedConvection).Distinct().Order().ToArray();
        var text = string.Join(" to ", new[] { sizes[0], sizes[^1] }.Distinct().Select(size => (100 * size).ToString("G3", CultureInfo.InvariantCulture)));
        yield return $"Convection left out: *c* *V*_{{m}} = {text} %.";
    }

    private static IEnumerable<string> PlacementWords(Study study) =>
        study.Placements.Where(placement => placement.Title.Length > 0).Select(placement => $"Placement **{placement.Name}**: {placement.Title}.");
}
