namespace Anodyne.Web.Tests;

/// <summary>A server on a folder of its own, and a browser-like client of it: no cookies and no redirects unless asked for.</summary>
internal sealed class Served : IAsyncDisposable
{
    private readonly TemporaryFolder _home;

    private Served(TemporaryFolder folder, TemporaryFolder home, WorkbenchServer server)
    {
        (Folder, _home, Server) = (folder, home, server);
        Client = new HttpClient(new HttpClientHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = new Uri($"http://127.0.0.1:{Port}/") };
    }

    public TemporaryFolder Folder { get; }

    public WorkbenchServer Server { get; }

    public HttpClient Client { get; }

    public int Port => Server.Address.Port;

    public string Token => Server.Address.Query["?token=".Length..];

    public string Cookie => $"anodyne-{Port}={Token}";

    public static async Task<Served> Start(Action<TemporaryFolder>? fill = null)
    {
        var folder = new TemporaryFolder();
        fill?.Invoke(folder);
        var home = new TemporaryFolder();
        var server = await WorkbenchServer.Start(new ServeSettings(folder.Path, null, "1.2.3") { Home = home.Path });
        return new Served(folder, home, server);
    }

    public async Task<HttpResponseMessage> Get(string path, bool hasCookie = true, string? host = null, string? origin = null, bool upgrades = false)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        return await Send(request, hasCookie, host, origin, upgrades);
    }

    public async Task<HttpResponseMessage> Post(string path, string content, bool hasCookie = true, string? origin = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(content) };
        return await Send(request, hasCookie, null, origin, false);
    }

    public static async Task<T> Until<T>(Func<T?> look)
        where T : class
    {
        for (var k = 0; k < 400; k++)
        {
            if (look() is { } found)
            {
                return found;
            }

            await Task.Delay(50);
        }

        throw new TimeoutException("waited 20 s");
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Server.DisposeAsync();
        Folder.Dispose();
        _home.Dispose();
    }

    private async Task<HttpResponseMessage> Send(HttpRequestMessage request, bool hasCookie, string? host, string? origin, bool upgrades)
    {
        if (hasCookie)
        {
            request.Headers.Add("Cookie", Cookie);
        }

        if (host is not null)
        {
            request.Headers.Host = host;
        }

        if (origin is not null)
        {
            request.Headers.Add("Origin", origin);
        }

        if (upgrades)
        {
            request.Headers.Add("Connection", "Upgrade");
            request.Headers.Add("Upgrade", "websocket");
            request.Headers.Add("Sec-WebSocket-Version", "13");
            request.Headers.Add("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==");
        }

        return await Client.SendAsync(request);
    }
}
