using System.Globalization;
using Anodyne.Figures;
using Anodyne.Quantities;
using Anodyne.Reports.Html;
using Anodyne.Store.Output;
using Anodyne.Store.Results;
using Anodyne.Studies.Analyses;
using Anodyne.Studies.Answers;
using Anodyne.Studies.Plan;
using Anodyne.Studies.Reporting;
using Anodyne.Studies.Runs;
using Anodyne.Studies.Verification;

namespace Anodyne.Studies.Engine;

/// <summary>How a planned study is run; nothing here changes a number.</summary>
/// <param name="Resume">True to go on from checkpoints.</param>
/// <param name="Jobs">Runs at the same time, at least 1.</param>
/// <param name="Command">The command line that remakes the report.</param>
/// <param name="Version">Version of Anodyne.</param>
internal sealed record StudyRunOptions(bool Resume, int Jobs, string Command, string Version)
{
    /// <summary>Checks to be computed for the report; none by default.</summary>
    public IReadOnlyList<VerificationCheck> Checks { get; init; } = [];
}

/// <summary>What a study left behind.</summary>
/// <param name="Answer">What it says.</param>
/// <param name="Files">The files of every variant's runs, by the run's name, as the model's document takes them.</param>
/// <param name="Report">Name of the report, relative to the output folder.</param>
/// <param name="Verification">The checks that were asked for.</param>
internal sealed record StudyOutcome(StudyAnswer Answer, IReadOnlyDictionary<string, object> Files, string Report, IReadOnlyList<CheckOutcome> Verification);

/// <summary>Runs a planned study of any models to its report.</summary>
/// <param name="clock">Gives the time that is written into the store.</param>
internal sealed class StudyRunner(TimeProvider clock)
{
    /// <summary>Name of the report.</summary>
    public const string ReportName = "report.html";

    /// <summary>Name of the picture that opens the report, as a file of its own.</summary>
    public const string OverviewName = "overview.svg";

    private const string Checkpoints = ".checkpoints";

    /// <summary>Runs a study.</summary>
    public StudyOutcome Run(
        StudyPlan plan, OutputFolder folder, IResultStore store, StudyRunOptions options, Action<RunsProgress>? progress, CancellationToken cancel)
    {
        folder.EnsureMayWrite(ReportName);
        folder.EnsureMayWrite(OverviewName);

        // The measured files first: a wrong path is known in a second and not after hours of simulation.
        var measured = plan.Parts.Select(part => Measured(plan.Study, part, folder, cancel)).ToArray();
        FinishedAnalysis[] beside = [.. plan.Study.Measured.Select(analysis => FinishedAnalysis.Of(analysis, plan.Study.Folder, folder, cancel))];
        foreach (var finished in measured.SelectMany(part => part).Concat(beside))
        {
            AnalysisArchive.Keep(store, plan.Study.Name, finished, clock.GetUtcNow());
        }

        var executor = new RunExecutor(new ResultArchive(store, clock), Path.Combine(folder.Path, Checkpoints));
        var runs = executor.Run(plan.Study.Name, plan.Runs, options.Jobs, options.Resume, progress, cancel);
        var files = new Dictionary<string, object>(StringComparer.Ordinal);
        var answer =
            new StudyAnswer(plan, [.. plan.Parts.Zip(measured, (part, found) => Answer(part, found, runs, files, folder, cancel))]) { Measured = beside };
        var verification = CheckRunner.Run(options.Checks, options.Jobs, null, cancel);
        var page = StudyPage.Of(answer, verification, options.Command, options.Version);
        folder.WriteText(ReportName, HtmlReport.Write(page, (number, figure) => Keep(folder, number, figure)));
        if (page.Overview is { } overview)
        {
            folder.WriteText(OverviewName, overview.Figure.ToSvg());
        }

        return new StudyOutcome(answer, files, ReportName, verification);
    }

    // Every figure of the report lies beside it, in the style of journals.
    private static string Keep(OutputFolder folder, int number, Figure figure)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"figures/figure-{number:D2}.svg");
        folder.WriteText(name, figure.ToSvg());
        return name;
    }

    /// <summary>The short checks of <c>anodyne verify</c> that stand behind a study: those of the rooms that it uses, and of no other.</summary>
    public static IReadOnlyList<VerificationCheck> ChecksBehind(Study study)
    {
        return CheckList.OfRooms(
        [
            .. study.Parts.SelectMany(part => part.Model.Rooms),
            .. study.HasAnalyses ? ["electro"] : Array.Empty<string>(),
            .. study.Designs.Sections.Count > 0 ? ["design"] : Array.Empty<string>(),
        ]);
    }

    private static IReadOnlyList<FinishedAnalysis> Measured(Study study, PartPlan part, OutputFolder folder, CancellationToken cancel)
    {
        FinishedAnalysis[] finished = [.. part.Part.Measured.Select(analysis => FinishedAnalysis.Of(analysis, study.Folder, folder, cancel))];
        ComparisonCheck.Of(part, finished);
        return finished;
    }

    private static PartAnswer Answer(
        PartPlan plan, IReadOnlyList<FinishedAnalysis> measured, IReadOnlyList<FinishedRun> runs, Dictionary<string, object> files, OutputFolder folder,
        CancellationToken cancel)
    {
        var own = plan.Runs.Select(run => run.Id).ToHashSet(StringComparer.Ordinal);
        var results = new PartResults(plan, runs.Where(run => own.Contains(run.Run.Id)));
        foreach (var run in plan.Variants.SelectMany(variant => variant.Runs))
        {
            cancel.ThrowIfCancellationRequested();
            files[run.Id] = plan.Part.Model.Write(folder, run.Id + "/", run.Case, results.Of(run).Result);
        }

        var shown = ShownVariant.Of(plan);
        return new PartAnswer(results, shown)
        {
            Measured = measured,
            Virtual =
            [
                .. from variant in shown
                   from analysis in plan.Part.Virtual
                   select Analyze(results, variant, analysis, folder, cancel),
            ],
        };
    }

    private static FinishedVirtualAnalysis Analyze(
        PartResults results, ShownVariant variant, VirtualAnalysis analysis, OutputFolder folder, CancellationToken cancel)
    {
        var (part, run) = (results.Plan.Part, variant.Plan.Runs[0]);
        Analysis.AnalysisResult Of(PlannedRun planned) =>
            new VirtualMeasurement(variant.Name, part.Model.Measurement(planned.Case, results.Of(planned).Result)!).Analyze(analysis, cancel);
        var found = Of(run);
        return new FinishedVirtualAnalysis(variant.Name, analysis, found, FinishedAnalysis.WriteCurves(found, $"{run.Id}/analyses", analysis.Name, folder))
        {
            Ends = part.IsCompared(analysis) ? [.. variant.Plan.Ranges.Select(range => (Of(range.Low), Of(range.High)))] : [],
        };
    }
}
