using Anodyne.Quantities.Documents;

namespace Anodyne.Studies.Models;

/// <summary>
/// A value of a case that its author gave a range. Its identity is the place where it is written: two variants that share a line of the study file share
/// the unknown and are moved together; values written apart are moved apart.
/// </summary>
/// <param name="Path">The way to it in the case, e.g. <c>electrolyte.conductivity</c>.</param>
/// <param name="Place">File, line and column.</param>
/// <param name="Value">The value as written.</param>
/// <param name="Low">The low end as written.</param>
/// <param name="High">The high end as written.</param>
/// <param name="Evidence">measured, computed or assumed as written; empty if not said.</param>
/// <param name="Source">Source as written; empty if none.</param>
internal sealed record UncertainValue(string Path, string Place, string Value, string Low, string High, string Evidence, string Source)
{
    private const string ValueKey = "value";
    private const string RangeKey = "range";

    /// <summary>Every value with a range in a case tree, in the order of the tree.</summary>
    public static IReadOnlyList<UncertainValue> In(InputMapping tree) => [.. Walk(tree, "").Select(found => Read(found.Node, found.Path))];

    /// <summary>The tree with this value at one end of its range; the tree itself if it does not contain the value.</summary>
    public InputMapping At(InputMapping tree, bool high)
    {
        foreach (var (node, _) in Walk(tree, ""))
        {
            if (node.Where == Place)
            {
                var ends = node.Sequence(RangeKey);
                return InputOverlay.Replace(tree, node.Require(ValueKey), ends[high ? 1 : 0]);
            }
        }

        return tree;
    }

    private static UncertainValue Read(InputMapping node, string path)
    {
        var ends = node.Sequence(RangeKey);
        return new UncertainValue(
            path,
            node.Where,
            node.Text(ValueKey),
            ends[0].AsScalar().Text,
            ends[1].AsScalar().Text,
            node.Text("evidence", ""),
            node.Text("source", ""));
    }

    private static IEnumerable<(InputMapping Node, string Path)> Walk(InputNode node, string path) => node switch
    {
        InputMapping mapping when mapping.Find(ValueKey) is InputScalar && mapping.Find(RangeKey) is InputSequence { Count: 2 } => [(mapping, path)],
        InputMapping mapping => mapping.Entries.SelectMany(entry => Walk(entry.Value, path.Length == 0 ? entry.Key : $"{path}.{entry.Key}")),
        InputSequence list => list.SelectMany((item, index) => Walk(item, $"{path}.{EntryName(item, index)}")),
        _ => [],
    };

    private static string EntryName(InputNode item, int index) =>
        item is InputMapping mapping
            && mapping.Find("name") is InputScalar name ? name.Text : (index + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
}
