using Anodyne.Quantities;

namespace Anodyne.Instruments.Reading;

/// <summary>The readers, found once among the types of this assembly, and the recognition of a file by its content.</summary>
public static class FormatRegistry
{
    private static readonly Lazy<IReadOnlyList<FormatReader>> Found = new(static () =>
    {
        List<FormatReader> readers =
        [
            .. typeof(FormatReader).Assembly.GetTypes()
                .Where(static type => type.IsSubclassOf(typeof(FormatReader)) && !type.IsAbstract)
                .Select(static type => (FormatReader)Activator.CreateInstance(type)!),
        ];
        readers.Sort(static (a, b) => a.Mark != b.Mark ? (int)a.Mark - (int)b.Mark : string.CompareOrdinal(a.Format, b.Format));
        return readers;
    });

    /// <summary>All readers, surest marks first, by name within a mark.</summary>
    public static IReadOnlyList<FormatReader> Readers => Found.Value;

    /// <summary>The reader that recognizes the content; null if none does.</summary>
    public static FormatReader? Recognize(FileContent file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return Readers.FirstOrDefault(reader => reader.Recognizes(file));
    }

    /// <summary>All readers of the surest mark by which the content is recognized: one, or none where no reader knows it.</summary>
    public static IReadOnlyList<FormatReader> Claims(FileContent file)
    {
        FormatReader[] claims = [.. Readers.Where(reader => reader.Recognizes(file))];
        return [.. claims.Where(reader => reader.Mark == claims[0].Mark)];
    }

    /// <summary>Reads content by the reader that recognizes it.</summary>
    /// <exception cref="InputException">No reader knows the content, or it is broken; where the kind of file is known, the message names it.</exception>
    /// <exception cref="UnknownVersionException">Its format is known, this version or column of it is not.</exception>
    public static InstrumentFile Read(FileContent file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return (Recognize(file) ?? throw Unrecognized(file)).Read(file);
    }

    private static InputException Unrecognized(FileContent file)
    {
        if (KnownKinds.Find(file) is var (what, mend))
        {
            return new InputException("The file is no measurement that is read here", file.Name, what, "", mend);
        }

        var found = file.Bytes.Length == 0 ? "an empty file, a pipe or a device"
            : $"'{new string([.. file.Head.Take(40).Select(static c => char.IsControl(c) || c is '\uFFFD' ? '.' : c)])}'";
        return new InputException(
            "No reader recognizes this file",
            file.Name,
            file.Text is { EncodingName: not "UTF-8" } text ? $"{found} ({text.EncodingName})" : found,
            "a format of docs/formats.md, or a table whose headers carry units",
            "For a plain table write a mapping file beside it (docs/formats.md, 'Plain tables and mappings').");
    }
}
