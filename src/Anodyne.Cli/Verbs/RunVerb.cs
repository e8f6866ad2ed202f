using System.CommandLine;
using Anodyne.Cli.Frame;
using Anodyne.Cli.Terminal;
using Anodyne.Store.Results;
using Anodyne.Studies.Requests;
using Anodyne.Studies.Runs;

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
        var study = new RunRequest(arguments.GetValue(_study)!, context.OutPath, CommandLine.Version)
        {
            Only = arguments.GetValue(_only) ?? [],
            Fine = arguments.GetValue(_fine),
            Resume = arguments.GetValue(_resume),
            Verify = arguments.GetValue(_verify),
            Jobs = arguments.GetValue(_jobs),
        }.Plan();
        var storePath = ResultStores.Choose(arguments.GetValue(_store));
        using var store = ResultStores.OpenFile(storePath);
        var answer = context.WithProgress(board =>
        {
            var line = board.Line(study.Name);
            return study.Run(context.Out, store, state => Show(line, study.Name, state), context.Cancel);
        });
        foreach (var warning in answer.Warnings)
        {
            context.Warn(warning);
        }

        foreach (var table in answer.Tables)
        {
            TableText.Print(table, context.Person);
        }

        context.Say($"reused {answer.Reused} of {answer.Runs} runs from {storePath}");
        context.Say($"report: {answer.Report}");
        if (answer.Verification.Count > 0)
        {
            context.Say($"checks behind the study: {answer.Verification.Count - answer.Failed} passed, {answer.Failed} failed");
        }

        return new VerbOutcome(answer.Document, answer.ExitStatus);
    }

    private static void Show(ProgressLine line, string name, RunsProgress state)
    {
        line.Rename($"{name}: {state.Done} of {state.Total} runs");
        line.Report(state.Fraction);
    }
}
