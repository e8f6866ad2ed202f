using Anodyne.Design.Pouch;
using Anodyne.Quantities.Documents;
using Anodyne.Studies.Input;

namespace Anodyne.Studies.Tests.Input;

/// <summary>The starting file of a pouch cell names every input with its true default.</summary>
public sealed class PouchTemplateTests
{
    [Fact]
    public void The_starting_file_is_a_cell_and_lists_every_input_with_its_default()
    {
        var text = StartingFile.Text("design");
        Assert.Equal(["areal_capacity"], PouchCellReader.Read(YamlReader.Read(text, "design.yaml")).Stated);
        var all = PouchCellReader.Read(YamlReader.Read(text.Replace("\n  # ", "\n  ", StringComparison.Ordinal), "design.yaml"));
        Assert.Equal(PouchInputs.All.Count, all.Stated.Count);
        Assert.All(PouchInputs.All, input => Assert.Equal(input.Default, input.Get(all), 1e-9 * Math.Max(1e-9, Math.Abs(input.Default))));
    }
}
