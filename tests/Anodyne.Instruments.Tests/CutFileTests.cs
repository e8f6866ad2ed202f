using System.IO.Compression;
using System.Text;
using Anodyne.Instruments.Reading;
using Anodyne.Quantities;
using Anodyne.Records.Columns;

namespace Anodyne.Instruments.Tests;

/// <summary>A file that was cut gives its complete rows, the same as the whole file has, and says what is missing. It does not prove that what is left makes sense to an analysis.</summary>
public sealed class CutFileTests
{
    private static FileContent Fixture(string name) => FixtureCorpus.All().First(file => file.Name == name);

    private static InstrumentFile? ReadCut(FileContent whole, int length)
    {
        try
        {
            return Formats.Read(new FileContent(whole.Name, whole.Bytes[..length]));
        }
        catch (AnodyneException)
        {
            return null;
        }
    }

    [Theory]
    [InlineData("v2.ndax", 3)]
    [InlineData("v5.ndax", 3)]
    [InlineData("v11.ndax", 4)]
    [InlineData("v14.ndax", 4)]
    [InlineData("v16.ndax", 4)]
    [InlineData("v17.ndax", 4)]
    [InlineData("a.zip", 2)]
    [InlineData("a.ism", 3)]
    [InlineData("a.isw", 2)]
    public void Rows_of_a_cut_file_are_those_of_the_whole_one_and_the_loss_is_told(string name, int rows)
    {
        var whole = Fixture(name);
        var complete = Formats.Read(whole).Records[0];
        Assert.Equal(rows, complete.Rows);
        var seen = new HashSet<int>();
        for (var length = 30; length < whole.Bytes.Length; length++)
        {
            if (ReadCut(whole, length) is not { Records: [var record, ..] } file)
            {
                continue;
            }

            seen.Add(record.Rows);
            var lacksOnlyTheEnd = name is "a.ism" && length >= whole.Bytes.Length - 8;
            Assert.True(lacksOnlyTheEnd || file.Warnings.Any(static warning => warning.Contains("cut", StringComparison.Ordinal) && warning.Contains("missing", StringComparison.Ordinal)), $"{name} cut to {length}: {string.Join(" ", file.Warnings)}");
            foreach (var column in record.Columns)
            {
                var expected = complete.Require(column.Label).ToDoubles()[..record.Rows];
                var found = column.ToDoubles();
                Assert.All(expected.Zip(found), pair => Assert.True(pair.Second.Equals(pair.First) || double.IsNaN(pair.Second) || column is not DoubleColumn, $"{name} cut to {length}: {column.Label} {pair.Second} instead of {pair.First}"));
            }
        }

        // Of an isw every byte belongs to a point, so that a cut file always lacks one.
        Assert.Contains(name is "a.isw" ? rows - 1 : rows, seen);
    }

    [Fact]
    public void A_part_cut_between_its_records_keeps_the_complete_ones()
    {
        // Without run information the rows of a cut archive have number, voltage and current alone.
        var data = new byte[4096 + 132 + 20];
        (data[0], data[2], data[4096 + 4]) = (1, 17, 0b111);
        for (var i = 0; i < 2; i++)
        {
            BitConverter.GetBytes(3.5f + i).CopyTo(data, 4096 + 132 + (8 * i));
        }

        var archive = ArchiveFixture.Pack(("data.ndc", data));
        var cut = archive[..archive.AsSpan().LastIndexOf("PK\u0001\u0002"u8)];
        var file = Formats.Read(new FileContent("a.ndax", cut));
        Assert.Equal([3.5, 4.5], file.Records[0].Voltage.ToArray());
        Assert.True(double.IsNaN(file.Records[0].Time[1]));
        Assert.Contains(file.Warnings, static warning => warning.Contains("its last block lacks 3944 bytes", StringComparison.Ordinal));
        Assert.Contains(file.Warnings, static warning => warning.Contains("voltage and current alone", StringComparison.Ordinal));
        Assert.Null(file.Records[0].Find("Step Type"));
    }

    [Fact]
    public void A_cut_entry_says_how_many_of_its_bytes_are_missing()
    {
        var text = Encoding.ASCII.GetBytes("Test Time / s,Voltage / V,Current / A\n" + string.Concat(Enumerable.Range(0, 500).Select(static i => FormattableString.Invariant($"{i},{3 + (i * 0.001 % 0.7)},0.1\n"))));
        var archive = ArchiveFixture.Pack(("inner.bdf.csv", text));
        var packed = BitConverter.ToInt32(archive, 18);
        var file = Formats.Read(new FileContent("a.zip", archive[..(30 + 13 + (packed / 2))]));
        Assert.InRange(file.Records[0].Rows, 100, 400);
        Assert.Contains(file.Warnings, warning => warning.Contains(FormattableString.Invariant($"{packed - (packed / 2)} of its {packed} packed bytes are missing"), StringComparison.Ordinal));
        Assert.Equal([.. Enumerable.Range(0, file.Records[0].Rows).Select(static i => 0.1)], file.Records[0].Current.ToArray());
    }

