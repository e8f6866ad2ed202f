using Microsoft.AspNetCore.Http;

namespace Anodyne.Web.Safety;

/// <summary>What every answer tells the browser: no script but our files, nothing from elsewhere, no frame around us, no address passed on.</summary>
public static class SafetyHeaders
{
    /// <summary>The policy of what a report in a frame may do: show itself, and nothing else.</summary>
    public const string ReportPolicy =
        "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; font-src data:; frame-ancestors 'self'; "
        + "base-uri 'none'; form-action 'none'";

    /// <summary>Sets them.</summary>
    /// <param name="response">The answer.</param>
    /// <param name="place">Where the server listens.</param>
    public static void Set(HttpResponse response, LoopbackAddress place)
    {
        ArgumentNullException.ThrowIfNull(response);
        ArgumentNullException.ThrowIfNull(place);
        var headers = response.Headers;
        headers.ContentSecurityPolicy =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; "
            + $"connect-src 'self' ws://127.0.0.1:{place.Port} ws://localhost:{place.Port}; frame-src 'self'; "
            + "base-uri 'self'; form-action 'self'; frame-ancestors 'none'; manifest-src 'self'";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";
        headers.CacheControl = "no-store";
    }
}
