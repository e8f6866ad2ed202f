using System.CommandLine;
using System.Text.Json.Nodes;
using Anodyne.Cli.Frame;

namespace Anodyne.Cli.Verbs;

/// <summary><c>anodyne store export</c>.</summary>
internal sealed class StoreExportVerb : Verb
{
    private readonly Option<string?> _store = StoreOption.Create();
    private readonly Argument<string> _key = new("KEY") { Description = "The first digits of a key, or the name of a run (its newest result)" };

    public override string Name => "export";

    public override string Summary => "Write one result as files: summary, inputs and every part of its content";

    public override string Example => "anodyne run examples/validation/study.yaml --out out/validation\nanodyne store export runs/ridge/seed-01 --out out/export";

    public override bool WritesFiles => true;

    public override string DefaultOut => "out/export";

    public override void Configure(Command command)
    {
        command.Arguments.Add(_key);
        command.Options.Add(_store);
    }

    public override VerbOutcome Run(ParseResult arguments, VerbContext context)
    {
        using var store = StoreOption.OpenExisting(arguments.GetValue(_store));
        var result = StoreOption.Find(store, arguments.GetValue(_key)!);
        context.Out.WriteText("summary.json", result.Summary + "\n");
        context.Out.WriteText("inputs.txt", result.Inputs + "\n");
        foreach (var (name, content) in result.Content.OrderBy(part => part.Key, StringComparer.Ordinal))
        {
            context.Out.Write(name, stream => stream.Write(content));
        }

        foreach (var name in context.Out.Written)
        {
            context.Say(Path.Combine(context.OutPath, name));
        }

        return new VerbOutcome(new JsonObject { ["key"] = result.Entry.Key.Text, ["files"] = JsonText.Strings(context.Out.Written.Select(name => Path.Combine(context.OutPath, name))) });
    }
}
