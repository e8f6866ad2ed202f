using Anodyne.Instruments.Reading;
using Anodyne.Records.Columns;
using Anodyne.Records.Exchange;
using Anodyne.Records.Terms;

namespace Anodyne.Instruments.Tests;

public sealed class FixtureTests
{
    [Fact]
    public void Neware_fixtures_carry_the_numbers_that_were_written()
    {
        var records = new NewareFixture().All().ToDictionary(f => f.File.Name, f => Formats.Read(f.File).Records[0]);
        Assert.Equal(-2e-3, records["v8.nda"].Current[2], 1e-12);
        Assert.Equal(1e-3, records["v8.nda"].Doubles(Bdf.StepDischargingCapacity)[2], 1e-12);
        foreach (var name in new[] { "v22.nda", "v29.nda" })
        {
            Assert.Equal(1.5e-3, records[name].Current[0], 1e-12);
            Assert.Equal(3.7001, records[name].Voltage[0], 1e-12);
            Assert.Equal([1e-6, 2e-6, 3e-6], records[name].Doubles(Bdf.StepChargingCapacity).ToArray(), (a, b) => Math.Abs(a - b) < 1e-15);
        }

        Assert.Equal(25.5, records["v130-91.nda"].Doubles(Bdf.TemperatureT1)[1]);
        Assert.Equal(-1.2, records["v130-90.nda"].Current[0], 1e-6);
        foreach (var name in new[] { "v11.ndax", "v14.ndax", "v16.ndax", "v17.ndax" })
        {
            var record = records[name];
            Assert.Equal([3.5, 3.5, 3.5, 3.5], record.Voltage.ToArray(), (a, b) => Math.Abs(a - b) < 1e-6);
            Assert.Equal(1e-3, record.Current[3], 1e-9);
            Assert.Equal([0.0, 1, 2, 3], record.Time.ToArray());
            Assert.Equal("CC_CHG", ((TextColumn)record.Require("Step Type")).Text(0));

            // The second row lies one interval after the first: 1 mA for 1 s.
            Assert.Equal(1e-3 / 3600, record.Doubles(Bdf.StepChargingCapacity)[1] - record.Doubles(Bdf.StepChargingCapacity)[0], 1e-12);
            Assert.False(record.Doubles(Bdf.TemperatureT1).IsEmpty);
        }
    }

    [Fact]
    public void Traps_of_the_Battery_Data_Format_are_mended_and_told()
    {
        var file = Formats.Read(FixtureCorpus.All().First(f => f.Name == "a.bdf.csv"));
        Assert.Equal([1.0, 1, 2], file.Records[0].Doubles(Bdf.CycleCount).ToArray());
        Assert.Contains(file.Warnings, w => w.Contains("6.283185", StringComparison.Ordinal));
        Assert.Contains(file.Warnings, w => w.Contains("repeats in 1 rows", StringComparison.Ordinal));
        var machine = Formats.Read(FixtureCorpus.All().First(f => f.Name == "machine.bdf.csv"));
        Assert.Contains(machine.Warnings, w => w.Contains("'step_index' is deprecated", StringComparison.Ordinal));
        Assert.Equal([1.0, 2], machine.Records[0].Doubles(Bdf.StepId).ToArray());
    }

    [Fact]
    public void A_step_may_begin_at_the_time_at_which_the_one_before_ended()
    {
        InstrumentFile Of(string lastStep) => Formats.Read(new FileContent(
            "steps.bdf.csv", System.Text.Encoding.UTF8.GetBytes($"Test Time / s,Voltage / V,Current / A,Step Count / 1\n0,3.5,1e-3,1\n10,3.6,1e-3,1\n10,3.4,-1e-3,2\n20,3.3,-1e-3,2\n20,3.3,-1e-3,{lastStep}\n")));
        Assert.DoesNotContain(Of("3").Warnings, w => w.Contains("repeats", StringComparison.Ordinal));
        Assert.Contains(Of("2").Warnings, w => w.Contains("repeats in 1 rows within a step", StringComparison.Ordinal));
    }

    [Fact]
    public void Maccor_minutes_and_signs_come_from_dates_and_states()
    {
        var record = Formats.Read(FixtureCorpus.All().First(f => f.Name == "maccor.txt")).Records[0];
        Assert.Equal([0.0, 60], record.Time.ToArray());
        Assert.Equal([0.001, -0.001], record.Current.ToArray());
    }

