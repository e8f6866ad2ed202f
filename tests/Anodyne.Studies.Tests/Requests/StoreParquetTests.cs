using Anodyne.Store.Results;
using Anodyne.Studies.Requests;
using Parquet;

namespace Anodyne.Studies.Tests.Requests;

/// <summary>The numbers of a store as Parquet, read back: a row a result, a number, and a number of a cycle.</summary>
public class StoreParquetTests
{
    [Fact]
    public async Task Every_number_of_a_store_is_in_the_tables()
    {
        using var temporary = new TemporaryFolder();
        var key = ResultKey.Of("cycle", "v1", "inputs");
        using (var store = ResultStores.OpenFile(temporary["store.sqlite"]))
        {
            store.Keep(new StoredResult(
                new StoredEntry(key, "cycle", "rates", "runs/fast", new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero), 1.25, 0), "v1", "inputs",
                """{"peak_um":3.5,"note":"x","cycles":[{"cycle":1,"charged_Ah":2.5},{"cycle":2,"charged_Ah":2.25,"efficiency":0.9}]}""",
                new Dictionary<string, byte[]>(StringComparer.Ordinal) { ["result"] = [1, 2, 3] }));
        }

        using (var context = new RequestContext(temporary["out"]))
        {
            Assert.Equal(1, (int)new StoreParquetRequest(temporary["store.sqlite"]).Run(context).Document["results"]!);
        }

        var results = await Table(temporary["out/results.parquet"]);
        Assert.Equal(["key", "kind", "study", "run", "created_utc", "wall_s"], results.Keys);
        Assert.Equal([key.Text, "cycle", "rates", "runs/fast", "2026-01-02T03:04:05.0000000Z", 1.25], results.Values.Select(column => column.Single()));
        var quantities = await Table(temporary["out/quantities.parquet"]);
        Assert.Equal([key.Text, "peak_um", 3.5], quantities.Values.Select(column => column.Single()));
        var cycles = await Table(temporary["out/cycles.parquet"]);
        Assert.Equal([1, 2, 2], cycles["cycle"]);
        Assert.Equal(["charged_Ah", "charged_Ah", "efficiency"], cycles["quantity"]);
        Assert.Equal([2.5, 2.25, 0.9], cycles["value"]);
    }

    private static async Task<Dictionary<string, object[]>> Table(string path)
    {
        await using var reader = await ParquetReader.CreateAsync(path);
        using var group = reader.OpenRowGroupReader(0);
        var (rows, table) = ((int)group.RowCount, new Dictionary<string, object[]>(StringComparer.Ordinal));
        foreach (var field in reader.Schema.GetDataFields())
        {
            if (field.ClrType == typeof(ReadOnlyMemory<char>))
            {
                var texts = new string?[rows];
                await group.ReadAsync(field, texts.AsMemory());
                table[field.Name] = [.. texts.Select(text => text!)];
            }
            else if (field.ClrType == typeof(int))
            {
                var whole = new int[rows];
                await group.ReadAsync<int>(field, whole.AsMemory());
                table[field.Name] = [.. whole];
            }
            else
            {
                var numbers = new double[rows];
                await group.ReadAsync<double>(field, numbers.AsMemory());
                table[field.Name] = [.. numbers];
            }
        }

        return table;
    }
}
