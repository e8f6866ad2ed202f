using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Anodyne.Web.Workspaces;

/// <summary>What is remembered of a workspace outside it, readable by its user alone: where its page is, and the secret that opens it.</summary>
/// <param name="Folder">The workspace.</param>
/// <param name="Port">The port of its page, used again after a restart so that open tabs find it.</param>
/// <param name="Token">The secret.</param>
/// <param name="Opened">When it was last opened, UTC.</param>
public sealed record ServedWorkspace(string Folder, int Port, string Token, DateTimeOffset Opened);

/// <summary>The user's own folder for such records.</summary>
public sealed class UserFolder
{
    /// <summary>Environment variable that names the folder instead.</summary>
    public const string Variable = "ANODYNE_HOME";

    private readonly string _folder;

    /// <summary>The folder of the environment, or of the system.</summary>
    /// <param name="folder">Another one; null for that.</param>
    public UserFolder(string? folder = null) => _folder = Path.Combine(
        folder ?? (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named ? named
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create), "anodyne")),
        "served");

    /// <summary>What is remembered of a workspace; null if nothing is.</summary>
    public ServedWorkspace? Find(string workspace) => Read(PathOf(workspace)) is { } found && found.Folder == workspace ? found : null;

    /// <summary>Workspaces that still exist, last opened first.</summary>
    public IReadOnlyList<ServedWorkspace> Recent() => !Directory.Exists(_folder) ? []
        : [
            .. Directory.EnumerateFiles(_folder, "*.json").Select(Read).OfType<ServedWorkspace>().Where(static item => Directory.Exists(item.Folder))
                .OrderByDescending(static item => item.Opened),
        ];

    /// <summary>Remembers.</summary>
    public void Keep(ServedWorkspace served)
    {
        ArgumentNullException.ThrowIfNull(served);
        Directory.CreateDirectory(_folder);
        var path = PathOf(served.Folder);
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(_folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        var temporary = $"{path}.{Guid.NewGuid():N}";
        using (var stream = new FileStream(temporary, options))
        {
            JsonSerializer.Serialize(stream, served);
        }

        File.Move(temporary, path, overwrite: true);
    }

    private string PathOf(string workspace) =>
        Path.Combine(_folder, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(workspace)))[..24] + ".json");

    private static ServedWorkspace? Read(string path)
    {
        try
        {
            return File.Exists(path) ? JsonSerializer.Deserialize<ServedWorkspace>(File.ReadAllText(path)) : null;
        }
        catch (Exception failure) when (failure is IOException or JsonException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
