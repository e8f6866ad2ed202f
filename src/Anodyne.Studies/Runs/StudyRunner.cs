using Anodyne.Quantities;
using Anodyne.Store.Output;
using Anodyne.Store.Results;
using Anodyne.Studies.Analyses;
using Anodyne.Studies.Answers;
using Anodyne.Studies.Plan;
using Anodyne.Studies.Report.Html;
using Anodyne.Studies.Report.Sections;
using Anodyne.Studies.Verification;

namespace Anodyne.Studies.Runs;

/// <summary>How a study is run; nothing here but <paramref name="Only"/> and <paramref name="Fine"/> changes a number.</summary>
/// <param name="Only">Names or patterns of variants; empty for all.</param>
/// <param name="Fine">True for the fine resolution.</param>
/// <param name="Resume">True to go on from checkpoints.</param>
/// <param name="Jobs">Runs at the same time, at least 1.</param>
/// <param name="Command">The command line that remakes the report.</param>
/// <param name="Version">Version of Anodyne.</param>
public sealed record StudyRunOptions(IReadOnlyList<string> Only, bool Fine, bool Resume, int Jobs, string Command, string Version)
{
    /// <summary>Checks to be computed for the report; none by default.</summary>
    public IReadOnlyList<VerificationCheck> Checks { get; init; } = [];

    /// <summary>Computes the checks.</summary>
    /// <param name="cancel">Stops between and inside checks.</param>
    internal IReadOnlyList<CheckOutcome> Verify(CancellationToken cancel) => CheckRunner.Run(Checks, Jobs, null, cancel);
}

/// <summary>What a study left behind.</summary>
/// <param name="Answer">What it says.</param>
/// <param name="Files">The files of every variant's runs, by the run's name.</param>
/// <param name="Report">Name of the report, relative to the output folder.</param>
public sealed record StudyOutcome(StudyAnswer Answer, IReadOnlyDictionary<string, PlatingFiles> Files, string Report)
{
    /// <summary>The checks that were asked for.</summary>
    public IReadOnlyList<CheckOutcome> Verification { get; init; } = [];

    /// <summary>Names of the runs that were taken from the store.</summary>
    public IReadOnlyList<string> Reused => [.. Answer.Results.All.Where(run => run.Origin == RunOrigin.Reused).Select(run => run.Run.Id)];
}

/// <summary>Runs a study from its file to its report.</summary>
/// <param name="read">Makes a plating case of a document.</param>
/// <param name="runner">Computes a case.</param>
/// <param name="clock">Gives the time that is written into the store.</param>
public sealed class StudyRunner(CaseReading read, IPlatingRunner runner, TimeProvider clock)
{
    /// <summary>Name of the report.</summary>
    public const string ReportName = "report.html";

    /// <summary>Name of the picture that opens the report, as a file of its own.</summary>
    public const string OverviewName = "overview.svg";

    private const string Checkpoints = ".checkpoints";

    /// <summary>Plans a study without running it; every case is read and checked.</summary>
    /// <param name="study">The study.</param>
    /// <param name="options">How to run it.</param>
    public StudyPlan Plan(Study study, StudyRunOptions options) => new StudyPlanner(read).Plan(study, options.Only, options.Fine);

    /// <summary>Runs a study.</summary>
    /// <param name="study">The study.</param>
    /// <param name="folder">Where the files go.</param>
    /// <param name="store">Where results are kept.</param>
    /// <param name="options">How to run it.</param>
    /// <param name="progress">Told how far the work is; may be null.</param>
    /// <param name="cancel">Saves the state and throws.</param>
    public StudyOutcome Run(Study study, OutputFolder folder, IResultStore store, StudyRunOptions options, Action<RunsProgress>? progress, CancellationToken cancel)
    {
        var plan = Plan(study, options);
        folder.EnsureMayWrite(ReportName);
        folder.EnsureMayWrite(OverviewName);

        // The measured files first: a wrong path is known in a second and not after hours of simulation.
        var analyses = study.Analyses.Select(analysis => FinishedAnalysis.Of(analysis, study.Folder, folder, cancel)).ToList();
        ComparisonAnswer.Check(plan, [.. analyses.SelectMany(finished => finished.Answers)]);
        analyses.ForEach(finished => AnalysisArchive.Keep(store, study.Name, finished, clock.GetUtcNow()));
        var executor = new RunExecutor(runner, store, Path.Combine(folder.Path, Checkpoints), clock);
        var results = new StudyResults(plan, executor.Run(study.Name, plan.Runs, options.Jobs, options.Resume, progress, cancel));
        RemoveIfEmpty(Path.Combine(folder.Path, Checkpoints));

        var files = new Dictionary<string, PlatingFiles>(StringComparer.Ordinal);
        foreach (var run in plan.Variants.SelectMany(variant => variant.Runs))
        {
            cancel.ThrowIfCancellationRequested();
            files[run.Id] = PlatingFiles.Write(folder, run.Id + "/", results.Of(run).Result);
        }

        var answer = StudyAnswer.Of(results, read, analyses);
        var verification = options.Verify(cancel);
        var report = ReportFilling.Fill(answer, options.Command, options.Version).Append(new VerificationSection(verification));
        folder.WriteText(ReportName, HtmlReport.Write(report));
        if (report.Overview is { } overview)
        {
            folder.WriteText(OverviewName, overview.Figure.ToSvg());
        }

        return new StudyOutcome(answer, files, ReportName) { Verification = verification };
    }

    private static void RemoveIfEmpty(string folder)
    {
        if (Directory.Exists(folder) && !Directory.EnumerateFileSystemEntries(folder).Any())
        {
            Directory.Delete(folder);
        }
    }
}
