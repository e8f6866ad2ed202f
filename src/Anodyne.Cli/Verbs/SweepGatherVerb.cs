using System.CommandLine;
using Anodyne.Cli.Frame;
using Anodyne.Studies.Requests;

namespace Anodyne.Cli.Verbs;

/// <summary><c>anodyne sweep gather</c>.</summary>
internal sealed class SweepGatherVerb : Verb
{
    private readonly Argument<string> _folder = SweepArgument.Folder();

    public override string Name => "gather";

    public override string Group => "sweep";

    public override string Summary => "Gather what is finished into the table of results";

    public override string Example => "anodyne sweep examples/sweep/plan.yaml --out out/sweep\nanodyne sweep gather out/sweep";

    public override void Configure(Command command, IReadOnlyList<string> words) => command.Arguments.Add(_folder);

    public override Answer Run(ParseResult arguments, VerbContext context)
    {
        var answer = new SweepGatherRequest(arguments.GetValue(_folder)!).Run(context.Request);
        SweepVerb.Show(answer.Data, context);
        return answer;
    }
}
