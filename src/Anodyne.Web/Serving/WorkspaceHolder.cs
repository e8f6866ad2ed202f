using Anodyne.Quantities;
using Anodyne.Web.Safety;
using Anodyne.Web.Workspaces;

namespace Anodyne.Web.Serving;

/// <summary>The workspace of this server. A server that was started without a folder gets it once, from the chooser; it is
/// then the only readable tree.</summary>
/// <param name="version">Version of the program.</param>
/// <param name="user">What is remembered of workspaces.</param>
/// <param name="token">The secret of this server.</param>
/// <param name="address">Where it listens.</param>
public sealed class WorkspaceHolder(string version, UserFolder user, AccessToken token, LoopbackAddress address)
{
    private readonly Lock _gate = new();

    /// <summary>The workspace; null until one is chosen.</summary>
    public OpenWorkspace? Current { get; private set; }

    /// <summary>Version of the program.</summary>
    public string Version => version;

    /// <summary>What is remembered of workspaces.</summary>
    public UserFolder User => user;

    /// <summary>Chooses the workspace.</summary>
    /// <param name="folder">A folder that exists.</param>
    /// <exception cref="InputException">There is no such folder, or another server has it, or one was chosen already.</exception>
    public OpenWorkspace Choose(string folder)
    {
        lock (_gate)
        {
            if (Current is not null)
            {
                throw new InputException("this page has its folder already", folder, Current.Place.Root, "one folder a server",
                    "Start `anodyne serve` once more for another folder.");
            }

            var place = new Workspace(folder);
            var opened = OpenWorkspace.Open(place, version)
                ?? throw new InputException("another page serves this folder", folder, "", "a folder that no page has",
                    "Use the tab that is open, or end the other server.");
            Take(opened);
            return opened;
        }
    }

    /// <summary>Takes a workspace that is open, and remembers it.</summary>
    public void Take(OpenWorkspace opened)
    {
        ArgumentNullException.ThrowIfNull(opened);
        Current = opened;
        user.Keep(new ServedWorkspace(opened.Place.Root, address.Port, token.Text, TimeProvider.System.GetUtcNow()));
    }
}
