namespace Anodyne.Web;

/// <summary>What <c>anodyne serve</c> was asked for.</summary>
/// <param name="Folder">The workspace; null to choose it in the page.</param>
/// <param name="Port">The port; null for that of the last time, or a free one.</param>
/// <param name="Version">Version of the program.</param>
public sealed record ServeSettings(string? Folder, int? Port, string Version)
{
    /// <summary>Folder of what is remembered of workspaces; null for the user's own.</summary>
    public string? Home { get; init; }
}
