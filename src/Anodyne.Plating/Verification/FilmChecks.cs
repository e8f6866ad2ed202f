using Anodyne.Quantities;

namespace Anodyne.Plating.Verification;

/// <summary>The checks of what lives on the front: fields that it carries, films that vary, stretch, crack, heal and grow.</summary>
internal static class FilmChecks
{
    public static IEnumerable<VerificationCheck> All => [.. Carried()];

    private static VerificationCheck Check(
        string name, string group, string unit, double reference, double tolerance, ErrorMeasure measure, string source, Func<double> compute) =>
        new("plating/" + name, group, unit, reference, tolerance, measure, source, _ => compute());

    private static IEnumerable<VerificationCheck> Carried()
    {
        const string Group = "fields on a moving front";
        (string Name, bool IsStar, string Source)[] fronts =
        [
            ("cylinder", false, "closed form: m = m0 r0/r on a growing cylinder"),
            ("star", true, "Lagrangian solution by eighth-order differences: r0 0.35, v = 1 + 0.3 cos 4 theta, to t = 0.25"),
        ];
        foreach (var (name, isStar, source) in fronts)
        {
            yield return Check(
                $"carried-density-{name}", Group, "1", 0, 5e-3, ErrorMeasure.Absolute, source, () => CarriedField.On(0.06, isStar).Density);
            yield return Check(
                $"carried-density-{name}-order", Group, "1", 1.8, 0, ErrorMeasure.AtLeast, source,
                () => Order(CarriedField.On(0.12, isStar).Density, CarriedField.On(0.03, isStar).Density));
            yield return Check(
                $"carried-label-{name}-order", Group, "1", 1.8, 0, ErrorMeasure.AtLeast, source,
                () => Order(CarriedField.On(0.12, isStar).Label, CarriedField.On(0.03, isStar).Label));
            yield return Check(
                $"carried-amount-{name}", Group, "1", 0, 1e-10, ErrorMeasure.Absolute, "conservation",
                () => CarriedField.On(0.06, isStar).Lost);
        }
    }

    private static double Order(double coarse, double fine) => Math.Log2(coarse / fine) / 2;
}
