using System.Text;
using Anodyne.Instruments.Reading;

namespace Anodyne.Instruments.Tests;

/// <summary>One small file with what is right about it.</summary>
/// <param name="File">The file.</param>
/// <param name="Format">The format that it must be recognized as.</param>
/// <param name="Rows">Rows of its first record.</param>
internal sealed record Fixture(FileContent File, string Format, int Rows)
{
    /// <summary>Further facts: "column Current / A", "text Step Type", "start", "warns", "silent", ... and their value.</summary>
    public IReadOnlyList<(string Key, string Value)> Facts { get; init; } = [];

    /// <summary>
    /// Reads a text fixture: lines "key: value", a line "----", then the content as it is. "lines: crlf" ends its lines so, "end: none" leaves out the last one, "encoding" is that of the file, and
    /// "container: xlsx" makes a workbook of it: "== NAME" begins a sheet, tabs divide cells.
    /// </summary>
    public static Fixture Parse(string name, string text)
    {
        var cut = text.IndexOf("----\n", StringComparison.Ordinal);
        var facts = text[..cut].Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(static line => (Key: line[..line.IndexOf(':', StringComparison.Ordinal)], Value: line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim())).ToList();
        string Fact(string key) => facts.Find(fact => fact.Key == key).Value ?? "";
        var content = text[(cut + 5)..];
        content = Fact("end") == "none" ? content.TrimEnd('\n') : content;
        content = Fact("lines") == "crlf" ? content.Replace("\n", "\r\n", StringComparison.Ordinal) : content;
        var bytes = Fact("container") == "xlsx" ? ArchiveFixture.Workbook(content) : Encode(content, Fact("encoding"));
        return new Fixture(new FileContent(name, bytes), Fact("format"), int.Parse(Fact("rows"), System.Globalization.CultureInfo.InvariantCulture)) { Facts = facts };
    }

    private static byte[] Encode(string content, string name)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return name switch
        {
            "" => Encoding.UTF8.GetBytes(content),
            "UTF-8 with mark" => [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(content)],
            "UTF-16" => [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(content)],
            "UTF-16 without mark" => Encoding.Unicode.GetBytes(content),
            "Latin-1" => Encoding.Latin1.GetBytes(content),
            _ => Encoding.GetEncoding(name).GetBytes(content),
        };
    }
}

/// <summary>Files that are made by code; every such class is found by itself.</summary>
internal interface IFixtures
{
    /// <summary>The files.</summary>
    IEnumerable<Fixture> All();
}
