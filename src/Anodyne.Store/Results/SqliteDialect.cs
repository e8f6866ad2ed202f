using System.Buffers.Binary;
using System.Data.Common;
using Anodyne.Quantities;
using Microsoft.Data.Sqlite;

namespace Anodyne.Store.Results;

/// <summary>The embedded engine. A file is handed to it only after this code has read the file's own header and found the mark that Anodyne writes.</summary>
internal sealed class SqliteDialect(string path) : ISqlDialect
{
    /// <summary>The letters "Anod", at byte 68 of the file (big-endian), where SQLite keeps the application's identity.</summary>
    public const int ApplicationId = 0x416E6F64;

    /// <summary>Layout of the tables; at byte 60 of the file.</summary>
    public const int SchemaVersion = 3;

    private const int HeaderLength = 100;

    private static readonly string[] Schema =
    [
        """
        CREATE TABLE result (
            key TEXT PRIMARY KEY, kind TEXT NOT NULL, study TEXT NOT NULL, name TEXT NOT NULL, created_utc TEXT NOT NULL,
            seconds REAL NOT NULL, code_version TEXT NOT NULL, inputs TEXT NOT NULL, summary TEXT NOT NULL, seal TEXT NOT NULL DEFAULT '') WITHOUT ROWID
        """,
        "CREATE TABLE content (hash TEXT PRIMARY KEY, length INTEGER NOT NULL, bytes BLOB NOT NULL)",
        """
        CREATE TABLE part (
            key TEXT NOT NULL REFERENCES result(key), name TEXT NOT NULL, hash TEXT NOT NULL REFERENCES content(hash),
            PRIMARY KEY (key, name)) WITHOUT ROWID
        """,
        "CREATE INDEX result_by_study ON result(study, name)",
        .. Views,
    ];

    // What a person asks with SQL: a row a number of a result, and a row a number of one of its cycles.
    private static string[] Views =>
    [
        """
        CREATE VIEW IF NOT EXISTS quantity AS SELECT result.key AS key, study, result.name AS run, kind, entry.key AS quantity, entry.value AS value
        FROM result, json_each(result.summary) AS entry WHERE entry.type IN ('integer', 'real')
        """,
        """
        CREATE VIEW IF NOT EXISTS cycle AS SELECT result.key AS key, study, result.name AS run, json_extract(one.value, '$.cycle') AS cycle,
            entry.key AS quantity,
            entry.value AS value
        FROM result, json_each(result.summary, '$.cycles') AS one,
            json_each(one.value) AS entry WHERE entry.type IN ('integer', 'real') AND entry.key <> 'cycle'
        """,
    ];

    // By the layout that they lead on from. Layout 1 had no seals; its results are found, and sealed only by their key. Layout 2 had no views.
    private static readonly string[][] Additions = [[], ["ALTER TABLE result ADD COLUMN seal TEXT NOT NULL DEFAULT ''"], Views];

    static SqliteDialect() => SQLitePCL.Batteries_V2.Init();

    public string Place => path;

