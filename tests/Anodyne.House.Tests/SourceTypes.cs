using System.Text.RegularExpressions;

namespace Anodyne.House.Tests;

/// <summary>Which folder of a room uses which: the names of the types that each folder declares, looked up in the code of every file (comments and texts aside).</summary>
internal static partial class SourceTypes
{
    /// <summary>Folders of a room by the folders that they use; "" is the room itself.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Uses(string room)
    {
        var files = Sources(room).ToArray();
        var declared = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var (file, folder) in files)
        {
            foreach (Match match in Declaration().Matches(Repository.Read(file)))
            {
                (declared.TryGetValue(match.Groups[1].Value, out var folders) ? folders : declared[match.Groups[1].Value] = []).Add(folder);
            }
        }

        var uses = new Dictionary<string, IReadOnlyDictionary<string, string>>(StringComparer.Ordinal);
        foreach (var group in files.GroupBy(item => item.Folder))
        {
            var found = new SortedDictionary<string, string>(StringComparer.Ordinal);
            foreach (var (file, folder) in group)
            {
                var text = Repository.Read(file);
                var scope = Scope(room, folder, text);
                foreach (var name in Identifier().Matches(Code(text)).Select(match => match.Value).Distinct().Where(declared.ContainsKey))
                {
                    foreach (var other in declared[name].Distinct().Where(other => other != folder && scope.Contains(other)))
                    {
                        found.TryAdd(other, $"{file} uses {name}");
                    }
                }
            }

            uses[group.Key] = found;
        }

        return uses;
    }

    /// <summary>The folders that lie on a circle of arrows: each is reached from itself.</summary>
    public static IReadOnlyList<string> Circles(IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> uses)
    {
        var reach = uses.ToDictionary(entry => entry.Key, entry => Reach(uses, entry.Key));
        return [.. uses.SelectMany(from => from.Value.Where(to => reach[to.Key].Contains(from.Key)).Select(to => $"{from.Key} -> {to.Key}: {to.Value}"))];
    }

    private static HashSet<string> Reach(IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> uses, string start)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var waiting = new Stack<string>([start]);
        while (waiting.TryPop(out var folder))
        {
            foreach (var next in uses[folder].Keys.Where(seen.Add))
            {
                waiting.Push(next);
            }
        }

        return seen;
    }

    /// <summary>Source files of a room with their folder relative to it, slashes as dots.</summary>
    public static IEnumerable<(string File, string Folder)> Sources(string room) =>
        from file in Repository.Files
        where file.StartsWith($"src/{room}/", StringComparison.Ordinal) && file.EndsWith(".cs", StringComparison.Ordinal)
        select (file, Path.GetDirectoryName(file)!.Replace('\\', '/')[$"src/{room}".Length..].TrimStart('/').Replace('/', '.'));

    // A name means a type of another folder only where that folder is in scope: a parent, or named by a using or by a qualified name.
    private static HashSet<string> Scope(string room, string folder, string text)
    {
        var scope = new HashSet<string>(StringComparer.Ordinal) { "" };
        for (var at = folder; at.Length > 0; at = at.LastIndexOf('.') is var dot and >= 0 ? at[..dot] : "")
        {
            scope.Add(at);
        }

        foreach (Match match in Using().Matches(text))
        {
            if (match.Groups[1].Value.StartsWith(room + ".", StringComparison.Ordinal))
            {
                var name = match.Groups[1].Value[(room.Length + 1)..];
                scope.Add(name);
                scope.Add(name.LastIndexOf('.') is var dot and >= 0 ? name[..dot] : "");
            }
        }

        return scope;
    }

    private static string Code(string text) => Noise().Replace(UsingLine().Replace(text, ""), " ");

    [GeneratedRegex(@"^(?:(?:public|internal|static|sealed|abstract|readonly|partial|ref|unsafe)\s+)*(?:record\s+struct|class|struct|record|interface|enum|delegate\s+[^\s(]+)\s+(\w+)", RegexOptions.Multiline)]
    private static partial Regex Declaration();

    [GeneratedRegex(@"(?<![\w.])[A-Z]\w*")]
    private static partial Regex Identifier();

    [GeneratedRegex(@"^using (?:static )?(?:\w+ = )?(Anodyne[\w.]*);", RegexOptions.Multiline)]
    private static partial Regex Using();

    [GeneratedRegex(@"^using [^(\n]*;", RegexOptions.Multiline)]
    private static partial Regex UsingLine();

    [GeneratedRegex(@"//[^\n]*|""(?:\\.|[^""\\\n])*""|/\*.*?\*/", RegexOptions.Singleline)]
    private static partial Regex Noise();
}
