using Anodyne.Instruments.Sidecar;
using Anodyne.Quantities.Documents;
using Anodyne.Records.CellDescriptions;
using Anodyne.Studies.Input;

namespace Anodyne.Studies.Tests.Input;

/// <summary>The starting sidecar is read as it stands, and its numbers are those of its comments.</summary>
public class SidecarTemplateTests
{
    [Fact]
    public void The_starting_sidecar_is_read()
    {
        var cell = CellYaml.Read(YamlReader.Read(StartingFile.Text("sidecar"), "sidecar.yaml").AsMapping(), CellDescription.Unknown);
        Assert.Equal(CellType.LiCu, cell.Type);
        Assert.Equal(1.27e-4, cell.Area!.Value, 1e-12);
        Assert.Equal(2.1e-6, cell.ActiveMass!.Value, 1e-15);
        Assert.Equal(4e-3 * 3600, cell.NominalCapacity!.Value, 1e-9);
        Assert.Equal(298.15, cell.Temperature!.Value, 1e-9);
    }
}
