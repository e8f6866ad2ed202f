using System.Data.Common;
using System.Globalization;
using System.IO.Compression;
using System.Text;
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
            return Guarded("read", () => Read(key));
        }
    }

    public void Keep(StoredResult result)
    {
        var expected = ResultKey.Of(result.Entry.Kind, result.CodeVersion, result.Inputs);
        if (expected != result.Entry.Key)
        {
            throw new ArgumentException("The key is not the hash of the result's kind, code version and inputs.", nameof(result));
        }

        // In one order everywhere: two writers that share contents then never wait for each other in a circle.
        var packed = result.Content.Select(part => (part.Key, Hash: StoredResult.HashOf(part.Value), Length: part.Value.LongLength, Bytes: Pack(part.Value)))
            .OrderBy(part => part.Hash, StringComparer.Ordinal).ToArray();
        lock (_gate)
        {
            Guarded("written", () =>
            {
                Execute(_dialect.Begin);
                try
                {
                    Insert(result, Seal(result, packed.Select(part => (part.Key, part.Hash))), packed);
                    Execute("COMMIT");
                }
                catch
                {
                    Abandon();
                    throw;
                }

                return true;
            });
        }
    }

    public IReadOnlyList<StoredEntry> List(string? study = null)
    {
        lock (_gate)
        {
            return Guarded("read", () => Entries(study));
        }
    }

    public void Dispose() => _connection.Dispose();

    private StoredResult? Read(ResultKey key)
    {
        string code, inputs, summary, seal;
        StoredEntry entry;
        using (var query = Command("SELECT key, kind, study, name, created_utc, seconds, 0, code_version, inputs, summary, seal FROM result WHERE key = @key",
            ("key", key.Text)))
        using (var row = query.ExecuteReader())
        {
            if (!row.Read())
            {
                return null;
            }

            entry = Entry(row);
            (code, inputs, summary, seal) = (row.GetString(7), row.GetString(8), row.GetString(9), row.GetString(10));
        }

        var content = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        var parts = new List<(string Name, string Hash)>();
        long bytes = 0;
        using (var query = Command(
            "SELECT part.name, part.hash, content.length, content.bytes FROM part LEFT JOIN content ON content.hash = part.hash WHERE part.key = @key",
            ("key", key.Text)))
        using (var row = query.ExecuteReader())
        {
            while (row.Read())
            {
                var name = row.GetString(0);
                var packed = row.IsDBNull(3) ? throw Damaged(name, null) : (byte[])row.GetValue(3);
                bytes += packed.Length;
                parts.Add((name, row.GetString(1)));
                content[name] = Unpack(packed, row.GetInt64(2), row.GetString(1), name);
            }
        }

        var result = new StoredResult(entry with { Bytes = bytes }, code, inputs, summary, content);
        return ResultKey.Of(entry.Kind, code, inputs) == key && (seal.Length == 0 || seal == Seal(result, parts)) ? result : throw Damaged(entry.Name, null);
    }

    private List<StoredEntry> Entries(string? study)
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

    private void Insert(StoredResult result, string seal, IEnumerable<(string Name, string Hash, long Length, byte[] Bytes)> parts)
    {
        var entry = result.Entry;
        Execute(
            _dialect.InsertUnlessPresent("result", "key", "kind", "study", "name", "created_utc", "seconds", "code_version", "inputs", "summary", "seal"),
            ("key", entry.Key.Text),
            ("kind", entry.Kind),
            ("study", entry.Study),
            ("name", entry.Name),
            ("created_utc", entry.Created.UtcDateTime.ToString("O", CultureInfo.InvariantCulture)),
            ("seconds", entry.Seconds),
            ("code_version", result.CodeVersion),
            ("inputs", result.Inputs),
            ("summary", result.Summary),
            ("seal", seal));
        foreach (var (name, hash, length, bytes) in parts)
        {
            Execute(_dialect.InsertUnlessPresent("content", "hash", "length", "bytes"), ("hash", hash), ("length", length), ("bytes", bytes));
            Execute(_dialect.InsertUnlessPresent("part", "key", "name", "hash"), ("key", entry.Key.Text), ("name", name), ("hash", hash));
        }
    }

    // Key, scalars, names and hashes of the parts together: a part or a summary that stands under another key does not fit.
    private static string Seal(StoredResult result, IEnumerable<(string Name, string Hash)> parts)
    {
        var lines = parts.OrderBy(part => part.Name, StringComparer.Ordinal).Select(part => $"{part.Hash} {part.Name}");
        return StoredResult.HashOf(Encoding.UTF8.GetBytes($"{result.Entry.Key}\n{result.Summary.Length}\n{result.Summary}\n{string.Join('\n', lines)}"));
    }

    private T Guarded<T>(string doing, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception failure) when (failure is DbException or InvalidCastException or FormatException or ArgumentException or OverflowException)
        {
            throw _dialect.Explain(failure, doing);
        }
    }

    // After some failures the engine has ended the transaction by itself.
    private void Abandon()
    {
        try
        {
            Execute("ROLLBACK");
        }
        catch (DbException)
        {
            // Nothing to undo.
        }
    }

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
        // Deflate packs no better than 1 to 1032: a longer length is damage and not a reason to ask for memory.
        if (length < 0 || length > (1032L * packed.Length) + 64)
        {
            throw Damaged(name, null);
        }

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
        new(new Problem("A stored result does not match its own hash: the store is damaged", $"{Place}: {name}",
            Mend: "Move the store away and run the study again."), failure);

    private void Execute(string text, params (string Name, object Value)[] values)
    {
        using var command = Command(text, values);
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
