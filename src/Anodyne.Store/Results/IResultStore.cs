namespace Anodyne.Store.Results;

/// <summary>
/// Keeps results under the hash of everything that determines them. A result is never changed: the same key always means the same content.
/// Safe to use from several threads.
/// </summary>
public interface IResultStore : IDisposable
{
    /// <summary>Where the store is, for messages: a file or a connection without its password.</summary>
    string Place { get; }

    /// <summary>The result of a key, or null if the store has none.</summary>
    /// <param name="key">The key.</param>
    /// <exception cref="Quantities.ComputationException">The stored content does not match its own hash.</exception>
    StoredResult? Find(ResultKey key);

    /// <summary>Keeps a result; does nothing if the key is kept already.</summary>
    /// <param name="result">The result.</param>
    void Keep(StoredResult result);

    /// <summary>Every result without its content, newest first, then by name.</summary>
    /// <param name="study">Only results of this study; null for all.</param>
    IReadOnlyList<StoredEntry> List(string? study = null);
}
