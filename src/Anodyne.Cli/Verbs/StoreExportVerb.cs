using System.CommandLine;
using Anodyne.Cli.Frame;
using Anodyne.Studies.Requests;

namespace Anodyne.Cli.Verbs;

/// <summary><c>anodyne store export</c>.</summary>
internal sealed class StoreExportVerb : Verb
{
    private readonly Option<string?> _store = StoreOption.Create();
    private readonly Argument<string> _key = StoreOption.Key();

    public override string Name => "export";

    public override string Group => "store";

    public override string Summary => "Write one result as files: summary, inputs and every part of its content";

    public override string Example =>
        "anodyne run examples/validation/study.yaml --out out/validation\nanodyne store export runs/ridge/seed-01 --out out/export";

    public override bool WritesFiles => true;

    public override void Configure(Command command, IReadOnlyList<string> words)
    {
        command.Arguments.Add(_key);
        command.Options.Add(_store);
    }

    public override Answer Run(ParseResult arguments, VerbContext context) =>
        new StoreExportRequest(arguments.GetValue(_key)!, arguments.GetValue(_store)).Run(context.Request);
}
