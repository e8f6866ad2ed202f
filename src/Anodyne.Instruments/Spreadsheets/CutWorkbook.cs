using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using Anodyne.Instruments.Archives;
using Anodyne.Instruments.Reading;

namespace Anodyne.Instruments.Spreadsheets;

/// <summary>
/// Mends a workbook that was cut: what is left of its parts goes into a new archive, a sheet that was cut in the middle ends behind its last complete row, and
/// where the list of sheets is lost the sheets are listed by their file names. The words of most workbooks stand in one part behind the sheets; if that is
/// gone, no header can be read and the workbook is refused.
/// </summary>
internal static partial class CutWorkbook
{
    private const string Words = "xl/sharedStrings.xml";
    private const string List = "xl/workbook.xml";
    private const string Links = "xl/_rels/workbook.xml.rels";
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <summary>The bytes of a whole workbook with what is left.</summary>
    public static byte[] Mend(FileContent file, Archive archive)
    {
        var parts = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var name in archive.Names.Where(static name => name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase)
            || name.EndsWith(".rels", StringComparison.OrdinalIgnoreCase)))
        {
            var bytes = archive.Read(name).Bytes;
            parts[name] = IsSheet(name) ? Close(bytes) : bytes;
        }

        var hasWords = parts.TryGetValue(Words, out var words) && words.AsSpan().IndexOf("</sst>"u8) >= 0;
        if (!hasWords && parts.Where(static part => IsSheet(part.Key)).Any(static part => part.Value.AsSpan().IndexOf("t=\"s\""u8) >= 0))
        {
            throw Refusal.Broken(file, file.Bytes.Length,
                "The workbook is cut before its words (xl/sharedStrings.xml), so that no header of its sheets can be read", archive.Loss, "",
                "Copy the file again.");
        }

        string[] sheets = [.. parts.Keys.Where(IsSheet).Order(StringComparer.Ordinal)];
        if (sheets.Length == 0)
        {
            throw Refusal.Broken(file, file.Bytes.Length, "The workbook is cut before its first sheet", archive.Loss, "", "Copy the file again.");
        }

        if (!Ends(parts, List, "</workbook>"u8) || !Ends(parts, Links, "</Relationships>"u8))
        {
            var entries = sheets.Select(static (name, i)
                => FormattableString.Invariant($"<sheet name=\"{Path.GetFileNameWithoutExtension(name)}\" sheetId=\"{i + 1}\" r:id=\"s{i}\"/>"));
            parts[List] = Encoding.UTF8.GetBytes(
                $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Relations}\"><sheets>{string.Concat(entries)}</sheets></workbook>");
            parts[Links] = Encoding.UTF8.GetBytes(
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                + string.Concat(sheets.Select(static (name, i)
                    => FormattableString.Invariant($"<Relationship Id=\"s{i}\" Type=\"{Relations}/worksheet\" Target=\"{name[3..]}\"/>")))
                + (hasWords ? $"<Relationship Id=\"w\" Type=\"{Relations}/sharedStrings\" Target=\"sharedStrings.xml\"/>" : "")
                + (parts.ContainsKey("xl/styles.xml") ? $"<Relationship Id=\"f\" Type=\"{Relations}/styles\" Target=\"styles.xml\"/>" : "")
                + "</Relationships>");
        }

        using var stream = new MemoryStream();
        using (var mended = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach ((var name, var bytes) in parts.Where(part => part.Key != Words || hasWords))
            {
                using var entry = mended.CreateEntry(name, CompressionLevel.Fastest).Open();
                entry.Write(bytes);
            }
        }

        return stream.ToArray();
    }

    private static bool IsSheet(string name) => SheetName().IsMatch(name);

    private static bool Ends(Dictionary<string, byte[]> parts, string name, ReadOnlySpan<byte> end) => parts.TryGetValue(name, out var bytes)
        && bytes.AsSpan().IndexOf(end) >= 0;

    // A sheet that lacks its end ends behind its last complete row.
    private static byte[] Close(byte[] sheet)
    {
        if (sheet.AsSpan().LastIndexOf("</worksheet>"u8) >= 0)
        {
            return sheet;
        }

        var row = sheet.AsSpan().LastIndexOf("</row>"u8);
        return row < 0
            ? Encoding.UTF8.GetBytes($"<worksheet xmlns=\"{Main}\"><sheetData/></worksheet>")
            : [.. sheet.AsSpan(0, row + 6), .. "</sheetData></worksheet>"u8];
    }

    [GeneratedRegex(@"^xl/worksheets/[A-Za-z0-9_]{1,64}\.xml$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex SheetName();
}