    public DbConnection Open()
    {
        var isNew = !File.Exists(path) || new FileInfo(path).Length == 0;
        if (!isNew)
        {
            CheckHeader();
        }

        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        SqliteConnection? connection = null;
        try
        {
            Directory.CreateDirectory(folder);
            connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, DefaultTimeout = 60 }.ToString());
            connection.Open();
            Prepare(connection);
            return connection;
        }
        catch (Exception failure) when (failure is DbException or IOException or UnauthorizedAccessException)
        {
            connection?.Dispose();
            throw Explain(failure, "opened");
        }
    }

    // The writer's lock is taken at once: a reader that becomes a writer later may find that another has written.
    public string Begin => "BEGIN IMMEDIATE";

    public string InsertUnlessPresent(string table, params string[] columns) =>
        $"INSERT INTO {table} ({string.Join(", ", columns)}) VALUES ({string.Join(", ", columns.Select(column => "@" + column))}) ON CONFLICT DO NOTHING";

    // What the engine's primary result codes mean for the user (https://www.sqlite.org/rescode.html).
    public AnodyneException Explain(Exception failure, string doing) => new InputException(
        (failure as SqliteException)?.SqliteErrorCode switch
        {
            SQLitePCL.raw.SQLITE_FULL => new Problem(
                $"The result store cannot be {doing}: the disk is full", path, failure.Message, "room on the disk",
                "Free some space, or give a store on another disk with --store; --resume goes on."),
            SQLitePCL.raw.SQLITE_READONLY or SQLitePCL.raw.SQLITE_PERM => new Problem(
                $"The result store cannot be {doing}: it is read-only", path, failure.Message, "a file that you may write, in a folder that you may write to",
                "Give another one with --store."),
            SQLitePCL.raw.SQLITE_BUSY or SQLitePCL.raw.SQLITE_LOCKED => new Problem(
                $"The result store cannot be {doing}: another process has held it for a minute", path, failure.Message, "a store that is free now and then",
                "Wait for the other process, or give another store with --store."),
            SQLitePCL.raw.SQLITE_CORRUPT or SQLitePCL.raw.SQLITE_NOTADB or SQLitePCL.raw.SQLITE_ERROR or SQLitePCL.raw.SQLITE_SCHEMA => new Problem(
                $"The result store cannot be {doing}: it is damaged", path, failure.Message, "a store as anodyne left it",
                "Move the file away (its results are computed anew), or give another one with --store."),
            _ => new Problem($"The result store cannot be {doing}", path, failure.Message, "a file in a folder you may write to",
                "Give another one with --store."),
        },
        failure);

    // Several processes may open the same new file: who comes first makes the tables, under the writer's lock, and the others find them.
    private void Prepare(SqliteConnection connection)
    {
        var found = Version(connection);
        if (found == SchemaVersion)
        {
            return;
        }

        if (found > 0)
        {
            BackUp(connection, found);
        }

        using var transaction = connection.BeginTransaction(deferred: false);
        var version = Version(connection);
        var statements = version == 0 ? Schema : Additions.Skip((int)version).Take(SchemaVersion - (int)version).SelectMany(step => step).ToArray();
        foreach (var statement in statements.Length == 0 ? [] : statements.Append($"PRAGMA application_id = {ApplicationId}")
            .Append($"PRAGMA user_version = {SchemaVersion}"))
        {
            using var command = connection.CreateCommand();
            command.Transaction = transaction;
            command.CommandText = statement;
            command.ExecuteNonQuery();
        }

        transaction.Commit();
    }

    // A copy beside the store, before anything of it is changed; one that is there already was made of the same layout.
    private void BackUp(SqliteConnection connection, long layout)
    {
        var name = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{path}.layout-{layout}.backup");
        if (File.Exists(name))
        {
            return;
        }

        var temporary = $"{name}.{Guid.NewGuid():N}.anodyne-tmp";
        using (var copy = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = temporary, Pooling = false }.ToString()))
        {
            copy.Open();
            connection.BackupDatabase(copy);
        }

        File.Move(temporary, name, overwrite: true);
    }

    private static long Version(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA user_version";
        return (long)command.ExecuteScalar()!;
    }

    private void CheckHeader()
    {
        Span<byte> header = stackalloc byte[HeaderLength];
        using (var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite))
        {
            if (file.ReadAtLeast(header, HeaderLength, throwOnEndOfStream: false) < HeaderLength || !header.StartsWith("SQLite format 3\0"u8))
            {
                throw new InputException("The result store is not a database", path, "another kind of file", "a store made by anodyne, or a free name",
                    "Give another one with --store.");
            }
        }

        var application = BinaryPrimitives.ReadInt32BigEndian(header[68..]);
        if (application != ApplicationId)
        {
            throw new InputException(
                "The database was not made by anodyne, and only its own are opened",
                $"{path}: byte 68",
                $"application id 0x{application:x8}",
                $"application id 0x{ApplicationId:x8}",
                "Give another file with --store.");
        }

        var version = BinaryPrimitives.ReadInt32BigEndian(header[60..]);
        if (version is < 1 or > SchemaVersion)
        {
            throw new UnknownVersionException(new Problem(
                "The result store has a layout that this version does not know",
                $"{path}: byte 60",
                $"layout {version}",
                $"layout 1 to {SchemaVersion}",
                "Use the version of anodyne that made it, or give another file with --store."));
        }
    }
}
