using System.CommandLine;
using Anodyne.Cli.Frame;
using Anodyne.Studies.Requests;

namespace Anodyne.Cli.Verbs;

/// <summary><c>anodyne sweep status</c>.</summary>
internal sealed class SweepStatusVerb : Verb
{
    private readonly Argument<string> _folder = SweepArgument.Folder();

    public override string Name => "status";

    public override string Group => "sweep";

    public override string Summary => "Say how far a sweep is, by its own files";

    public override string Example => "anodyne sweep examples/sweep/plan.yaml --out out/sweep\nanodyne sweep status out/sweep";

    public override void Configure(Command command, IReadOnlyList<string> words) => command.Arguments.Add(_folder);

    public override Answer Run(ParseResult arguments, VerbContext context)
    {
        var answer = new SweepStatusRequest(arguments.GetValue(_folder)!).Run();
        SweepVerb.Show(answer.Data, context);
        return answer;
    }
}
