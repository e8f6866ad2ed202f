using System.Data.Common;
using System.Globalization;
using System.IO.Compression;
using Anodyne.Quantities;

namespace Anodyne.Store.Results;

/// <summary>
/// The store over any database that System.Data.Common reaches. Bulk content is kept once under its own hash, compressed, so equal series of two results
/// take the space of one.
/// </summary>
internal sealed class SqlResultStore : IResultStore
{
    private readonly ISqlDialect _dialect;
    private readonly DbConnection _connection;
    private readonly Lock _gate = new();

    public SqlResultStore(ISqlDialect dialect)
    {
        _dialect = dialect;
        _connection = dialect.Open();
    }

    public string Place => _dialect.Place;

    public StoredResult? Find(ResultKey key)
    {
        lock (_gate)
        {
            string code, inputs, summary;
            StoredEntry entry;
            using (var query = Command("SELECT key, kind, study, name, created_utc, seconds, 0, code_version, inputs, summary FROM result WHERE key = @key", ("key", key.Text)))
            using (var row = query.ExecuteReader())
            {
                if (!row.Read())
                {
                    return null;
                }

                entry = Entry(row);
                (code, inputs, summary) = (row.GetString(7), row.GetString(8), row.GetString(9));
            }

            var content = new Dictionary<string, byte[]>(StringComparer.Ordinal);
            long bytes = 0;
            using (var query = Command(
                "SELECT part.name, content.hash, content.length, content.bytes FROM part JOIN content ON content.hash = part.hash WHERE part.key = @key", ("key", key.Text)))
            using (var row = query.ExecuteReader())
            {
                while (row.Read())
                {
                    var packed = (byte[])row.GetValue(3);
                    bytes += packed.Length;
                    content[row.GetString(0)] = Unpack(packed, row.GetInt64(2), row.GetString(1), row.GetString(0));
                }
            }

            return new StoredResult(entry with { Bytes = bytes }, code, inputs, summary, content);
        }
    }

    public void Keep(StoredResult result)
    {
        var expected = ResultKey.Of(result.Entry.Kind, result.CodeVersion, result.Inputs);
        if (expected != result.Entry.Key)
        {
            throw new ArgumentException("The key is not the hash of the result's kind, code version and inputs.", nameof(result));
        }

        var packed = result.Content.Select(part => (part.Key, Hash: StoredResult.HashOf(part.Value), Length: part.Value.LongLength, Bytes: Pack(part.Value))).ToArray();
        lock (_gate)
        {
            using var transaction = _connection.BeginTransaction();
            Execute(
                transaction,
                _dialect.InsertUnlessPresent("result", "key", "kind", "study", "name", "created_utc", "seconds", "code_version", "inputs", "summary"),
                ("key", expected.Text),
                ("kind", result.Entry.Kind),
                ("study", result.Entry.Study),
                ("name", result.Entry.Name),
                ("created_utc", result.Entry.Created.UtcDateTime.ToString("O", CultureInfo.InvariantCulture)),
                ("seconds", result.Entry.Seconds),
                ("code_version", result.CodeVersion),
                ("inputs", result.Inputs),
                ("summary", result.Summary));
            foreach (var (name, hash, length, bytes) in packed)
            {
                Execute(transaction, _dialect.InsertUnlessPresent("content", "hash", "length", "bytes"), ("hash", hash), ("length", length), ("bytes", bytes));
                Execute(transaction, _dialect.InsertUnlessPresent("part", "key", "name", "hash"), ("key", expected.Text), ("name", name), ("hash", hash));
            }

            transaction.Commit();
        }
    }

    public IReadOnlyList<StoredEntry> List(string? study = null)
    {
        lock (_gate)
        {
            using var query = Command(
                """
                SELECT result.key, kind, study, result.name, created_utc, seconds, COALESCE(SUM(LENGTH(content.bytes)), 0)
                FROM result LEFT JOIN part ON part.key = result.key LEFT JOIN content ON content.hash = part.hash
                WHERE @study = '' OR study = @study
                GROUP BY result.key, kind, study, result.name, created_utc, seconds
                ORDER BY created_utc DESC, result.name
                """,
                ("study", study ?? ""));
            using var row = query.ExecuteReader();
            var entries = new List<StoredEntry>();
            while (row.Read())
            {
                entries.Add(Entry(row));
            }

            return entries;
        }
    }

    public void Dispose() => _connection.Dispose();

    private static StoredEntry Entry(DbDataReader row) => new(
        new ResultKey(row.GetString(0)),
        row.GetString(1),
        row.GetString(2),
        row.GetString(3),
        DateTimeOffset.Parse(row.GetString(4), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
        row.GetDouble(5),
        row.GetInt64(6));

    internal static byte[] Pack(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var deflate = new DeflateStream(packed, CompressionLevel.Fastest))
        {
            deflate.Write(content);
        }

        return packed.ToArray();
    }

    private byte[] Unpack(byte[] packed, long length, string hash, string name)
    {
        var content = new byte[length];
        try
        {
            using var deflate = new DeflateStream(new MemoryStream(packed), CompressionMode.Decompress);
            deflate.ReadExactly(content);
        }
        catch (Exception failure) when (failure is InvalidDataException or EndOfStreamException)
        {
            throw Damaged(name, failure);
        }

        return StoredResult.HashOf(content) == hash ? content : throw Damaged(name, null);
    }

    private ComputationException Damaged(string name, Exception? failure) =>
        new(new Problem("A stored result does not match its own hash: the store is damaged", $"{Place}: {name}", Mend: "Remove the store and run the study again."), failure);

    private void Execute(DbTransaction transaction, string text, params (string Name, object Value)[] values)
    {
        using var command = Command(text, values);
        command.Transaction = transaction;
        command.ExecuteNonQuery();
    }

    private DbCommand Command(string text, params (string Name, object Value)[] values)
    {
        var command = _connection.CreateCommand();
        command.CommandText = text;
        foreach (var (name, value) in values)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = "@" + name;
            parameter.Value = value;
            command.Parameters.Add(parameter);
        }

        return command;
    }
}
