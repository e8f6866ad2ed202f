using System.Data.Common;
using System.Globalization;
using Anodyne.Quantities;
using Npgsql;

namespace Anodyne.Store.Results;

/// <summary>
/// The store of a laboratory: PostgreSQL, for many writers on many machines. The tables are those of the embedded store. Table <c>anodyne_store</c> says
/// whose they
/// are and which layout they have.
/// </summary>
internal sealed class PostgresDialect(NpgsqlConnectionStringBuilder place) : ISqlDialect
{
    /// <summary>Layout of the tables.</summary>
    public const int SchemaVersion = 1;

    // Whoever makes or changes tables holds this lock; its number is "Anod".
    private const long Turn = 0x416E6F64;

    // By the layout that they lead on from; layout 0 is an empty database.
    private static readonly string[][] Steps =
    [
        [
            """
            CREATE TABLE result (
                key TEXT PRIMARY KEY, kind TEXT NOT NULL, study TEXT NOT NULL, name TEXT NOT NULL, created_utc TEXT NOT NULL,
                seconds DOUBLE PRECISION NOT NULL, code_version TEXT NOT NULL, inputs TEXT NOT NULL, summary TEXT NOT NULL, seal TEXT NOT NULL DEFAULT '')
            """,
            "CREATE TABLE content (hash TEXT PRIMARY KEY, length BIGINT NOT NULL, bytes BYTEA NOT NULL)",
            """
            CREATE TABLE part (
                key TEXT NOT NULL REFERENCES result(key), name TEXT NOT NULL, hash TEXT NOT NULL REFERENCES content(hash), PRIMARY KEY (key, name))
            """,
            "CREATE INDEX result_by_study ON result(study, name)",
            """
            CREATE VIEW quantity AS SELECT result.key, study, result.name AS run, kind, entry.key AS quantity, entry.value::text::double precision AS value
            FROM result, jsonb_each(result.summary::jsonb) AS entry WHERE jsonb_typeof(entry.value) = 'number'
            """,
            """
            CREATE VIEW cycle AS SELECT result.key, study, result.name AS run, (one.value->>'cycle')::integer AS cycle, entry.key AS quantity,
                entry.value::text::double precision AS value
            FROM result, jsonb_array_elements(
                CASE WHEN jsonb_typeof(result.summary::jsonb->'cycles') = 'array' THEN result.summary::jsonb->'cycles' ELSE '[]'::jsonb END) AS one,
                jsonb_each(one.value) AS entry
            WHERE jsonb_typeof(entry.value) = 'number' AND entry.key <> 'cycle'
            """,
            "CREATE TABLE anodyne_store (layout INTEGER NOT NULL)",
            "INSERT INTO anodyne_store VALUES (1)",
        ],
    ];

    public string Place => PostgresPlace.Shown(place);

    public string Begin => "BEGIN";

