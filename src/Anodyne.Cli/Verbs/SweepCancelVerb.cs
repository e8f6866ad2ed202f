using System.CommandLine;
using Anodyne.Cli.Frame;
using Anodyne.Studies.Requests;

namespace Anodyne.Cli.Verbs;

/// <summary><c>anodyne sweep cancel</c>.</summary>
internal sealed class SweepCancelVerb : Verb
{
    private readonly Argument<string> _folder = SweepArgument.Folder();

    public override string Name => "cancel";

    public override string Group => "sweep";

    public override string Summary => "Ask the workers of a sweep to save their state and stop, wherever they run";

    public override string Example => "anodyne sweep examples/sweep/plan.yaml --out out/sweep\nanodyne sweep cancel out/sweep";

    public override void Configure(Command command, IReadOnlyList<string> words) => command.Arguments.Add(_folder);

    public override Answer Run(ParseResult arguments, VerbContext context)
    {
        var answer = new SweepCancelRequest(arguments.GetValue(_folder)!).Run();
        SweepVerb.Show(answer.Data, context);
        return answer;
    }
}
