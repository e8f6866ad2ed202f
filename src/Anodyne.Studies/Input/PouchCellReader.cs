using Anodyne.Design.Pouch;
using Anodyne.Quantities;
using Anodyne.Quantities.Documents;

namespace Anodyne.Studies.Input;

/// <summary>
/// Reads the description of a pouch cell: <c>name</c>, <c>note</c>, <c>cathode_material</c> and a mapping <c>pouch</c> with any of the calculator's inputs,
/// each plain ("4.2 mAh/cm2") or with its source ({value, range, evidence, source}). What is not given keeps its default and is printed as one.
/// </summary>
public static class PouchCellReader
{
    /// <summary>Reads a file.</summary>
    /// <param name="path">Path of the YAML file.</param>
    /// <exception cref="InputException">If the file cannot be read; the message gives line and column.</exception>
    public static PouchCell ReadFile(string path) => Read(YamlReader.ReadFile(path));

    /// <summary>Reads a document.</summary>
    /// <param name="document">The document's root.</param>
    /// <exception cref="InputException">If a key is unknown or a value cannot be; the message gives line and column.</exception>
    public static PouchCell Read(InputNode document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var root = document.AsMapping("a mapping with name and pouch").AllowOnly("name", "note", "cathode_material", "pouch");
        var pouch = root.OptionalMapping("pouch")
            ?? throw root.Fail("the key \"pouch\" is missing", "pouch: with the cell's inputs",
            "Write \"pouch:\" and under it for example \"areal_capacity: 4.2 mAh/cm2\".");
        pouch.AllowOnly([.. PouchInputs.All.Select(input => input.Name)]);
        var cell = new PouchCell { Name = root.Text("name", "pouch cell"), CathodeMaterial = root.Text("cathode_material", "NMC811") };
        foreach (var input in PouchInputs.All)
        {
            if (pouch.Find(input.Name) is { } node)
            {
                var value = Given.Read(node, input.Dimension).Value;
                cell = node.Build(() => cell.With(input.Name, value));
            }
        }

        return pouch.Build(cell.Checked);
    }
}
