using Anodyne.Instruments.Reading;
using Anodyne.Quantities;
using Anodyne.Records.CellDescriptions;
using Anodyne.Records.Columns;

namespace Anodyne.Instruments.Tests;

public sealed class SidecarTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("anodyne-sidecar-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_cell_yaml_of_the_folder_is_picked_up_and_the_file_s_own_wins()
    {
        var data = Write("a.bdf.csv", "Test Time / s,Voltage / V,Current / A\n0,3,0.1\n1,3,0.1\n");
        Assert.Equal(CellType.Unknown, Formats.Read(data).Records[0].Cell.Type);
        Write("cell.yaml", "type: Li||Li\narea: \"1.27 cm2\"\ntemperature: \"25 degC\"\nelectrolyte: 1 M LiTFSI in TEGDME\n");
        var cell = Formats.Read(data).Records[0].Cell;
        Assert.Equal(CellType.LiLi, cell.Type);
        Assert.Equal(1.27e-4, cell.Area!.Value, 1e-12);
        Assert.Equal(298.15, cell.Temperature!.Value, 1e-9);
        Assert.Equal("1 M LiTFSI in TEGDME", cell.Electrolyte);
        Write("a.bdf.csv.cell.yaml", "type: Li||Cu\ncapacity: \"4 mAh\"\n");
        Assert.Equal(CellType.LiCu, Formats.Read(data).Records[0].Cell.Type);
        Assert.Equal(14.4, Formats.Read(data).Records[0].Cell.NominalCapacity!.Value, 1e-9);
        Assert.Equal(64, Formats.Read(data).Records[0].Provenance.Sha256.Length);
        Write("a.bdf.csv.cell.yaml", "types: Li||Cu\n");
        Assert.Contains("types", Assert.Throws<InputException>(() => Formats.Read(data)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_case_of_a_simulation_is_not_taken_for_a_description()
    {
        var data = Write("a.bdf.csv", "Test Time / s,Voltage / V,Current / A\n0,3,0.1\n1,3,0.1\n");
        Write("cell.yaml", "area: 1 cm2\nprotocol: [Rest for 1 hour]\n");
        var problem = Assert.Throws<InputException>(() => Formats.Read(data)).Problem;
        Assert.Contains("a case of a simulation", problem.What, StringComparison.Ordinal);
        Assert.Contains("NAME.cell.yaml", problem.Mend, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mapping_reads_a_table_that_no_reader_knows()
    {
        var data = Write("odd.txt", "made by hand\nsecs;pot;cur;note\n0;3100;-1,5;a\n60;3200;-1,5;b\n");
        Assert.Throws<InputException>(() => Formats.Read(data));
        Write("odd.txt.map.yaml", "skip: 1\ndelimiter: \";\"\ndecimal: \",\"\ncolumns:\n  secs: {name: Test Time, unit: s}\n  pot: {name: Voltage, unit: mV}\n  cur: {name: Current, unit: mA, factor: \"-1\"}\n");
        var record = Formats.Read(data).Records[0];
        Assert.Equal([0.0, 60], record.Time.ToArray());
        Assert.Equal(3.1, record.Voltage[0], 1e-12);
        Assert.Equal(1.5e-3, record.Current[0], 1e-12);
        Assert.Equal("b", ((TextColumn)record.Require("note")).Text(1));
        Write("odd.txt.map.yaml", "columns:\n  nothing: {name: Voltage, unit: mV}\n");
        Assert.Throws<InputException>(() => Formats.Read(data));
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}
