using System.Text;
using System.Text.Json.Nodes;
using Anodyne.Quantities;
using Anodyne.Reports.Pictures;
using Anodyne.Studies.Requests;
using Anodyne.Web.Assets;
using Anodyne.Web.Drawing;
using Anodyne.Web.Safety;
using Anodyne.Web.Workspaces;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Anodyne.Web.Serving;

/// <summary>What the page loads beside itself: its scripts, curves as numbers, figures and tables as files, results of jobs; and where
/// dropped files go.</summary>
internal static class FileAnswers
{
    private const int MostColumns = 8000;
    private const string PicturePolicy = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'";

    public static void Map(IEndpointRouteBuilder app, WorkspaceHolder holder)
    {
        app.MapGet("/app/{**name}", (string name, HttpContext context) => Asset(name, context));
        app.MapGet("/set", Preference);
        app.MapGet("/data/curves", (HttpContext context) => Guarded(holder, opened => Curves(opened, context.Request)));
        app.MapGet("/data/figure.{kind}", (string kind, HttpContext context) => Guarded(holder, opened => Figure(opened, kind, context)));
        app.MapGet("/findings/figure.svg", (HttpContext context) => Guarded(holder, opened => Finding(opened, context)));
        app.MapGet("/answers/{key}/{number:int}/{name}", (string key, int number, string name, HttpContext context) =>
            Guarded(holder, opened => AnswerFile(opened, key, number, name, context)));
        app.MapGet("/jobs/{id}/files/{**name}", (string id, string name, HttpContext context) => Guarded(holder, opened => JobFile(opened, id, name, context)));
        app.MapPost("/drop", (Delegate)((HttpContext context) => Drop(holder, context)));
    }

    /// <summary>The query of an address.</summary>
    public static CurveQuery Query(HttpRequest request)
    {
        var query = request.Query;
        return new CurveQuery([.. query["f"].OfType<string>()], query["what"].ToString(), query["cycles"].ToString(), query["per"].ToString())
        {
            Insets = [.. query["inset"].OfType<string>()], X = query["x"].ToString(),
        };
    }

    private static IResult Guarded(WorkspaceHolder holder, Func<OpenWorkspace, IResult> answer)
    {
        try
        {
            return holder.Current is { } opened ? answer(opened) : Results.NotFound();
        }
        catch (AnodyneException failure)
        {
            return Refusal(failure, holder);
        }
    }

    private static IResult Refusal(AnodyneException failure, WorkspaceHolder holder)
    {
        var text = failure.Problem.ToString();
        var root = holder.Current?.Place.Root;
        return Results.Json(
            new JsonObject { ["error"] = root is null ? text : text.Replace(root + Path.DirectorySeparatorChar, "", StringComparison.Ordinal) },
            statusCode: StatusCodes.Status422UnprocessableEntity);
    }

    private static IResult Asset(string name, HttpContext context)
    {
        if (AppFiles.Find(name) is not { } bytes)
        {
            return Results.NotFound();
        }

        if (context.Request.Query["v"] == AppFiles.Version)
        {
            context.Response.Headers.CacheControl = "private, max-age=31536000, immutable";
        }

        return Results.Bytes(bytes, AppFiles.TypeOf(name));
    }

    // Language and colors are no secret and change nothing on the disk.
    private static IResult Preference(HttpContext context)
    {
        var query = context.Request.Query;
        foreach (var (name, words) in (ReadOnlySpan<(string, string[])>)[("lang", ["en", "zh"]), ("theme", ["light", "dark", "auto"])])
        {
            if (words.Contains(query[name].ToString()))
            {
                context.Response.Cookies.Append("anodyne-" + name, query[name]!, new CookieOptions
                {
                    SameSite = SameSiteMode.Strict, Path = "/", MaxAge = TimeSpan.FromDays(365), HttpOnly = true,
                });
            }
        }

        var back = query["back"].ToString();
        var isOurs = back.StartsWith('/') && !back.StartsWith("//", StringComparison.Ordinal) && !back.Contains('\\', StringComparison.Ordinal);
        return Results.LocalRedirect(isOurs ? back : "/");
    }

    private static IResult Curves(OpenWorkspace opened, HttpRequest request)
    {
        var drawn = opened.Curves.Of(Query(request));
        double Number(string name) =>
            double.TryParse(request.Query[name], System.Globalization.CultureInfo.InvariantCulture, out var value) ? value : double.NaN;
        var columns = (int)Math.Clamp(double.IsNaN(Number("w")) ? 1200 : Number("w"), 50, MostColumns);
        return Results.Bytes(CurveBlock.Of(drawn, Number("x0"), Number("x1"), columns), "application/octet-stream");
    }

