using System.IO.Enumeration;
using Anodyne.Quantities;

namespace Anodyne.Studies.Requests;

/// <summary>A file that a person named, or that was found in a folder that a person named.</summary>
/// <param name="Path">The path as given or found; a dash is standard input.</param>
/// <param name="Label">A short name that no other file of the same request has: without the folders that all share.</param>
/// <param name="IsFound">True if it was found in a folder or by a wildcard.</param>
public sealed record InputPath(string Path, string Label, bool IsFound);

/// <summary>Files, folders and wildcards as the files that they mean.</summary>
public static class InputPaths
{
    /// <summary>Standard input.</summary>
    public const string StandardInput = "-";

    private static readonly EnumerationOptions Quiet = new() { IgnoreInaccessible = true };

    /// <summary>
    /// The files in the order given, each once. A folder stands for everything below it, without following links to folders; <c>*</c> and <c>?</c> stand
    /// for letters of a name and <c>**</c> for folders, since not every shell expands them. Descriptions of cells and mappings belong to other files and are
    /// left out of folders.
    /// </summary>
    /// <param name="given">What was given.</param>
    /// <param name="cancel">Ends a long search.</param>
    /// <exception cref="InputException">There is no file in a folder, or none that a wildcard fits.</exception>
    public static IReadOnlyList<InputPath> Expand(IReadOnlyList<string> given, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(given);
        var files = new List<(string Path, bool IsFound)>();
        foreach (var path in given)
        {
            var wild = path.AsSpan().IndexOfAny('*', '?') >= 0 && !File.Exists(path);
            string[]? found = wild ? [.. Matching(path).Where(IsData).Order(StringComparer.Ordinal)]
                : Directory.Exists(path) ? [.. Below(path, cancel).Where(IsData).Order(StringComparer.Ordinal)]
                : null;
            if (found is { Length: 0 })
            {
                throw new InputException(
                    wild ? "No file has a name like this" : "There is nothing to read", path, wild ? "no file" : "a folder without files",
                    "files of instruments",
                    wild ? "Check folder and ending; * stands for any letters of one name, ** for folders." : "Name another folder, or the files themselves.");
            }

            files.AddRange(found is null ? [(path, false)] : found.Select(file => (file, true)));
        }

        var distinct = files.DistinctBy(file => file.Path, StringComparer.Ordinal).ToArray();
        var labels = Labels([.. distinct.Select(file => file.Path)]);
        return [.. distinct.Select((file, index) => new InputPath(file.Path, labels[index], file.IsFound))];
    }

    /// <summary>Name for the folder of the results: that of the one input, or another word if there are several or none.</summary>
    /// <param name="given">What was given.</param>
    /// <param name="otherwise">The other word.</param>
    public static string OutName(IReadOnlyList<string> given, string otherwise)
    {
        ArgumentNullException.ThrowIfNull(given);
        return given is [var only] && only != StandardInput && only.AsSpan().IndexOfAny('*', '?') < 0
            ? Stem(Path.TrimEndingDirectorySeparator(only))
            : otherwise;
    }

    /// <summary>A file's name without folders and endings.</summary>
    public static string Stem(string path)
    {
        var name = Path.GetFileName(path);
        return name.EndsWith(".bdf.csv", StringComparison.OrdinalIgnoreCase) ? name[..^8]
            : Path.GetFileNameWithoutExtension(name) is { Length: > 0 } stem ? stem
            : name;
    }

    // The stem where no other file has it; else as many folders before it as tell the files apart; else a number behind it.
    private static string[] Labels(string[] paths)
    {
        string Label(string path, int folders)
        {
            var parts = path.Split('/', '\\').Where(part => part is not ("" or "." or "..")).ToArray();
            return string.Join('/', [.. parts.SkipLast(1).TakeLast(folders), path == StandardInput ? "stdin" : Stem(path)]);
        }

        var labels = Array.ConvertAll(paths, path => Label(path, 0));
        for (var folders = 1; folders < 32 && labels.Distinct(StringComparer.OrdinalIgnoreCase).Count() < labels.Length; folders++)
        {
            var count = labels.CountBy(label => label, StringComparer.OrdinalIgnoreCase).ToDictionary(StringComparer.OrdinalIgnoreCase);
            labels = [.. labels.Select((label, index) => count[label] > 1 ? Label(paths[index], folders) : label)];
        }

        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var index = 0; index < labels.Length; index++)
        {
            var label = labels[index];
            for (var again = 2; !taken.Add(labels[index]); again++)
            {
                labels[index] = $"{label} ({again})";
            }
        }

        return labels;
    }

    // A link to a folder may lead back to a folder above it; a link to a file is read.
    private static FileSystemEnumerable<string> Below(string folder, CancellationToken cancel) => new(
        folder,
        (ref entry) =>
        {
            cancel.ThrowIfCancellationRequested();
            return entry.ToSpecifiedFullPath();
        },
        new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true })
    {
        ShouldIncludePredicate = static (ref entry) => !entry.IsDirectory,
        ShouldRecursePredicate = static (ref entry) => (entry.Attributes & FileAttributes.ReparsePoint) == 0,
    };

    private static IEnumerable<string> Matching(string pattern)
    {
        var parts = pattern.Split('/', '\\');
        var plain = parts.TakeWhile(static part => part.AsSpan().IndexOfAny('*', '?') < 0).Count();
        var root = plain == 0 ? "" : plain == 1 && parts[0].Length == 0 ? "/" : string.Join('/', parts[..plain]);
        return Directory.Exists(root.Length == 0 ? "." : root) ? Matching(root, parts[plain..]) : [];
    }

    private static IEnumerable<string> Matching(string folder, string[] parts)
    {
        var here = folder.Length == 0 ? "." : folder;
        string Named(string path) => folder.Length == 0 ? Path.GetFileName(path) : path;
        if (parts[0] == "**")
        {
            var rest = parts.Length > 1 ? parts[1..] : ["*"];
            var below = Directory.EnumerateDirectories(here, "*", Quiet).Where(static path => new DirectoryInfo(path).LinkTarget is null);
            return Matching(folder, rest).Concat(below.SelectMany(path => Matching(Named(path), parts))).Distinct(StringComparer.Ordinal);
        }

        bool Fits(string path) => FileSystemName.MatchesSimpleExpression(parts[0], Path.GetFileName(path), ignoreCase: OperatingSystem.IsWindows());
        return parts.Length == 1
            ? Directory.EnumerateFiles(here, "*", Quiet).Where(Fits).Select(Named)
            : Directory.EnumerateDirectories(here, "*", Quiet).Where(Fits).SelectMany(path => Matching(Named(path), parts[1..]));
    }

    private static bool IsData(string path) =>
        !path.EndsWith("cell.yaml", StringComparison.OrdinalIgnoreCase) && !path.EndsWith(".map.yaml", StringComparison.OrdinalIgnoreCase);
}
