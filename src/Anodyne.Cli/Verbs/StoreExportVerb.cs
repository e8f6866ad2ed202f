using System.CommandLine;
using Anodyne.Cli.Frame;
using Anodyne.Studies.Requests;

namespace Anodyne.Cli.Verbs;

/// <summary><c>anodyne store export</c>.</summary>
internal sealed class StoreExportVerb : Verb
{
    private readonly Option<string?> _store = StoreOption.Create();
    private readonly Argument<string?> _key = CommonOptions.Optional("KEY", "The first digits of a key, or the name of a run (its newest result)");

    private readonly Option<string?> _to = CommonOptions.Choice(
        "--to", "parquet: the numbers of every result as tables of columns, without a key", "FORMAT", ["parquet"]);

    public override string Name => "export";

    public override string Group => "store";

    public override string Summary => "Write one result as files: summary, inputs and every part of its content; or all results as Parquet";

    public override string Example =>
        "anodyne run examples/validation/study.yaml --out out/validation\nanodyne store export runs/ridge/seed-01 --out out/export";

    public override bool WritesFiles => true;

    public override void Configure(Command command, IReadOnlyList<string> words)
    {
        command.Arguments.Add(_key);
        command.Options.Add(_store);
        command.Options.Add(_to);
        command.Validators.Add(result =>
        {
            if ((result.GetValue(_key) is null) == (result.GetValue(_to) is null))
            {
                result.AddError("store export takes the key of one result, or --to parquet for all.");
            }
        });
    }

    public override Answer Run(ParseResult arguments, VerbContext context) =>
        arguments.GetValue(_to) is null
            ? new StoreExportRequest(arguments.GetValue(_key)!, arguments.GetValue(_store)).Run(context.Request)
            : new StoreParquetRequest(arguments.GetValue(_store)).Run(context.Request);
}
