using Anodyne.Instruments.BioLogic;
using Anodyne.Instruments.BioLogic.Modular;
using Anodyne.Instruments.Reading;
using Anodyne.Instruments.Tables;
using Anodyne.Quantities;
using Anodyne.Records;
using Anodyne.Records.Columns;
using Anodyne.Records.Terms;

namespace Anodyne.Instruments.Tests;

public sealed class ModularFixtureTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(11)]
    public void Each_version_gives_the_rows_that_were_written(int version)
    {
        var file = Formats.Read(ModularFixture.Make(version, 10));
        var record = Assert.Single(file.Records);
        Assert.Equal("BioLogic mpr", file.Format);
        Assert.Equal(10, record.Rows);
        Assert.Equal(4.5, record.Time[9]);
        Assert.Equal(3.01f, (float)record.Voltage[1]);
        Assert.Equal(1.25e-3, record.Current[0], 1e-12);
        Assert.Equal(-1.25e-3, record.Current[1], 1e-12);
        Assert.Equal(1.125e-3, record.Doubles(Bdf.NetCapacity)[9], 1e-12);
        Assert.Equal([0, 0, 0, 0, 0, 1, 1, 1, 1, 1], ((IntColumn)record.Require("loop")).Values);
        Assert.Equal(1, record.Require("ox/red")[0]);
        Assert.Equal(2, record.Require("mode")[0]);
        Assert.Equal("CP", record.Provenance.Technique);
        Assert.Equal(new DateTimeOffset(2023, 3, 15, 6, 0, 0, TimeSpan.Zero), record.Provenance.Start);
        Assert.Equal("1.5 cm²", record.Provenance.Settings["Electrode surface area"]);
        Assert.Equal(1.5e-4, record.Cell.Area!.Value, 1e-12);
        Assert.Equal("2.5 mg", record.Provenance.Settings["Mass of active material"]);
        Assert.Empty(file.Warnings);
    }

    [Fact]
    public void An_unknown_identifier_is_refused_with_its_number_and_its_byte()
    {
        var file = ModularFixture.Make(3, 4, [1, 2, 3, 4, 6, 8, 131, 777]);
        var refusal = Assert.Throws<UnknownVersionException>(() => Formats.Read(file));
        var at = file.Bytes.AsSpan().IndexOf((ReadOnlySpan<byte>)[777 & 255, 777 >> 8, 0, 0]);
        Assert.Equal(3, refusal.ExitStatus);
        Assert.Contains("identifier 777", refusal.Problem.Found, StringComparison.Ordinal);
        Assert.Contains($"byte {at}", refusal.Problem.Where, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_version_and_a_row_length_that_does_not_fit_are_refused()
    {
        var bytes = ModularFixture.Make(3, 4).Bytes;
        var version = bytes.AsSpan().IndexOf("VMP data"u8) + 35 + 4;
        bytes[version] = 7;
        Assert.Contains("version 7", Assert.Throws<UnknownVersionException>(() => Formats.Read(new FileContent("a.mpr", bytes))).Message, StringComparison.Ordinal);

        var shorter = ModularFixture.Make(3, 4, [1, 2, 3, 4, 6, 131, 13]);
        Assert.Throws<UnknownVersionException>(() => Formats.Read(shorter));
    }

    [Fact]
    public void A_cut_file_gives_its_complete_rows_and_says_how_many_bytes_are_missing()
    {
        var whole = ModularFixture.Make(3, 10, hasLog: false);
        var rowLength = 1 + 8 + 4 + 4 + 2 + 8;
        var cut = Formats.Read(new FileContent("cut.mpr", whole.Bytes[..^(rowLength + 3)]));
        Assert.Equal(8, cut.Records[0].Rows);
        Assert.Contains($"{rowLength + 3} bytes", Assert.Single(cut.Warnings), StringComparison.Ordinal);
        Assert.True(Damage.CutEverywhere(new ModularReader(), ModularFixture.Make(11, 10)) > 50);
    }

    [Fact]
    public void The_current_of_a_record_of_charges_is_dq_over_dt()
    {
        Record record = new(
        [
            new DoubleColumn("Test Time", "s", [0, 10, 10, 30], "time/s"),
            new DoubleColumn("dq", "mA.h", [0, 1.0 / 360, 0.5, -2.0 / 360], "dq/mA.h"),
        ]);
        var columns = new ColumnSet();
        columns.Add("time/s", record.Time.ToArray(), Bdf.TestTime);
        columns.Add("dq/mA.h", record.Columns[1].ToDoubles());
        DerivedColumns.Add(columns, 4);
        var current = columns.ToRecord(Provenance.None, []).Current.ToArray();
        Assert.Equal(0, current[0]);
        Assert.Equal(1e-3, current[1], 1e-12);
        Assert.Equal(0, current[2]);
        Assert.Equal(-1e-3, current[3], 1e-12);
    }
}
