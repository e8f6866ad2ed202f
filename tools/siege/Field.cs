namespace Anodyne.Siege;

/// <summary>Where the attacks take place: the program, a temporary folder, the seed.</summary>
internal sealed class Field : IDisposable
{
    public Field(string? tool, int seed, bool isLong)
    {
        Tool = tool is null ? null : Path.GetFullPath(tool);
        (Seed, IsLong) = (seed, isLong);
        Folder = Directory.CreateTempSubdirectory("anodyne-siege-").FullName;
    }

    /// <summary>The program; null if only the libraries are attacked.</summary>
    public string? Tool { get; }

    public int Seed { get; }

    public bool IsLong { get; }

    /// <summary>True to try every third of the hand-made attacks alone, beginning where the seed says.</summary>
    public bool IsQuick { get; init; }

    public int Threads { get; init; } = 2;

    public int Mutations { get; init; }

    /// <summary>Real files to mutate beside the fixtures.</summary>
    public string? Data { get; init; }

    /// <summary>Where what broke something is kept.</summary>
    public string? Keep { get; init; }

    private string Folder { get; }

    /// <summary>All of them, or every third.</summary>
    public IEnumerable<T> Some<T>(IEnumerable<T> all) => all.Where((_, k) => !IsQuick || (k + Seed) % 3 == 0);

    /// <summary>A new folder for one attack.</summary>
    public string NewFolder(string name) => Directory.CreateDirectory(Path.Combine(Folder, name)).FullName;

    /// <summary>Runs the program and waits.</summary>
    public ToolRun Run(string folder, params string[] words) => ToolRun.Of(Tool!, folder, words);

    public void Dispose()
    {
        try
        {
            Directory.Delete(Folder, recursive: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"{Folder} stays: {failure.Message}");
        }
    }
}
