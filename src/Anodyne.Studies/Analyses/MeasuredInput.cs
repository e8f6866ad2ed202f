using Anodyne.Instruments;
using Anodyne.Instruments.Reading;
using Anodyne.Quantities;
using Anodyne.Records;

namespace Anodyne.Studies.Analyses;

/// <summary>
/// Opens a measured file for analysis: any instrument format, or a plain table whose headers carry units; with the mapping of columns and the description of
/// the cell that lie beside it, as <c>anodyne read</c> takes them.
/// </summary>
public static class MeasuredInput
{
    /// <summary>The records of a file, each with a name for messages.</summary>
    /// <exception cref="InputException">The file is absent, not recognized or holds no record.</exception>
    /// <exception cref="UnknownVersionException">Its format is known, this version of it is not.</exception>
    public static IReadOnlyList<(string Name, Record Record)> Open(string path, Action<string>? warn = null) => Records(path, Formats.Read(path), warn);

    /// <summary>The records of content that lies in no folder, such as standard input: there is nothing beside it.</summary>
    /// <param name="content">The content.</param>
    /// <param name="warn">Told what the reader warns of.</param>
    /// <exception cref="InputException">It is not recognized or holds no record.</exception>
    public static IReadOnlyList<(string Name, Record Record)> Open(FileContent content, Action<string>? warn = null)
    {
        ArgumentNullException.ThrowIfNull(content);
        return Records(content.Name, Formats.Read(content), warn);
    }

    private static IReadOnlyList<(string Name, Record Record)> Records(string name, InstrumentFile file, Action<string>? warn)
    {
        foreach (var warning in file.Warnings)
        {
            warn?.Invoke($"{name}: {warning}");
        }

        return file.Records.Count == 0
            ? throw new InputException("the file holds no record", name, file.Format, "a measurement")
            : [.. file.Records.Select((r, k) => (file.Records.Count > 1 ? $"{name}#{k + 1}" : name, r))];
    }
}
