using System.CommandLine;
using System.Globalization;
using Anodyne.Cli.Frame;
using Anodyne.Cli.Terminal;
using Anodyne.Studies.Requests;

namespace Anodyne.Cli.Verbs;

/// <summary><c>anodyne store list</c>.</summary>
internal sealed class StoreListVerb : Verb
{
    private readonly Option<string?> _store = StoreOption.Create();
    private readonly Option<string?> _study = CommonOptions.Text("--study", "Only the results of this study", "NAME");

    public override string Name => "list";

    public override string Group => "store";

    public override string Summary => "List the results, newest first";

    public override string Example => "anodyne run examples/validation/study.yaml --out out/validation\nanodyne store list";

    public override void Configure(Command command, IReadOnlyList<string> words)
    {
        command.Options.Add(_store);
        command.Options.Add(_study);
    }

    public override Answer Run(ParseResult arguments, VerbContext context)
    {
        var answer = new StoreListRequest(arguments.GetValue(_store), arguments.GetValue(_study)).Run(context.Request);
        var table = new TextTable("key", "study", "name", "kind", "made (UTC)", "s", "kB").Right("s", "kB");
        foreach (var entry in answer.Data.Entries)
        {
            table.Add(
                entry.Key.Text[..12], entry.Study, entry.Name, entry.Kind,
                entry.Created.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
                entry.Seconds.ToString("F2", CultureInfo.InvariantCulture), (entry.Bytes / 1000.0).ToString("F1", CultureInfo.InvariantCulture));
        }

        context.Show(table);
        context.Say($"{answer.Data.Entries.Count} results in {answer.Data.Place}");
        return answer;
    }
}
