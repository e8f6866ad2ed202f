using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Anodyne.Cli.Frame;
using Anodyne.Quantities;
using Anodyne.Records.Cycles;
using Spectre.Console;

namespace Anodyne.Cli.Verbs;

/// <summary><c>anodyne read</c>: recognizes what instruments wrote, says what is in it, converts it.</summary>
internal sealed class ReadVerb : Verb
{
    private readonly Argument<string[]> _files = new("FILE") { Description = "Instrument files, or folders whose files are all looked at", Arity = ArgumentArity.OneOrMore };
    private readonly Option<string?> _to = new("--to") { Description = "Convert each record: bdf (human labels), bdf-machine, csv (Origin's three header rows), json or anr (compact binary; a file that is there already gets the new rows appended)", HelpName = "KIND" };
    private readonly Option<string> _cycles = new("--cycles") { Description = "When a cycle begins: auto (with the first direction of the current), charge, discharge, step (where the step number falls) or vendor (where the instrument's count changes)", HelpName = "RULE", DefaultValueFactory = _ => "auto" };
    private readonly Option<bool> _strict = new("--strict") { Description = "End with status 1 if any file was read with a warning" };

    public override string Name => "read";

    public override string Summary => "Recognize, summarize and convert instrument files";

    public override string Example => "anodyne read examples/read/li-cu-cycles.bdf.csv";

    public override bool WritesFiles => true;

    public override void Configure(Command command)
    {
        _to.AcceptOnlyFromAmong([.. RecordExport.Kinds]);
        _cycles.AcceptOnlyFromAmong([.. ReadText.CycleRules.Keys]);
        command.Arguments.Add(_files);
        command.Options.Add(_cycles);
        command.Options.Add(_to);
        command.Options.Add(_strict);
    }

    public override VerbOutcome Run(ParseResult arguments, VerbContext context)
    {
        var paths = Expand(arguments.GetValue(_files)!);
        var results = new ReadResult[paths.Length];
        Parallel.For(0, paths.Length, new ParallelOptions { CancellationToken = context.Cancel }, i => results[i] = ReadResult.Of(paths[i]));
        if (results.Length == 1 && results[0].Failure is { } only)
        {
            throw only;
        }

        var kind = arguments.GetValue(_to);
        var written = new Dictionary<(int File, int Record), string>();
        var grown = new Dictionary<(int File, int Record), int>();
        for (var i = 0; kind is not null && i < results.Length; i++)
        {
            var records = results[i].File?.Records ?? [];
            for (var k = 0; k < records.Count; k++)
            {
                var record = k;
                var name = RecordExport.NameOf(paths[i], records.Count > 1 ? k + 1 : 0, kind, written.Values);
                written.Add((i, k), name);
                if (RecordExport.Save(records[record], name, kind, context.Out) is { } added)
                {
                    grown.Add((i, k), added);
                }
            }
        }

        var rule = ReadText.CycleRules[arguments.GetValue(_cycles)!];
        ReadText.Show(results, rule, context);
        if (written.Count > 0)
        {
            context.Say(string.Create(CultureInfo.InvariantCulture, $"{written.Count} records written to {context.OutPath}"));
            foreach ((var place, var added) in grown)
            {
                context.Say(string.Create(CultureInfo.InvariantCulture, $"{written[place]} was there: {added} rows were appended, {results[place.File].File!.Records[place.Record].Rows - added} kept as they are"));
            }
        }

        foreach (var result in results.Where(static result => result.File is { Warnings.Count: > 0 }))
        {
            foreach (var warning in result.File!.Warnings.Distinct())
            {
                context.Warn($"{result.Path}: {warning}");
            }
        }

        foreach (var result in results.Where(static result => result.File?.Records.Any(static record => SignTest.Of(record).IsInverted) == true))
        {
            context.Warn($"{result.Path}: the voltage falls where the current rises: the current seems to be positive on discharge. Turn it with a mapping (factor -1).");
        }

        return new VerbOutcome(new JsonObject { ["files"] = ReadText.Json(results, written, grown, rule, context) }, Status(results, arguments.GetValue(_strict)));
    }

    // 3 if a version or column was unknown, else 2 if something was not read; one file alone ends with its own error before this.
    private static int Status(ReadResult[] results, bool isStrict)
    {
        var worst = results.Select(static result => result.Failure?.ExitStatus ?? 0).DefaultIfEmpty(0).Max();
        var hasWarnings = results.Any(static result => result.File is { Warnings.Count: > 0 });
        return worst != 0 ? worst : isStrict && hasWarnings ? ExitStatuses.CheckFailed : ExitStatuses.Done;
    }

    private static string[] Expand(string[] given)
    {
        var paths = new List<string>();
        foreach (var path in given)
        {
            if (Directory.Exists(path))
            {
                paths.AddRange(Directory.EnumerateFiles(path, "*", new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true }).Where(IsData).Order(StringComparer.Ordinal));
            }
            else
            {
                paths.Add(path);
            }
        }

        return paths.Count > 0
            ? [.. paths.Distinct(StringComparer.Ordinal)]
            : throw new InputException("There is nothing to read", string.Join(", ", given), "folders without files", "files of instruments");
    }

    // In a folder, descriptions and mappings belong to other files and are not data themselves.
    private static bool IsData(string path)
        => !path.EndsWith("cell.yaml", StringComparison.OrdinalIgnoreCase) && !path.EndsWith(".map.yaml", StringComparison.OrdinalIgnoreCase);
}
