using System.Text;
using Anodyne.Instruments.Reading;
using Anodyne.Quantities;
using Anodyne.Records.Terms;

namespace Anodyne.Instruments.Tests;

/// <summary>
/// Ivium's data files of every method whose columns are known, written here from the descriptions. It does not prove that a real file looks so: only one of an impedance was at hand
/// (ImpedanceOracleTests).
/// </summary>
public sealed class IviumDataTests
{
    private const string Rows = "0.00000E+00  1.50000E-03\t3.10000E+00 \r\n1.00000E+00  -2.50000E-03\t3.20000E+00 \r\n";

    [Theory]
    [InlineData("Transients", "ChronoAmperometry", 0.0015, 3.1)]
    [InlineData("Transients", "Mixed Mode", 0.0015, 3.1)]
    [InlineData("MixedMode", "", 0.0015, 3.1)]
    [InlineData("Transients", "ChronoPotentiometry", 3.1, 0.0015)]
    public void Transients_are_time_and_the_two_quantities_in_their_order(string method, string technique, double current, double potential)
    {
        var file = Formats.Read(File(Section(method, technique, 3, Rows)));
        var record = Assert.Single(file.Records);
        Assert.Equal("Ivium idf", file.Format);
        Assert.Equal([0.0, 1], record.Time.ToArray());
        Assert.Equal(current, record.Current[0]);
        Assert.Equal(potential, record.Voltage[0]);
        Assert.Equal(new DateTimeOffset(2024, 3, 2, 11, 12, 13, TimeSpan.Zero), record.Provenance.Start);
        Assert.Contains(file.Warnings, warning => warning.Contains("no real file was at hand", StringComparison.Ordinal));
        Assert.StartsWith(method, record.Provenance.Technique, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("CyclicVoltammetry", 2)]
    [InlineData("LinearSweep", 3)]
    public void Sweeps_are_potential_and_current_and_a_third_column_keeps_its_place(string method, int columns)
    {
        var rows = columns == 3 ? "0.5 1e-3 7\r\n0.6 2e-3 8\r\n" : "0.5 1e-3\r\n0.6 2e-3\r\n";
        var file = Formats.Read(File(Section(method, "Standard", columns, rows)));
        var record = Assert.Single(file.Records);
        Assert.Equal([0.5, 0.6], record.Voltage.ToArray());
        Assert.Equal([1e-3, 2e-3], record.Current.ToArray());
        Assert.True(record.Time.IsEmpty);
        Assert.Equal(columns == 3 ? [7.0, 8] : null, record.Find("column 3")?.ToDoubles());
        Assert.Equal(columns == 3, file.Warnings.Any(warning => warning.Contains("third column", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_data_set_gives_each_measurement_with_its_own_method()
    {
        var set = "QR=QR\r\n" + Section("Impedance", "Constant E", 3, "100 -20\t1000\r\n110 -30\t100\r\n") + "QR=QR\r\n" + Section("Transients", "ChronoPotentiometry", 3, Rows);
        var file = Formats.Read(new FileContent("a.ids", Encoding.Latin1.GetBytes(set)));
        Assert.Equal(2, file.Records.Count);
        Assert.Equal([1000.0, 100], file.Records[0].Doubles(Bdf.Frequency).ToArray());
        Assert.Equal([-20.0, -30], file.Records[0].Doubles(Bdf.ImaginaryImpedance).ToArray());
        Assert.Equal(0.0015, file.Records[1].Voltage[0]);
        Assert.Equal("Transients", file.Records[1].Provenance.Settings["Method"]);
        Assert.Equal("Impedance", file.Records[0].Provenance.Settings["Method"]);
    }

    [Theory]
    [InlineData("Electroanalysis", "SquareWave", 3)]
    [InlineData("Transients", "RecordLevel", 3)]
    [InlineData("Transients", "ChronoAmperometry", 4)]
    [InlineData("Impedance", "Constant E", 2)]
    public void A_method_or_a_number_of_columns_that_is_not_known_is_refused_with_its_name_and_byte(string method, string technique, int columns)
    {
        var file = File(Section(method, technique, columns, "1 2 3 4\r\n"));
        var refusal = Assert.Throws<UnknownVersionException>(() => Formats.Read(file));
        Assert.Equal(3, refusal.ExitStatus);
        Assert.Contains(technique, refusal.Problem.Found, StringComparison.Ordinal);
        Assert.Contains($"byte {file.Bytes.AsSpan().IndexOf("primary_data"u8)} ", refusal.Problem.Where, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cut_table_and_tables_behind_it_are_told()
    {
        var text = Section("Transients", "ChronoAmperometry", 3, Rows).Replace("\r\n2 ", "\r\n5 ", StringComparison.Ordinal) + "analog_data\r\n1\r\n";
        var file = Formats.Read(File(text));
        Assert.Equal(2, file.Records[0].Rows);
        Assert.Contains(file.Warnings, warning => warning.Contains("5 points are announced, 2 are complete", StringComparison.Ordinal));
        Assert.Contains(file.Warnings, warning => warning.Contains("'analog_data'", StringComparison.Ordinal));
        Damage.CutEverywhere(new Anodyne.Instruments.Ivium.IviumDataReader(), File(Section("Transients", "ChronoAmperometry", 3, Rows)));
    }

    private static FileContent File(string text) => new("a.idf", Encoding.Latin1.GetBytes("\0\0\0\0\u00fb\0\0\0\r\n" + text));

    private static string Section(string method, string technique, int columns, string rows)
        => $"Version=11\r\nstarttime=02/03/2024 11:12:13\r\nMethod={method}\r\nTechnique={technique}\r\nTasks.Mode[1]=CC\r\nprimary_data    \r\n{columns}         \r\n{rows.Split("\r\n").Length - 1}         \r\n{rows}";
}
