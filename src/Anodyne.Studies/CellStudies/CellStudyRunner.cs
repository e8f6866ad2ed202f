using System.Diagnostics;
using Anodyne.Analysis;
using Anodyne.Cycling.Runs;
using Anodyne.Quantities.Estimates;
using Anodyne.Store.Jobs;
using Anodyne.Store.Output;
using Anodyne.Store.Results;
using Anodyne.Studies.Analyses;
using Anodyne.Studies.Cycles;
using Anodyne.Studies.Report.Html;
using Anodyne.Studies.Report.Sections;
using Anodyne.Studies.Runs;
using Anodyne.Studies.Verification;

namespace Anodyne.Studies.CellStudies;

/// <summary>A run of a cell study with its result.</summary>
/// <param name="Run">What was wanted.</param>
/// <param name="Result">What came out.</param>
/// <param name="Origin">Computed now or reused.</param>
public sealed record FinishedCell(PlannedCell Run, CycleResult Result, RunOrigin Origin);

/// <summary>An analysis of a variant's virtual measurement.</summary>
/// <param name="Variant">The variant.</param>
/// <param name="Analysis">What was asked.</param>
/// <param name="Result">What was found; without results if the method refused what it was given, with the reason.</param>
/// <param name="Curves">Files of its curves.</param>
public sealed record FinishedVirtualAnalysis(string Variant, VirtualAnalysis Analysis, AnalysisResult Result, IReadOnlyList<string> Curves)
{
    /// <summary>The same of the virtual measurements at both ends of every range, where a measured or published value is held against a result.</summary>
    public IReadOnlyList<(AnalysisResult Low, AnalysisResult High)> Ends { get; init; } = [];
}

/// <summary>What a cell study left behind.</summary>
/// <param name="Plan">What was wanted.</param>
/// <param name="Cells">Every run, by its name.</param>
/// <param name="Files">The files of the variants' runs, by the run's name.</param>
/// <param name="Analyses">The analyses, variant by variant.</param>
/// <param name="Report">Name of the report, relative to the output folder.</param>
public sealed record CellStudyOutcome(
    CellStudyPlan Plan, IReadOnlyDictionary<string, FinishedCell> Cells, IReadOnlyDictionary<string, CycleFiles> Files, IReadOnlyList<FinishedVirtualAnalysis> Analyses, string Report)
{
    private IReadOnlyList<CellAnswer>? _answers;

    /// <summary>The analyses of measured files.</summary>
    public IReadOnlyList<FinishedAnalysis> Measured { get; init; } = [];

    /// <summary>The checks that were asked for.</summary>
    public IReadOnlyList<CheckOutcome> Verification { get; init; } = [];

    /// <summary>Every quantity that a measured file or a paper gives, beside what was simulated.</summary>
    public IReadOnlyList<CellAnswer> Answers => _answers ??= CellComparison.Of(this);

    /// <summary>The result of a run.</summary>
    /// <param name="run">The run.</param>
    public CycleResult Of(PlannedCell run) => Cells[run.Id].Result;

    /// <summary>Names of the runs that were taken from the store.</summary>
    public IReadOnlyList<string> Reused => [.. Plan.Runs.Where(run => Cells[run.Id].Origin == RunOrigin.Reused).Select(run => run.Id)];

    /// <summary>What the runs remark, and the runs that could not be completed.</summary>
    public IReadOnlyList<string> Warnings =>
    [
        .. Plan.Variants.SelectMany(variant => Of(variant.Run).Warnings
            .Concat(Of(variant.Run).Failure is { } failure ? [$"{failure.What}, {failure.Where}: {failure.Found}. What was computed until then is shown."] : [])
            .Concat(variant.Ranges.SelectMany(range => new[] { range.Low, range.High }).Append(variant.Fine)
                .Where(run => Of(run).Failure is not null && Of(variant.Run).Failure is null)
                .Select(run => $"{run.Id} could not be completed: {Of(run).Failure!.What}"))
            .Concat(Analyses.Where(analysis => analysis.Variant == variant.Variant.Name && analysis.Result.Verdict != Verdict.Ok).Select(analysis => $"{analysis.Analysis.Name}: {string.Join(" ", analysis.Result.Reasons)}"))
            .Select(text => $"{variant.Variant.Name}: {text}")).Concat(MeasuredWarnings).Distinct(),
    ];

    // What a measured value is worth is said in its row; here what no row says.
    private IEnumerable<string> MeasuredWarnings => Measured.SelectMany(finished => finished.Warnings.Concat(
        finished.Result.Verdict == Verdict.Ok ? [] : [$"{finished.Analysis.Title} ({string.Join(", ", finished.Analysis.Files)}): {finished.Result.Verdict.ToString().ToLowerInvariant()}: {string.Join(" ", finished.Result.Reasons)}"]));

    /// <summary>A quantity of a variant with what the ranges of its assumed values make of it: half-width in quadrature, null without ranges.</summary>
    /// <param name="variant">The variant.</param>
    /// <param name="quantity">The quantity.</param>
    public (double Value, double? HalfWidth) Estimate(CellVariantPlan variant, CellQuantity quantity)
    {
        ArgumentNullException.ThrowIfNull(variant);
        ArgumentNullException.ThrowIfNull(quantity);
        var value = quantity.Of(Of(variant.Run));
        return (value, RangeSpread.Of(value, variant.Ranges.Select(range => (quantity.Of(Of(range.Low)), quantity.Of(Of(range.High))))));
    }
}

