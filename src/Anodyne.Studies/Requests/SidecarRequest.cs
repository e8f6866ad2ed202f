using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Anodyne.Instruments.Sidecar;
using Anodyne.Quantities;
using Anodyne.Quantities.Documents;
using Anodyne.Records.CellDescriptions;
using Anodyne.Store.Output;

namespace Anodyne.Studies.Requests;

/// <summary>
/// Reads and changes the description of a cell beside its data (NAME.cell.yaml). The data file is never touched. A folder's own cell.yaml is taken over into
/// the new file, since one description replaces the other whole.
/// </summary>
/// <param name="File">The data file.</param>
public sealed record SidecarRequest(string File)
{
    private const string Nothing = "{}\n";
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>What stands in the description that counts for the file.</summary>
    public Answer<SidecarText> Read()
    {
        var path = CellYaml.Find(File);
        var text = path is null ? "" : System.IO.File.ReadAllText(path);
        var fields = path is null ? [] : Fields(text, path);
        return new(new SidecarText(fields, Version(path, text)), new JsonObject { ["file"] = path });
    }

    /// <summary>Writes the changed description whole: temporary name, flush, rename. What it holds is read first as an analysis would read it.</summary>
    /// <param name="changes">Values by key, with their units; an empty one takes the key away.</param>
    /// <param name="version">The version that the changes were made on, of <see cref="Read"/>.</param>
    /// <exception cref="InputException">A value is wrong, or somebody else changed the description since.</exception>
    public Answer<SidecarText> Write(IReadOnlyDictionary<string, string> changes, string version)
    {
        ArgumentNullException.ThrowIfNull(changes);
        GivenFile.MustExist(File);
        var place = CellYaml.Find(File);
        var text = place is null ? "" : System.IO.File.ReadAllText(place);
        var found = Version(place, text);
        if (found != version)
        {
            throw new InputException(
                "the description was changed meanwhile", place ?? File, "another version", "the version that was shown",
                "Look at what stands there now, then change it again.");
        }

        foreach (var (key, value) in changes)
        {
            text = Changed(text, key, value.Trim());
        }

        var target = File + ".cell.yaml";
        text = text.Split('\n').All(static line => line.Trim() is "" or ['#', ..]) ? text + Nothing : text;
        CellYaml.Read(YamlReader.Read(text, Path.GetFileName(target)).AsMapping(), CellDescription.Unknown);
        using (var file = DurableFile.Create(target))
        {
            file.Stream.Write(Utf8.GetBytes(text));
            file.Commit();
        }

        return Read();
    }

    // The line of a key is replaced where it stands: comments and the other lines stay as they are.
    private static string Changed(string text, string key, string value)
    {
        var lines = text.Length == 0 ? [] : text.TrimEnd('\n', '\r').Split('\n').Where(static line => line != Nothing.TrimEnd()).ToList();
        var at = lines.FindIndex(line => line.StartsWith(key + ":", StringComparison.Ordinal));
        if (at >= 0 && lines.Skip(at + 1).TakeWhile(static line => line.StartsWith(' ')).Any())
        {
            throw new InputException($"'{key}' is written on several lines", key, lines[at], "one line", "Change the file by hand.");
        }

        var line = $"{key}: {Quoted(value)}";
        if (value.Length == 0 && at >= 0)
        {
            lines.RemoveAt(at);
        }
        else if (value.Length > 0 && at >= 0)
        {
            lines[at] = line;
        }
        else if (value.Length > 0)
        {
            lines.Add(line);
        }

        return lines.Count == 0 ? "" : string.Join('\n', lines) + "\n";
    }

    private static string Quoted(string value) => value.AsSpan().IndexOfAny('\r', '\n') >= 0
        ? throw new InputException("a value has one line", "value", value, "a text without line ends")
        : "\"" + value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + "\"";

    private static Dictionary<string, string> Fields(string text, string path)
    {
        try
        {
            return YamlReader.Read(text, path).AsMapping().Entries.Where(static entry => entry.Value is InputScalar)
                .ToDictionary(static entry => entry.Key, static entry => ((InputScalar)entry.Value).Text);
        }
        catch (InputException)
        {
            return [];
        }
    }

    private static string Version(string? path, string text) =>
        path is null ? "" : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(path + "\n" + text)))[..16];
}

/// <summary>A description as it stands.</summary>
/// <param name="Fields">Values by key as they are written; empty if there is no description or it cannot be read.</param>
/// <param name="Version">Tells one state of the description from another; empty if there is none.</param>
public sealed record SidecarText(IReadOnlyDictionary<string, string> Fields, string Version);
