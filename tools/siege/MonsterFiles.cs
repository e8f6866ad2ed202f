using System.IO.Compression;
using System.Text;
using Anodyne.Instruments.Tests;

namespace Anodyne.Siege;

/// <summary>Files that are small, or unpack small, and want to cost much: read each with the program.</summary>
internal sealed class MonsterFiles() : Attack("hand-made monsters among files: headers, columns, workbooks, packed bombs, encodings")
{
    private const string Bdf = "Test Time / s,Voltage / V,Current / A\n";

    protected override void Run(Field field, Tally tally)
    {
        var folder = field.NewFolder("monsters");
        Parallel.ForEach(field.Some(Monsters()), new ParallelOptions { MaxDegreeOfParallelism = field.Threads }, monster =>
        {
            File.WriteAllBytes(Path.Combine(folder, monster.Name), monster.Bytes);
            tally.Add(monster.Name, field.Run(folder, "read", monster.Name, "--json").Broken());
        });
        tally.Add("all of them in one folder", Together(field.Run(folder, "read", folder)));
        tally.Add("all of them written as BDF", Together(field.Run(folder, "read", folder, "--to", "bdf", "--out", "written")));
    }

    // All together may take more than one.
    private static string? Together(ToolRun run) => (run with { Processor = 0, Peak = 0 }).Broken();

