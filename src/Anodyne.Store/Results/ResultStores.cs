namespace Anodyne.Store.Results;

/// <summary>Opens stores.</summary>
public static class ResultStores
{
    /// <summary>Environment variable that names the store when the command line does not.</summary>
    public const string Variable = "ANODYNE_STORE";

    /// <summary>Name of the store in the working folder when nothing else is said.</summary>
    public const string DefaultName = "anodyne-store.sqlite";

    /// <summary>The store's file: as given, else of the environment variable, else <see cref="DefaultName"/> in the working folder.</summary>
    /// <param name="given">The path on the command line; null or empty if none.</param>
    public static string Choose(string? given) =>
        !string.IsNullOrEmpty(given) ? given
        : Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named ? named
        : DefaultName;

    /// <summary>Opens the embedded store in a file, making a new one if there is none.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="Quantities.InputException">The file is not a store that Anodyne made, or cannot be opened.</exception>
    /// <exception cref="Quantities.UnknownVersionException">The store has a layout of another version.</exception>
    public static IResultStore OpenFile(string path) => new SqlResultStore(new SqliteDialect(path));
}