    private static IResult Figure(OpenWorkspace opened, string kind, HttpContext context)
    {
        var query = Query(context.Request);
        var folder = Path.Combine(opened.Place.Own, "figures", OwnPlaces.NameOf(query.Key(opened.Catalog) + string.Join(';', query.Insets) + query.X + kind));
        using var work = new RequestContext(folder);
        var wide = context.Request.Query["wide"] == "1";
        var request = query.Request(opened.Place) with { Pictures = [kind == "csv" ? "svg" : Kind(kind)], Style = wide ? "journal-wide" : null };
        var answer = request.Run(work);
        var path = kind == "csv" ? answer.Document["data"]!.AsArray()[0]!.GetValue<string>() : answer.Document["figure"]!.GetValue<string>();
        return File(path, $"{answer.Data.Kind}.{kind}", context);
    }

    private static string Kind(string kind) =>
        PictureFile.Kinds.Contains(kind) ? kind
            : throw new InputException("there is no such kind of picture", "address", kind, string.Join(", ", PictureFile.Kinds));

    private static IResult Finding(OpenWorkspace opened, HttpContext context)
    {
        var path = context.Request.Query["f"].ToString();
        var folder = Path.Combine(opened.Place.Own, "findings", OwnPlaces.NameOf(path));
        var figure = Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.svg", SearchOption.AllDirectories).FirstOrDefault() : null;
        return figure is null ? Results.NotFound() : File(figure, "figure.svg", context);
    }

    private static IResult AnswerFile(OpenWorkspace opened, string key, int number, string name, HttpContext context)
    {
        if (opened.Analyses.Find(key)?.Answer.Data.ElementAtOrDefault(number)?.Result is not { } result)
        {
            return Results.NotFound();
        }

        var kind = Path.GetExtension(name).TrimStart('.');
        if (kind == "csv")
        {
            var table = result.Curves.FirstOrDefault(curve => curve.Name + ".csv" == name);
            return table is null ? Results.NotFound() : Text(TableText.Safe(table.ToCsv()), "text/csv; charset=utf-8", name, context);
        }

        if (result.Figure is not { } figure)
        {
            return Results.NotFound();
        }

        using var stream = new MemoryStream();
        PictureFile.Write(figure, Kind(kind), stream);
        return Bytes(stream.ToArray(), $"{result.Method}.{kind}", context);
    }

    private static IResult JobFile(OpenWorkspace opened, string id, string name, HttpContext context)
    {
        if (opened.Jobs.Find(id) is not { } job)
        {
            return Results.NotFound();
        }

        var full = opened.Place.Within($"{job.Folder}/{name}");
        return System.IO.File.Exists(full) ? File(full, Path.GetFileName(full), context) : Results.NotFound();
    }

    private static async Task<IResult> Drop(WorkspaceHolder holder, HttpContext context)
    {
        if (holder.Current is not { } opened)
        {
            return Results.NotFound();
        }

        try
        {
            var name = context.Request.Query["name"].ToString();
            var path = await DroppedFiles.Take(opened.Place, name, context.Request.Body, context.RequestAborted).ConfigureAwait(false);
            opened.Catalog.LookAgain();
            return Results.Json(new JsonObject { ["path"] = path });
        }
        catch (AnodyneException failure)
        {
            return Refusal(failure, holder);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return Results.Json(new JsonObject { ["error"] = failure.Message }, statusCode: StatusCodes.Status422UnprocessableEntity);
        }
    }

    private static IResult File(string path, string name, HttpContext context) =>
        name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase)
            ? Text(TableText.Safe(System.IO.File.ReadAllText(path)), "text/csv; charset=utf-8", name, context)
            : Bytes(System.IO.File.ReadAllBytes(path), name, context);

    private static IResult Text(string text, string type, string name, HttpContext context)
    {
        context.Response.Headers.ContentSecurityPolicy = PicturePolicy;
        return Results.File(Encoding.UTF8.GetBytes(text), type, IsShown(context) ? null : name);
    }

    // A file of results is never a page of ours: a report may show itself in a frame, a picture is a picture, everything else is saved.
    private static IResult Bytes(byte[] bytes, string name, HttpContext context)
    {
        var ending = Path.GetExtension(name).ToLowerInvariant();
        context.Response.Headers.ContentSecurityPolicy = ending == ".html" ? SafetyHeaders.ReportPolicy : PicturePolicy;
        var type = ending switch
        {
            ".svg" => "image/svg+xml", ".png" => "image/png", ".pdf" => "application/pdf", ".html" => "text/html; charset=utf-8",
            ".json" or ".csv" or ".txt" or ".tsv" or ".yaml" => "text/plain; charset=utf-8", _ => "application/octet-stream",
        };
        return Results.File(bytes, type, IsShown(context) || ending == ".html" ? null : name);
    }

    private static bool IsShown(HttpContext context) => context.Request.Query["save"] != "1";
}
