using System.Text;
using Anodyne.Quantities;
using Anodyne.Records;
using Anodyne.Records.Exchange;
using Anodyne.Store.Output;

namespace Anodyne.Studies.Requests;

/// <summary>The kinds of file that a record is converted into.</summary>
internal static class RecordExport
{
    private static readonly Dictionary<string, string> Extensions = new()
    {
        ["bdf"] = ".bdf.csv", ["bdf-machine"] = ".bdf.csv", ["csv"] = ".csv", ["json"] = ".json", ["anr"] = ".anr",
    };

    /// <summary>The words of <c>--to</c>.</summary>
    public static IReadOnlyList<string> Kinds { get; } = [.. Extensions.Keys];

    /// <summary>Name of the file for a record: that of its source with another ending, and a number where the source holds several.</summary>
    /// <param name="label">Label of the source, which no other has.</param>
    /// <param name="number">Number of the record in its source, from 1; 0 for the only one.</param>
    /// <param name="kind">One of <see cref="Kinds"/>.</param>
    public static string NameOf(string label, int number, string kind) => $"{label}{(number > 0 ? $"_{number}" : "")}{Extensions[kind]}";

    /// <summary>True if a kind of file can hold a record: the Battery Data Format needs one of its columns.</summary>
    public static bool CanHold(Record record, string kind) => kind is not ("bdf" or "bdf-machine") || BdfCsv.Holds(record);

    /// <summary>
    /// Writes a record into the folder. Where a binary record of the same rows is there already, only the rows that are new are packed and appended to a
    /// copy of it that takes its name; nothing is written where nothing is new.
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
