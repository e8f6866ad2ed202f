using Anodyne.Quantities.Documents;

namespace Anodyne.Studies.Plan;

/// <summary>Puts the case tree of a variant together: the shared case, then one option of every property.</summary>
public static class StudyCases
{
    /// <summary>The case tree of a variant.</summary>
    /// <param name="part">The part.</param>
    /// <param name="variant">The variant.</param>
    /// <param name="placement">Where placed properties act.</param>
    public static InputMapping Tree(StudyPart part, StudyVariant variant, StudyPlacement placement) =>
        InputOverlay.Apply(part.Case, part.Properties.SelectMany(property => Patches(property, variant, placement)));

    /// <summary>A variant that takes some properties from one variant and the rest from another.</summary>
    /// <param name="from">Gives the properties that are not swapped.</param>
    /// <param name="to">Gives the swapped ones.</param>
    /// <param name="swapped">Names of the properties taken from <paramref name="to"/>.</param>
    public static StudyVariant Mixed(StudyVariant from, StudyVariant to, IReadOnlyCollection<string> swapped) => new(
        swapped.Count == 0 ? from.Name : $"{from.Name} with {string.Join(", ", swapped)} of {to.Name}",
        from.Options.ToDictionary(option => option.Key, option => swapped.Contains(option.Key) ? to.Options[option.Key] : option.Value, StringComparer.Ordinal));

    /// <summary>The properties in which two variants differ, in the order of the study.</summary>
    /// <param name="part">The part.</param>
    /// <param name="from">One variant.</param>
    /// <param name="to">The other.</param>
    public static IReadOnlyList<StudyProperty> Differing(StudyPart part, StudyVariant from, StudyVariant to) =>
        [.. part.Properties.Where(property => from.Options[property.Name] != to.Options[property.Name])];

    private static IEnumerable<InputMapping> Patches(StudyProperty property, StudyVariant variant, StudyPlacement placement)
    {
        var option = property.Options[variant.Options[property.Name]];
        if (option.Patch is { } everywhere)
        {
            yield return everywhere;
        }

        if (option.ByPlacement.TryGetValue(placement.Name, out var placed))
        {
            yield return placed;
        }
    }
}
