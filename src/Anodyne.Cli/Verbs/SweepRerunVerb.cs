using System.CommandLine;
using Anodyne.Cli.Frame;
using Anodyne.Studies.Requests;

namespace Anodyne.Cli.Verbs;

/// <summary><c>anodyne sweep rerun</c>.</summary>
internal sealed class SweepRerunVerb : Verb
{
    private readonly Argument<string> _folder = SweepArgument.Folder();
    private readonly Argument<int[]> _cases = new("CASE") { Description = "Numbers of cases", Arity = ArgumentArity.ZeroOrMore };
    private readonly Option<bool> _failed = CommonOptions.Flag("--failed", "Every case that failed");
    private readonly Option<int> _jobs = CommonOptions.Jobs();
    private readonly Option<string?> _store = StoreOption.Extra();
    private readonly SlurmOptions _slurm = new();

    public override string Name => "rerun";

    public override string Group => "sweep";

    public override string Summary => "Compute cases of a sweep again: those that failed, or some by their numbers";

    public override string Example => "anodyne sweep examples/sweep/plan.yaml --out out/sweep\nanodyne sweep rerun out/sweep --failed";

    public override bool SavesState => true;

    public override string ToGoOn => "Run `anodyne sweep` with the plan again: it goes on.";

    public override void Configure(Command command, IReadOnlyList<string> words)
    {
        command.Arguments.Add(_folder);
        command.Arguments.Add(_cases);
        command.Options.Add(_failed);
        command.Options.Add(_jobs);
        command.Options.Add(_store);
        _slurm.AddTo(command, _jobs, _store);
    }

    public override Answer Run(ParseResult arguments, VerbContext context)
    {
        var request = new SweepRerunRequest(
            arguments.GetValue(_folder)!, arguments.GetValue(_failed), arguments.GetValue(_cases) ?? [], arguments.GetValue(_jobs), arguments.GetValue(_store))
        {
            Slurm = _slurm.Of(arguments),
        };
        var answer = request.Run(context.Request);
        SweepVerb.Show(answer.Data, context);
        return answer;
    }
}
