using System.Reflection;
using Anodyne.Quantities;
using Anodyne.Store.Results;
using Npgsql;

namespace Anodyne.Store.Tests.Results;

/// <summary>
/// The conformance suite of stores and what belongs to a server, against the one that ANODYNE_TEST_POSTGRES names. <c>.ci/run</c> starts one; without it these
/// tests are skipped, and the summary says so.
/// </summary>
public class PostgresStoreTests
{
    private const string Variable = "ANODYNE_TEST_POSTGRES";

    public static TheoryData<string> Conformance =>
        [.. typeof(ResultStoreConformance).GetMethods().Where(method => method.GetCustomAttribute<FactAttribute>() is not null).Select(method => method.Name)];

    [ServerTheory]
    [MemberData(nameof(Conformance))]
    public void It_does_what_every_store_must(string name)
    {
        using var schema = new Schema();
        typeof(ResultStoreConformance).GetMethod(name)!.Invoke(new OnServer(schema), null);
    }

    [ServerFact]
    public void Many_processes_may_open_a_new_store_and_write()
    {
        using var schema = new Schema();
        Parallel.For(0, 6, new ParallelOptions { MaxDegreeOfParallelism = 6 }, index =>
        {
            using var store = ResultStores.Open(schema.Connection);
            for (var n = 0; n < 5; n++)
            {
                store.Keep(OnServer.Of($"r{n}", n));
            }
        });
        using var again = ResultStores.Open(schema.Connection);
        Assert.Equal(5, again.List().Count);
    }

    [ServerFact]
    public void Numbers_and_cycles_are_tables_for_a_person()
    {
        using var schema = new Schema();
        using var store = ResultStores.Open(schema.Connection);
        var result = OnServer.Of("run", 3) with { Summary = """{"peak_um":3.5,"note":"x","cycles":[{"cycle":1,"charged_Ah":2.5},{"cycle":2,"charged_Ah":2.25}]}""" };
        store.Keep(result);
        Assert.Equal(3.5, schema.Ask("SELECT value FROM quantity WHERE run = 'run' AND quantity = 'peak_um'"));
        Assert.Equal(2.25, schema.Ask("SELECT value FROM cycle WHERE cycle = 2 AND quantity = 'charged_Ah'"));
    }

    [ServerFact]
    public void Damaged_content_is_noticed()
    {
        using var schema = new Schema();
        var result = OnServer.Of("run", 3);
        using var store = ResultStores.Open(schema.Connection);
        store.Keep(result);
        schema.Ask("UPDATE content SET bytes = set_byte(bytes, 1000, get_byte(bytes, 1000) # 255) WHERE length > 1000");
        Assert.Throws<ComputationException>(() => store.Find(result.Entry.Key));
    }

    [ServerFact]
    public void A_later_layout_and_tables_of_others_are_refused()
    {
        using var schema = new Schema();
        ResultStores.Open(schema.Connection).Dispose();
        schema.Ask("UPDATE anodyne_store SET layout = 9");
        Assert.Equal("layout 9", Assert.Throws<UnknownVersionException>(() => ResultStores.Open(schema.Connection)).Problem.Found);
        using var other = new Schema();
        other.Ask("CREATE TABLE result (mine INTEGER)");
        Assert.Contains("did not make", Assert.Throws<InputException>(() => ResultStores.Open(other.Connection)).Message, StringComparison.Ordinal);
    }

    [ServerFact]
    public void A_database_that_is_not_there_is_said_with_its_remedy()
    {
        var place = PostgresPlace.Read(Environment.GetEnvironmentVariable(Variable)!);
        place.Database = "no-such-database";
        Assert.Contains("createdb", Assert.Throws<InputException>(() => ResultStores.Open(place.ConnectionString)).Problem.Mend, StringComparison.Ordinal);
    }

    [Fact]
    public void A_server_that_does_not_answer_is_said_without_the_password()
    {
        var problem = Assert.Throws<InputException>(() => ResultStores.Open("postgresql://me:secret@127.0.0.1:1/anodyne?sslmode=Disable")).Problem;
        Assert.Equal("postgresql://me@127.0.0.1:1/anodyne", problem.Where);
        Assert.DoesNotContain("secret", problem.ToString(), StringComparison.Ordinal);
        Assert.Contains("does not answer", problem.What, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Host=server;Database=anodyne", true)]
    [InlineData("server = s; username=me", true)]
    [InlineData("postgres://me@server/anodyne", true)]
    [InlineData("results/host=1.sqlite", false)]
    [InlineData("anodyne-store.sqlite", false)]
    public void A_connection_string_is_told_from_a_path(string text, bool isServer) => Assert.Equal(isServer, ResultStores.IsServer(text));

    private static string? Why => string.IsNullOrEmpty(Environment.GetEnvironmentVariable(Variable)) ? $"no server: {Variable} is not set" : null;

    private sealed class ServerFactAttribute : FactAttribute
    {
        public ServerFactAttribute() => Skip = Why;
    }

    private sealed class ServerTheoryAttribute : TheoryAttribute
    {
        public ServerTheoryAttribute() => Skip = Why;
    }

    private sealed class OnServer(Schema schema) : ResultStoreConformance
    {
        public static StoredResult Of(string name, int seed) => Result(name, seed);

        private protected override IResultStore Open() => ResultStores.Open(schema.Connection);
    }

    // A schema of its own for each test, taken away afterwards.
    private sealed class Schema : IDisposable
    {
        private readonly string _name = $"t{Guid.NewGuid():N}";
        private readonly string _server = PostgresPlace.Read(Environment.GetEnvironmentVariable(Variable)!).ConnectionString;

        public Schema() => Run(_server, $"CREATE SCHEMA {_name}");

        public string Connection => new NpgsqlConnectionStringBuilder(_server) { SearchPath = _name, Pooling = false }.ConnectionString;

        public object? Ask(string text) => Run(Connection, text);

        public void Dispose() => Run(_server, $"DROP SCHEMA {_name} CASCADE");

        private static object? Run(string connection, string text)
        {
            using var opened = new NpgsqlConnection(connection);
            opened.Open();
            using var command = new NpgsqlCommand(text, opened);
            return command.ExecuteScalar();
        }
    }
}
