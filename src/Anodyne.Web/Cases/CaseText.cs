using System.Text;
using System.Text.RegularExpressions;
using Anodyne.Quantities;
using Anodyne.Quantities.Documents;
using Anodyne.Store.Output;
using Anodyne.Studies.Requests;
using Anodyne.Web.Workspaces;

namespace Anodyne.Web.Cases;

/// <summary>One value of a case, for a form beside its text.</summary>
/// <param name="Path">Its keys, joined by dots.</param>
/// <param name="Text">What is written.</param>
/// <param name="Line">Its line, from 1.</param>
public sealed record CaseValue(string Path, string Text, int Line);

/// <summary>Cases as texts that a person edits in the page: read, checked as their verb would, written whole.</summary>
public static partial class CaseText
{
    private const long Largest = 2 << 20;
    private const string Folder = "cases";
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>The text of a case.</summary>
    /// <exception cref="InputException">It lies outside the workspace, or is no text of this size.</exception>
    public static string Read(Workspace workspace, string file)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        var full = MustBeYaml(workspace, file);
        var length = File.Exists(full) ? new FileInfo(full).Length : throw new InputException("the file does not exist", file, "nothing", "a case of the list");
        return length <= Largest ? File.ReadAllText(full)
            : throw new InputException("the file is too large to be edited here", file, $"{length} bytes", $"{Largest} bytes");
    }

    /// <summary>Reads a text as its verb would, from a file beside the case so that names in it mean the same files; nothing is computed.</summary>
    /// <exception cref="InputException">Something in it is wrong; the message says the line.</exception>
    public static (CheckedCase Case, IReadOnlyList<string> Warnings) Check(Workspace workspace, string file, string text)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        var full = MustBeYaml(workspace, file);
        var beside = Path.Combine(Path.GetDirectoryName(full)!, $".{Guid.NewGuid():N}.anodyne-tmp.yaml");
        try
        {
            File.WriteAllText(beside, text, Utf8);
            NamedFiles.MustStayInside(workspace, beside);
            using var context = new RequestContext();
            var answer = new CheckRequest(beside).Run(context);
            return (answer.Data, context.Warnings);
        }
        catch (AnodyneException failure)
        {
            string Named(string words) => words.Replace(beside, file, StringComparison.Ordinal)
                .Replace(Path.GetFileName(beside), Path.GetFileName(file), StringComparison.Ordinal);
            var problem = failure.Problem;
            throw new InputException(
                problem with { What = Named(problem.What), Where = Named(problem.Where), Found = Named(problem.Found), Mend = Named(problem.Mend) }, failure);
        }
        finally
        {
            File.Delete(beside);
        }
    }

    /// <summary>The line that a problem names; 0 if it names none.</summary>
    public static int LineOf(Problem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        var match = Place().Match(problem.Where);
        return match.Success ? int.Parse(match.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture) : 0;
    }

    /// <summary>Writes a case whole.</summary>
    /// <param name="workspace">The workspace.</param>
    /// <param name="file">The case.</param>
    /// <param name="text">The new text.</param>
    /// <param name="shown">The text that was opened: what stands there must still be it.</param>
    /// <exception cref="InputException">Somebody else changed it meanwhile.</exception>
    public static void Write(Workspace workspace, string file, string text, string shown)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        var full = MustBeYaml(workspace, file);
        if (File.Exists(full) && File.ReadAllText(full) != shown)
        {
            throw new InputException("the case was changed meanwhile", file, "another text", "the text that was opened",
                "Copy your text, open the case again and put it in.");
        }

        Keep(full, text);
    }

    /// <summary>Writes a starting file under a free name.</summary>
    /// <returns>Its path in the workspace.</returns>
    public static string New(Workspace workspace, string kind)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        if (!NewFileRequest.Kinds.Contains(kind))
        {
            throw new InputException("there is no such starting file", "kind", kind, string.Join(", ", NewFileRequest.Kinds));
        }

        var file = $"{Folder}/{kind}.yaml";
        for (var k = 2; File.Exists(workspace.Within(file)); k++)
        {
            file = $"{Folder}/{kind}-{k}.yaml";
        }

        var full = workspace.Within(file);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        Keep(full, new NewFileRequest(kind).Text);
        return file;
    }

    /// <summary>The single values of a text with their places; empty where it cannot be read.</summary>
    public static IReadOnlyList<CaseValue> Values(string text)
    {
        try
        {
            return [.. Below(YamlReader.Read(text, "case"), "").DistinctBy(static value => value.Line)];
        }
        catch (InputException)
        {
            return [];
        }
    }

    /// <summary>The text with another value in its place; comment and indentation of the line stay.</summary>
    public static string With(string text, CaseValue value, string other)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(value);
        var lines = text.Split('\n');
        var line = lines[value.Line - 1];
        foreach (var written in (string[])[$"\"{value.Text}\"", $"'{value.Text}'", value.Text])
        {
            var from = line.IndexOf(':', StringComparison.Ordinal) + 1;
            var at = written.Length == 0 ? -1 : line.IndexOf(written, from, StringComparison.Ordinal);
            if (at >= 0)
            {
                var plain = other.All(static c => char.IsLetterOrDigit(c) || c is '.' or '-' or '_' or '/') && written == value.Text;
                var quoted = plain ? other
                    : "\"" + other.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + "\"";
                lines[value.Line - 1] = line[..at] + quoted + line[(at + written.Length)..];
                return string.Join('\n', lines);
            }
        }

        return text;
    }

    private static IEnumerable<CaseValue> Below(InputNode node, string path) => node switch
    {
        InputMapping mapping => mapping.Entries.SelectMany(entry => entry.Value is InputScalar scalar
            ? scalar.Text.Contains('\n', StringComparison.Ordinal) ? [] : [new CaseValue(Joined(path, entry.Key), scalar.Text, scalar.Line)]
            : Below(entry.Value, Joined(path, entry.Key))),
        InputSequence list => list.SelectMany((item, k) => item is InputScalar ? [] : Below(item, Joined(path, $"{k + 1}"))),
        _ => [],
    };

    private static string Joined(string path, string key) => path.Length == 0 ? key : $"{path}.{key}";

    private static string MustBeYaml(Workspace workspace, string file) =>
        file.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase) || file.EndsWith(".yml", StringComparison.OrdinalIgnoreCase) ? workspace.Within(file)
            : throw new InputException("only cases are edited here", "file", file, "a file that ends with .yaml");

    private static void Keep(string full, string text)
    {
        using var kept = DurableFile.Create(full);
        kept.Stream.Write(Utf8.GetBytes(text));
        kept.Commit();
    }

    [GeneratedRegex(@":(\d+)(?::\d+)?")]
    private static partial Regex Place();
}
