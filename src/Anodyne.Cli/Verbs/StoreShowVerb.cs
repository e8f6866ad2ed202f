using System.CommandLine;
using System.Text.Json.Nodes;
using Anodyne.Cli.Frame;
using Spectre.Console;

namespace Anodyne.Cli.Verbs;

/// <summary><c>anodyne store show</c>.</summary>
internal sealed class StoreShowVerb : Verb
{
    private readonly Option<string?> _store = StoreOption.Create();
    private readonly Argument<string> _key = new("KEY") { Description = "The first digits of a key, or the name of a run (its newest result)" };

    public override string Name => "show";

    public override string Summary => "Show one result: its inputs and its numbers";

    public override string Example => "anodyne run examples/validation/study.yaml --out out/validation\nanodyne store show runs/ridge/seed-01";

    public override void Configure(Command command)
    {
        command.Arguments.Add(_key);
        command.Options.Add(_store);
    }

    public override VerbOutcome Run(ParseResult arguments, VerbContext context)
    {
        using var store = StoreOption.OpenExisting(arguments.GetValue(_store));
        var result = StoreOption.Find(store, arguments.GetValue(_key)!);
        var summary = JsonNode.Parse(result.Summary);
        var table = new Table().Border(TableBorder.Simple).HideHeaders().AddColumns("", "");
        table.AddRow("key", result.Entry.Key.Text);
        table.AddRow("study", Markup.Escape(result.Entry.Study));
        table.AddRow("name", Markup.Escape(result.Entry.Name));
        table.AddRow("code version", result.CodeVersion);
        foreach (var (name, content) in result.Content.OrderBy(part => part.Key, StringComparer.Ordinal))
        {
            table.AddRow(Markup.Escape(name), $"{content.Length} bytes");
        }

        context.Person.Write(table);
        context.Say(summary!.ToJsonString(JsonText.Options));
        context.Say("inputs: " + result.Inputs);
        var document = StoreListVerb.Node(result.Entry);
        document["code_version"] = result.CodeVersion;
        document["inputs"] = result.Inputs;
        document["summary"] = summary.DeepClone();
        document["content"] = JsonText.Array(result.Content.OrderBy(part => part.Key, StringComparer.Ordinal), part => new JsonObject { ["name"] = part.Key, ["bytes"] = part.Value.Length });
        return new VerbOutcome(document);
    }
}
