using Anodyne.Design.Thermochemistry.Tables;

namespace Anodyne.Design.Thermochemistry.Reactions;

/// <summary>Volume of the solids of a reaction before and after; liquids and gases are left out.</summary>
/// <param name="Before">Volume of the solid reactants, m3 per mole of reaction.</param>
/// <param name="After">Volume of the solid products, m3 per mole of reaction.</param>
public sealed record VolumeChange(double Before, double After)
{
    /// <summary>(After - Before)/Before; null if there is no solid before.</summary>
    public double? Relative => Before > 0 ? (After - Before) / Before : null;

    /// <summary>The change, or null if a solid has no density.</summary>
    internal static VolumeChange? Of(IReadOnlyList<Species> species, double[] numbers)
    {
        var (before, after) = (0.0, 0.0);
        for (var index = 0; index < species.Count; index++)
        {
            if (species[index].Phase != Phase.Solid)
            {
                continue;
            }

            if (species[index].MolarVolume is not { } volume)
            {
                return null;
            }

            before += Math.Max(0, -numbers[index]) * volume;
            after += Math.Max(0, numbers[index]) * volume;
        }

        return new VolumeChange(before, after);
    }
}