    public DbConnection Open()
    {
        NpgsqlConnection? connection = null;
        try
        {
            connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(place.ConnectionString) { ApplicationName = "anodyne" }.ConnectionString);
            connection.Open();
            Prepare(connection);
            return connection;
        }
        catch (Exception failure) when (failure is DbException or System.Net.Sockets.SocketException or InvalidOperationException or TimeoutException)
        {
            connection?.Dispose();
            throw Explain(failure, "opened");
        }
        catch
        {
            connection?.Dispose();
            throw;
        }
    }

    public string InsertUnlessPresent(string table, params string[] columns) =>
        $"INSERT INTO {table} ({string.Join(", ", columns)}) VALUES ({string.Join(", ", columns.Select(column => "@" + column))}) ON CONFLICT DO NOTHING";

    // Codes: PostgreSQL documentation, appendix A.
    public AnodyneException Explain(Exception failure, string doing) => new InputException(
        (failure as PostgresException)?.SqlState switch
        {
            PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification => new Problem(
                $"The result store cannot be {doing}: the server does not let this user in", Place, failure.Message,
                    "a user and a password that the server knows",
                "Put the password into PGPASSWORD or the file .pgpass, or ask whoever keeps the server."),
            PostgresErrorCodes.InvalidCatalogName => new Problem(
                $"The result store cannot be {doing}: there is no such database", Place, failure.Message, "a database that is there",
                    $"Make it once: createdb {place.Database}."),
            PostgresErrorCodes.InsufficientPrivilege => new Problem(
                $"The result store cannot be {doing}: this user may not", Place, failure.Message, "a user who may write these tables",
                    "Ask whoever keeps the server."),
            PostgresErrorCodes.DiskFull => new Problem(
                $"The result store cannot be {doing}: the disk of the server is full", Place, failure.Message, "room on the disk",
                    "Ask whoever keeps the server."),
            { } state => new Problem($"The result store cannot be {doing}", Place, $"{state}: {failure.Message}", "a store as anodyne left it",
                "Run `anodyne store doctor`."),
            _ => new Problem(
                $"The result store cannot be {doing}: the server does not answer", Place, failure.Message, "a server that is reached from here",
                "Check host, port and network, or give a file with --store."),
        },
        failure);

    private void Prepare(NpgsqlConnection connection)
    {
        if (Layout(connection) == SchemaVersion)
        {
            return;
        }

        // Before the transaction: one that began to wait inside would not see the tables that another has made meanwhile.
        Execute(connection, $"SELECT pg_advisory_lock({Turn.ToString(CultureInfo.InvariantCulture)})");
        try
        {
            using var transaction = connection.BeginTransaction();
            Migrate(connection);
            transaction.Commit();
        }
        finally
        {
            Execute(connection, $"SELECT pg_advisory_unlock({Turn.ToString(CultureInfo.InvariantCulture)})");
        }
    }

    private void Migrate(NpgsqlConnection connection)
    {
        var layout = Layout(connection);
        if (layout is > SchemaVersion or < 0)
        {
            throw new UnknownVersionException(new Problem(
                "The result store has a layout that this version does not know", Place, string.Create(CultureInfo.InvariantCulture, $"layout {layout}"),
                string.Create(CultureInfo.InvariantCulture, $"layout 1 to {SchemaVersion}"),
                    "Use the version of anodyne that made it, or give another store with --store."));
        }

        if (layout == 0 && Scalar(connection, "SELECT to_regclass('result') IS NOT NULL OR to_regclass('content') IS NOT NULL") is true)
        {
            throw new InputException(
                "The database holds tables that anodyne did not make", Place, "a table result or content, and no table anodyne_store", "a database of its own",
                "Make one (createdb anodyne), or name another schema in the connection string (Search Path=...).");
        }

        for (var step = layout; step < SchemaVersion; step++)
        {
            if (step > 0)
            {
                // The tables as they were, before anything of them is changed.
                var schema = string.Create(CultureInfo.InvariantCulture, $"anodyne_backup_{step}");
                Execute(connection, $"CREATE SCHEMA IF NOT EXISTS {schema}");
                foreach (var table in (string[])["result", "part", "content"])
                {
                    Execute(connection, $"CREATE TABLE IF NOT EXISTS {schema}.{table} AS TABLE {table}");
                }
            }

            foreach (var statement in Steps[step])
            {
                Execute(connection, statement);
            }
        }
    }

    private static int Layout(NpgsqlConnection connection) => Scalar(connection, "SELECT to_regclass('anodyne_store') IS NOT NULL") is true
        ? Convert.ToInt32(Scalar(connection, "SELECT layout FROM anodyne_store"), CultureInfo.InvariantCulture) : 0;

    private static object? Scalar(NpgsqlConnection connection, string text)
    {
        using var command = connection.CreateCommand();
        command.CommandText = text;
        return command.ExecuteScalar();
    }

    private static void Execute(NpgsqlConnection connection, string text) => Scalar(connection, text);
}
