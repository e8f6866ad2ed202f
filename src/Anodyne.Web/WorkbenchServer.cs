using System.Net;
using System.Net.Sockets;
using Anodyne.Quantities;
using Anodyne.Web.Pages;
using Anodyne.Web.Safety;
using Anodyne.Web.Serving;
using Anodyne.Web.Workspaces;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Anodyne.Web;

/// <summary>
/// The page's server, on the loopback interface alone. It takes nothing from environment variables or configuration files of the framework: what it does is
/// what the command line says.
/// </summary>
public sealed class WorkbenchServer : IAsyncDisposable
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(3);
    private readonly WebApplication? _app;
    private readonly WorkspaceHolder? _holder;

    private WorkbenchServer(Uri address, WebApplication? app, WorkspaceHolder? holder) => (Address, _app, _holder) = (address, app, holder);

    /// <summary>The address that opens the page, with its token: for the person who started it, and for nothing else.</summary>
    public Uri Address { get; }

    /// <summary>True if another process serves the workspace already; <see cref="Address"/> is then that of its page.</summary>
    public bool IsElsewhere => _app is null;

    /// <summary>The workspace; null until one is chosen.</summary>
    public OpenWorkspace? Workspace => _holder?.Current;

    /// <summary>Starts the server, or finds the one that has the workspace.</summary>
    /// <param name="settings">What was asked for.</param>
    /// <exception cref="InputException">There is no such folder, the port is taken, or another user's server has the workspace.</exception>
    public static async Task<WorkbenchServer> Start(ServeSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var user = new UserFolder(settings.Home);
        var place = settings.Folder is null ? null : new Workspace(settings.Folder);
        var known = place is null ? null : user.Find(place.Root);
        var opened = place is null ? null : OpenWorkspace.Open(place, settings.Version);
        if (place is not null && opened is null)
        {
            return known is not null ? new WorkbenchServer(Opening(known.Port, known.Token), null, null)
                : throw new InputException("another process serves this folder", place.Root, "", "a folder that no page has",
                    "Use the page that is open, or end that process.");
        }

        try
        {
            var token = known is null ? AccessToken.New() : new AccessToken(known.Token);
            var (app, holder, port) = await Listen(settings, user, token, settings.Port ?? known?.Port).ConfigureAwait(false);
            if (opened is not null)
            {
                holder.Take(opened);
            }

            return new WorkbenchServer(Opening(port, token.Text), app, holder);
        }
        catch
        {
            if (opened is not null)
            {
                await opened.DisposeAsync().ConfigureAwait(false);
            }

            throw;
        }
    }

    /// <summary>Ends the server; running jobs save their state first.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_app is null)
        {
            return;
        }

        if (_holder?.Current is { } opened)
        {
            await opened.DisposeAsync().ConfigureAwait(false);
        }

        using var soon = new CancellationTokenSource(Grace);
        await _app.StopAsync(soon.Token).ConfigureAwait(false);
        await _app.DisposeAsync().ConfigureAwait(false);
    }

    private static Uri Opening(int port, string token) => new($"http://127.0.0.1:{port}/?{AccessGuard.Parameter}={token}");

    private static async Task<(WebApplication App, WorkspaceHolder Holder, int Port)> Listen(
        ServeSettings settings, UserFolder user, AccessToken token, int? port)
    {
        try
        {
            return await Listen(settings, user, token, port ?? 0).ConfigureAwait(false);
        }
        catch (AddressInUse failure)
        {
            // The port of the last time may be somebody else's now; one that was asked for must be free.
            return settings.Port is null && port is not null
                ? await Listen(settings, user, token, 0).ConfigureAwait(false)
                : throw new InputException(
                    new Problem("the port is taken", "--port", $"{port}", "a port that nothing listens on",
                        "Leave --port out for a free one, or end what listens there."),
                    failure);
        }
    }

    private static async Task<(WebApplication App, WorkspaceHolder Holder, int Port)> Listen(
        ServeSettings settings, UserFolder user, AccessToken token, int port)
    {
        var address = new LoopbackAddress(port);
        var holder = new WorkspaceHolder(settings.Version, user, token, address);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = "anodyne", EnvironmentName = "Production" });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = DroppedFiles.LargestBytes + 1;
            kestrel.Listen(IPAddress.Loopback, port);
        });
        builder.Services.AddLogging();
        builder.Services.AddRoutingCore();
        builder.Services.AddDataProtection().UseEphemeralDataProtectionProvider();
        builder.Services.AddSingleton(holder);
        builder.Services.AddRazorComponents().AddInteractiveServerComponents().AddHubOptions(static hub => hub.MaximumReceiveMessageSize = 4 << 20);
        builder.Services.AddHttpContextAccessor();
        var app = builder.Build();
        app.Use(next => new AccessGuard(next, token, address).InvokeAsync);
        app.UseRouting();
        app.UseAntiforgery();
        FileAnswers.Map(app, holder);
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(static mode =>
        {
            mode.ContentSecurityFrameAncestorsPolicy = null;
            mode.DisableWebSocketCompression = true;
        });
        try
        {
            await app.StartAsync().ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is IOException or SocketException)
        {
            await app.DisposeAsync().ConfigureAwait(false);
            throw new AddressInUse(failure);
        }

        var bound = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        address.Port = new Uri(bound).Port;
        return (app, holder, address.Port);
    }

    private sealed class AddressInUse(Exception inner) : IOException(inner.Message, inner);
}
