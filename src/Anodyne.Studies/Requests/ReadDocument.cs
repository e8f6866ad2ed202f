using System.Globalization;
using System.Text.Json.Nodes;
using Anodyne.Records;
using Anodyne.Records.Columns;
using Anodyne.Records.Cycles;
using Anodyne.Records.Impedance;
using Anodyne.Records.Techniques;
using Anodyne.Records.Terms;
using Anodyne.Store.Output;

namespace Anodyne.Studies.Requests;

/// <summary>The array <c>files</c> of what was read: the fields that other programs rely on.</summary>
public static class ReadDocument
{
    internal static JsonArray Of(IReadOnlyList<ReadFile> results, IReadOnlyDictionary<(int File, int Record), ConvertedRecord> converted, CycleRule? rule)
    {
        var files = new JsonArray();
        for (var i = 0; i < results.Count; i++)
        {
            var result = results[i];
            if (result.IsBystander)
            {
                continue;
            }

            if (result.Failure is { } failure)
            {
                files.Add(new JsonObject { ["path"] = result.Path, ["error"] = FirstStatus(Answer.Error(failure.Problem, failure.ExitStatus)) });
                continue;
            }

            for (var k = 0; k < Math.Max(1, result.File!.Records.Count); k++)
            {
                var kept = converted.GetValueOrDefault((i, k));
                var node = Node(result, result.File.Records.ElementAtOrDefault(k), rule, kept?.Path);
                if (kept?.Added is { } added)
                {
                    node["appended_rows"] = added;
                }

                files.Add(node);
            }
        }

        return files;
    }

    /// <summary>Number of cycles of a record. Derived, not the vendor's, unless asked for.</summary>
    /// <param name="record">The record.</param>
    /// <param name="rule">When a cycle begins; null for the first direction that the current takes.</param>
    /// <returns>The number; null where it cannot be said.</returns>
    public static int? Cycles(Record record, CycleRule? rule) => CycleList.Count(record, rule ?? CycleRule.FirstDirection);

    // The place of the status in this object is older than the rule that it stands last.
    private static JsonObject FirstStatus(JsonObject error)
    {
        var status = error["exit_status"]!.GetValue<int>();
        error.Remove("exit_status");
        error.Insert(0, "exit_status", status);
        return error;
    }

    private static JsonObject Node(ReadFile result, Record? record, CycleRule? rule, string? written)
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
                ["assignments"] = check.Assignments,
            }),
            ["current_sign_inverted"] = record is not null && SignTest.Of(record).IsInverted,
            ["spectra"] = record is null ? 0 : ImpedanceSeries.Of(record).Count,
            ["start"] = Start(record?.Provenance),
            ["sha256"] = record?.Provenance.Sha256 ?? "",
            ["instrument"] = record?.Provenance.Instrument ?? "",
            ["firmware"] = record?.Provenance.Firmware ?? "",
            ["settings"] = Settings(record?.Provenance.Settings ?? file.Settings),
            ["techniques"] = JsonText.Array(record?.Provenance.Techniques ?? file.Techniques, Technique),
            ["warnings"] = JsonText.Strings(file.Warnings),
        };
        if (record?.Measured is { } measured)
        {
            node["measurement"] = new JsonObject
            {
                ["kind"] = measured.Kind,
                ["quantity"] = measured.Value.Name,
                ["unit"] = measured.Value.Unit,
                ["axes"] = JsonText.Array(measured.Axes, static axis => new JsonObject
                {
                    ["name"] = axis.Name,
                    ["unit"] = axis.Unit,
                    ["points"] = axis.Count,
                    ["first"] = JsonText.Number(axis.First),
                    ["last"] = JsonText.Number(axis.Last),
                }),
            };
        }

        if (written is not null)
        {
            node["written"] = written;
        }

        return node;
    }

    private static string? Start(Provenance? about) =>
        about?.Start?.ToString("yyyy-MM-ddTHH:mm:ss.fff" + (about.StartZoneKnown ? "K" : ""), CultureInfo.InvariantCulture);

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

    private static JsonObject Settings(IReadOnlyDictionary<string, string> settings)
    {
        var node = new JsonObject();
        foreach ((var name, var value) in settings)
        {
            node[name] = value;
        }

        return node;
    }

    /// <summary>One technique: {name, sequences, remark, parameters: [{name, values, units}]}, as a record's own JSON has it.</summary>
    private static JsonObject Technique(TechniqueSettings technique) => new()
    {
        ["name"] = technique.Name,
        ["sequences"] = technique.Sequences,
        ["remark"] = technique.Remark,
        ["parameters"] = JsonText.Array(technique.Parameters, static parameter => new JsonObject
        {
            ["name"] = parameter.Name,
            ["values"] = JsonText.Array(parameter.Values, static value => double.IsFinite(value.Number) ? (JsonNode)value.Number : value.Word),
            ["units"] = JsonText.Strings(parameter.Values.Select(static value => value.Unit)),
        }),
    };
}
