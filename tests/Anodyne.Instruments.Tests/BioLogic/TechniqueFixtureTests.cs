using System.Text;
using Anodyne.Instruments.BioLogic.Techniques;
using Anodyne.Instruments.Reading;
using Anodyne.Records.Techniques;

namespace Anodyne.Instruments.Tests;

/// <summary>The parameters of a technique in settings modules and texts that the tests write themselves.</summary>
public sealed class TechniqueFixtureTests
{
    [Theory]
    [InlineData(0x572)]
    [InlineData(0x1845)]
    [InlineData(0x1846)]
    [InlineData(0x1847)]
    public void The_parameters_are_read_wherever_they_begin(int start)
    {
        var technique = Read(ModularFixture.Settings(0x19, start, 16, ModularFixture.Potentiometry(0.4f, 600), ModularFixture.Potentiometry(-0.4f, 60)), out var file);
        Assert.Equal("CP", technique.Name);
        Assert.Equal(2, technique.Sequences);
        Assert.Equal(
            ["Is: 0.4 mA, -0.4 mA", "Is vs.: <None>, <None>", "ts: 600 s, 60 s", "EM: pass, pass", "dQM: 2.5 mA.h, 2.5 mA.h", "record: <Ewe>, <Ewe>", "dEs: 5 mV, 5 mV", "dts: 0.1 s, 0.1 s",
             "E range min: -10 V, -10 V", "E range max: 10 V, 10 V", "I Range: 10 mA, 10 mA", "Bandwidth: 5, 5", "goto Ns': 1, 1", "nc cycles: 3, 3"],
            technique.Parameters.Select(parameter => $"{parameter.Name}: {string.Join(", ", parameter.Values)}"));
        Assert.Equal("", technique.Remark);
        Assert.Empty(file.Warnings);
    }

    [Fact]
    public void No_two_layouts_of_a_technique_agree_in_number_and_length()
    {
        // Two that do would leave open which one a module has.
        Assert.Equal(TechniqueTable.All.Count, TechniqueTable.All.Select(layout => (layout.Id, layout.Count, layout.Size)).Distinct().Count());
        foreach (var group in TechniqueTable.All.GroupBy(layout => (layout.Id, layout.Count)))
        {
            // Nor may so many sequences of the one be as long as some of the other: the module states their number, so equal lengths need equal sizes.
            Assert.Equal(group.Count(), group.Select(layout => layout.Size).Distinct().Count());
        }
    }

    [Theory]
    [InlineData((byte)0x19, 17, 46)]
    [InlineData((byte)0x19, 16, 47)]
    [InlineData((byte)0x6F, 16, 46)]
    public void An_unknown_layout_is_named_with_its_bytes_and_never_guessed(byte technique, int count, int size)
    {
        var settings = Read(ModularFixture.Settings(technique, 0x1845, count, new byte[size]), out var file);
        Assert.Empty(settings.Parameters);
        Assert.Equal(0, settings.Sequences);
        Assert.Contains($"identifier 0x{technique:X2}", settings.Remark, StringComparison.Ordinal);
        Assert.Contains("bytes 109 to ", settings.Remark, StringComparison.Ordinal);
        Assert.Contains(settings.Remark, file.Warnings);
        Assert.Equal(4, file.Records[0].Rows);
    }

    [Fact]
    public void Codes_that_no_text_has_shown_stay_codes()
    {
        var sequence = ModularFixture.Potentiometry(1, 1);
        sequence[4] = 9;
        sequence[5] = 7;
        sequence[19] = 3;
        sequence[36] = 37;
        var technique = Read(ModularFixture.Settings(0x19, 0x1845, 16, sequence), out _);
        Assert.Equal("1 code 9", technique.Find("Is")!.Values[0].ToString());
        Assert.Equal("code 7", technique.Find("Is vs.")!.Values[0].Word);
        Assert.Equal("code 3", technique.Find("record")!.Values[0].Word);
        Assert.Equal("100 mA (code 37)", technique.Find("I Range")!.Values[0].Word);
    }

