using System.CommandLine;
using Anodyne.Cli.Frame;
using Anodyne.Studies.Requests;

namespace Anodyne.Cli.Verbs;

/// <summary><c>anodyne sweep work</c>: what a task of a cluster calls.</summary>
internal sealed class SweepWorkVerb : Verb
{
    private readonly Argument<string> _folder = SweepArgument.Folder();
    private readonly Option<string> _list = new("--list") { Description = "List of cases in the sweep's folder slurm", HelpName = "FILE", Required = true };
    private readonly Option<int> _chunk = new("--chunk") { Description = "Number of the chunk, from 0", HelpName = "N", Required = true };
    private readonly Option<int> _each = new("--cases-each") { Description = "Cases a chunk", HelpName = "N", Required = true };
    private readonly Option<int> _jobs = CommonOptions.Jobs();

    public override string Name => "work";

    public override string Group => "sweep";

    public override string Summary => "Compute one chunk of a sweep (the scripts for a cluster call this)";

    public override string Example =>
        "anodyne sweep examples/sweep/plan.yaml --slurm --dry --out out/sweep\nanodyne sweep work out/sweep --list submission-1.txt --chunk 0 --cases-each 2";

    public override bool SavesState => true;

    public override string ToGoOn => "The same command goes on.";

    public override void Configure(Command command, IReadOnlyList<string> words)
    {
        command.Arguments.Add(_folder);
        command.Options.Add(_list);
        command.Options.Add(_chunk);
        command.Options.Add(_each);
        command.Options.Add(_jobs);
    }

    public override Answer Run(ParseResult arguments, VerbContext context)
    {
        var request = new SweepWorkRequest(
            arguments.GetValue(_folder)!, arguments.GetValue(_list)!, arguments.GetValue(_chunk), arguments.GetValue(_each), arguments.GetValue(_jobs));
        var answer = request.Run(context.Request);
        context.Say($"{answer.Document["cases"]} cases, {answer.Document["computed"]} computed now");
        return answer;
    }
}
