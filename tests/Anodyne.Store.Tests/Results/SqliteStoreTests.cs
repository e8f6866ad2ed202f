using System.Text;
using Anodyne.Quantities;
using Anodyne.Store.Results;
using Microsoft.Data.Sqlite;

namespace Anodyne.Store.Tests.Results;

public sealed class SqliteStoreTests : ResultStoreConformance, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string File => _folder["sub/store.sqlite"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_file_carries_the_mark()
    {
        Open().Dispose();
        var header = System.IO.File.ReadAllBytes(File)[..100];
        Assert.Equal("Anod", Encoding.ASCII.GetString(header, 68, 4));
        Assert.Equal(3, header[63]);
    }

    [Fact]
    public void A_database_made_elsewhere_is_not_opened()
    {
        Open().Dispose();
        Patch(68, 0);
        var failure = Assert.Throws<InputException>(Open);
        Assert.Contains("0x006e6f64", failure.Problem.Found, StringComparison.Ordinal);
    }

    [Fact]
    public void A_later_layout_is_named_as_unknown()
    {
        Open().Dispose();
        Patch(63, 9);
        var failure = Assert.Throws<UnknownVersionException>(Open);
        Assert.Equal("layout 9", failure.Problem.Found);
    }

    [Theory]
    [InlineData("")]
    [InlineData("SQLite format 3")]
    [InlineData("time,current\n1,2\n")]
    public void Another_kind_of_file_is_refused_and_an_empty_one_is_new(string content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(File)!);
        System.IO.File.WriteAllText(File, content);
        if (content.Length == 0)
        {
            Open().Dispose();
        }
        else
        {
            Assert.Throws<InputException>(Open);
            Assert.Equal(content, System.IO.File.ReadAllText(File));
        }
    }

    [Fact]
    public void Damaged_content_is_noticed()
    {
        var result = Result("run", 3);
        using (var store = Open())
        {
            store.Keep(result);
        }

        var bytes = System.IO.File.ReadAllBytes(File);
        var at = bytes.AsSpan().IndexOf(SqlResultStore.Pack(result.Content["series"]).AsSpan(1000, 16));
        Assert.True(at > 0);
        Patch(at, (byte)(bytes[at] ^ 0xff));
        using var again = Open();
        Assert.Throws<ComputationException>(() => again.Find(result.Entry.Key));
    }

    [Fact]
    public void Many_openers_of_a_new_file_all_succeed()
    {
        for (var round = 0; round < 5; round++)
        {
            var file = _folder[$"race-{round}.sqlite"];
            using var gate = new Barrier(6);
            Parallel.For(0, 6, new ParallelOptions { MaxDegreeOfParallelism = 6 }, index =>
            {
                gate.SignalAndWait(TimeSpan.FromSeconds(5));
                using var store = ResultStores.OpenFile(file);
                store.Keep(Result($"r{index}", index));
            });
            using var again = ResultStores.OpenFile(file);
            Assert.Equal(6, again.List().Count);
        }
    }

    [Fact]
    public void Any_flipped_bytes_give_the_result_or_a_foreseen_failure()
    {
        var results = Enumerable.Range(0, 3).Select(seed => Result($"run {seed}", seed)).ToArray();
        using (var store = Open())
        {
            Array.ForEach(results, store.Keep);
        }

        var whole = System.IO.File.ReadAllBytes(File);
        var random = new Random(7);
        var refused = 0;
        for (var attempt = 0; attempt < 400; attempt++)
        {
            var changed = whole.ToArray();
            for (var flips = 1 + (attempt % 4); flips > 0; flips--)
            {
                changed[random.Next(attempt % 2 == 0 ? changed.Length : 4096)] ^= (byte)(1 << random.Next(8));
            }

            System.IO.File.WriteAllBytes(File, attempt % 10 == 9 ? changed[..random.Next(changed.Length)] : changed);
            try
            {
                using var store = Open();
                foreach (var result in results)
                {
                    if (store.Find(result.Entry.Key) is { } found)
                    {
                        Assert.Equal(result.Summary, found.Summary);
                        Assert.Equal(result.Content["series"], found.Content["series"]);
                    }
                }

                store.List();
            }
            catch (AnodyneException failure)
            {
                Assert.NotEmpty(failure.Problem.Mend);
                refused++;
            }
        }

        Assert.True(refused > 40, $"{refused} of 400 were refused");
    }

    [Fact]
    public void No_result_is_served_for_another()
    {
        var (first, second) = (Result("first", 1), Result("second", 2));
        using (var store = Open())
        {
            store.Keep(first);
            store.Keep(second);
        }

        Change($"UPDATE part SET hash = (SELECT hash FROM part WHERE key = '{second.Entry.Key}' AND name = 'series') WHERE key = '{first.Entry.Key}' AND name = 'series'");
        using var again = Open();
        Assert.Throws<ComputationException>(() => again.Find(first.Entry.Key));
        Assert.NotNull(again.Find(second.Entry.Key));
    }

    [Fact]
    public void A_summary_under_another_key_is_noticed()
    {
        var result = Result("first", 1);
        using (var store = Open())
        {
            store.Keep(result);
        }

        Change("UPDATE result SET summary = '{\"peak\":7}'");
        using var again = Open();
        Assert.Throws<ComputationException>(() => again.Find(result.Entry.Key));
    }

    [Fact]
    public void A_store_of_the_layout_before_is_opened_and_its_results_are_found()
    {
        var result = Result("run", 3);
        using (var store = Open())
        {
            store.Keep(result);
        }

        Change("ALTER TABLE result DROP COLUMN seal");
        Change("PRAGMA user_version = 1");
        var before = System.IO.File.ReadAllBytes(File);
        using var again = Open();
        Assert.Equal(result.Summary, again.Find(result.Entry.Key)!.Summary);
        var backup = System.IO.File.ReadAllBytes(File + ".layout-1.backup");
        Assert.Equal(before.Length, backup.Length);
        Assert.Equal(1, backup[63]);
    }

    [Fact]
    public void Numbers_and_cycles_are_tables_for_a_person()
    {
        using (var store = Open())
        {
            store.Keep(Result("run", 3) with { Summary = """{"peak_um":3.5,"note":"x","cycles":[{"cycle":1,"charged_Ah":2.5},{"cycle":2,"charged_Ah":2.25}]}""" });
        }

        using var connection = new SqliteConnection($"Data Source={File};Pooling=False");
        connection.Open();
        Assert.Equal(3.5, Ask("SELECT value FROM quantity WHERE run = 'run' AND quantity = 'peak_um'"));
        Assert.Equal(2.25, Ask("SELECT value FROM cycle WHERE cycle = 2 AND quantity = 'charged_Ah'"));

        object? Ask(string text)
        {
            using var command = connection.CreateCommand();
            command.CommandText = text;
            return command.ExecuteScalar();
        }
    }

    [Theory]
    [InlineData(13, "the disk is full")]
    [InlineData(8, "read-only")]
    [InlineData(5, "another process")]
    [InlineData(11, "damaged")]
    [InlineData(26, "damaged")]
    [InlineData(14, "cannot be written")]
    public void A_failure_of_the_engine_is_said_with_its_remedy(int code, string what)
    {
        var failure = new SqliteDialect(File).Explain(new SqliteException("as the engine says", code), "written");
        Assert.Contains(what, failure.Problem.What, StringComparison.Ordinal);
        Assert.NotEmpty(failure.Problem.Mend);
        Assert.Equal(2, failure.ExitStatus);
    }

    private protected override IResultStore Open() => ResultStores.OpenFile(File);

    private void Change(string statement)
    {
        using var connection = new SqliteConnection($"Data Source={File};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = statement;
        command.ExecuteNonQuery();
    }

    private void Patch(int offset, byte value)
    {
        using var stream = System.IO.File.OpenWrite(File);
        stream.Position = offset;
        stream.WriteByte(value);
    }
}
