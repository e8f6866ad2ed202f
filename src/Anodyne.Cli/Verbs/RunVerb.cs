using System.CommandLine;
using Anodyne.Cli.Frame;
using Anodyne.Cli.Terminal;
using Anodyne.Studies.Requests;

namespace Anodyne.Cli.Verbs;

/// <summary><c>anodyne run</c>: a whole study.</summary>
internal sealed class RunVerb : Verb
{
    private readonly Argument<string> _study = new("STUDY.yaml") { Description = "The study file; `anodyne new study` writes one" };
    private readonly Option<bool> _resume = CommonOptions.Flag("--resume", "Go on where an interrupted run stopped");
    private readonly Option<bool> _fine = CommonOptions.Flag("--fine", "Use the study's fine resolution");
    private readonly Option<bool> _verify = CommonOptions.Flag("--verify", "Compute the checks behind the study and show them in its report");
    private readonly Option<int> _jobs = CommonOptions.Jobs();
    private readonly Option<string?> _store = StoreOption.Create();
    private readonly Option<string[]> _only = CommonOptions.Texts("--only", "Names or patterns of the variants to run", "NAME", several: true);

    public override string Name => "run";

    public override string Summary => "Run a whole study: simulate, analyse, compare, store, report";

    public override int Order => 30;

    public override string Example => "anodyne run examples/validation/study.yaml --out out/validation";

    public override bool WritesFiles => true;

    public override bool SavesState => true;

    public override void Configure(Command command, IReadOnlyList<string> words)
    {
        command.Arguments.Add(_study);
        command.Options.Add(_resume);
        command.Options.Add(_only);
        command.Options.Add(_fine);
        command.Options.Add(_verify);
        command.Options.Add(_jobs);
        command.Options.Add(_store);
    }

    public override Answer Run(ParseResult arguments, VerbContext context)
    {
        var answer = new RunRequest(arguments.GetValue(_study)!, ProgramVersion.Short)
        {
            Only = arguments.GetValue(_only) ?? [],
            Fine = arguments.GetValue(_fine),
            Resume = arguments.GetValue(_resume),
            Verify = arguments.GetValue(_verify),
            Jobs = arguments.GetValue(_jobs),
            Store = arguments.GetValue(_store),
        }.Run(context.Request);
        var findings = answer.Data;
        foreach (var table in findings.Tables)
        {
            context.Show(TextTable.Of(table));
        }

        context.Say($"reused {findings.Reused} of {findings.Runs} runs from {findings.Store}");
        context.Say($"report: {findings.Report}");
        if (findings.Verification.Count > 0)
        {
            context.Say($"checks behind the study: {findings.Verification.Count - findings.Failed} passed, {findings.Failed} failed");
        }

        return answer;
    }
}
