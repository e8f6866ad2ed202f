using Anodyne.Quantities;
using Anodyne.Web.Answers;
using Anodyne.Web.Drawing;
using Anodyne.Web.Jobs;
using Anodyne.Web.Listing;
using Anodyne.Web.Workspaces;

namespace Anodyne.Web.Serving;

/// <summary>A workspace that is being served: its files, its jobs, and what was drawn and analysed lately. One server at a time has it.</summary>
public sealed class OpenWorkspace : IAsyncDisposable
{
    private readonly FileStream _held;

    private OpenWorkspace(Workspace place, FileStream held, string version)
    {
        (Place, _held) = (place, held);
        Catalog = new FolderCatalog(place);
        Jobs = new JobBoard(place, version, TimeProvider.System);
        Curves = new CurveShelf(place, Catalog);
        Analyses = new AnalysisShelf(place);
    }

    /// <summary>The folder.</summary>
    public Workspace Place { get; }

    /// <summary>Its files.</summary>
    public FolderCatalog Catalog { get; }

    /// <summary>Its jobs.</summary>
    public JobBoard Jobs { get; }

    /// <summary>Curves that were computed lately.</summary>
    public CurveShelf Curves { get; }

    /// <summary>Analyses that were made lately.</summary>
    public AnalysisShelf Analyses { get; }

    /// <summary>Opens a workspace and begins to look at it.</summary>
    /// <param name="place">The folder.</param>
    /// <param name="version">Version of the program.</param>
    /// <returns>Null if another server has it.</returns>
    /// <exception cref="InputException">The page cannot keep its files there.</exception>
    public static OpenWorkspace? Open(Workspace place, string version)
    {
        ArgumentNullException.ThrowIfNull(place);
        if (!place.Holds(place.Own))
        {
            throw new InputException("the page's own folder is a link that leads out of the workspace", place.Own, "a link", "a folder", "Remove the link.");
        }

        try
        {
            Directory.CreateDirectory(place.Own);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new InputException(
                new Problem("the page cannot keep its files in this folder", place.Own, failure.Message, "a folder that you may write to",
                    "Serve a folder of your own, and copy or link the data into it."), failure);
        }

        FileStream held;
        try
        {
            var path = Path.Combine(place.Own, "serve.lock");
            held = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (IOException)
        {
            return null;
        }

        var opened = new OpenWorkspace(place, held, version);
        opened.Catalog.Start();
        opened.Jobs.Start();
        return opened;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Jobs.DisposeAsync().ConfigureAwait(false);
        await Catalog.DisposeAsync().ConfigureAwait(false);
        await _held.DisposeAsync().ConfigureAwait(false);
    }
}
