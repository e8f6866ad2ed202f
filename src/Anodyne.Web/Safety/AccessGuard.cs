using Microsoft.AspNetCore.Http;

namespace Anodyne.Web.Safety;

/// <summary>
/// Stands before everything that the server answers. A request has to name this very server (else 400, which also stops names that were bound to the loopback
/// address). It has to carry the cookie (else 401); the token of the first address becomes the cookie and leaves the address. What changes something, and the
/// WebSocket, must come from a page of this server (else 403).
/// </summary>
public sealed class AccessGuard(RequestDelegate next, AccessToken token, LoopbackAddress place)
{
    /// <summary>Name of the token in the first address.</summary>
    public const string Parameter = "token";

    private static readonly string Refusal = Page("This page is closed",
        "It opens with the address that <code>anodyne serve</code> printed. Start it again to see the address, or open the tab that it opened.");

    /// <summary>Judges one request.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var (request, response) = (context.Request, context.Response);
        SafetyHeaders.Set(response, place);
        if (!place.IsHost(request.Host.Value))
        {
            var page = Page("Another host", "This server answers on the loopback interface only.");
            await Refuse(response, StatusCodes.Status400BadRequest, page).ConfigureAwait(false);
            return;
        }

        if (HttpMethods.IsGet(request.Method) && request.Query[Parameter] is [{ } given] && token.Is(given))
        {
            response.Cookies.Append(place.CookieName, token.Text, new CookieOptions
            {
                HttpOnly = true, SameSite = SameSiteMode.Strict, Path = "/", IsEssential = true,
            });
            var rest = request.Query.Where(static pair => pair.Key != Parameter).SelectMany(static pair => pair.Value.Select(value => (pair.Key, value)));
            response.Redirect(request.Path + QueryString.Create(rest.Select(static pair => KeyValuePair.Create(pair.Key, pair.value))));
            return;
        }

        if (!token.Is(request.Cookies[place.CookieName]))
        {
            await Refuse(response, StatusCodes.Status401Unauthorized, Refusal).ConfigureAwait(false);
            return;
        }

        var origin = request.Headers.Origin.ToString();
        var mustNameOrigin = context.WebSockets.IsWebSocketRequest || request.Headers.Upgrade.Count > 0 || !IsReading(request.Method);
        if (origin.Length > 0 ? !place.IsOrigin(origin) : mustNameOrigin)
        {
            await Refuse(response, StatusCodes.Status403Forbidden, Page("Another page", "Only pages of this server may ask for this.")).ConfigureAwait(false);
            return;
        }

        await next(context).ConfigureAwait(false);
    }

    private static bool IsReading(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method);

    private static Task Refuse(HttpResponse response, int status, string page)
    {
        response.StatusCode = status;
        response.ContentType = "text/html; charset=utf-8";
        return response.WriteAsync(page);
    }

    private static string Page(string title, string text) =>
        $"<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Anodyne</title><h1>{title}</h1><p>{text}</p></html>";
}
