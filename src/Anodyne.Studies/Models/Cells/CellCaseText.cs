using System.Text;
using Anodyne.Quantities.Documents;
using Anodyne.Store.Canonical;
using Anodyne.Studies.Input;

namespace Anodyne.Studies.Models.Cells;

/// <summary>
/// Everything of a case that can change a number, as one text: values without their ranges and sources, keys in ordinal order, no names and notes, and the
/// content of the files that the case names.
/// </summary>
internal static class CellCaseText
{
    private static readonly string[] Unimportant = ["name", "note"];

    /// <summary>The text.</summary>
    public static string Of(InputMapping tree, CycleCase read, string folder)
    {
        var text = new StringBuilder();
        Write(text, tree, isRoot: true);
        text.Append('\n').Append(CanonicalText.Of(read.Options)).Append('\n').Append(CanonicalText.Of(read.Protocol));
        foreach (var path in CycleCaseReader.NamedFiles(tree, folder))
        {
            text.Append('\n').Append(File.ReadAllText(path));
        }

        return text.ToString();
    }

    private static void Write(StringBuilder text, InputNode node, bool isRoot = false)
    {
        switch (node)
        {
            case InputMapping mapping when mapping.Find("value") is InputScalar value && mapping.Keys.All(key => Given.Keys.Contains(key)):
                Write(text, value);
                break;
            case InputMapping mapping:
                text.Append('{');
                var entries = mapping.Entries.Where(entry => !isRoot || !Unimportant.Contains(entry.Key));
                foreach (var (key, value) in entries.OrderBy(entry => entry.Key, StringComparer.Ordinal))
                {
                    text.Append(CanonicalText.Of(key)).Append(':');
                    Write(text, value);
                    text.Append(',');
                }

                text.Append('}');
                break;
            case InputSequence list:
                text.Append('[');
                foreach (var item in list)
                {
                    Write(text, item);
                    text.Append(',');
                }

                text.Append(']');
                break;
            default:
                text.Append(CanonicalText.Of(((InputScalar)node).Text));
                break;
        }
    }
}
