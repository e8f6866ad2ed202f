using System.CommandLine;
using Anodyne.Cli.Frame;
using Anodyne.Cli.Terminal;
using Anodyne.Studies.Requests;

namespace Anodyne.Cli.Verbs;

/// <summary><c>anodyne store show</c>.</summary>
internal sealed class StoreShowVerb : Verb
{
    private readonly Option<string?> _store = StoreOption.Create();
    private readonly Argument<string> _key = StoreOption.Key();

    public override string Name => "show";

    public override string Group => "store";

    public override string Summary => "Show one result: its inputs and its numbers";

    public override string Example => "anodyne run examples/validation/study.yaml --out out/validation\nanodyne store show runs/ridge/seed-01";

    public override void Configure(Command command, IReadOnlyList<string> words)
    {
        command.Arguments.Add(_key);
        command.Options.Add(_store);
    }

    public override Answer Run(ParseResult arguments, VerbContext context)
    {
        var answer = new StoreShowRequest(arguments.GetValue(_key)!, arguments.GetValue(_store)).Run(context.Request);
        var (result, summary, parts) = answer.Data;
        var table = TextTable.Pairs();
        table.Add("key", result.Entry.Key.Text);
        table.Add("study", result.Entry.Study);
        table.Add("name", result.Entry.Name);
        table.Add("code version", result.CodeVersion);
        foreach (var (name, bytes) in parts)
        {
            table.Add(name, $"{bytes} bytes");
        }

        context.Show(table);
        context.Say(summary);
        context.Say("inputs: " + result.Inputs);
        return answer;
    }
}
