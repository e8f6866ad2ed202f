using System.Text;
using Anodyne.Instruments.Reading;
using Anodyne.Quantities;
using Anodyne.Records.Terms;

namespace Anodyne.Instruments.Tests;

/// <summary>Techniques of potentiostats beside impedance, from their descriptions: no public files of them are at hand.</summary>
public sealed class PotentiostatTextTests
{
    private static InstrumentFile Read(string name, string text) => Formats.Read(new FileContent(name, Encoding.Latin1.GetBytes(text)));

    [Fact]
    public void VersaStudio_segments_with_the_same_columns_are_one_record()
    {
        const string Names = "Definition=Segment #, Point #, E(V), I(A), Elapsed Time(s), Status,0\n";
        var file = Read("a.par", "<Application>\nName=VersaStudio\n</Application>\n<Action1>\nName=Chronopotentiometry\n</Action1>\n<Segment1>\nType=2\n" + Names
            + "0,0,0.1,1e-3,0.5,1\n0,1,0.2,1e-3,1.5,1\n</Segment1>\n<Segment2>\n" + Names + "1,0,0.3,-1e-3,2.5,1\n</Segment2>\n<Segment3>\nDefinition=Segment #, Point #, E(V), Frequency(Hz), Z Real, Z Imag\n2,0,0.3,100,5,-1\n</Segment3>\n");
        Assert.Equal(2, file.Records.Count);
        Assert.Equal([0.1, 0.2, 0.3], file.Records[0].Voltage.ToArray());
        Assert.Equal([0.5, 1.5, 2.5], file.Records[0].Time.ToArray());
        Assert.Equal([1e-3, 1e-3, -1e-3], file.Records[0].Current.ToArray());
        Assert.Equal([0.0, 0, 1], file.Records[0].Doubles(Bdf.StepId).ToArray());
        Assert.Equal(5, Assert.Single(file.Spectra).Impedance[0].Real);
    }

    [Theory]
    [InlineData("Cyclic Voltammetry", "Segment 1:\nEp = 0.2V\n\nPotential/V, Current/A\n", "0.100, 1.5e-6\n0.101, 1.6e-6\n", 0.101, 1.6e-6, 0)]
    [InlineData("Chronopotentiometry", "Step 1:\n\nTime/sec, Potential/V\n", "0.1, 0.25\n0.2, 0.35\n", 0.35, 0, 0.2)]
    [InlineData("Amperometric i-t Curve", "\nTime/sec, Current/mA\n", "0.1, 2\n0.2, 3\n", 0, 3e-3, 0.2)]
    public void CH_Instruments_sweeps_keep_their_sign_and_say_so(string technique, string head, string rows, double volt, double ampere, double time)
    {
        var file = Read("a.txt", $"Feb. 20, 2020   15:55:08\n{technique}\nFile: x\nInstrument Model:  CHI660E\n\nInit E (V) = 0\n{head}\n{rows}");
        var record = file.Records[0];
        Assert.Equal(2, record.Rows);
        Assert.Equal(technique, record.Provenance.Technique);
        Assert.Equal(volt, record.Voltage.IsEmpty ? 0 : record.Voltage[1], 1e-12);
        Assert.Equal(ampere, record.Current.IsEmpty ? 0 : record.Current[1], 1e-12);
        Assert.Equal(time, record.Time.IsEmpty ? 0 : record.Time[1], 1e-12);
        Assert.Contains(file.Warnings, static warning => warning.Contains("the file does not state", StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_not_known_of_a_potentiostat_is_refused_with_status_3()
    {
        var chi = Assert.Throws<UnknownVersionException>(() => Read("a.txt", "Feb. 20, 2020\nSome New Technique\nInstrument Model:  CHI660E\n\nA, B\n1, 2\n"));
        Assert.Contains("byte 14", chi.Problem.Where, StringComparison.Ordinal);
        var ivium = Assert.Throws<UnknownVersionException>(() => Read("a.ids", "\u0001QR=1\nMethod=Some New Method\nprimary_data\n3\n1\n1 2 3\n"));
        Assert.Contains("'Some New Method'", ivium.Problem.Found, StringComparison.Ordinal);
    }
}
