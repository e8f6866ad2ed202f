using System.Text.Json;
using Anodyne.Quantities;
using Anodyne.Records.CellDescriptions;
using Anodyne.Records.Columns;
using Anodyne.Records.Exchange;
using Anodyne.Records.Techniques;
using Anodyne.Records.Terms;
using FsCheck;
using FsCheck.Fluent;

namespace Anodyne.Records.Tests;

public sealed class ExchangeTests
{
    private static readonly Gen<double> Numbers = Gen.OneOf(
        ArbMap.Default.ArbFor<double>().Generator,
        Gen.Choose(-1_000_000, 1_000_000).Select(static i => i / 1000.0),
        Gen.Elements(0.0, -0.0, 3.3, double.NaN, double.MaxValue, double.Epsilon, 1e-300));

    private static Record Make(double[] values) => new(
    [
        Bdf.TestTime.Column(Array.ConvertAll(values, static v => v)),
        Bdf.Voltage.Column([.. values.Select(static (_, i) => Math.Round(3 + (i * 0.001), 4))]),
        Bdf.CycleCount.Column([.. values.Select(static (_, i) => i / 3)]),
        new LongColumn("ticks", "", [.. values.Select(static (_, i) => long.MaxValue - (i * 7919L))]),
        new ByteColumn("flags", "", [.. values.Select(static (_, i) => (byte)(i * 37))]),
        TextColumn.From("Step Type", values.Select(static (_, i) => i % 4 == 0 ? "REST" : "CC, \"1\"")),
    ]) { Provenance = new Provenance { File = "a.mpr", Technique = "GCPL", Start = new DateTimeOffset(2024, 5, 6, 7, 8, 9, TimeSpan.Zero) }, Warnings = ["one"] };

    [Fact]
    public void The_binary_file_gives_back_every_bit()
        => Prop.ForAll(Numbers.ArrayOf().Where(static a => a.Length > 0).ToArbitrary(), static values =>
        {
            var record = Make(values);
            using var stream = new MemoryStream();
            RecordBinary.Write(record, stream);
            var read = RecordBinary.Read(stream.ToArray());
            Same(record, read);
            return read.Provenance.Technique == "GCPL" && read.Provenance.Start == record.Provenance.Start && read.Warnings.Count == 1;
        }).Holds();

    [Fact]
    public void The_binary_file_and_the_JSON_carry_settings_techniques_and_cell()
    {
        var technique = new TechniqueSettings
        {
            Name = "GCPL",
            Remark = "from a description",
            Parameters =
            [
                new TechniqueParameter("Is", [ParameterValue.Of(0.4, "mA"), ParameterValue.Of(-30, "µA")]),
                new TechniqueParameter("EM", [ParameterValue.Of(4.2, "V"), ParameterValue.Of("pass")]),
            ],
        };
        var cell = new CellDescription
        {
            Name = "c7", Type = CellType.LiCu, Area = 1.27e-4, ActiveMass = 2.1e-6, StackPressure = 5e5, ElectrolyteVolume = 4e-8, Temperature = 298.15, NominalCapacity = 14.4, LithiumThickness = 2e-5,
            SeparatorThickness = 2.5e-5, WorkingElectrode = "Cu", CounterElectrode = "Li", ReferenceElectrode = "none", Electrolyte = "1 M", Separator = "PE", Interphase = "LiF", Comment = "ä",
        };
        var plain = Make([1, 2]);
        Record record = new(plain.Columns)
        {
            Provenance = plain.Provenance with { Settings = new Dictionary<string, string> { ["Comments"] = "x\ny" }, Techniques = [technique], StartZoneKnown = true },
            Cell = cell,
        };
        using var stream = new MemoryStream();
        RecordBinary.Write(record, stream);
        var read = RecordBinary.Read(stream.ToArray());
        Same(record, read);
        Assert.Equal(cell, read.Cell);
        Assert.Equal(record.Provenance.Settings, read.Provenance.Settings);
        Assert.True(read.Provenance.StartZoneKnown);
        var back = Assert.Single(read.Provenance.Techniques);
        Assert.Equal(("GCPL", "from a description", 2), (back.Name, back.Remark, back.Sequences));
        Assert.Equal(technique.Parameters.SelectMany(p => p.Values), back.Parameters.SelectMany(p => p.Values));
        Assert.Equal(["Is", "EM"], back.Parameters.Select(p => p.Name));

        using var json = new MemoryStream();
        RecordJson.Write(record, json);
        var document = JsonDocument.Parse(json.ToArray()).RootElement;
        var written = document.GetProperty("provenance").GetProperty("techniques")[0].GetProperty("parameters");
        Assert.Equal(0.4, written[0].GetProperty("values")[0].GetDouble());
        Assert.Equal("µA", written[0].GetProperty("units")[1].GetString());
        Assert.Equal("pass", written[1].GetProperty("values")[1].GetString());
        Assert.Equal("Cu", document.GetProperty("cell").GetProperty("working_electrode").GetString());
    }

