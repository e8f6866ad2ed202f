using System.Globalization;
using System.Text;
using Anodyne.Instruments.Reading;
using Anodyne.Instruments.Tables;
using Anodyne.Quantities;
using Anodyne.Quantities.Units;
using Anodyne.Records.Columns;
using Anodyne.Records.Terms;

namespace Anodyne.Instruments.Tests;

/// <summary>What every format must keep, run over every fixture, and where it says so over every real file too. A new format is covered by its fixture alone.</summary>
public sealed class ConformanceTests
{
    public static TheoryData<string> Names => [.. FixtureCorpus.Fixtures.Select(static fixture => fixture.File.Name)];

    /// <summary>Real files of the folders that hold measurements of cells.</summary>
    private static IEnumerable<string> RealFiles => new[]
    {
        "arbin", "basytec", "bdf", "biologic", "biologic_text", "cv", "drt", "eis", "gamry", "ivium", "li_metal", "maccor", "neware", "novonix", "pec", "solid_state", "xps", "raman", "ftir", "xrd", "nmr", "tafel", "zahner", "afm", "sem", "tem", "isotherm", "tofsims",
    }.SelectMany(static folder => Directory.GetFiles(DataFolder.Path(folder)));

    [Fact]
    public void Every_reader_has_a_fixture_and_a_name_of_its_own()
    {
        HashSet<string> used = [.. FixtureCorpus.All().Select(static file => Formats.Recognize(file)?.Format ?? "")];
        Assert.All(Formats.Readers, reader => Assert.Contains(reader.Format, used));
        Assert.Equal(Formats.Readers.Count, Formats.Readers.Select(static reader => reader.Format).Distinct().Count());
        Assert.True(Formats.Readers.Count >= 36, $"{Formats.Readers.Count} readers added themselves");
        Assert.All(Formats.Readers, static reader => Assert.NotEmpty(reader.CheckedAgainst));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Exactly_one_reader_recognizes_a_file_whatever_its_name(string name)
    {
        var fixture = FixtureCorpus.Get(name);
        foreach (var other in new[] { name, "unknown", "data.mpr", "DATA.CSV", "x.ndax" })
        {
            var file = new FileContent(other, fixture.File.Bytes);
            Assert.Single(FormatRegistry.Claims(file));
            var read = Formats.Read(file);
            Assert.Equal(fixture.Format, read.Format);
            Assert.Equal(fixture.Rows, read.Records.Count > 0 ? read.Records[0].Rows : 0);
        }
    }

    [DataFact]
    public void No_two_readers_recognize_a_real_file()
    {
        var twice = RealFiles.Select(static path => (path, Claims: FormatRegistry.Claims(FileContent.Load(path)))).Where(static file => file.Claims.Count > 1)
            .Select(static file => $"{file.path}: {string.Join(", ", file.Claims.Select(static reader => reader.Format))}");
        Assert.Empty(twice);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void What_a_fixture_states_is_read(string name)
    {
        var fixture = FixtureCorpus.Get(name);
        var read = Formats.Read(fixture.File);
        foreach (var (key, value) in fixture.Facts)
        {
            FixtureFacts.Check(read, key, value);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Units_are_understood_and_provenance_is_whole(string name)
    {
        var fixture = FixtureCorpus.Get(name);
        var folder = Directory.CreateTempSubdirectory("anodyne-conformance-");
        try
        {
            var path = Path.Combine(folder.FullName, name);
            File.WriteAllBytes(path, fixture.File.Bytes);
            var read = Formats.Read(path);
            Assert.Equal(path, read.Path);
            foreach (var record in read.Records)
            {
                AssertUnits(record);
                Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(fixture.File.Bytes)), record.Provenance.Sha256);
                Assert.Equal(fixture.File.Bytes.Length, record.Provenance.Bytes);
                if (fixture.Format != "Anodyne anr")
                {
                    Assert.NotEmpty(record.Provenance.Format);
                    Assert.StartsWith(path, record.Provenance.File, StringComparison.Ordinal);
                }

                AssertTime(record, read.Warnings);
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [DataFact]
    public void Units_and_times_of_real_files()
    {
        foreach (var path in RealFiles)
        {
            try
            {
                var read = Formats.Read(path);
                Assert.All(read.Records, record =>
                {
                    AssertUnits(record);
                    AssertTime(record, read.Warnings);
                });
            }
            catch (AnodyneException)
            {
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_file_cut_anywhere_gives_its_complete_rows_or_a_refusal(string name)
    {
        var fixture = FixtureCorpus.Get(name);
        if (Formats.Read(fixture.File).Records is not [var whole, ..] || name.EndsWith(".xlsx", StringComparison.Ordinal))
        {
            return;
        }

        var bytes = fixture.File.Bytes;
        for (var length = 0; length < bytes.Length; length += Math.Max(1, bytes.Length / 150))
        {
            InstrumentFile read;
            try
            {
                // What is left may look like another format: a header that lost its name is a plain table.
                read = Formats.Read(new FileContent(name, bytes[..length]));
            }
            catch (AnodyneException)
            {
                continue;
            }

            if (read.Format != fixture.Format || read.Records is not [var cut, ..])
            {
                continue;
            }

            Assert.True(cut.Rows <= whole.Rows, $"{name} cut at {length}: {cut.Rows} rows of {whole.Rows}");
            var sure = read.Warnings.Any(static warning => warning.Contains("may be cut", StringComparison.Ordinal)) ? cut.Rows - 1 : cut.Rows;
            foreach (var term in new[] { Bdf.Voltage, Bdf.Current, Bdf.RealImpedance })
            {
                if (cut.Find(term) is { } part && whole.Find(term) is { } all && part.VendorName == all.VendorName)
                {
                    Assert.True(
                        part.ToDoubles().Take(sure).Zip(all.ToDoubles()).All(static pair => pair.First.Equals(pair.Second) || double.IsNaN(pair.First)),
                        $"{name} cut at {length}: {term.Name} is not that of the whole file");
                }
            }

            Assert.True(cut.Rows == whole.Rows || read.Warnings.Count > 0 || EndsLine(bytes, length), $"{name} cut at {length}: {cut.Rows} of {whole.Rows} rows and no word");
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Dirty_lines_are_left_out_counted_and_named(string name)
    {
        var fixture = FixtureCorpus.Get(name);
        if (FormatRegistry.Recognize(fixture.File) is not TableReader reader || fixture.File.Text is not { EncodingName: "UTF-8" } text || fixture.Facts.Any(static fact => fact.Key is "layered" or "end"))
        {
            return;
        }

        var lines = Encoding.UTF8.GetString(text.Bytes).Replace("\r\n", "\n", StringComparison.Ordinal).TrimEnd('\n').Split('\n').ToList();
        var whole = reader.Read(fixture.File);
        var before = whole.Records[0].Rows;
        var last = lines[^1];
        lines.InsertRange(lines.Count - 1, [new string(last.Contains('\t') ? '\t' : last.Contains(';') ? ';' : ',', 3), "page two", "", "\f"]);
        var read = reader.Read(new FileContent(name, Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\n")));
        Assert.Equal(before, read.Records[0].Rows);
        Assert.Contains(read.Warnings, static warning => warning.Contains("left out, because", StringComparison.Ordinal));
        Assert.Equal(whole.Records[0].Columns.Select(static column => (column.Label, column.GetType())), read.Records[0].Columns.Select(static column => (column.Label, column.GetType())));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_cancelled_token_ends_every_reader(string name)
    {
        var file = new FileContent(name, FixtureCorpus.Get(name).File.Bytes, new CancellationToken(canceled: true));
        Assert.Throws<OperationCanceledException>(() => Formats.Read(file));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void What_is_written_as_bdf_is_read_back(string name) => Assert.Equal("", RoundTrip.Broken(FixtureCorpus.Get(name).File) ?? "");

    [Fact]
    public void Mutations_that_are_written_as_bdf_are_read_back()
    {
        FileContent[] corpus = [.. FixtureCorpus.All()];
        var fuzzer = new MutationFuzzer(corpus, seed: 7);
        Parallel.For(0, 6000, number =>
        {
            var source = corpus[number % corpus.Length];
            Assert.Equal("", RoundTrip.Broken(new FileContent(source.Name, fuzzer.Mutation(number))) ?? "");
        });
    }

    private static void AssertUnits(Record record)
        => Assert.All(record.Columns, static column => Assert.True(column.Unit.Length == 0 || Unit.Find(column.Unit) is not null, $"{column.VendorName}: unit '{column.Unit}'"));

    private static void AssertTime(Record record, IReadOnlyList<string> warnings)
    {
        var time = record.Find(Bdf.TestTime) is DoubleColumn column ? column.Values : [];
        if (Enumerable.Range(1, Math.Max(0, time.Length - 1)).Any(row => time[row] < time[row - 1]))
        {
            Assert.Contains(warnings, static warning => warning.Contains("test time falls", StringComparison.OrdinalIgnoreCase));
        }
    }

    // Nothing tells a file that was cut between two lines from a shorter one.
    private static bool EndsLine(byte[] bytes, int length)
        => bytes[length] is (byte)'\n' or (byte)'\r' or (byte)'\t' or (byte)' '
            || Encoding.UTF8.GetString(new FileContent("", bytes[..length]).Text?.Bytes ?? []).TrimEnd(' ', '\t') is var text && (text.EndsWith('\n') || text.EndsWith('\r'));
}

/// <summary>Holds what was read against one stated fact of a fixture.</summary>
internal static class FixtureFacts
{
    public static void Check(InstrumentFile read, string key, string value)
    {
        var word = key.Split(' ', 2);
        switch (word[0])
        {
            case "column":
                Same(value.Split(' '), read.Records[0].Require(word[1]).ToDoubles());
                break;
            case "text":
                var text = (TextColumn)read.Records[0].Require(word[1]);
                Assert.Equal(value.Split(", "), Enumerable.Range(0, text.Count).Select(text.Text));
                break;
            case "spectrum":
                var points = value.Split("; ").Select(static point => point.Split(' ')).ToArray();
                var spectrum = Assert.Single(read.Spectra);
                Same([.. points.Select(static point => point[0])], spectrum.Frequency.ToArray());
                Same([.. points.Select(static point => point[1])], [.. spectrum.Impedance.ToArray().Select(static z => z.Real)]);
                Same([.. points.Select(static point => point[2])], [.. spectrum.Impedance.ToArray().Select(static z => z.Imaginary)]);
                break;
            case "start":
                Assert.Equal(DateTimeOffset.Parse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal), read.Records[0].Provenance.Start);
                break;
            case "technique":
                Assert.Equal(value, read.Records[0].Provenance.Technique);
                break;
            case "setting":
                Assert.Equal(value, read.Records[0].Provenance.Settings.GetValueOrDefault(word[1]));
                break;
            case "no":
                Assert.Null(read.Records[0].Find(word[1]));
                break;
            case "area":
                Assert.Equal(double.Parse(value, CultureInfo.InvariantCulture), read.Records[0].Cell.Area!.Value, 1e-12);
                break;
            case "mass":
                Assert.Equal(double.Parse(value, CultureInfo.InvariantCulture), read.Records[0].Cell.ActiveMass!.Value, 1e-12);
                break;
            case "warns":
                Assert.Contains(read.Warnings, warning => warning.Contains(value, StringComparison.Ordinal));
                break;
            case "silent":
                Assert.Empty(read.Warnings);
                break;
            default:
                Assert.True(key is "format" or "rows" or "lines" or "end" or "encoding" or "container" or "layered", $"unknown fact '{key}'");
                break;
        }
    }

    // To nine digits; "-" is an empty cell.
    private static void Same(string[] expected, double[] found)
    {
        Assert.Equal(expected.Length, found.Length);
        for (var i = 0; i < found.Length; i++)
        {
            if (expected[i] == "-")
            {
                Assert.True(double.IsNaN(found[i]), $"row {i}: {found[i]}");
                continue;
            }

            var value = double.Parse(expected[i], CultureInfo.InvariantCulture);
            Assert.True(Math.Abs(found[i] - value) <= 2e-7 * Math.Max(Math.Abs(value), 1e-9), FormattableString.Invariant($"row {i}: {found[i]:R}, not {value:R}"));
        }
    }
}
