using System.Text;
using Anodyne.Quantities;
using Anodyne.Records;
using Anodyne.Records.Exchange;

namespace Anodyne.Cli.Verbs;

/// <summary>The kinds of file that a record is converted into.</summary>
internal static class RecordExport
{
    private static readonly Dictionary<string, string> Extensions = new() { ["bdf"] = ".bdf.csv", ["bdf-machine"] = ".bdf.csv", ["csv"] = ".csv", ["json"] = ".json", ["anr"] = ".anr" };

    /// <summary>The words of <c>--to</c>.</summary>
    public static IEnumerable<string> Kinds => Extensions.Keys;

    /// <summary>Name of the file for a record: that of its source with another extension, made unique by a number.</summary>
    public static string NameOf(string path, int number, string kind, IReadOnlyCollection<string> taken)
    {
        var stem = Path.GetFileName(path);
        var extension = Extensions[kind];
        stem = stem.EndsWith(".bdf.csv", StringComparison.OrdinalIgnoreCase) ? stem[..^8] : Path.GetFileNameWithoutExtension(stem);
        var name = number > 0 ? $"{stem}_{number}{extension}" : stem + extension;
        for (var again = 2; taken.Contains(name); again++)
        {
            name = $"{stem}{(number > 0 ? $"_{number}" : "")} ({again}){extension}";
        }

        return name;
    }

    /// <summary>
    /// Writes a record into the folder. Where a binary record of the same rows is there already, only the rows that are new are packed and appended to a copy of it that takes its name;
    /// nothing is written where nothing is new.
    /// </summary>
    /// <returns>How many rows were appended; null if the file was written whole.</returns>
    public static int? Save(Record record, string name, string kind, OutputFolder folder)
    {
        if (kind == "anr" && Kept(folder.Locate(name), record) is { } bytes)
        {
            folder.EnsureMayWrite(name);
            using var grown = new MemoryStream();
            grown.Write(bytes);
            var added = RecordBinary.Append(record, grown);
            if (added > 0)
            {
                folder.Write(name, grown.WriteTo);
            }

            return added;
        }

        folder.Write(name, stream => Write(record, kind, stream));
        return null;
    }

    /// <summary>The bytes of a binary record that this one has grown from; null if there is none.</summary>
    private static byte[]? Kept(string path, Record record)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            var bytes = File.ReadAllBytes(path);
            return RecordBinary.Extends(RecordBinary.Read(bytes), record, out _) ? bytes : null;
        }
        catch (AnodyneException)
        {
            // It is no binary record or a damaged one; whether it may be replaced the folder decides.
            return null;
        }
    }

    /// <summary>Writes a record.</summary>
    public static void Write(Record record, string kind, Stream stream)
    {
        switch (kind)
        {
            case "json":
                RecordJson.Write(record, stream);
                break;
            case "anr":
                RecordBinary.Write(record, stream);
                break;
            default:
                using (var writer = new StreamWriter(stream, new UTF8Encoding(false), 1 << 16, leaveOpen: true))
                {
                    if (kind == "csv")
                    {
                        OriginCsv.Write(record, writer);
                    }
                    else
                    {
                        BdfCsv.Write(record, writer, kind == "bdf" ? BdfDialect.Human : BdfDialect.Machine);
                    }
                }

                break;
        }
    }
}