    [Fact]
    public void What_was_left_out_of_a_record_is_a_warning_of_its_files()
    {
        var record = Record.Of([0, 1], [3, 3], [1, 1]).WithRows([1], [LeftOut.At("row without a number in Current", "row", [1])]);
        const string Sentence = "1 row without a number in Current was left out (row 1)";
        using var stream = new MemoryStream();
        RecordBinary.Write(record, stream);
        Assert.Equal([Sentence], RecordBinary.Read(stream.ToArray()).Warnings);
        using var json = new MemoryStream();
        RecordJson.Write(record, json);
        Assert.Equal(Sentence, JsonDocument.Parse(json.ToArray()).RootElement.GetProperty("warnings")[0].GetString());
    }

    [Fact]
    public void A_binary_file_whose_header_ends_after_its_columns_is_read()
    {
        // As writers wrote it before the description was added: the description of a record without any is one byte and three counts of zero.
        var record = Make([1, 2, 3]);
        using var stream = new MemoryStream();
        RecordBinary.Write(record, stream);
        var bytes = stream.ToArray();
        var length = BitConverter.ToInt32(bytes, 12);
        byte[] older = [.. bytes[..12], .. BitConverter.GetBytes(length - 13), .. bytes[16..(16 + length - 13)], .. bytes[(16 + length)..]];
        var read = RecordBinary.Read(older);
        Same(record, read);
        Assert.Equal(CellDescription.Unknown, read.Cell);
        Assert.Empty(read.Provenance.Techniques);
    }

    [Fact]
    public void A_negative_zero_among_decimal_numbers_keeps_its_sign()
    {
        using var stream = new MemoryStream();
        var record = Make([-0.0, 250.064, 187.824, 56.931, -0.0, 400.84, -461.172]);
        RecordBinary.Write(record, stream);
        Same(record, RecordBinary.Read(stream.ToArray()));
    }

    [Fact]
    public void Appending_the_second_half_gives_the_whole_and_touches_nothing_before()
    {
        var whole = Make([.. Enumerable.Range(0, 200_000).Select(static i => i * 0.5)]);
        using var stream = new MemoryStream();
        RecordBinary.Write(whole.Slice(0, 70_000), stream);
        var before = stream.ToArray();
        Assert.Equal(130_000, RecordBinary.Append(whole, stream));
        Assert.Equal(0, RecordBinary.Append(whole, stream));
        Assert.Equal(before, stream.ToArray()[..before.Length]);
        Same(whole, RecordBinary.Read(stream.ToArray()));
        Assert.Throws<InputException>(() => RecordBinary.Append(whole.Slice(0, 10), stream));
        Assert.True(stream.Length < whole.Rows * 20L, $"{stream.Length} bytes for {whole.Rows} rows");
    }

    [Fact]
    public void Only_what_grew_from_the_file_is_appended()
    {
        var whole = Make([.. Enumerable.Range(0, 100).Select(static i => i * 0.5)]);
        var half = Written(whole.Slice(0, 50));
        var other = Make([.. Enumerable.Range(0, 100).Select(static i => i == 20 ? -1 : i * 0.5)]);
        Assert.Contains("'Test Time / s' differ", Refused(other), StringComparison.Ordinal);
        Assert.Contains("columns differ", Refused(whole.With([.. whole.Columns.Skip(1)])), StringComparison.Ordinal);
        var words = whole.With([.. whole.Columns.SkipLast(1), TextColumn.From("Step Type", Enumerable.Range(0, 100).Select(static i => i == 70 ? "PAUSE" : i % 4 == 0 ? "REST" : "CC, \"1\""))]);
        Assert.Contains("new word", Refused(words), StringComparison.Ordinal);

        string Refused(Record record) => Assert.Throws<InputException>(() => RecordBinary.Append(record, Open(half))).Problem.What;
    }

