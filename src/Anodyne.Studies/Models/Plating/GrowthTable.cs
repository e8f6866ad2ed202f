
namespace Anodyne.Studies.Models.Plating;

/// <summary>The closed-form growth rates of the shown variants.</summary>
internal static class GrowthTable
{
    private const int Points = 60;
    private const double Shortest = 2e-6;

    /// <summary>The section; null if the linear theory applies to no variant.</summary>
    public static GrowthSection? Of(IReadOnlyList<ModelVariant> shown)
    {
        var rows = shown.Select(variant => (variant, Linear: LinearRoughening.IfAny(PlatingModel.Case(variant.Case)))).Where(row => row.Linear is not null).ToArray();
        return rows.Length == 0
            ? null
            : new GrowthSection(rows[0].Linear!.Wavelength, "1/s", [.. rows.Select(row => Split(row.variant, row.Linear!))]);
    }

    private static GrowthSplit Split(ModelVariant variant, LinearRoughening linear)
    {
        var longest = PlatingModel.Case(variant.Case).Domain.Width;
        var wavelengths = Enumerable.Range(0, Points).Select(point => Shortest * Math.Pow(longest / Shortest, point / (Points - 1.0))).ToArray();
        return new GrowthSplit(
            variant.Name,
            [
                new GrowthTerm("transport", linear.Terms.Transport),
                new GrowthTerm("thermodynamic", linear.Terms.Thermodynamic),
                new GrowthTerm("kinetic", linear.Terms.Kinetic),
                new GrowthTerm("film", linear.Terms.Film),
                new GrowthTerm("capillary", linear.Terms.Capillary),
            ],
            linear.Rate)
        {
            Exponent = linear.Exponent,
            Wavelengths = wavelengths,
            Rates = [.. wavelengths.Select(wavelength => linear.Relation.GrowthRate(2 * Math.PI / wavelength))],
        };
    }
}
