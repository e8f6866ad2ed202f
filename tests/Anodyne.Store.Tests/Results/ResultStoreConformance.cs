using Anodyne.Store.Results;

namespace Anodyne.Store.Tests.Results;

/// <summary>What every result store must do, whatever the engine. One class a engine derives from it.</summary>
public abstract class ResultStoreConformance
{
    private protected abstract IResultStore Open();

    [Fact]
    public void What_is_kept_is_found_again_bit_for_bit()
    {
        var result = Result("run", 3);
        using (var store = Open())
        {
            Assert.Null(store.Find(result.Entry.Key));
            store.Keep(result);
        }

        using var again = Open();
        var found = again.Find(result.Entry.Key);
        Assert.NotNull(found);
        Assert.Equal(result.Inputs, found.Inputs);
        Assert.Equal(result.Summary, found.Summary);
        Assert.Equal(result.CodeVersion, found.CodeVersion);
        Assert.Equal(result.Entry.Created, found.Entry.Created);
        Assert.Equal(result.Entry.Seconds, found.Entry.Seconds);
        Assert.Equal(result.Content.Keys.Order(), found.Content.Keys.Order());
        Assert.All(result.Content, part => Assert.Equal(part.Value, found.Content[part.Key]));
    }

    [Fact]
    public void Another_code_version_or_input_is_another_result()
    {
        using var store = Open();
        var result = Result("run", 3);
        store.Keep(result);
        Assert.Null(store.Find(ResultKey.Of("plating", "v2", result.Inputs)));
        Assert.Null(store.Find(ResultKey.Of("plating", "v1", result.Inputs + " ")));
        Assert.Null(store.Find(ResultKey.Of("cycling", "v1", result.Inputs)));
    }

    [Fact]
    public void The_first_result_of_a_key_stays()
    {
        using var store = Open();
        var first = Result("run", 3);
        store.Keep(first);
        store.Keep(first with { Summary = "{}", Entry = first.Entry with { Name = "later" } });
        Assert.Equal(first.Summary, store.Find(first.Entry.Key)!.Summary);
        Assert.Single(store.List());
    }

    [Fact]
    public void A_key_that_does_not_fit_is_refused()
    {
        using var store = Open();
        var result = Result("run", 3);
        Assert.Throws<ArgumentException>(() => store.Keep(result with { Inputs = "other" }));
    }

    [Fact]
    public void The_list_is_newest_first_and_by_study()
    {
        using var store = Open();
        var start = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
        store.Keep(Result("a", 1, "one", start));
        store.Keep(Result("b", 2, "two", start.AddHours(1)));
        store.Keep(Result("c", 3, "one", start.AddHours(2)));
        Assert.Equal(["c", "b", "a"], store.List().Select(entry => entry.Name));
        Assert.Equal(["c", "a"], store.List("one").Select(entry => entry.Name));
        Assert.All(store.List(), entry => Assert.True(entry.Bytes > 0));
    }

    [Fact]
    public void Many_threads_may_keep_and_find()
    {
        using var store = Open();
        Parallel.For(0, 64, new ParallelOptions { MaxDegreeOfParallelism = 4 }, index =>
        {
            var result = Result($"r{index % 16}", index % 16);
            store.Keep(result);
            Assert.Equal(result.Summary, store.Find(result.Entry.Key)!.Summary);
        });
        Assert.Equal(16, store.List().Count);
    }

    private protected static StoredResult Result(string name, int seed, string study = "study", DateTimeOffset? created = null)
    {
        var inputs = $"case({seed})";
        var bytes = new byte[10_000];
        new Random(seed).NextBytes(bytes);
        var entry = new StoredEntry(
            ResultKey.Of("plating", "v1", inputs), "plating", study, name, created ?? new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), 1.25, 0);
        return new StoredResult(entry, "v1", inputs, $$"""{"peak":{{seed}}.0000000000000001}""", new Dictionary<string, byte[]> { ["series"] = bytes, ["empty"] = [] });
    }
}
