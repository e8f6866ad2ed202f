using Anodyne.Quantities.Validation;

namespace Anodyne.Plating;

/// <summary>
/// A flat collector under the lithium, which cannot be stripped. Lithium is stripped down to it and no further; where it is bare, nothing is stripped and
/// lithium wets it: plating starts there at once, without a barrier of nucleation.
/// </summary>
/// <param name="Name">Name, e.g. "Cu".</param>
/// <param name="Lithium">Thickness of the lithium between the collector and the lowest point of the first surface, m, 0 or more.</param>
public sealed record LithiumCollector(string Name, double Lithium)
{
    /// <summary>Name; not empty.</summary>
    public string Name { get; init => field = Require.Text(value, "collector name"); } = Require.Text(Name, "collector name");

    /// <summary>Thickness of the lithium at the start, m, 0 to 0.01.</summary>
    public double Lithium { get; init => field = Require.Between(value, 0, 0.01, "lithium on the collector", "m"); } =
        Require.Between(Lithium, 0, 0.01, "lithium on the collector", "m");
}
