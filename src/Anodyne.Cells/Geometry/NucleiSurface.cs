using Anodyne.Quantities;
using Anodyne.Quantities.Units;
using Anodyne.Quantities.Validation;

namespace Anodyne.Cells.Geometry;

/// <summary>Half-round nuclei at random places on a flat electrode, none overlapping another at the start.</summary>
/// <param name="Density">Nuclei per length of electrode, 1/m, above 0 (two dimensions: ridges).</param>
/// <param name="Radius">Mean radius, m, above 0.</param>
/// <param name="RadiusSpread">Standard deviation over mean of the radius, 0 to 0.5.</param>
/// <param name="Seed">Seed of the draw.</param>
public sealed record NucleiSurface(double Density, double Radius, double RadiusSpread, int Seed) : InitialSurface
{
    /// <summary>Nuclei per length, 1/m, above 0.</summary>
    public double Density { get; init => field = Require.Positive(value, "density of nuclei", "1/m"); } = Require.Positive(Density, "density of nuclei", "1/m");

    /// <summary>Mean radius, m, above 0.</summary>
    public double Radius { get; init => field = CheckedRadius(value, Density); } = CheckedRadius(Radius, Density);

    /// <summary>Relative spread of the radius, 0 to 0.5.</summary>
    public double RadiusSpread { get; init => field = Require.Between(value, 0, 0.5, "radius spread", "1"); } =
        Require.Between(RadiusSpread, 0, 0.5, "radius spread", "1");

    private static double CheckedRadius(double radius, double density)
    {
        Require.Positive(radius, "radius", "m");
        return 2 * radius * density <= 0.8
            ? radius
            : throw new InputException("the nuclei do not fit on the electrode", "radius", UnitText.Print(radius, "um"),
                $"at most {UnitText.Print(0.4 / density, "um")} at {UnitText.Print(density, "1/m")} (bases cover at most 80 % of the length)");
    }
}
