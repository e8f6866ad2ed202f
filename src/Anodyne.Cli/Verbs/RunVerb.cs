using System.CommandLine;
using Anodyne.Cli.Frame;
using Anodyne.Quantities.Documents;
using Anodyne.Store.Results;
using Anodyne.Studies.Answers;
using Anodyne.Studies.CellStudies;
using Anodyne.Studies.Input;
using Anodyne.Studies.Plan;
using Anodyne.Studies.Runs;
using Anodyne.Studies.Verification;

namespace Anodyne.Cli.Verbs;

/// <summary><c>anodyne run</c>: a whole study.</summary>
internal sealed class RunVerb : Verb
{
    private readonly Argument<string> _study = new("STUDY.yaml") { Description = "The study file" };
    private readonly Option<bool> _resume = new("--resume") { Description = "Go on where an interrupted run stopped" };
    private readonly Option<bool> _fine = new("--fine") { Description = "Use the study's fine resolution" };
    private readonly Option<bool> _verify = new("--verify") { Description = "Compute the checks behind the study and show them in its report" };
    private readonly Option<int> _jobs = CommonOptions.Jobs();
    private readonly Option<string?> _store = StoreOption.Create();
    private readonly Option<string[]> _only = new("--only")
    {
        Description = "Names or patterns of the variants to run",
        HelpName = "NAME",
        AllowMultipleArgumentsPerToken = true,
    };

    public override string Name => "run";

    public override string Summary => "Run a whole study: simulate, analyse, compare, store, report";

    public override string Example => "anodyne run examples/validation/study.yaml --out out/validation";

    public override bool WritesFiles => true;

    public override string DefaultOut => "out";

    public override void Configure(Command command)
    {
        command.Arguments.Add(_study);
        command.Options.Add(_resume);
        command.Options.Add(_only);
        command.Options.Add(_fine);
        command.Options.Add(_verify);
        command.Options.Add(_jobs);
        command.Options.Add(_store);
    }

    public override VerbOutcome Run(ParseResult arguments, VerbContext context)
    {
        var path = arguments.GetValue(_study)!;
        var document = YamlReader.ReadFile(path).AsMapping("a study");
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        var options = new StudyRunOptions(
            arguments.GetValue(_only) ?? [],
            arguments.GetValue(_fine),
            arguments.GetValue(_resume),
            arguments.GetValue(_jobs),
            Command(path, context.OutPath, arguments),
            CommandLine.Version);
        var verify = arguments.GetValue(_verify);
        if (CellStudyReader.Is(document))
        {
            var cells = CellStudyReader.Read(document, folder);
            return RunCells(cells, options with { Checks = verify ? StudyChecks.Behind(cells) : [] }, arguments, context);
        }

        var study = StudyReader.Read(document, folder);
        return RunPlating(study, options with { Checks = verify ? StudyChecks.Behind(study) : [] }, arguments, context);
    }

    private VerbOutcome RunPlating(Study study, StudyRunOptions options, ParseResult arguments, VerbContext context)
    {
        var runner = new StudyRunner(PlatingCaseReading.Read, new PlatingRunner(), TimeProvider.System);
        runner.Plan(study, options);
        var storePath = ResultStores.Choose(arguments.GetValue(_store));
        using var store = ResultStores.OpenFile(storePath);
        var outcome = context.WithProgress(board =>
        {
            var line = board.Line(study.Name);
            return runner.Run(study, context.Out, store, options, state => Show(line, study.Name, state), context.Cancel);
        });
        foreach (var warning in outcome.Answer.Warnings)
        {
            context.Warn(warning);
        }

        StudyTables.Print(outcome, context);
        context.Say($"reused {outcome.Reused.Count} of {outcome.Answer.Results.All.Count} runs from {storePath}");
        context.Say($"report: {Path.Combine(context.OutPath, outcome.Report)}");
        return new VerbOutcome(StudyDocument.Of(outcome, context.OutPath), Verified(outcome.Verification, context));
    }

    private VerbOutcome RunCells(CellStudy study, StudyRunOptions options, ParseResult arguments, VerbContext context)
    {
        CellStudyPlan.Of(study, options.Only, options.Fine);
        var storePath = ResultStores.Choose(arguments.GetValue(_store));
        using var store = ResultStores.OpenFile(storePath);
        var outcome = context.WithProgress(board =>
        {
            var line = board.Line(study.Name);
            return new CellStudyRunner(TimeProvider.System).Run(study, context.Out, store, options, state => Show(line, study.Name, state), context.Cancel);
        });
        foreach (var warning in outcome.Warnings)
        {
            context.Warn(warning);
        }

        CellStudyTables.Print(outcome, context);
        context.Say($"reused {outcome.Reused.Count} of {outcome.Plan.Runs.Count} runs from {storePath}");
        context.Say($"report: {Path.Combine(context.OutPath, outcome.Report)}");
        return new VerbOutcome(CellStudyDocument.Of(outcome, context.OutPath), Verified(outcome.Verification, context));
    }

    private static int Verified(IReadOnlyList<CheckOutcome> checks, VerbContext context)
    {
        var failed = checks.Count(check => !check.Pass);
        if (checks.Count > 0)
        {
            context.Say($"checks behind the study: {checks.Count - failed} passed, {failed} failed");
        }

        return failed == 0 ? ExitStatuses.Done : ExitStatuses.CheckFailed;
    }

    // The command that a reader of the report types; what changes no number is left out.
    private string Command(string path, string outPath, ParseResult arguments)
    {
        var only = arguments.GetValue(_only) is { Length: > 0 } names ? " --only " + string.Join(' ', names) : "";
        return $"anodyne run {path} --out {outPath}{only}{(arguments.GetValue(_fine) ? " --fine" : "")}{(arguments.GetValue(_verify) ? " --verify" : "")}";
    }

    private static void Show(Terminal.ProgressLine line, string name, RunsProgress state)
    {
        line.Rename($"{name}: {state.Done} of {state.Total} runs");
        line.Report(state.Fraction);
    }
}
