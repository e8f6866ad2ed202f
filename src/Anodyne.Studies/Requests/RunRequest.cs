using System.Text.Json.Nodes;
using Anodyne.Quantities.Documents;
using Anodyne.Reports.Blocks;
using Anodyne.Store.Output;
using Anodyne.Store.Results;
using Anodyne.Studies.Answers;
using Anodyne.Studies.CellStudies;
using Anodyne.Studies.Input;
using Anodyne.Studies.Plan;
using Anodyne.Studies.Runs;
using Anodyne.Studies.Verification;

namespace Anodyne.Studies.Requests;

/// <summary>What <c>anodyne run</c> and the page ask of a study file.</summary>
/// <param name="Path">The study file; named in errors and in the report as given.</param>
/// <param name="Out">The output folder as a person named it; the document and the report name it so.</param>
/// <param name="Version">Version of Anodyne, for the report.</param>
public sealed record RunRequest(string Path, string Out, string Version)
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

    /// <summary>The command line that a reader of the report types; what changes no number is left out.</summary>
    public string Command =>
        $"anodyne run {Path} --out {Out}{(Only.Count > 0 ? " --only " + string.Join(' ', Only) : "")}{(Fine ? " --fine" : "")}{(Verify ? " --verify" : "")}";

    /// <summary>Reads and plans the study, once; no file is written and no store is opened.</summary>
    /// <exception cref="Quantities.InputException">The study, a case in it or a name in <see cref="Only"/> is wrong; the message says where.</exception>
    public PlannedStudy Plan()
    {
        var document = YamlReader.ReadFile(Path).AsMapping("a study");
        var folder = System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(Path))!;
        var options = new StudyRunOptions(Only, Fine, Resume, Jobs, Command, Version);
        if (CellStudyReader.Is(document))
        {
            var cells = CellStudyReader.Read(document, folder);
            CellStudyPlan.Of(cells, Only, Fine);
            return new PlannedStudy(cells.Name, (output, store, progress, cancel) => Answer(
                new CellStudyRunner(TimeProvider.System).Run(cells, output, store, options with { Checks = Verify ? StudyChecks.Behind(cells) : [] }, progress, cancel)));
        }

        var study = StudyReader.Read(document, folder);
        var runner = new StudyRunner(PlatingCaseReading.Read, new PlatingRunner(), TimeProvider.System);
        runner.Plan(study, options);
        return new PlannedStudy(study.Name, (output, store, progress, cancel) => Answer(
            runner.Run(study, output, store, options with { Checks = Verify ? StudyChecks.Behind(study) : [] }, progress, cancel)));
    }

    private RunAnswer Answer(StudyOutcome outcome) => new(
        StudyDocument.Of(outcome, Out), outcome.Answer.Warnings, RunTables.Of(outcome), outcome.Verification, System.IO.Path.Combine(Out, outcome.Report))
    {
        Runs = outcome.Answer.Results.All.Count, Reused = outcome.Reused.Count,
    };

    private RunAnswer Answer(CellStudyOutcome outcome) => new(
        CellStudyDocument.Of(outcome, Out), outcome.Warnings, RunTables.Of(outcome), outcome.Verification, System.IO.Path.Combine(Out, outcome.Report))
    {
        Runs = outcome.Plan.Runs.Count, Reused = outcome.Reused.Count,
    };
}

/// <summary>A study that was read and planned.</summary>
public sealed class PlannedStudy
{
    private readonly Func<OutputFolder, IResultStore, Action<RunsProgress>?, CancellationToken, RunAnswer> _run;

    internal PlannedStudy(string name, Func<OutputFolder, IResultStore, Action<RunsProgress>?, CancellationToken, RunAnswer> run) => (Name, _run) = (name, run);

    /// <summary>Name of the study.</summary>
    public string Name { get; }

    /// <summary>Simulates, analyses, compares, stores and writes the report.</summary>
    /// <param name="folder">Where the files go.</param>
    /// <param name="store">Where results are kept.</param>
    /// <param name="progress">Told how far the work is; may be null. Called from several threads.</param>
    /// <param name="cancel">Saves the state of every running case and throws.</param>
    public RunAnswer Run(OutputFolder folder, IResultStore store, Action<RunsProgress>? progress, CancellationToken cancel) => _run(folder, store, progress, cancel);
}

/// <summary>What a study left behind, for a face to show.</summary>
/// <param name="Document">The fields of the JSON document.</param>
/// <param name="Warnings">What a person must be told, in sentences.</param>
/// <param name="Tables">The tables for a person, as plain text without markup.</param>
/// <param name="Verification">The checks that were asked for.</param>
/// <param name="Report">The report, under the output folder as it was named.</param>
public sealed record RunAnswer(
    JsonObject Document, IReadOnlyList<string> Warnings, IReadOnlyList<TableBlock> Tables, IReadOnlyList<CheckOutcome> Verification, string Report)
{
    /// <summary>Runs in all.</summary>
    public int Runs { get; init; }

    /// <summary>Runs that were taken from the store.</summary>
    public int Reused { get; init; }

    /// <summary>Checks that failed.</summary>
    public int Failed => Verification.Count(check => !check.Pass);

    /// <summary>0 done; 1 a check behind the study failed.</summary>
    public int ExitStatus => Failed == 0 ? 0 : 1;
}
