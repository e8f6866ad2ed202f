using System.Globalization;
using System.IO.Compression;
using System.Text;
using Anodyne.Instruments.Reading;

namespace Anodyne.Instruments.Tests;

/// <summary>Small archives: a workbook of one sheet in Arbin's columns, a zip with one impedance file, a gzip of a Battery Data Format table.</summary>
internal sealed class ArchiveFixture : IFixtures
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    public static byte[] Pack(params (string Name, byte[] Bytes)[] entries)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach ((var name, var bytes) in entries)
            {
                using var entry = archive.CreateEntry(name).Open();
                entry.Write(bytes);
            }
        }

        return stream.ToArray();
    }

    public IEnumerable<Fixture> All()
        => [new Fixture(Workbook(), "Arbin xlsx", 2), new Fixture(Zip(), "ZPlot z (zip)", 2), new Fixture(Gzip(), "BDF csv", 3)];

    public static FileContent Workbook() => new("a.xlsx", Workbook(
        "== Channel_1\nDate_Time\tTest_Time(s)\tStep_Index\tCycle_Index\tVoltage(V)\tCurrent(A)\tCharge_Capacity(Ah)\n"
        + "44000.5\t2.25\t2.5\t2.75\t3\t3.25\t3.5\n44000.5\t3.25\t3.5\t3.75\t4\t4.25\t4.5\n"));

    /// <summary>A workbook of text: "== NAME" begins a sheet, tabs divide cells.</summary>
    public static byte[] Workbook(string content)
    {
        var sheets = new List<(string Name, StringBuilder Xml)>();
        var row = 0;
        foreach (var line in content.Split('\n'))
        {
            if (line.StartsWith("== ", StringComparison.Ordinal))
            {
                sheets.Add((line[3..], new StringBuilder($"<worksheet xmlns=\"{Main}\"><sheetData>")));
                row = 0;
                continue;
            }

            row++;
            sheets[^1].Xml.Append(CultureInfo.InvariantCulture, $"<row r=\"{row}\">");
            foreach (var (cell, column) in line.Split('\t').Select(static (cell, column) => (cell, column)).Where(static pair => pair.cell.Length > 0))
            {
                var place = FormattableString.Invariant($"{(char)('A' + column)}{row}");
                sheets[^1].Xml.Append(double.TryParse(cell, CultureInfo.InvariantCulture, out _)
                    ? $"<c r=\"{place}\"><v>{cell}</v></c>"
                    : $"<c r=\"{place}\" t=\"inlineStr\"><is><t>{cell}</t></is></c>");
            }

            sheets[^1].Xml.Append("</row>");
        }

        return Workbook([.. sheets.Select(static sheet => (sheet.Name, $"{sheet.Xml}</sheetData></worksheet>"))]);
    }

    /// <summary>A workbook of sheets that are XML already.</summary>
    public static byte[] Workbook(params (string Name, string Xml)[] sheets)
    {
        const string Package = "http://schemas.openxmlformats.org/package/2006";
        const string Document = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        const string Kind = "application/vnd.openxmlformats-officedocument.spreadsheetml";
        string Each(Func<int, string> one) => string.Concat(Enumerable.Range(1, sheets.Length).Select(one));
        return Pack(
        [
            ("[Content_Types].xml", Xml(
                $"<Types xmlns=\"{Package}/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                + $"<Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"{Kind}.sheet.main+xml\"/>"
                + Each(static i => $"<Override PartName=\"/xl/worksheets/sheet{i}.xml\" ContentType=\"{Kind}.worksheet+xml\"/>") + "</Types>")),
            ("_rels/.rels", Xml($"<Relationships xmlns=\"{Package}/relationships\"><Relationship Id=\"rId1\" Type=\"{Document}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>")),
            ("xl/workbook.xml", Xml(
                $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Document}\"><sheets>" + Each(i => $"<sheet name=\"{sheets[i - 1].Name}\" sheetId=\"{i}\" r:id=\"rId{i}\"/>") + "</sheets></workbook>")),
            ("xl/_rels/workbook.xml.rels", Xml(
                $"<Relationships xmlns=\"{Package}/relationships\">" + Each(static i => $"<Relationship Id=\"rId{i}\" Type=\"{Document}/worksheet\" Target=\"worksheets/sheet{i}.xml\"/>")
                + "</Relationships>")),
            .. sheets.Select(static (sheet, i) => ($"xl/worksheets/sheet{i + 1}.xml", Xml(sheet.Xml))),
        ]);
    }

    public static FileContent Zip() => new("a.zip", Pack(("inner.z", Encoding.ASCII.GetBytes("ZPLOT2 ASCII\nEnd Comments\n1.0E+04\t0\t0\t1.5\t1.09E+02\t-2.6E+01\t0\t0\t0\n1.0E+03\t0\t0\t2.5\t1.2E+02\t-3.6E+01\t0\t0\t0\n")), ("notes.bin", [1, 2, 3])));

    public static FileContent Gzip()
    {
        using var stream = new MemoryStream();
        using (var gzip = new GZipStream(stream, CompressionMode.Compress, leaveOpen: true))
        {
            gzip.Write("Test Time / s,Voltage / V,Current / A\n0,3.1,0.1\n1,3.2,0.1\n2,3.3,0.1\n"u8);
        }

        return new FileContent("a.gz", stream.ToArray());
    }

    private static byte[] Xml(string body) => Encoding.UTF8.GetBytes("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + body);
}
