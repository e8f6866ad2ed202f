using System.Collections.Frozen;
using System.Reflection;

namespace Anodyne.Web.Assets;

/// <summary>What the browser loads: scripts, styles and pictures, embedded in this assembly.</summary>
public static class AppFiles
{
    private const string Prefix = "app/";
    private static readonly Assembly Home = typeof(AppFiles).Assembly;

    private static readonly FrozenDictionary<string, string> Types = new Dictionary<string, string>
    {
        [".js"] = "text/javascript; charset=utf-8", [".css"] = "text/css; charset=utf-8", [".svg"] = "image/svg+xml", [".json"] = "application/json",
        [".txt"] = "text/plain; charset=utf-8", [".webmanifest"] = "application/manifest+json",
    }.ToFrozenDictionary();

    /// <summary>Tells this build of the files from another: an address with it may be kept for ever.</summary>
    public static string Version { get; } = Home.ManifestModule.ModuleVersionId.ToString("N")[..12];

    /// <summary>Names of all, relative to the root of the page's own files.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        .. Home.GetManifestResourceNames().Where(static name => name.StartsWith(Prefix, StringComparison.Ordinal)).Select(static name => name[Prefix.Length..]),
    ];

    /// <summary>The address of a file, with the version of this build.</summary>
    public static string Address(string name) => $"/app/{name}?v={Version}";

    /// <summary>A file; null if there is none of this name.</summary>
    public static byte[]? Find(string name)
    {
        using var stream = Home.GetManifestResourceStream(Prefix + name);
        if (stream is null)
        {
            return null;
        }

        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>The type of a file's content.</summary>
    public static string TypeOf(string name) => Types.GetValueOrDefault(Path.GetExtension(name), "application/octet-stream");
}
