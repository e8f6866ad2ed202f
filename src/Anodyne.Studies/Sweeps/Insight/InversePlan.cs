using Anodyne.Quantities;
using Anodyne.Quantities.Dimensions;
using Anodyne.Studies.Models;
using Anodyne.Studies.Sweeps.Plan;

namespace Anodyne.Studies.Sweeps.Insight;

/// <summary>What is asked of a sweep beyond its table: a surrogate of one quantity, and which point reaches a target at least cost.</summary>
/// <param name="Quantity">The quantity.</param>
/// <param name="AtMost">True for a target that is a ceiling, false for a floor; null without a target.</param>
/// <param name="Target">The target, in the unit of the quantity.</param>
/// <param name="Cost">What a point costs, a formula of the axes and the derived values; null without a target.</param>
internal sealed record InversePlan(Quantity Quantity, bool? AtMost, double Target, PlanFormula? Cost)
{
    /// <summary>Reads the key <c>insight</c>; null without it.</summary>
    /// <exception cref="InputException">It asks what the sweep cannot answer; the message says where.</exception>
    public static InversePlan? Read(SweepPlan plan)
    {
        if (plan.Insight is not { } mapping)
        {
            return null;
        }

        mapping.AllowOnly("surrogate", "at most", "at least", "cost");
        var name = mapping.Require("surrogate").AsScalar("the name of a quantity");
        var quantity = plan.Quantities.FirstOrDefault(known => known.Name == name.Text)
            ?? throw name.Fail("the table has no such quantity", string.Join(", ", plan.Quantities.Select(known => known.Name)));
        if (plan.Axes.FirstOrDefault(axis => axis.IsList) is { } list)
        {
            throw mapping.Fail($"the axis {list.Name} is a list, and a surrogate goes between its points", "axes with from and to");
        }

        if (!mapping.Has("at most") && !mapping.Has("at least"))
        {
            return mapping.Has("cost") ? throw mapping.Require("cost").Fail("a cost needs a target", "at most or at least")
                : new InversePlan(quantity, null, double.NaN, null);
        }

        if (mapping.Has("at most") && mapping.Has("at least"))
        {
            throw mapping.Fail("a target is a ceiling or a floor", "at most, or at least");
        }

        var ceiling = mapping.Has("at most");
        var cost = mapping.Require("cost").AsScalar("a formula of the axes");
        var symbols = plan.Axes.Select(axis => (axis.Name, Unit: axis.Unit!)).Concat(plan.Derived.Select(value => (value.Name, value.Unit)))
            .ToDictionary(entry => entry.Name, entry => entry.Unit.Dimension, StringComparer.Ordinal);
        var bound = mapping.Quantity(ceiling ? "at most" : "at least", Dimension.None);
        return new InversePlan(quantity, ceiling, bound, PlanFormula.Read(cost, cost.Text, symbols));
    }
}
