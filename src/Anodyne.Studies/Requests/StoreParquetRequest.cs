using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Anodyne.Store.Export;
using Anodyne.Store.Output;

namespace Anodyne.Studies.Requests;

/// <summary>The numbers of every result as tables of columns: results, their quantities, their cycles.</summary>
/// <param name="Store">The store; null for the one of the environment or of the working folder.</param>
public sealed record StoreParquetRequest(string? Store = null)
{
    /// <summary>Writes the tables.</summary>
    public Answer Run(RequestContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        using var store = KeptResults.Open(Store);
        var entries = store.List();
        var (quantities, cycles) = (new List<(string Key, string Name, double Value)>(), new List<(string Key, int Cycle, string Name, double Value)>());
        foreach (var entry in entries)
        {
            context.Cancel.ThrowIfCancellationRequested();
            using var summary = JsonDocument.Parse(store.Find(entry.Key)!.Summary);
            quantities.AddRange(Numbers(summary.RootElement).Select(number => (entry.Key.Text, number.Name, number.Value)));
            if (summary.RootElement.TryGetProperty("cycles", out var list) && list.ValueKind == JsonValueKind.Array)
            {
                cycles.AddRange(list.EnumerateArray().SelectMany((cycle, index) => Numbers(cycle).Where(number => number.Name != "cycle")
                    .Select(number => (entry.Key.Text, cycle.TryGetProperty("cycle", out var at) ? at.GetInt32() : index + 1, number.Name, number.Value))));
            }
        }

        ParquetTable[] tables =
        [
            new("results",
            [
                ("key", entries.Select(entry => entry.Key.Text).ToArray()), ("kind", entries.Select(entry => entry.Kind).ToArray()),
                ("study", entries.Select(entry => entry.Study).ToArray()), ("run", entries.Select(entry => entry.Name).ToArray()),
                ("created_utc", entries.Select(entry => entry.Created.UtcDateTime.ToString("O", CultureInfo.InvariantCulture)).ToArray()),
                ("wall_s", entries.Select(entry => entry.Seconds).ToArray()),
            ]),
            new("quantities",
            [
                ("key", quantities.Select(row => row.Key).ToArray()), ("quantity", quantities.Select(row => row.Name).ToArray()),
                ("value", quantities.Select(row => row.Value).ToArray()),
            ]),
            new("cycles",
            [
                ("key", cycles.Select(row => row.Key).ToArray()), ("cycle", cycles.Select(row => row.Cycle).ToArray()),
                ("quantity", cycles.Select(row => row.Name).ToArray()), ("value", cycles.Select(row => row.Value).ToArray()),
            ]),
        ];
        var folder = context.Open("store");
        foreach (var table in tables)
        {
            folder.Write($"{table.Name}.parquet", table.Write);
        }

        return new Answer(new JsonObject
        {
            ["store"] = store.Place,
            ["results"] = entries.Count,
            ["files"] = JsonText.Strings(folder.Written.Select(name => Path.Combine(context.OutPath, name))),
        });
    }

    private static IEnumerable<(string Name, double Value)> Numbers(JsonElement element) => element.ValueKind != JsonValueKind.Object ? []
        : element.EnumerateObject().Where(entry => entry.Value.ValueKind == JsonValueKind.Number).Select(entry => (entry.Name, entry.Value.GetDouble()));
}
