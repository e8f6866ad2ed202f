using System.Globalization;
using System.Text.Json.Nodes;
using Anodyne.Cli.Frame;
using Anodyne.Instruments.Reading;
using Anodyne.Quantities;
using Anodyne.Records;
using Anodyne.Records.Columns;
using Anodyne.Records.Cycles;
using Anodyne.Records.Impedance;
using Anodyne.Records.Techniques;
using Anodyne.Records.Terms;
using Spectre.Console;

namespace Anodyne.Cli.Verbs;

/// <summary>What <c>anodyne read</c> prints: for one file every column, for many one line a record and one a refusal.</summary>
internal static class ReadText
{
    /// <summary>The words of <c>--cycles</c>; none for the first direction that the current takes.</summary>
    public static readonly IReadOnlyDictionary<string, CycleRule?> CycleRules = new Dictionary<string, CycleRule?>
    {
        ["auto"] = null, ["charge"] = CycleRule.ChargeFirst, ["discharge"] = CycleRule.DischargeFirst, ["step"] = CycleRule.StepDecrease, ["vendor"] = CycleRule.Vendor,
    };

    /// <summary>The tables for a person.</summary>
    public static void Show(IReadOnlyList<ReadResult> results, CycleRule? rule, VerbContext context)
    {
        if (results is [{ File: { } only }])
        {
            foreach (var record in only.Records)
            {
                ShowColumns(only, record, rule, context);
            }

            foreach ((var name, var value) in only.Records.Count == 0 ? only.Settings : new Dictionary<string, string>())
            {
                context.Say($"{name}: {value}");
            }

            TechniqueText.Show(TechniquesOf(only), context);
            return;
        }

        var table = new Table().Border(TableBorder.Simple);
        table.AddColumns("file", "format", "version", "technique");
        table.AddColumn(new TableColumn("rows").RightAligned());
        table.AddColumn(new TableColumn("columns").RightAligned());
        foreach (var result in results.Where(static result => result.File is not null))
        {
            foreach (var record in result.File!.Records.DefaultIfEmpty())
            {
                table.AddRow(
                    Markup.Escape(result.Path),
                    Markup.Escape(result.File.Format),
                    Markup.Escape(result.File.Version),
                    Markup.Escape(record?.Provenance.Technique ?? (result.File.Techniques.Count == 0 ? "settings" : $"settings of {string.Join(", ", result.File.Techniques.Select(static t => t.Name))}")),
                    record?.Rows.ToString(CultureInfo.InvariantCulture) ?? "",
                    record?.Columns.Count.ToString(CultureInfo.InvariantCulture) ?? "");
            }
        }

        context.Person.Write(table);
        ReadResult[] refused = [.. results.Where(static result => result.Failure is not null)];
        foreach (var result in refused)
        {
            context.Say($"refused ({result.Failure!.ExitStatus}) {result.Path}: {result.Failure.Problem.What}{(result.Failure is UnknownVersionException ? $"; found {result.Failure.Problem.Found}" : "")}");
        }

        context.Say(string.Create(CultureInfo.InvariantCulture, $"{results.Count - refused.Length} files read, {refused.Length} refused."));
    }

    /// <summary>The array <c>files</c> of the JSON document.</summary>
    public static JsonArray Json(IReadOnlyList<ReadResult> results, IReadOnlyDictionary<(int File, int Record), string> written, IReadOnlyDictionary<(int File, int Record), int> grown, CycleRule? rule, VerbContext context)
    {
        var files = new JsonArray();
        for (var i = 0; i < results.Count; i++)
        {
            var result = results[i];
            if (result.File is null)
            {
                files.Add(new JsonObject
                {
                    ["path"] = result.Path,
                    ["error"] = new JsonObject
                    {
                        ["exit_status"] = result.Failure!.ExitStatus,
                        ["what"] = result.Failure.Problem.What,
                        ["where"] = result.Failure.Problem.Where,
                        ["found"] = result.Failure.Problem.Found,
                        ["allowed"] = result.Failure.Problem.Allowed,
                        ["mend"] = result.Failure.Problem.Mend,
                    },
                });
                continue;
            }

            for (var k = 0; k < Math.Max(1, result.File.Records.Count); k++)
            {
                var record = result.File.Records.ElementAtOrDefault(k);
                var node = Node(result, record, rule, written.TryGetValue((i, k), out var name) ? Path.Combine(context.OutPath, name) : null);
                if (grown.TryGetValue((i, k), out var added))
                {
                    node["appended_rows"] = added;
                }

                files.Add(node);
            }
        }

        return files;
    }