/// <summary>Runs a study of whole cells from its file to its report.</summary>
/// <param name="clock">Gives the time that is written into the store.</param>
public sealed class CellStudyRunner(TimeProvider clock)
{
    private const string Checkpoints = ".checkpoints";

    /// <summary>Runs a study.</summary>
    /// <param name="study">The study.</param>
    /// <param name="folder">Where the files go.</param>
    /// <param name="store">Where results are kept.</param>
    /// <param name="options">How to run it.</param>
    /// <param name="progress">Told how far the work is; may be null. Called from several threads.</param>
    /// <param name="cancel">Saves the state of every running case and throws.</param>
    public CellStudyOutcome Run(CellStudy study, OutputFolder folder, IResultStore store, StudyRunOptions options, Action<RunsProgress>? progress, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(options);
        var plan = CellStudyPlan.Of(study, options.Only, options.Fine);
        folder.EnsureMayWrite(StudyRunner.ReportName);

        // The measured files first: a wrong path is known in a second and not after hours of simulation.
        var measured = study.Measured.Select(analysis => FinishedAnalysis.Of(analysis, study.Folder, folder, cancel)).ToList();
        CellAnswerCheck.Of(plan, measured);
        measured.ForEach(finished => AnalysisArchive.Keep(store, study.Name, finished, clock.GetUtcNow()));
        var cells = Compute(plan, Path.Combine(folder.Path, Checkpoints), store, options, progress, cancel);
        var files = new Dictionary<string, CycleFiles>(StringComparer.Ordinal);
        var analyses = new List<FinishedVirtualAnalysis>();
        foreach (var variant in plan.Variants)
        {
            cancel.ThrowIfCancellationRequested();
            var result = cells[variant.Run.Id].Result;
            var cell = CellDescriptions.Describe(variant.Run.Case.Design);
            files[variant.Run.Id] = CycleFiles.Write(folder, variant.Run.Id + "/", result, cell);
            analyses.AddRange(study.Analyses.Select(analysis => Analyze(study, variant, analysis, cells, folder, cancel)));
        }

        var outcome = new CellStudyOutcome(plan, cells, files, analyses, StudyRunner.ReportName) { Measured = measured, Verification = options.Verify(cancel) };
        var report = CellStudyReport.Of(outcome, options.Command, options.Version).Append(new VerificationSection(outcome.Verification));
        folder.WriteText(StudyRunner.ReportName, HtmlReport.Write(report));
        return outcome;
    }

    private Dictionary<string, FinishedCell> Compute(
        CellStudyPlan plan, string checkpoints, IResultStore store, StudyRunOptions options, Action<RunsProgress>? progress, CancellationToken cancel)
    {
        // Equal inputs under different names are one computation.
        var groups = plan.Runs.GroupBy(run => run.Inputs, StringComparer.Ordinal).ToArray();
        var done = 0;
        var results = JobPool.Run(
            groups.Length,
            options.Jobs,
            (number, stop) =>
            {
                var finished = Obtain(plan.Study.Name, groups[number].First(), checkpoints, store, options.Resume, stop);
                var count = Interlocked.Increment(ref done);
                progress?.Invoke(new RunsProgress(count / (double)groups.Length, count, groups.Length));
                return finished;
            },
            cancel);
        if (Directory.Exists(checkpoints) && !Directory.EnumerateFileSystemEntries(checkpoints).Any())
        {
            Directory.Delete(checkpoints);
        }

        return groups.Zip(results).SelectMany(pair => pair.First.Select(run => pair.Second with { Run = run })).ToDictionary(finished => finished.Run.Id, StringComparer.Ordinal);
    }

    private FinishedCell Obtain(string study, PlannedCell run, string checkpoints, IResultStore store, bool resume, CancellationToken cancel)
    {
        if (CycleArchive.Find(store, run.Inputs) is { } kept)
        {
            return new FinishedCell(run, kept, RunOrigin.Reused);
        }

        Directory.CreateDirectory(checkpoints);
        var checkpoint = new Checkpoint(Path.Combine(checkpoints, CycleArchive.Key(run.Inputs).Text + ".checkpoint"), run.Inputs);
        var watch = Stopwatch.StartNew();
        var simulated = checkpoint.Run(new CellSimulation(run.Case.Design, run.Case.Protocol, run.Case.Options), resume, null, cancel);
        if (simulated.Interrupted)
        {
            throw new OperationCanceledException(cancel);
        }

        var result = CycleResult.Of(run.Case, simulated, watch.Elapsed.TotalSeconds);
        CycleArchive.Keep(store, study, run.Id, run.Inputs, result, clock.GetUtcNow());
        return new FinishedCell(run, result, RunOrigin.Computed);
    }

    private static FinishedVirtualAnalysis Analyze(
        CellStudy study, CellVariantPlan variant, VirtualAnalysis analysis, Dictionary<string, FinishedCell> cells, OutputFolder folder, CancellationToken cancel)
    {
        AnalysisResult Of(PlannedCell run) => new VirtualMeasurement(variant.Variant.Name, run, cells[run.Id].Result).Analyze(analysis, cancel);
        var found = Of(variant.Run);
        return new FinishedVirtualAnalysis(variant.Variant.Name, analysis, found, FinishedAnalysis.WriteCurves(found, $"runs/{variant.Variant.Name}/analyses", analysis.Name, folder))
        {
            Ends = study.IsCompared(analysis) ? [.. variant.Ranges.Select(range => (Of(range.Low), Of(range.High)))] : [],
        };
    }
}
