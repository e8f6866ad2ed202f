using System.Globalization;
using Anodyne.Quantities;
using YamlDotNet.RepresentationModel;

namespace Anodyne.Studies.Plan;

/// <summary>
/// Lays one YAML tree over another: what a variant of a study says replaces what the shared case says, and everything else stays. Every node keeps the
/// line and column where it was written, so an error in a patched case still points at the right place of the study file.
/// </summary>
/// <remarks>
/// A mapping is laid over a mapping key by key. A mapping laid over a list changes the entries that carry its keys as their <c>name</c> and leaves the
/// others. A plain value laid over a mapping with a <c>value</c> replaces the mapping as a whole: its source was that of the old value. Anything else
/// replaces. A key with the value <c>~</c> (null) removes what was there.
/// </remarks>
public static class CasePatch
{
    private const string NameKey = "name";

    /// <summary>The base with the patches laid over it, first to last; the given trees are not changed.</summary>
    /// <param name="source">Name of the file, for errors.</param>
    /// <param name="tree">The shared case.</param>
    /// <param name="patches">What to lay over it.</param>
    /// <exception cref="InputException">A patch names a list entry that does not exist, or changes the kind of a node.</exception>
    public static YamlMappingNode Apply(string source, YamlMappingNode tree, params IEnumerable<YamlMappingNode> patches) =>
        patches.Aggregate(tree, (result, patch) => Overlay(source, result, patch));

    private static YamlMappingNode Overlay(string source, YamlMappingNode below, YamlMappingNode above)
    {
        var result = Empty(below);
        foreach (var (key, node) in below.Children)
        {
            if (!above.Children.TryGetValue(key, out var change))
            {
                result.Add(key, node);
            }
            else if (!IsNull(change))
            {
                result.Add(key, Overlay(source, node, change));
            }
        }

        foreach (var (key, node) in above.Children)
        {
            if (!below.Children.ContainsKey(key) && !IsNull(node))
            {
                result.Add(key, node);
            }
        }

        return result;
    }

    private static YamlNode Overlay(string source, YamlNode below, YamlNode above) => (below, above) switch
    {
        (YamlMappingNode lower, YamlMappingNode upper) => Overlay(source, lower, upper),
        (YamlSequenceNode lower, YamlMappingNode upper) => OverlayEntries(source, lower, upper),
        (YamlSequenceNode, YamlSequenceNode) => above,
        (YamlSequenceNode, _) => throw new InputException(
            "A list is replaced by a single value", Place(source, above), above.ToString(), "a list, or a mapping from the entries' names to their changes"),
        _ => above,
    };

    private static YamlSequenceNode OverlayEntries(string source, YamlSequenceNode below, YamlMappingNode above)
    {
        var entries = below.Children.ToArray();
        foreach (var (key, change) in above.Children)
        {
            var name = ((YamlScalarNode)key).Value;
            var index = Array.FindIndex(entries, entry => NameOf(entry) == name);
            if (index < 0)
            {
                throw new InputException(
                    "A change names an entry that the list does not have",
                    Place(source, key),
                    name ?? "",
                    string.Join(", ", entries.Select(NameOf).Where(known => known is not null)),
                    "Give the entry of the shared case this name, or change the name here.");
            }

            entries[index] = Overlay(source, entries[index], change);
        }

        return new YamlSequenceNode(entries);
    }

    // The library keeps a node's place in properties that only its parser sets; an empty copy of the mapping carries them along.
    private static YamlMappingNode Empty(YamlMappingNode like) => new() { Tag = like.Tag, Style = like.Style };

    private static string? NameOf(YamlNode entry) =>
        entry is YamlMappingNode map && map.Children.TryGetValue(new YamlScalarNode(NameKey), out var name) && name is YamlScalarNode text ? text.Value : null;

    private static bool IsNull(YamlNode node) =>
        node is YamlScalarNode { Style: YamlDotNet.Core.ScalarStyle.Plain, Value: "~" or "null" or "" or null };

    private static string Place(string source, YamlNode node) =>
        string.Create(CultureInfo.InvariantCulture, $"{source}:{node.Start.Line}:{node.Start.Column}");
}
