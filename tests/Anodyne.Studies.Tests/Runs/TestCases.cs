using Anodyne.Cells;
using Anodyne.Cells.Electrolytes;
using Anodyne.Cells.Geometry;
using Anodyne.Cells.Kinetics;
using Anodyne.Cells.Layers;
using Anodyne.Cells.Protocols;
using Anodyne.Plating;
using Anodyne.Quantities.Dimensions;
using Anodyne.Quantities.Documents;

namespace Anodyne.Studies.Tests.Runs;

/// <summary>A small plating case, and a reading of it from a document with three keys.</summary>
internal static class TestCases
{
    public static PlatingCase Plain { get; } = new(
        "plain",
        new InterfaceCell(
            "cell",
            new Electrolyte("electrolyte", "LiX", "S", 1000, 1.0, 1e-10, 0.3, 1.0),
            [PorousLayer.Free(2e-6), new PorousLayer("separator", PorousLayerKind.Separator, 23e-6, 0.4, 2)],
            null,
            LithiumMetal.Default,
            new ButlerVolmer(10, 1000)),
        new Domain(100e-6, Lateral.Periodic),
        new RandomRoughnessSurface(0.3e-6, 5e-6, RoughnessSpectrum.Gaussian, 1),
        new Galvanostatic(10),
        new StopRules(36000, null));

    /// <summary>Reads <c>current</c>, <c>transference</c> and <c>exchange</c>.</summary>
    public static (PlatingCase Case, ParameterSheet Sheet) Read(InputMapping document, string name)
    {
        document.AllowOnly("current", "transference", "exchange", "layers", "flat");
        var sheet = new ParameterSheet();
        var transference = document.Has("transference") ? sheet.Take("electrolyte", document, "transference", Dimension.None) : 0.3;
        var exchange = document.Has("exchange") ? sheet.Take("kinetics", document, "exchange", Dimension.CurrentDensity) : 10;
        var problem = Plain with
        {
            Name = name,
            Control = new Galvanostatic(document.Quantity("current", Dimension.CurrentDensity, 10)),
            Surface = document.Flag("flat", false) ? new FlatSurface() : Plain.Surface,
            Cell = Plain.Cell with
            {
                Electrolyte = Plain.Cell.Electrolyte with { TransferenceNumber = transference },
                Kinetics = new ButlerVolmer(exchange, 1000),
            },
        };
        return (problem, sheet);
    }

    public static InputMapping Document(string yaml) => YamlReader.Read(yaml, "study.yaml").AsMapping();
}
