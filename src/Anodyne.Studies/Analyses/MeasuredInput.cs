using System.Text;
using Anodyne.Instruments.Plain;
using Anodyne.Instruments.Reading;
using Anodyne.Instruments.Sidecar;
using Anodyne.Quantities;
using Anodyne.Records;
using Anodyne.Records.Tables;

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
    public static IReadOnlyList<(string Name, Record Record)> Open(string path, Action<string>? warn = null)
    {
        var content = FileContent.Load(path);
        if (CsvMapping.Find(path) is null && Formats.Recognize(content) is null)
        {
            var head = content.Head.Split('\n')[0].TrimEnd('\r').TrimStart('\uFEFF');
            if (UnitTable.Looks(head))
            {
                var table = UnitTable.Read(path);
                return [(path, CellYaml.Find(path) is { } cell ? table.WithCell(CellYaml.Read(cell, table.Cell)) : table)];
            }
        }

        return Records(path, Formats.Read(path), warn);
    }

    /// <summary>The records of content that lies in no folder, such as standard input: there is nothing beside it.</summary>
    /// <param name="content">The content.</param>
    /// <param name="warn">Told what the reader warns of.</param>
    /// <exception cref="InputException">It is not recognized or holds no record.</exception>
    public static IReadOnlyList<(string Name, Record Record)> Open(FileContent content, Action<string>? warn = null)
    {
        ArgumentNullException.ThrowIfNull(content);
        return Formats.Recognize(content) is null && UnitTable.Looks(content.Head.Split('\n')[0].TrimEnd('\r').TrimStart('\uFEFF'))
            ? [(content.Name, UnitTable.Parse(Encoding.UTF8.GetString(content.Bytes), content.Name))]
            : Records(content.Name, Formats.Read(content), warn);
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