    [Fact]
    public void Modulo_Bat_tells_what_its_kinds_use_and_which_bytes_were_not_read()
    {
        var rest = new byte[172];
        rest[0] = 4;
        BitConverter.GetBytes(1f).CopyTo(rest, 6);
        var potentio = new byte[172];
        potentio[0] = 8;
        BitConverter.GetBytes(5f).CopyTo(potentio, 6);
        potentio[10] = 1;
        BitConverter.GetBytes(7f).CopyTo(potentio, 15);
        potentio[19] = 1;
        BitConverter.GetBytes(6u).CopyTo(potentio, 78);
        potentio[40] = 0xAB;
        var technique = Read(ModularFixture.Settings(0x7F, 0x1847, 73, rest, potentio), out var file, 11);
        Assert.Equal(["", "5 mV"], technique.Find("ctrl1_val")!.Values.Select(value => value.ToString()));
        Assert.Equal(["", "7 kHz"], technique.Find("ctrl2_val")!.Values.Select(value => value.ToString()));
        Assert.Equal(["0", "6"], technique.Find("ctrl_Nd")!.Values.Select(value => value.ToString()));
        Assert.Equal(["Charge", "not read"], technique.Find("charge/discharge")!.Values.Select(value => value.ToString()));
        Assert.Contains("Sequence 1: 'ctrl3_val_vs' to 'ctrl_TO_t_unit'", technique.Remark, StringComparison.Ordinal);
        Assert.Contains("AB", technique.Remark, StringComparison.Ordinal);
        Assert.Contains(file.Warnings, warning => warning == technique.Remark);
        Assert.Null(technique.Find("lim1_value"));
    }

    [Fact]
    public void External_devices_and_unknown_modules_are_told()
    {
        var devices = new byte[0x100];
        ModularFixture.Pascal(devices, 0x36, "pressure");
        BitConverter.GetBytes(5f).CopyTo(devices, 0x52);
        BitConverter.GetBytes(0.5f).CopyTo(devices, 0x56);
        BitConverter.GetBytes(100f).CopyTo(devices, 0x5A);
        BitConverter.GetBytes(10f).CopyTo(devices, 0x5E);
        var file = Formats.Read(ModularFixture.Make(3, 4, devices: devices));
        Assert.Equal("pressure: 0.5 V is 10, 5 V is 100", file.Records[0].Provenance.Settings["Analog IN 1"]);
        Assert.Contains(file.Warnings, warning => warning.Contains("external devices", StringComparison.Ordinal));

        var bytes = ModularFixture.Make(3, 4).Bytes;
        "VMP xyzw"u8.CopyTo(bytes.AsSpan(bytes.AsSpan().IndexOf("VMP loop"u8)));
        var other = Formats.Read(new FileContent("a.mpr", bytes));
        Assert.Contains(other.Warnings, warning => warning.Contains("'VMP xyzw'", StringComparison.Ordinal) && warning.Contains("was not read", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Latin1")]
    [InlineData("utf-8")]
    public void The_header_of_a_text_gives_the_same_parameters_in_either_encoding(string encoding)
    {
        string[] lines =
        [
            "Ns                  0                   1                   ", "Ei (V)              0,850               -0,1                ", "vs.                 Ref                 Eoc                 ",
            "ti (h:m:s)          1:02:3,5000         0:00:0,0000         ", "dI                  5,000               pass                ", "unit dI             µA                  mA                  ",
            "I Range             100 µA              Auto",
        ];
        var text = $"EC-Lab ASCII FILE\r\nNb header lines : {8 + lines.Length}\r\n\r\nChronoamperometry\r\n\r\nCycle Definition : none\r\n{string.Join("\r\n", lines)}\r\n\r\ntime/s\tEwe/V\r\n0\t1\r\n";
        var file = Formats.Read(new FileContent("a.mpt", Encoding.GetEncoding(encoding).GetBytes(text)));
        var technique = Assert.Single(file.Records[0].Provenance.Techniques);
        Assert.Equal(
            ["Ei: 0.85 V, -0.1 V", "Ei vs.: Ref, Eoc", "ti: 3723.5 s, 0 s", "dI: 5 µA, pass", "I Range: 100 µA, Auto"],
            technique.Parameters.Select(parameter => $"{parameter.Name}: {string.Join(", ", parameter.Values)}"));
    }

    private static TechniqueSettings Read(byte[] settings, out InstrumentFile file, int version = 3)
    {
        file = Formats.Read(ModularFixture.Make(version, 4, settings: settings));
        return Assert.Single(file.Records[0].Provenance.Techniques);
    }
}
