using System.Text;
using Anodyne.Instruments.BioLogic.Text;
using Anodyne.Instruments.Reading;
using Anodyne.Records.Terms;

namespace Anodyne.Instruments.Tests;

public sealed class TextExportFixtureTests
{
    private const string Header = "freq/Hz\tRe(Z)/Ohm\t-Im(Z)/Ohm\ttime/s\t<I>/mA\tcycle number\t\r\n";

    private static FileContent File(string text) => new("fixture.mpt", Encoding.Latin1.GetBytes(text));

    [Theory]
    [InlineData('.')]
    [InlineData(',')]
    public void The_full_header_is_read_in_either_locale(char mark)
    {
        var lead = "EC-Lab ASCII FILE\r\nNb header lines : 9\r\n\r\nPotentio Electrochemical Impedance Spectroscopy\r\n\r\nDevice : SP-300 (SN 1)\r\n"
            + "Acquisition started on : 03/15/2023 06:00:00.500\r\nElectrode surface area : 1,500 cm²\r\n";
        var rows = "1.0E+003\t1.5\t2.5\t0.0\t1.0\t1\r\n1.0E+002\t2.5\t-3.5\t1.0\t1.0\t1\r\n1.0E+003\t4.5\t5.5\t2.0\t1.0\t2\r\n".Replace('.', mark);
        var file = Formats.Read(File(lead + Header + rows));
        var record = file.Records[0];
        Assert.Equal(3, record.Rows);
        Assert.Equal([-2.5, 3.5, -5.5], record.Doubles(Bdf.ImaginaryImpedance).ToArray());
        Assert.Equal(1e-3, record.Current[0], 1e-15);
        Assert.Equal([2, 1], file.Spectra.Select(s => s.Count));
        Assert.Equal(1.5e-4, record.Cell.Area!.Value, 1e-12);
        Assert.Equal(new DateTimeOffset(2023, 3, 15, 6, 0, 0, 500, TimeSpan.Zero), record.Provenance.Start);
        Assert.Equal("Potentio Electrochemical Impedance Spectroscopy", record.Provenance.Technique);
    }

    [Fact]
    public void A_file_without_header_and_one_with_a_cut_last_line_are_read()
    {
        var bare = Formats.Read(File(Header + "1000\t1\t2\t0\t0\t1\r\n10\t1\t2\t0\t0\t1\r\n"));
        Assert.Equal(2, bare.Records[0].Rows);
        var cut = Formats.Read(File(Header + "1000\t1\t2\t0\t0\t1\r\n10\t1\t2"));
        Assert.Equal(1, cut.Records[0].Rows);
        Assert.Contains("cut", Assert.Single(cut.Warnings), StringComparison.Ordinal);
        Damage.CutEverywhere(new TextExportReader(), File("EC-Lab ASCII FILE\nNb header lines : 3\n" + Header + "1\t2\t3\t4\t5\t6\n"));
    }

    [Fact]
    public void Settings_files_give_their_techniques_and_parameters()
    {
        var text = "EC-LAB SETTING FILE\r\n\r\nNumber of linked techniques : 1\r\n\r\nTechnique : 1\r\nGalvanostatic Cycling\r\n"
            + "Ns                  0                   1                   \r\nIs                  0.000               0.400               \r\n";
        var file = Formats.Read(File(text));
        Assert.Empty(file.Records);
        var technique = Assert.Single(file.Techniques);
        Assert.Equal("Galvanostatic Cycling", technique.Name);
        Assert.Equal([0, 0.4], technique.Find("Is")!.Values.Select(value => value.Number));
    }
}
