using Anodyne.Instruments;
using Anodyne.Instruments.Reading;
using Anodyne.Quantities;
using Anodyne.Quantities.Documents;

namespace Anodyne.Studies.Requests;

/// <summary>The kinds of case file, each with the verb that takes it: who gives one to another verb is told which it is.</summary>
internal sealed record CaseKind(string Verb, string Words, Func<InputMapping, bool> Is)
{
    public static CaseKind Study { get; } = new("run", "a study", static root => root.Has("study") && !root.Has("sweep"));

    public static CaseKind Cycle { get; } = new("cycle", "a cell with its protocol", static root => root.Has("protocol"));

    public static CaseKind Plate { get; } = new("plate", "a plating case", static root => root.Has("surface") || root.Has("domain"));

    public static CaseKind Design { get; } = new("design", "a pouch cell", static root => root.Has("pouch"));

    public static CaseKind Sweep { get; } = new("sweep", "the plan of a sweep", static root => root.Has("sweep"));

    public static CaseKind Fit { get; } = new("fit", "the plan of a fit", static root => root.Has("fit"));

    private static IReadOnlyList<CaseKind> All => [Sweep, Fit, Study, Plate, Cycle, Design];

    /// <summary>Reads a file of this kind.</summary>
    /// <param name="path">The file.</param>
    /// <param name="read">Reads it.</param>
    /// <exception cref="InputException">It cannot be read; if it is of another kind, the message says which verb takes it.</exception>
    public T Read<T>(string path, Func<string, T> read)
    {
        GivenFile.MustExist(path);
        try
        {
            return read(path);
        }
        catch (InputException failure)
        {
            throw Hint(path) is { } found
                ? new InputException(new Problem($"this is not {Words}", path, found.Words, Words, Mend(found.Verb, path, failure)), failure)
                : failure;
        }
    }

    /// <summary>The kind of a file; null if it is none of them.</summary>
    public static CaseKind? Of(string path)
    {
        try
        {
            return YamlReader.ReadFile(path) is InputMapping root ? All.FirstOrDefault(kind => kind.Is(root)) : null;
        }
        catch (InputException)
        {
            return null;
        }
    }

    /// <summary>What a file is that is none of this kind; null if that cannot be said.</summary>
    private (string Words, string Verb)? Hint(string path) => Of(path) is { } kind ? kind == this ? null : (kind.Words, kind.Verb) : Measured(path);

    private static string Mend(string verb, string path, InputException failure) => $"Did you mean `anodyne {verb} {path}`? {failure.Problem.Mend}".TrimEnd();

    private static (string Words, string Verb)? Measured(string path)
    {
        try
        {
            return Formats.Recognize(FileContent.Load(path)) is { } reader ? ($"a measured file ({reader.Format})", "read") : null;
        }
        catch (InputException)
        {
            return null;
        }
    }
}
