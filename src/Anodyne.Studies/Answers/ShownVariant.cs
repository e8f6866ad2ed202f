using Anodyne.Studies.Plan;

namespace Anodyne.Studies.Answers;

/// <summary>A variant as a report shows it: once if it is the same case in every placement, else once a placement with the placement in its name.</summary>
/// <param name="Name">Name to show.</param>
/// <param name="Plan">The variant, in the first placement in which it is this case.</param>
internal sealed record ShownVariant(string Name, VariantPlan Plan)
{
    /// <summary>The variants of a plan as a report shows them, in the order of the plan.</summary>
    public static IReadOnlyList<ShownVariant> Of(PartPlan plan)
    {
        var shown = new List<ShownVariant>();
        foreach (var group in plan.Variants.GroupBy(variant => variant.Variant.Name))
        {
            var distinct = group.DistinctBy(variant => variant.Inputs).ToArray();
            shown.AddRange(distinct.Select(variant => new ShownVariant(distinct.Length == 1 ? group.Key : $"{group.Key} ({variant.Placement.Name})", variant)));
        }

        return shown;
    }

    /// <summary>The name under which a plan's variant is shown.</summary>
    public static string NameOf(IReadOnlyList<ShownVariant> shown, VariantPlan variant) =>
        (shown.FirstOrDefault(item => item.Plan == variant) ?? shown.First(item => item.Plan.Variant.Name == variant.Variant.Name)).Name;
}
