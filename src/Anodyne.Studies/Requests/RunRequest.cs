using Anodyne.Quantities;
using Anodyne.Reports.Blocks;
using Anodyne.Store.Results;
using Anodyne.Studies.Engine;
using Anodyne.Studies.Plan;
using Anodyne.Studies.Runs;
using Anodyne.Studies.Verification;

namespace Anodyne.Studies.Requests;

/// <summary>What <c>anodyne run</c> and the page ask of a study file.</summary>
/// <param name="Path">The study file; named in errors and in the report as given.</param>
/// <param name="Version">Version of Anodyne, for the report.</param>
public sealed record RunRequest(string Path, string Version)
{
    /// <summary>Names or patterns of the variants to run; empty for all.</summary>
    public IReadOnlyList<string> Only { get; init; } = [];

    /// <summary>True for the study's fine resolution.</summary>
    public bool Fine { get; init; }

    /// <summary>True to go on where an interrupted run stopped.</summary>
    public bool Resume { get; init; }

    /// <summary>True to compute the checks behind the study and show them in its report.</summary>
    public bool Verify { get; init; }

    /// <summary>Runs at the same time, at least 1.</summary>
    public int Jobs { get; init; } = 1;

    /// <summary>The store of results; null for the one of the environment or of the working folder.</summary>
    public string? Store { get; init; }

    /// <summary>Reads and plans the study once, simulates, analyses, compares, stores and writes the report.</summary>
    /// <exception cref="InputException">
    /// The study, a case in it or a name in <see cref="Only"/> is wrong; the message says where. No file was written then.
    /// </exception>
    public Answer<RunFindings> Run(RequestContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var study = CaseKind.Study.Read(Path, new StudyReader(StudyModels.All).ReadFile);
        var plan = StudyPlanner.Plan(study, Only, Fine);
        var place = ResultStores.Choose(Store);
        using var store = ResultStores.Open(place);
        var output = context.Open(study.Name);
        var options = new StudyRunOptions(Resume, Jobs, Command(context.OutPath), Version) { Checks = Verify ? StudyRunner.ChecksBehind(study) : [] };
        var outcome = new StudyRunner(TimeProvider.System).Run(plan, output, store, options, Progress(study.Name, context), context.Cancel);
        foreach (var warning in outcome.Answer.Warnings)
        {
            context.Warn(warning);
        }

        var report = System.IO.Path.Combine(context.OutPath, outcome.Report);
        var findings = new RunFindings(RunTables.Of(outcome.Answer), outcome.Verification, report, place)
        {
            Runs = plan.Runs.Count, Reused = outcome.Answer.Reused.Count,
        };
        return new(findings, StudyDocument.Of(outcome, context.OutPath), findings.Failed == 0 ? ExitStatuses.Done : ExitStatuses.CheckFailed);
    }

    // The command line that a reader of the report types; what changes no number is left out.
    private string Command(string output) =>
        $"anodyne run {Path} --out {output}{(Only.Count > 0 ? " --only " + string.Join(' ', Only) : "")}{(Fine ? " --fine" : "")}{(Verify ? " --verify" : "")}";

    private static Action<RunsProgress> Progress(string name, RequestContext context) =>
        state => context.Report($"{name}: {state.Done} of {state.Total} runs", state.Fraction);
}

/// <summary>What a study left behind, for a face to show.</summary>
/// <param name="Tables">The tables for a person, as plain text without markup.</param>
/// <param name="Verification">The checks that were asked for.</param>
/// <param name="Report">The report, under the output folder as it was named.</param>
/// <param name="Store">The store of results.</param>
public sealed record RunFindings(IReadOnlyList<TableBlock> Tables, IReadOnlyList<CheckOutcome> Verification, string Report, string Store)
{
    /// <summary>Runs in all.</summary>
    public int Runs { get; init; }

    /// <summary>Runs that were taken from the store.</summary>
    public int Reused { get; init; }

    /// <summary>Checks that failed.</summary>
    public int Failed => Verification.Count(check => !check.Pass);
}
