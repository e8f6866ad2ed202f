using System.Globalization;
using Anodyne.Quantities;
using Anodyne.Quantities.Documents;
using Anodyne.Quantities.Units;

namespace Anodyne.Studies.Sweeps.Plan;

/// <summary>The way to a value of a case as a plan writes it: keys joined by dots, entries of lists by their name or their number from 1.</summary>
internal static class CasePath
{
    private const int MostNames = 24;

    /// <summary>The node that a path names.</summary>
    /// <param name="tree">The case.</param>
    /// <param name="path">The path, at its place in the plan.</param>
    /// <exception cref="InputException">The case states no such value; the message lists what stands at the last known place.</exception>
    public static InputNode Find(InputMapping tree, InputScalar path)
    {
        InputNode at = tree;
        var known = "";
        foreach (var step in path.Text.Split('.', StringSplitOptions.TrimEntries))
        {
            var children = Children(at).ToArray();
            var next = children.FirstOrDefault(child => child.Name == step).Node
                ?? (at is InputSequence list && int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                    && number >= 1 && number <= list.Count ? list[number - 1] : null);
            if (next is null)
            {
                throw new InputException(new Problem(
                    known.Length == 0 ? "the axis names no parameter of the case" : $"the axis names no parameter of the case: \"{known}\" has no \"{step}\"",
                    path.Where, path.Description, Names(children), Mend(step, known, children, tree)));
            }

            (at, known) = (next, known.Length == 0 ? step : $"{known}.{step}");
        }

        return at;
    }

    /// <summary>Checks the paths that a plan sets: each names a single value, and no two of them the same one.</summary>
    /// <param name="tree">The case.</param>
    /// <param name="kind">What the names are, for messages.</param>
    /// <param name="set">Who sets what, in the order of the plan.</param>
    /// <exception cref="InputException">A path names nothing, more than one value, or what another one sets already.</exception>
    public static void CheckAll(InputMapping tree, string kind, IEnumerable<(string Name, IReadOnlyList<InputScalar> Paths)> set)
    {
        var taken = new Dictionary<InputNode, string>(ReferenceEqualityComparer.Instance);
        foreach (var (name, path) in set.SelectMany(entry => entry.Paths.Select(path => (entry.Name, path))))
        {
            var node = Find(tree, path);
            if (node is not InputScalar && !(node is InputMapping value && value.Has("value")))
            {
                throw path.Fail("the path names no single value",
                    string.Join(", ", Children(node).Take(MostNames).Select(child => $"{path.Text}.{child.Name}")));
            }

            if (!taken.TryAdd(node, name))
            {
                throw path.Fail($"two {kind} set the same parameter: {taken[node]} and {name}", "each parameter once");
            }
        }
    }

    /// <summary>Every path to a single value of a case, or to a value with its source.</summary>
    public static IEnumerable<string> All(InputNode node, string path = "") => node switch
    {
        InputMapping mapping when path.Length > 0 && mapping.Find("value") is InputScalar => [path],
        InputScalar => [path],
        _ => Children(node).SelectMany(child => All(child.Node, path.Length == 0 ? child.Name : $"{path}.{child.Name}")),
    };

    private static IEnumerable<(string Name, InputNode Node)> Children(InputNode node) => node switch
    {
        InputMapping mapping => mapping.Entries.Select(entry => (entry.Key, entry.Value)),
        InputSequence list => list.Select((item, index) => (
            item is InputMapping entry && entry.Find("name") is InputScalar name ? name.Text : (index + 1).ToString(CultureInfo.InvariantCulture), item)),
        _ => [],
    };

    private static string Names((string Name, InputNode Node)[] children) => children.Length == 0
        ? "nothing stands below this"
        : string.Join(", ", children.Take(MostNames).Select(child => child.Name)) + (children.Length > MostNames ? ", ..." : "");

    // The same key elsewhere in the case is the likelier meaning than a similar one here.
    private static string Mend(string step, string known, (string Name, InputNode Node)[] children, InputMapping tree)
    {
        string[] elsewhere = [.. All(tree).Where(path => path == step || path.EndsWith("." + step, StringComparison.Ordinal)).Take(3)];
        var near = elsewhere.Length > 0
            ? string.Join(" or ", elsewhere.Select(path => $"\"{path}\""))
            : Spelling.Nearest(step, children.Select(child => child.Name)) is { } nearest ? $"\"{(known.Length == 0 ? nearest : $"{known}.{nearest}")}\"" : "";
        return near.Length > 0 ? $"Did you mean {near}?" : "Write the parameter into the case first: an axis changes what a case states.";
    }
}
