using System.Buffers.Binary;
using System.Data.Common;
using Anodyne.Quantities;
using Microsoft.Data.Sqlite;

namespace Anodyne.Store.Results;

/// <summary>
/// The embedded engine. A file is handed to it only after this code has read the file's own header and found the mark that Anodyne writes: the engine
/// is old, and a database from elsewhere never reaches it.
/// </summary>
internal sealed class SqliteDialect(string path) : ISqlDialect
{
    /// <summary>The letters "Anod", at byte 68 of the file (big-endian), where SQLite keeps the application's identity.</summary>
    public const int ApplicationId = 0x416E6F64;

    /// <summary>Layout of the tables; at byte 60 of the file.</summary>
    public const int SchemaVersion = 1;

    private const int HeaderLength = 100;

    private static readonly string[] Schema =
    [
        """
        CREATE TABLE result (
            key TEXT PRIMARY KEY, kind TEXT NOT NULL, study TEXT NOT NULL, name TEXT NOT NULL, created_utc TEXT NOT NULL,
            seconds REAL NOT NULL, code_version TEXT NOT NULL, inputs TEXT NOT NULL, summary TEXT NOT NULL) WITHOUT ROWID
        """,
        "CREATE TABLE content (hash TEXT PRIMARY KEY, length INTEGER NOT NULL, bytes BLOB NOT NULL)",
        """
        CREATE TABLE part (
            key TEXT NOT NULL REFERENCES result(key), name TEXT NOT NULL, hash TEXT NOT NULL REFERENCES content(hash),
            PRIMARY KEY (key, name)) WITHOUT ROWID
        """,
        "CREATE INDEX result_by_study ON result(study, name)",
    ];

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
        try
        {
            Directory.CreateDirectory(folder);
            var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, DefaultTimeout = 60 }.ToString());
            connection.Open();
            if (isNew)
            {
                Prepare(connection);
            }

            return connection;
        }
        catch (Exception failure) when (failure is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw new InputException(
                new Problem("The result store cannot be opened", path, failure.Message, "a file in a folder you may write to", "Give another one with --store."),
                failure);
        }
    }

    public string InsertUnlessPresent(string table, params string[] columns) =>
        $"INSERT INTO {table} ({string.Join(", ", columns)}) VALUES ({string.Join(", ", columns.Select(column => "@" + column))}) ON CONFLICT DO NOTHING";

    private static void Prepare(SqliteConnection connection)
    {
        // One transaction: a process killed here leaves an empty file, which counts as new.
        using var transaction = connection.BeginTransaction();
        foreach (var statement in Schema.Append($"PRAGMA application_id = {ApplicationId}").Append($"PRAGMA user_version = {SchemaVersion}"))
        {
            using var command = connection.CreateCommand();
            command.Transaction = transaction;
            command.CommandText = statement;
            command.ExecuteNonQuery();
        }

        transaction.Commit();
    }

    private void CheckHeader()
    {
        Span<byte> header = stackalloc byte[HeaderLength];
        using (var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite))
        {
            if (file.ReadAtLeast(header, HeaderLength, throwOnEndOfStream: false) < HeaderLength || !header.StartsWith("SQLite format 3\0"u8))
            {
                throw new InputException("The result store is not a database", path, "another kind of file", "a store made by anodyne, or a free name", "Give another one with --store.");
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
        if (version != SchemaVersion)
        {
            throw new UnknownVersionException(new Problem(
                "The result store has a layout that this version does not know",
                $"{path}: byte 60",
                $"layout {version}",
                $"layout {SchemaVersion}",
                "Use the version of anodyne that made it, or give another file with --store."));
        }
    }
}