    [Fact]
    public void An_archive_that_unpacks_to_too_much_is_refused()
    {
        var bomb = ArchiveFixture.Pack(("data.ndc", new byte[40 << 20]));
        Assert.Contains("too long", Assert.ThrowsAny<Quantities.AnodyneException>(() => Formats.Read(new FileContent("bomb.ndax", bomb))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_of_the_Battery_Data_Format_that_we_write_reads_back_bit_for_bit()
    {
        var random = new Random(3);
        double[] values = [.. Enumerable.Range(0, 5000).Select(_ => BitConverter.Int64BitsToDouble(random.NextInt64())).Where(double.IsFinite), double.PositiveInfinity, double.NegativeInfinity, double.NaN, -0.0];
        var record = Record.Of([.. values.Select((_, i) => i * 0.1)], values, [.. values.Select(_ => random.NextDouble() - 0.5)]);
        foreach (var dialect in Enum.GetValues<BdfDialect>())
        {
            var text = new StringWriter();
            BdfCsv.Write(record, text, dialect);
            var read = Formats.Read(new FileContent("a.bdf.csv", System.Text.Encoding.UTF8.GetBytes(text.ToString()))).Records[0];
            Assert.Equal(record.Time.ToArray(), read.Time.ToArray());
            Assert.Equal(record.Voltage.ToArray(), read.Voltage.ToArray());
            Assert.Equal(record.Current.ToArray(), read.Current.ToArray());
        }
    }

    [Fact]
    public void Text_with_the_three_rows_of_Origin_that_we_write_reads_back_bit_for_bit()
    {
        var random = new Random(4);
        double[] values = [.. Enumerable.Range(0, 3000).Select(_ => BitConverter.Int64BitsToDouble(random.NextInt64())).Where(double.IsFinite), double.PositiveInfinity, double.NaN, -0.0];
        Record record = new(
        [
            Bdf.TestTime.Column([.. values.Select((_, i) => i * 0.1)], "time/s"), Bdf.Voltage.Column(values, "Ewe/V"), Bdf.CycleCount.Column([.. values.Select((_, i) => i / 7)]),
            new DoubleColumn("|Z|, \"raw\"", "", [.. values.Select(_ => random.NextDouble())], "x"), new DoubleColumn("Ramp", "mV", [.. values.Select(_ => random.NextDouble())], "Ramp/mV"),
            TextColumn.From("Step Type", values.Select((_, i) => i % 3 == 0 ? "REST" : "CC, up")),
        ]);
        var text = new StringWriter();
        OriginCsv.Write(record, text);
        var file = Formats.Read(new FileContent("a.csv", System.Text.Encoding.UTF8.GetBytes(text.ToString())));
        Assert.Equal("Origin csv", file.Format);
        var read = file.Records[0];
        Assert.Equal(record.Columns.Count, read.Columns.Count);
        foreach (var label in new[] { "Test Time / s", "Voltage / V", "Cycle Count / 1", "Ramp / mV" })
        {
            Assert.Equal(record.Require(label).ToDoubles().Select(BitConverter.DoubleToInt64Bits), read.Require(label).ToDoubles().Select(BitConverter.DoubleToInt64Bits));
            Assert.Equal(record.Require(label).VendorName, read.Require(label).VendorName);
        }

        Assert.Equal("CC, up", ((TextColumn)read.Require("Step Type")).Text(1));
    }

    [Fact]
    public void Every_fixture_survives_being_cut_anywhere()
    {
        foreach (var file in FixtureCorpus.All().Where(f => f.Name != "a.xlsx"))
        {
            for (var length = 0; length < file.Bytes.Length; length += Math.Max(1, file.Bytes.Length / 120))
            {
                Assert.Null(MutationFuzzer.Judge(file.Name, file.Bytes[..length]));
            }
        }
    }

    [Fact]
    public void A_hundred_thousand_mutations_break_no_promise()
    {
        // The workbook is read by a library at a hundredth of the speed of the other readers; it has its own, shorter run.
        var fuzzer = new MutationFuzzer([.. FixtureCorpus.All().Where(f => f.Name != "a.xlsx")], 20261121);
        var failures = fuzzer.Run(100_000, 2);
        Assert.True(failures.Count == 0, string.Join("\n", failures));
        Assert.Equal(100_000, fuzzer.Done);
        var workbook = new MutationFuzzer([ArchiveFixture.Workbook()], 7).Run(2000, 2);
        Assert.True(workbook.Count == 0, string.Join("\n", workbook));
    }
}
