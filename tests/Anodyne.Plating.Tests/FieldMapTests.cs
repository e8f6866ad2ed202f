using Anodyne.Cells;
using Anodyne.Cells.Electrolytes;
using Anodyne.Cells.Geometry;
using Anodyne.Cells.Kinetics;
using Anodyne.Cells.Layers;
using Anodyne.Cells.Protocols;
using Anodyne.Plating.Runs;

namespace Anodyne.Plating.Tests;

public class FieldMapTests
{
    /// <summary>Over a flat front the current is the applied one at every point, through every layer's face and above the solved window.</summary>
    [Fact]
    public void Current_over_a_flat_front_is_uniform_through_all_layers()
    {
        static ConstantFunction Constant(double value) => new(value);
        var cell = new InterfaceCell(
            "flat",
            new Electrolyte("test", "LiX", "solvent", 1000, Constant(0.9), Constant(3e-10), Constant(0.4), Constant(1)),
            [PorousLayer.Free(2e-6), PorousLayer.FromMacMullin("separator", PorousLayerKind.Separator, 23e-6, 0.4, 8)],
            null, LithiumMetal.Default, new ButlerVolmer(10, 1000));
        var result = PlatingSimulation.Run(new PlatingCase(
            "flat", cell, new Domain(50e-6, Lateral.Periodic), new FlatSurface(), new Galvanostatic(20), new StopRules(3600, null)) { Numerics = new PlatingNumerics(64) });
        var map = result.Fields[^1];
        var values = map.CurrentDensity.Where(float.IsFinite).ToArray();
        Assert.True(values.Length > map.Columns * map.Rows / 2);
        Assert.All(values, i => Assert.InRange(i, 20 * (1 - 1e-3f), 20 * (1 + 1e-3f)));
    }
}
