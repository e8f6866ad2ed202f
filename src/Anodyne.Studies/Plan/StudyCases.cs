using Anodyne.Quantities.Documents;

namespace Anodyne.Studies.Plan;

/// <summary>Puts the case tree of a variant together: the shared case, then one option of every property.</summary>
internal static class StudyCases
{
    /// <summary>The case tree of a variant.</summary>
    public static InputMapping Tree(StudyPart part, StudyVariant variant, StudyPlacement placement) =>
        part.Properties.Aggregate(part.Case, (tree, property) => With(tree, property.Options[variant.Options[property.Name]], placement));

    /// <summary>A variant that takes some properties from one variant and the rest from another.</summary>
    public static StudyVariant Mixed(StudyVariant from, StudyVariant to, IReadOnlyCollection<string> swapped) => new(
        swapped.Count == 0 ? from.Name : $"{from.Name} with {string.Join(", ", swapped)} of {to.Name}",
        from.Options.ToDictionary(
            option => option.Key, option => swapped.Contains(option.Key) ? to.Options[option.Key] : option.Value, StringComparer.Ordinal));

    /// <summary>The properties in which two variants differ, in the order of the study.</summary>
    public static IReadOnlyList<StudyProperty> Differing(StudyPart part, StudyVariant from, StudyVariant to) =>
        [.. part.Properties.Where(property => from.Options[property.Name] != to.Options[property.Name])];

    private static InputMapping With(InputMapping tree, PropertyOption option, StudyPlacement placement)
    {
        var whole = option.Replacement is { } blocks ? InputOverlay.Put(tree, blocks) : tree;
        return InputOverlay.Apply(whole, new[] { option.Patch, option.ByPlacement.GetValueOrDefault(placement.Name) }.OfType<InputMapping>());
    }
}
