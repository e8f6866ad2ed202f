using System.Text.Json;
using Anodyne.Store.Output;
using Anodyne.Web.Workspaces;

namespace Anodyne.Web.Jobs;

/// <summary>Jobs as files of the workspace, each written whole.</summary>
/// <param name="workspace">The workspace.</param>
internal sealed class JobFiles(Workspace workspace)
{
    private readonly string _folder = Path.Combine(workspace.Own, "jobs");

    public IReadOnlyList<Job> All() => !Directory.Exists(_folder) ? []
        : [.. Directory.EnumerateFiles(_folder, "*.json").Select(Read).OfType<Job>().OrderBy(static job => job.Id, StringComparer.Ordinal)];

    public void Keep(Job job)
    {
        Directory.CreateDirectory(_folder);
        using var file = DurableFile.Create(PathOf(job.Id));
        JsonSerializer.Serialize(file.Stream, job);
        file.Commit();
    }

    public void Forget(string id) => File.Delete(PathOf(id));

    private string PathOf(string id) => Path.Combine(_folder, id + ".json");

    // A file that somebody else wrote, or broke, is no job.
    private static Job? Read(string path)
    {
        try
        {
            var job = JsonSerializer.Deserialize<Job>(File.ReadAllBytes(path));
            return job?.Id == Path.GetFileNameWithoutExtension(path) && JobBoard.Verbs.Contains(job.Verb) ? job : null;
        }
        catch (Exception failure) when (failure is IOException or JsonException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