    [Fact]
    public void An_archive_written_without_lengths_is_found_by_its_descriptors()
    {
        using var stream = new Unseekable();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var name in new[] { "one.bdf.csv", "two.bdf.csv" })
            {
                using var entry = archive.CreateEntry(name).Open();
                entry.Write("Test Time / s,Voltage / V,Current / A\n0,3.1,0.1\n1,3.2,0.1\n"u8);
            }
        }

        var bytes = stream.ToArray();
        var second = bytes.AsSpan(4).IndexOf("PK\u0003\u0004"u8) + 4;
        Assert.Equal(8, bytes[6] & 8);
        var file = Formats.Read(new FileContent("a.zip", bytes[..(second + 30 + 11 + 20)]));
        Assert.Equal(2, file.Records[0].Rows);
        Assert.Contains(file.Warnings, static warning => warning.Contains("whose length it does not state", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_cut_workbook_ends_behind_its_last_complete_row(bool listIsLost)
    {
        const string Open = "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c><c r=\"C1\" t=\"s\"><v>2</v></c></row>";
        var random = new Random(5);
        var sheet = Encoding.UTF8.GetBytes(Open + string.Concat(Enumerable.Range(2, 400).Select(row => FormattableString.Invariant(
            $"<row r=\"{row}\"><c r=\"A{row}\"><v>{row - 2}</v></c><c r=\"B{row}\"><v>{3 + Math.Round(random.NextDouble(), 4)}</v></c><c r=\"C{row}\"><v>0.1</v></c></row>"))) + "</sheetData></worksheet>");
        var words = Encoding.UTF8.GetBytes("<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><si><t>Test_Time(s)</t></si><si><t>Voltage(V)</t></si><si><t>Current(A)</t></si></sst>");
        var list = Encoding.UTF8.GetBytes("<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"Channel_1\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
        var links = Encoding.UTF8.GetBytes("<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>");
        var bytes = listIsLost
            ? ArchiveFixture.Pack(("xl/sharedStrings.xml", words), ("xl/worksheets/sheet1.xml", sheet), ("xl/workbook.xml", list), ("xl/_rels/workbook.xml.rels", links))
            : ArchiveFixture.Pack(("xl/workbook.xml", list), ("xl/_rels/workbook.xml.rels", links), ("xl/sharedStrings.xml", words), ("xl/worksheets/sheet1.xml", sheet));
        var whole = Formats.Read(new FileContent("a.xlsx", bytes)).Records[0];
        Assert.Equal(400, whole.Rows);
        var at = bytes.AsSpan().IndexOf("sheet1.xml"u8) + 10;
        var cut = Formats.Read(new FileContent("a.xlsx", bytes[..(at + 1200)]));
        var record = cut.Records[0];
        Assert.InRange(record.Rows, 20, 399);
        Assert.Equal(whole.Voltage[..record.Rows].ToArray(), record.Voltage.ToArray());
        Assert.Contains(cut.Warnings, static warning => warning.Contains("packed bytes are missing", StringComparison.Ordinal));

        // The words behind the sheet: nothing can be said without them.
        var late = ArchiveFixture.Pack(("xl/workbook.xml", list), ("xl/_rels/workbook.xml.rels", links), ("xl/worksheets/sheet1.xml", sheet), ("xl/sharedStrings.xml", words));
        var before = late.AsSpan().IndexOf("xl/sharedStrings.xml"u8);
        Assert.Contains("cut before its words", Assert.Throws<InputException>(() => Formats.Read(new FileContent("a.xlsx", late[..before]))).Problem.What, StringComparison.Ordinal);
    }

    [Fact]
    public void A_binary_workbook_is_read_as_a_new_one_is()
    {
        var file = Formats.Read(BinaryWorkbookFixture.Make());
        var record = Assert.Single(file.Records);
        Assert.Equal(("Arbin xls", 3), (file.Format, record.Rows));
        Assert.Equal([0, 10, 20], record.Time.ToArray());
        Assert.Equal([3, 3.25, 3.5], record.Voltage.ToArray());
        Assert.Equal([0.5, -0.25, 0.125], record.Current.ToArray());

        // Cut anywhere, it is refused or read, and never a defect of the program.
        var bytes = BinaryWorkbookFixture.Make().Bytes;
        for (var length = 8; length < bytes.Length; length += 97)
        {
            try
            {
                Assert.InRange(Formats.Read(new FileContent("a.xls", bytes[..length])).Records[0].Rows, 0, 3);
            }
            catch (AnodyneException)
            {
            }
        }
    }

    /// <summary>A spreadsheet program fills in the cells between far ones; the reader refuses the sheet before it would.</summary>
    [Theory]
    [InlineData("far cell")]
    [InlineData("wide rows")]
    public void Cells_far_from_each_other_are_refused_at_once(string kind)
    {
        const string Header = "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>Test_Time(s)</t></is></c><c r=\"B1\" t=\"inlineStr\"><is><t>Voltage(V)</t></is></c><c r=\"C1\" t=\"inlineStr\"><is><t>Current(A)</t></is></c></row>";
        const string Row = "<row r=\"2\"><c r=\"A2\"><v>1</v></c><c r=\"B2\"><v>3</v></c><c r=\"C2\"><v>0.1</v></c></row>";
        var far = kind == "far cell" ? "<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row>"
            : string.Concat(Enumerable.Range(3, 5000).Select(static row => $"<row r=\"{row}\"><c r=\"XFD{row}\"><v>1</v></c></row>"));
        byte[] Book(string rows) => ArchiveFixture.Workbook(
            ("Channel_1", $"<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>{Header}{Row}{rows}</sheetData></worksheet>"));
        Assert.Equal(1, Formats.Read(new FileContent("a.xlsx", Book(""))).Records[0].Rows);
        var bytes = Book(far);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var refusal = Assert.Throws<InputException>(() => Formats.Read(new FileContent("a.xlsx", bytes)));
        Assert.Contains("cells far from each other", refusal.Problem.What, StringComparison.Ordinal);
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 5);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 64L << 20);
    }

    [DataFact]
    public void Real_archives_and_spectra_cut_anywhere_keep_their_first_rows()
    {
        string[] files = [.. new[] { "neware", "arbin", "cv", "eis", "zahner" }.SelectMany(folder => Directory.GetFiles(DataFolder.Path(folder)))
            .Where(static path => path.EndsWith(".ndax", StringComparison.Ordinal) || path.EndsWith(".xlsx", StringComparison.Ordinal) || path.EndsWith(".zip", StringComparison.Ordinal) || path.EndsWith(".ism", StringComparison.Ordinal))];
        var partly = 0;
        foreach (var path in files)
        {
            var whole = FileContent.Load(path);
            if (ReadCut(whole, whole.Bytes.Length) is not { Records: [_, ..] } complete)
            {
                continue;
            }

            foreach (var share in new[] { 0.2, 0.5, 0.8, 0.95, 0.999 })
            {
                if (ReadCut(whole, (int)(whole.Bytes.Length * share)) is not { Records: [var record, ..] } cut || record.Rows == 0)
                {
                    continue;
                }

                partly++;
                var original = complete.Records[0];

                // Behind the arrays of an ism stand settings that are not read.
                var lacksNoRow = path.EndsWith(".ism", StringComparison.Ordinal) && record.Rows == original.Rows;
                Assert.True(lacksNoRow || cut.Warnings.Any(static warning => warning.Contains("cut", StringComparison.Ordinal)), $"{path}, {share}: no warning");
                Assert.True(record.Rows <= original.Rows, $"{path}, {share}: {record.Rows} of {original.Rows}");
                foreach (var column in record.Columns.Where(static column => column is DoubleColumn))
                {
                    var expected = original.Require(column.Label).ToDoubles();
                    Assert.All(column.ToDoubles().Select((value, row) => (value, row)), pair => Assert.True(double.IsNaN(pair.value) || pair.value.Equals(expected[pair.row]), $"{path}, {share}: {column.Label}, row {pair.row}: {pair.value} for {expected[pair.row]}"));
                }
            }
        }

        Assert.True(partly >= 40, $"{partly} cuts left rows");

        // The longest one keeps nearly all of its rows when its last thousandth is gone, and two thirds of its run information are two thirds of its rows, more or less.
        var longest = FileContent.Load(DataFolder.Path("neware/test_2.ndax"));
        Assert.Equal(108_563, ReadCut(longest, (int)(longest.Bytes.Length * 0.999))!.Records[0].Rows);
        Assert.InRange(ReadCut(longest, longest.Bytes.Length * 3 / 4)!.Records[0].Rows, 50_000, 90_000);
    }

    /// <summary>A stream that cannot be set back, so that a zip written to it states lengths behind the entries.</summary>
    private sealed class Unseekable : MemoryStream
    {
        public override bool CanSeek => false;
    }
}