    private static JsonObject Node(ReadResult result, Record? record, CycleRule? rule, string? written)
    {
        var file = result.File!;
        var node = new JsonObject
        {
            ["path"] = result.Path,
            ["format"] = file.Format,
            ["version"] = file.Version,
            ["technique"] = record?.Provenance.Technique ?? "",
            ["rows"] = record?.Rows ?? 0,
            ["columns"] = record is null ? [] : JsonText.Array(record.Columns, Column),
            ["cycles"] = record is null ? null : Cycles(record, rule),
            ["vendor_cycles"] = record?.Find(Bdf.CycleCount) is null ? null : Cycles(record, CycleRule.Vendor),
            ["capacity_checks"] = record is null ? [] : JsonText.Array(CapacityCheck.Of(record), static check => new JsonObject
            {
                ["quantity"] = check.Quantity,
                ["integrated_Ah"] = JsonText.Number(check.Integrated),
                ["vendor_Ah"] = JsonText.Number(check.Vendor),
                ["difference"] = JsonText.Number(check.Difference),
                ["reported"] = check.IsReported,
            }),
            ["current_sign_inverted"] = record is not null && SignTest.Of(record).IsInverted,
            ["spectra"] = record is null ? 0 : ImpedanceSeries.Of(record).Count,
            ["start"] = record?.Provenance.Start?.ToString(record.Provenance.StartZoneKnown ? "yyyy-MM-ddTHH:mm:ss.fffK" : "yyyy-MM-ddTHH:mm:ss.fff", CultureInfo.InvariantCulture),
            ["sha256"] = record?.Provenance.Sha256 ?? "",
            ["instrument"] = record?.Provenance.Instrument ?? "",
            ["firmware"] = record?.Provenance.Firmware ?? "",
            ["settings"] = TechniqueText.Settings(record?.Provenance.Settings ?? file.Settings),
            ["techniques"] = JsonText.Array(record?.Provenance.Techniques ?? file.Techniques, TechniqueText.Json),
            ["warnings"] = JsonText.Strings(file.Warnings),
        };
        if (written is not null)
        {
            node["written"] = written;
        }

        return node;
    }

    // The tables of one file mostly share their technique.
    private static IReadOnlyList<TechniqueSettings> TechniquesOf(InstrumentFile file)
        => file.Records.Count == 0 ? file.Techniques : [.. file.Records.SelectMany(static record => record.Provenance.Techniques).Distinct()];

    private static JsonObject Column(Column column)
    {
        var summary = ColumnSummary.Of(column);
        return new JsonObject
        {
            ["name"] = column.Name,
            ["unit"] = column.Unit,
            ["min"] = JsonText.Number(summary.Min),
            ["max"] = JsonText.Number(summary.Max),
            ["mean"] = JsonText.Number(summary.Mean),
            ["first"] = JsonText.Number(summary.First),
            ["last"] = JsonText.Number(summary.Last),
        };
    }

    // Derived, not the vendor's, unless asked for: without a rule a cycle begins with the first direction that the current takes.
    private static int? Cycles(Record record, CycleRule? rule) => CycleList.Count(record, rule ?? CycleRule.FirstDirection);

    private static void ShowColumns(InstrumentFile file, Record record, CycleRule? rule, VerbContext context)
    {
        var start = record.Provenance.Start?.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) ?? "";
        context.Say(string.Join(", ", new[] { file.Format, file.Version, record.Provenance.Technique, record.Provenance.Instrument, start }.Where(static part => part.Length > 0)));
        context.Say(string.Create(CultureInfo.InvariantCulture, $"{record.Rows} rows, {record.Columns.Count} columns, {Cycles(record, rule)?.ToString(CultureInfo.InvariantCulture) ?? "no"} cycles, {ImpedanceSeries.Of(record).Count} spectra"));
        var table = new Table().Border(TableBorder.Simple);
        table.AddColumns("column", "in the file");
        foreach (var name in new[] { "min", "max", "mean", "first", "last" })
        {
            table.AddColumn(new TableColumn(name).RightAligned());
        }

        foreach (var column in record.Columns)
        {
            var summary = ColumnSummary.Of(column);
            string[] numbers = [.. new[] { summary.Min, summary.Max, summary.Mean, summary.First, summary.Last }.Select(static v => double.IsNaN(v) ? "" : v.ToString("G6", CultureInfo.InvariantCulture))];
            table.AddRow([Markup.Escape(column.Label), Markup.Escape(column.VendorName), .. numbers]);
        }

        context.Person.Write(table);
        foreach (var check in CapacityCheck.Of(record).Where(static check => check.IsReported))
        {
            context.Say(string.Create(
                CultureInfo.InvariantCulture,
                $"{check.Quantity}: the integral of the current is {check.Integrated:G6} Ah, the instrument counted {check.Vendor:G6} Ah ({check.Difference:P2} apart)"));
        }
    }
}
