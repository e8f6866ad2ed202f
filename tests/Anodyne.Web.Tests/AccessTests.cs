using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using Anodyne.Quantities;
using Anodyne.Web.Safety;

namespace Anodyne.Web.Tests;

/// <summary>Who may see the page: nobody without the token, no other host, no other page; and only this machine.</summary>
public sealed class AccessTests : IAsyncLifetime
{
    private Served _served = null!;

    public async Task InitializeAsync() => _served = await Served.Start();

    public async Task DisposeAsync() => await _served.DisposeAsync();

    [Fact]
    public async Task The_token_becomes_a_cookie_and_leaves_the_address()
    {
        using var answer = await _served.Get($"/?token={_served.Token}&f=a.csv", hasCookie: false);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("/?f=a.csv", answer.Headers.Location!.ToString());
        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"));
        Assert.Contains($"anodyne-{_served.Port}={_served.Token}", cookie, StringComparison.Ordinal);
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/app/page.js")]
    [InlineData("/data/curves?f=a.csv")]
    [InlineData("/_blazor")]
    [InlineData("/?token=0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("/?token=")]
    public async Task Without_the_token_nothing_is_answered(string path)
    {
        using var answer = await _served.Get(path, hasCookie: false);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.DoesNotContain(_served.Token, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cookie_of_another_secret_is_refused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.Add("Cookie", $"anodyne-{_served.Port}={AccessToken.New().Text}");
        using var answer = await _served.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Theory]
    [InlineData("evil.example")]
    [InlineData("127.0.0.1")]
    [InlineData("127.0.0.1:1")]
    [InlineData("localhost.evil.example")]
    public async Task Another_host_is_refused(string host)
    {
        using var answer = await _served.Get("/", host: host);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Theory]
    [InlineData("http://evil.example", HttpStatusCode.Forbidden)]
    [InlineData("null", HttpStatusCode.Forbidden)]
    [InlineData(null, HttpStatusCode.Forbidden)]
    public async Task A_socket_of_another_page_is_refused(string? origin, HttpStatusCode expected)
    {
        using var answer = await _served.Get("/_blazor?id=x", origin: origin, upgrades: true);
        Assert.Equal(expected, answer.StatusCode);
    }

    [Fact]
    public async Task A_change_from_another_page_is_refused()
    {
        using var foreign = await _served.Post("/drop?name=a.csv", "x", origin: "http://evil.example");
        using var silent = await _served.Post("/drop?name=a.csv", "x");
        using var own = await _served.Post("/drop?name=a.csv", "x", origin: $"http://127.0.0.1:{_served.Port}");
        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden, HttpStatusCode.OK), (foreign.StatusCode, silent.StatusCode, own.StatusCode));
        Assert.True(File.Exists(_served.Folder["dropped/a.csv"]));
        Assert.Equal("{\"path\":\"dropped/a.csv\"}", await own.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task The_page_runs_no_script_but_its_own_files()
    {
        using var answer = await _served.Get("/");
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("script-src 'self';", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("https:", policy, StringComparison.Ordinal);
        var page = await answer.Content.ReadAsStringAsync();
        Assert.DoesNotContain("<script>", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("importmap", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(" style=", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("http://", page.Replace("http://www.w3.org", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("https://", page, StringComparison.Ordinal);
        Assert.DoesNotContain(_served.Token, page, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_this_machine_can_connect()
    {
        var listening = IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Where(point => point.Port == _served.Port).ToArray();
        Assert.NotEmpty(listening);
        Assert.All(listening, point => Assert.True(IPAddress.IsLoopback(point.Address)));
    }

    [Fact]
    public async Task A_taken_port_is_an_error()
    {
        using var holder = new TcpListener(IPAddress.Loopback, 0);
        holder.Start();
        var port = ((IPEndPoint)holder.LocalEndpoint).Port;
        using var folder = new TemporaryFolder();
        var failure = await Assert.ThrowsAsync<InputException>(
            () => WorkbenchServer.Start(new ServeSettings(folder.Path, port, "1") { Home = folder["home"] }));
        Assert.Contains("taken", failure.Problem.What, StringComparison.Ordinal);
        Assert.Equal(2, failure.ExitStatus);
        // The workspace is free again: the refused start kept nothing.
        await using var second = await WorkbenchServer.Start(new ServeSettings(folder.Path, null, "1") { Home = folder["home"] });
        Assert.False(second.IsElsewhere);
    }

    [Fact]
    public async Task A_second_server_points_to_the_first_and_a_restart_keeps_the_address()
    {
        using var folder = new TemporaryFolder();
        var settings = new ServeSettings(folder.Path, null, "1") { Home = folder["home"] };
        Uri address;
        await using (var first = await WorkbenchServer.Start(settings))
        {
            await using var second = await WorkbenchServer.Start(settings);
            Assert.True(second.IsElsewhere);
            Assert.Equal(first.Address, second.Address);
            address = first.Address;
        }

        await using var again = await WorkbenchServer.Start(settings);
        Assert.Equal(address, again.Address);
        if (!OperatingSystem.IsWindows())
        {
            var kept = Assert.Single(Directory.GetFiles(folder["home"], "*.json", SearchOption.AllDirectories));
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(kept));
        }
    }

    [Fact]
    public void The_secret_is_long_and_never_printed()
    {
        var token = AccessToken.New();
        Assert.Equal(64, token.Text.Length);
        Assert.NotEqual(token.Text, AccessToken.New().Text);
        Assert.DoesNotContain(token.Text, token.ToString(), StringComparison.Ordinal);
    }
}
