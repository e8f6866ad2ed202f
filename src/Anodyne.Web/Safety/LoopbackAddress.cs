namespace Anodyne.Web.Safety;

/// <summary>Where the server listens: a port of the loopback interface, by number and by name.</summary>
/// <param name="port">The port; 0 until the system has chosen one.</param>
public sealed class LoopbackAddress(int port)
{
    /// <summary>The port.</summary>
    public int Port { get; set; } = port;

    /// <summary>Name of the cookie. Cookies are shared by all ports of a host, so the port is part of the name.</summary>
    public string CookieName => $"anodyne-{Port}";

    /// <summary>The address without token.</summary>
    public string Address => $"http://127.0.0.1:{Port}/";

    /// <summary>True if a Host header names this server.</summary>
    public bool IsHost(string? host) => host == $"127.0.0.1:{Port}" || host == $"localhost:{Port}";

    /// <summary>True if an Origin header names a page of this server.</summary>
    public bool IsOrigin(string origin) => origin == $"http://127.0.0.1:{Port}" || origin == $"http://localhost:{Port}";
}
