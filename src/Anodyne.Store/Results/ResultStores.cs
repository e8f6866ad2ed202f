namespace Anodyne.Store.Results;

/// <summary>Opens stores.</summary>
public static class ResultStores
{
    /// <summary>Environment variable that names the store when the command line does not.</summary>
    public const string Variable = "ANODYNE_STORE";

    /// <summary>Name of the store in the working folder when nothing else is said.</summary>
    public const string DefaultName = "anodyne-store.sqlite";

    /// <summary>The store's place, a file or a connection string: as given, else of the environment variable, else <see cref="DefaultName"/> in the working
    /// folder.</summary>
    /// <param name="given">The path on the command line; null or empty if none.</param>
    public static string Choose(string? given) =>
        !string.IsNullOrEmpty(given) ? given
        : Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named ? named
        : DefaultName;

    /// <summary>True if a place is a server and no file: "Host=...;Database=..." or postgresql://user@host/database.</summary>
    /// <param name="place">As given.</param>
    public static bool IsServer(string place) => PostgresPlace.Is(place);

    /// <summary>Opens a store: of a server by its connection string, else in a file.</summary>
    /// <param name="place">A connection string, or a path.</param>
    /// <exception cref="Quantities.InputException">The server or the file is not there, is refused, or holds no store that Anodyne made.</exception>
    /// <exception cref="Quantities.UnknownVersionException">The store has a layout of another version.</exception>
    public static IResultStore Open(string place)
    {
        ArgumentNullException.ThrowIfNull(place);
        return IsServer(place) ? new SqlResultStore(new PostgresDialect(PostgresPlace.Read(place))) : OpenFile(place);
    }

    /// <summary>Opens the embedded store in a file, making a new one if there is none.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="Quantities.InputException">The file is not a store that Anodyne made, or cannot be opened.</exception>
    /// <exception cref="Quantities.UnknownVersionException">The store has a layout of another version.</exception>
    public static IResultStore OpenFile(string path) => new SqlResultStore(new SqliteDialect(path));
}
