using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Anodyne.Cli.Frame;
using Anodyne.Store.Results;
using Spectre.Console;

namespace Anodyne.Cli.Verbs;

/// <summary><c>anodyne store list</c>.</summary>
internal sealed class StoreListVerb : Verb
{
    private readonly Option<string?> _store = StoreOption.Create();
    private readonly Option<string?> _study = new("--study") { Description = "Only the results of this study", HelpName = "NAME" };

    public override string Name => "list";

    public override string Summary => "List the results, newest first";

    public override string Example => "anodyne run examples/validation/study.yaml --out out/validation\nanodyne store list";

    public override void Configure(Command command)
    {
        command.Options.Add(_store);
        command.Options.Add(_study);
    }

    public override VerbOutcome Run(ParseResult arguments, VerbContext context)
    {
        using var store = StoreOption.OpenExisting(arguments.GetValue(_store));
        var entries = store.List(arguments.GetValue(_study));
        var table = new Table().Border(TableBorder.Simple);
        table.AddColumns("key", "study", "name", "kind", "made (UTC)");
        table.AddColumn(new TableColumn("s").RightAligned());
        table.AddColumn(new TableColumn("kB").RightAligned());
        foreach (var entry in entries)
        {
            table.AddRow(
                entry.Key.Text[..12],
                Markup.Escape(entry.Study),
                Markup.Escape(entry.Name),
                Markup.Escape(entry.Kind),
                entry.Created.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
                entry.Seconds.ToString("F2", CultureInfo.InvariantCulture),
                (entry.Bytes / 1000.0).ToString("F1", CultureInfo.InvariantCulture));
        }

        context.Person.Write(table);
        context.Say($"{entries.Count} results in {store.Place}");
        return new VerbOutcome(new JsonObject { ["store"] = store.Place, ["results"] = JsonText.Array(entries, Node) });
    }

    /// <summary>The fields of one entry.</summary>
    internal static JsonObject Node(StoredEntry entry) => new()
    {
        ["key"] = entry.Key.Text,
        ["kind"] = entry.Kind,
        ["study"] = entry.Study,
        ["name"] = entry.Name,
        ["created_utc"] = entry.Created.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
        ["wall_s"] = JsonText.Number(entry.Seconds),
        ["bytes"] = entry.Bytes,
    };
}
