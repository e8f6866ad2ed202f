using Anodyne.Quantities;
using Anodyne.Quantities.Documents;

namespace Anodyne.Web.Workspaces;

/// <summary>
/// Looks through a YAML file, and the YAML files that it names, before anything is run: a text in it that means a file outside the workspace is refused. Every
/// text is judged, whatever its key, so that a new key opens no way out.
/// </summary>
public static class NamedFiles
{
    private const int MostFiles = 500;

    /// <summary>Refuses a case or a study that reaches outside.</summary>
    /// <param name="workspace">The workspace.</param>
    /// <param name="file">Full path of the file.</param>
    /// <exception cref="InputException">It names a file outside; the message says the line.</exception>
    public static void MustStayInside(Workspace workspace, string file)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var waiting = new Queue<string>([file]);
        while (waiting.TryDequeue(out var path) && seen.Count < MostFiles)
        {
            if (!seen.Add(path))
            {
                continue;
            }

            MustHold(workspace, path);
            foreach (var beside in (string[])[path + ".cell.yaml", path + ".map.yaml", Path.Combine(Path.GetDirectoryName(path)!, "cell.yaml")])
            {
                MustHold(workspace, beside);
            }

            foreach (var named in Texts(path).Select(text => Judged(workspace, text, Path.GetDirectoryName(path)!)).OfType<string>())
            {
                waiting.Enqueue(named);
            }
        }
    }

    /// <summary>Refuses a data file whose description or mapping is a link that leads out.</summary>
    /// <param name="workspace">The workspace.</param>
    /// <param name="file">Full path of the file.</param>
    public static void MustHold(Workspace workspace, string file)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        if (!workspace.Holds(file))
        {
            throw new InputException(
                "a file beside the data is a link that leads out of the workspace", workspace.Relative(file), "a link", "a file of the workspace",
                "Copy the file into the folder.");
        }
    }

    // The full path of a file of the workspace that the text names; null if it names none. A sentence of a protocol may name one among its words.
    private static string? Judged(Workspace workspace, InputScalar scalar, string folder)
    {
        var text = scalar.Text.Trim();
        var words = text.Split([' ', ',', ';', '"', '\'', '(', ')'], StringSplitOptions.RemoveEmptyEntries);
        return Judged(workspace, scalar, text, folder, isWhole: true)
            ?? (words.Length < 2 ? null
                : words.Select(word => Judged(workspace, scalar, word, folder, isWhole: false)).FirstOrDefault(static file => file is not null));
    }

    private static string? Judged(Workspace workspace, InputScalar scalar, string text, string folder, bool isWhole)
    {
        if (text.Length is < 2 or > 1000 || text.AsSpan().IndexOfAny('\0', '\n') >= 0)
        {
            return null;
        }

        var isDrive = text.Length > 2 && char.IsAsciiLetter(text[0]) && text[1] == ':' && text[2] is '/' or '\\';
        var isRooted = text[0] is '/' or '\\' || isDrive;
        var climbs = text.Split('/', '\\').Any(static part => part == "..");
        string full;
        try
        {
            full = Path.GetFullPath(Path.Combine(folder, text));
        }
        catch (Exception failure) when (failure is ArgumentException or NotSupportedException or IOException)
        {
            return null;
        }

        // A word of a sentence that begins with a slash may be a unit; it is a path if something is there.
        var exists = File.Exists(full) || Directory.Exists(full);
        if ((climbs || exists || (isRooted && isWhole)) && !workspace.Holds(full))
        {
            throw scalar.Fail("this names a file outside the workspace", "a file below the folder that was opened", "Copy the file into the folder first.");
        }

        return File.Exists(full) ? full : null;
    }

    private static IEnumerable<InputScalar> Texts(string path)
    {
        if (!path.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase) && !path.EndsWith(".yml", StringComparison.OrdinalIgnoreCase))
        {
            return [];
        }

        try
        {
            return [.. Below(YamlReader.ReadFile(path))];
        }
        catch (InputException)
        {
            return []; // What does not parse is refused by its reader, with the line.
        }
    }

    private static IEnumerable<InputScalar> Below(InputNode node) => node switch
    {
        InputScalar scalar => [scalar],
        InputMapping mapping => mapping.Entries.SelectMany(static entry => Below(entry.Value)),
        InputSequence list => list.SelectMany(Below),
        _ => [],
    };
}