    private static IEnumerable<(string Name, byte[] Bytes)> Monsters()
    {
        static byte[] Of(string text) => Encoding.UTF8.GetBytes(text);
        static string Many(int count, Func<int, string> one) => string.Join(',', Enumerable.Range(0, count).Select(one));

        yield return ("one-line.csv", Of(new string('x', 4 << 20)));
        yield return ("one-number.csv", Of(Bdf + new string('9', 4 << 20) + ",1,2\n"));
        yield return ("digits.csv", Of(Bdf + string.Concat(Enumerable.Range(0, 200).Select(static i => $"{i},0.{new string('3', 20_000)},1\n"))));
        yield return ("brackets.csv", Of(new string('(', 1 << 20) + ",Voltage(V)\n1,2\n"));
        yield return ("closing.csv", Of("a" + new string(')', 1 << 20) + ",Voltage(V)\n1,2\n"));
        yield return ("slashes.csv", Of(new string('/', 1 << 20) + ",Voltage(V)\n1,2\n"));
        yield return ("underscores.csv", Of("v" + new string('_', 1 << 20) + ",i_mA_cm2\n1,2\n"));
        yield return ("commas.csv", Of(new string(',', 1 << 20) + "\n1,2\n"));
        yield return ("same-columns.csv", Of(Bdf.TrimEnd() + "," + Many(50_000, static _ => "Voltage / V") + "\n" + Many(50_003, static i => $"{i}") + "\n"));
        yield return ("further-columns.csv", Of(Bdf.TrimEnd() + "," + Many(50_000, static i => $"c{i}") + "\n" + Many(50_003, static i => $"{i}") + "\n"));
        yield return ("empty-columns.csv", Of(Bdf.TrimEnd() + new string(',', 100_000) + "\n1,2,3\n2,2,3\n"));
        yield return ("units-of-columns.csv", Of("Test Time / s," + Many(30_000, static i => $"Voltage {i} / q{i}") + "\n" + Many(30_001, static i => $"{i}") + "\n"));
        yield return ("origin-columns.csv", Of(Many(30_000, static _ => "U") + "\n" + Many(30_000, static _ => "V") + "\n" + Many(30_000, static _ => "c") + "\n"
            + Many(30_000, static i => $"{i}") + "\n"));
        yield return ("neware-columns.csv", Of("DataPoint,Cycle Index,Step Index,Step Type,Time,Total Time,Current(A),Voltage(V)," + Many(40_000, static _ => "T1(C)")
            + "\n1,1,1,Rest,0:00:01,0:00:01,0,3\n"));
        yield return ("words.csv", Of(Bdf + string.Concat(Enumerable.Range(0, 60_000).Select(static i => $"w{i},x{i},y{i}\n"))));
        yield return ("quote.csv", Of(Bdf + "1,\"2,3\n" + new string('7', 2 << 20)));
        yield return ("zero-bytes.csv", Of(Bdf + string.Concat(Enumerable.Range(0, 20_000).Select(static i => $"{i},3\0,1\n"))));
        yield return ("utf16.csv", Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes(Bdf + "0,3,1\n1,3,1\n")).ToArray());
        yield return ("utf16-big.csv", Encoding.BigEndianUnicode.GetPreamble().Concat(Encoding.BigEndianUnicode.GetBytes(Bdf + "0,3,1\n1,3,1\n")).ToArray());
        yield return ("utf32.csv", Encoding.UTF32.GetPreamble().Concat(Encoding.UTF32.GetBytes(Bdf + "0,3,1\n1,3,1\n")).ToArray());
        yield return ("control.csv", Of("Test Time / s,Voltage / V,Current / A,\u001b[2J\u001b[31m\u0007evil\u009b31m / V\n0,3,1,4\n1,3,1,4\n"));
        yield return ("\u001b[2Jname.csv", Of(Bdf + "0,3,1\n"));
        yield return ("falling.csv", Of(Bdf + string.Concat(Enumerable.Range(0, 60_000).Select(static i => $"{-i},3,1\n"))));
        yield return ("infinite.csv", Of(Bdf + "0,1e999,-1e999\n1,inf,nan\n2,3,1\n"));
        yield return ("count.mpt", Of("EC-Lab ASCII FILE\r\nNb header lines : 2000000000\r\n\r\ntime/s\tEwe/V\r\n0\t1\r\n"));
        yield return ("negative.mpt", Of("EC-Lab ASCII FILE\r\nNb header lines : -7\r\n\r\ntime/s\tEwe/V\r\n0\t1\r\n"));
        yield return ("deep.pssession", Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes(
            "{\"Type\":\"PalmSens\",\"Measurements\":" + new string('[', 200_000) + new string(']', 200_000) + "}")).ToArray());
        yield return ("zeros.gz", Gzip(new byte[300 << 20]));
        yield return ("late.gz", Gzip([.. Of(Bdf + string.Concat(Enumerable.Range(0, 1000).Select(static i => $"{i},3,1\n"))), .. new byte[200 << 20]]));
        yield return ("rows.gz", Gzip(Of(Bdf + string.Concat(Enumerable.Repeat("1,3,1\n", 1_000_000)))));
        yield return ("gzip-in-gzip.gz", Gzip(Gzip(Gzip(Of(Bdf)))));
        yield return ("entries.zip", Zip(Enumerable.Range(0, 20_000).Select(static i => ($"e{i}.csv", Of(Bdf)))));
        yield return ("bomb.zip", Zip(Enumerable.Range(0, 40).Select(static i => ($"z{i}.csv", new byte[6 << 20]))));
        yield return ("tables.zip", Zip(Enumerable.Range(0, 250).Select(static i => ($"t{i}.csv", Of(Bdf + string.Concat(Enumerable.Repeat("1,3,1\n", 60_000)))))));
        yield return ("far-cell.xlsx", Sheet("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row>"));
        yield return ("wide-rows.xlsx", Sheet(string.Concat(Enumerable.Range(1, 20_000).Select(static r => $"<row r=\"{r}\"><c r=\"XFD{r}\"><v>1</v></c></row>"))));
        yield return ("unnumbered.xlsx", Sheet("<row r=\"1048575\">" + string.Concat(Enumerable.Repeat("<c><v>1</v></c>", 200_000)) + "</row>"));
        yield return ("numbers.xlsx", Sheet("<row r=\"99999999999999999999\"><c r=\"ZZZZZZZZZ99999999999\"><v>1</v></c></row>"));
        yield return ("words.xlsx", Sheet(string.Concat(Enumerable.Range(1, 300).Select(static r
            => $"<row r=\"{r}\"><c r=\"A{r}\" t=\"inlineStr\"><is><t>{new string('w', 20_000)}</t></is></c></row>"))));
        yield return ("deep.xlsx", Sheet(string.Concat(Enumerable.Repeat("<a>", 100_000))));
        yield return ("entities.xlsx", ArchiveFixture.Workbook(("s", "<!DOCTYPE a [<!ENTITY b \"" + new string('x', 1000) + "\"><!ENTITY c \""
            + string.Concat(Enumerable.Repeat("&b;", 1000)) + "\"><!ENTITY d \"" + string.Concat(Enumerable.Repeat("&c;", 1000)) + "\">]><worksheet>&d;</worksheet>")));
    }

    private static byte[] Sheet(string rows) => ArchiveFixture.Workbook(("s", $"<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>{rows}</sheetData></worksheet>"));

    private static byte[] Zip(IEnumerable<(string Name, byte[] Bytes)> entries) => ArchiveFixture.Pack([.. entries]);

    private static byte[] Gzip(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(content);
        }

        return packed.ToArray();
    }
}