    [Fact]
    public void A_file_that_was_cut_while_it_was_appended_to_keeps_its_first_rows_and_can_go_on()
    {
        var whole = Make([.. Enumerable.Range(0, 90).Select(static i => i * 0.5)]);
        using var stream = Open(Written(whole.Slice(0, 50)));
        var first = (int)stream.Length;
        RecordBinary.Append(whole, stream);
        var bytes = stream.ToArray();
        for (var length = first + 1; length < bytes.Length; length++)
        {
            var cut = RecordBinary.Read(bytes.AsMemory(0, length));
            Assert.Equal(50, cut.Rows);
            Assert.Contains(cut.Warnings, static warning => warning.Contains("The file is cut", StringComparison.Ordinal));
        }

        Assert.Contains(RecordBinary.Read(bytes.AsMemory(0, bytes.Length - 7)).Warnings, static warning => warning.Contains("lacks 7 bytes", StringComparison.Ordinal));
        using var mended = Open(bytes[..^7]);
        Assert.Equal(40, RecordBinary.Append(whole, mended));
        Assert.Equal(bytes, mended.ToArray());
    }

    private static byte[] Written(Record record)
    {
        using var stream = new MemoryStream();
        RecordBinary.Write(record, stream);
        return stream.ToArray();
    }

    private static MemoryStream Open(byte[] bytes)
    {
        var stream = new MemoryStream();
        stream.Write(bytes);
        return stream;
    }

    [Fact]
    public void A_damaged_binary_file_is_refused_at_every_cut_and_flip()
    {
        using var stream = new MemoryStream();
        RecordBinary.Write(Make([1, 2, 3, 4, 5.5]), stream);
        var bytes = stream.ToArray();
        var random = new Random(7);
        for (var i = 0; i < 4000; i++)
        {
            var spoiled = i < bytes.Length ? bytes[..i] : [.. bytes];
            if (i >= bytes.Length)
            {
                spoiled[random.Next(spoiled.Length)] ^= (byte)(1 << random.Next(8));
            }

            try
            {
                _ = RecordBinary.Read(spoiled);
            }
            catch (AnodyneException)
            {
            }
        }

        bytes[8] = 2;
        Assert.Throws<UnknownVersionException>(() => RecordBinary.Read(bytes));
    }

    [Fact]
    public void Origin_files_have_three_header_rows_and_BDF_files_either_dialect()
    {
        Record record = new([Bdf.Current.Column([0.1, double.NaN]), Bdf.TestTime.Column([0.0, 1.5]), Bdf.Voltage.Column([3, 3.25], "Ewe/V"), new IntColumn("I Range", "", [3, 4])]);
        var origin = new StringWriter();
        OriginCsv.Write(record, origin);
        Assert.Equal("Test Time,Voltage,Current,I Range\ns,V,A,\nTest Time,Ewe/V,Current,I Range\n0,3,0.1,3\n1.5,3.25,,4\n", origin.ToString());
        var machine = new StringWriter();
        BdfCsv.Write(record, machine, BdfDialect.Machine);
        Assert.StartsWith("test_time_second,voltage_volt,current_ampere,I Range\n0,3,0.1,3\n", machine.ToString(), StringComparison.Ordinal);
        var human = new StringWriter();
        BdfCsv.Write(record, human);
        Assert.StartsWith("Test Time / s,Voltage / V,Current / A,I Range\n", human.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_JSON_document_has_null_for_what_is_no_number()
    {
        using var stream = new MemoryStream();
        RecordJson.Write(Make([1, double.NaN, double.PositiveInfinity]), stream);
        var json = JsonDocument.Parse(stream.ToArray()).RootElement;
        Assert.Equal(3, json.GetProperty("rows").GetInt32());
        var time = json.GetProperty("columns")[0].GetProperty("values");
        Assert.Equal(JsonValueKind.Null, time[1].ValueKind);
        Assert.Equal(JsonValueKind.Null, time[2].ValueKind);
        Assert.Equal("REST", json.GetProperty("columns")[5].GetProperty("values")[0].GetString());
    }

    private static void Same(Record a, Record b)
    {
        Assert.Equal(a.Columns.Select(static c => (c.Label, c.VendorName, c.GetType())), b.Columns.Select(static c => (c.Label, c.VendorName, c.GetType())));
        foreach ((var x, var y) in a.Columns.Zip(b.Columns))
        {
            switch (x)
            {
                case DoubleColumn doubles:
                    Assert.Equal(doubles.Values.Select(BitConverter.DoubleToInt64Bits), ((DoubleColumn)y).Values.Select(BitConverter.DoubleToInt64Bits));
                    break;
                case LongColumn longs:
                    Assert.Equal(longs.Values, ((LongColumn)y).Values);
                    break;
                case TextColumn text:
                    Assert.Equal(text.Codes, ((TextColumn)y).Codes);
                    break;
                default:
                    Assert.Equal(x.ToDoubles(), y.ToDoubles());
                    break;
            }
        }
    }
}
