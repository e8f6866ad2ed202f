using Anodyne.Quantities;

namespace Anodyne.Plating.Verification;

/// <summary>The checks of what lives on the front: fields that it carries, films that vary, stretch, crack, heal and grow.</summary>
internal static class FilmChecks
{
    public static IEnumerable<VerificationCheck> All => [.. Carried(), .. Living(), .. Wandering()];

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

    private static IEnumerable<VerificationCheck> Living()
    {
        const string Group = "film that stretches, cracks, heals and is renewed";
        yield return Check(
            "film-stretch-closed-no-slip", Group, "1/s", 1.16427763e-4, 1e-6, ErrorMeasure.Relative, "nonlinear spectral solution of front and film",
            () => LivingFilms.StretchedRate(0).Stretched);
        yield return Check(
            "film-stretch-growth", Group, "1/s", 1.062075e-4, 0.01, ErrorMeasure.Relative, "coupled eigenvalue of shape and film, slip length 1 um",
            () => LivingFilms.StretchedGrowth(1e-6, 64));
        yield return Check(
            "film-renewed-roughness", Group, "1", Math.Sqrt(2 * (20 - 1 + Math.Exp(-20))) / 20, 0.05, ErrorMeasure.Relative,
            "closed form of a renewed film: h_rms^2 = 2 sigma_J^2 v^2 tau^2 (t/tau - 1 + exp(-t/tau)), 24 draws of 64 correlation lengths",
            () => LivingFilms.RenewedRoughness(24));
        yield return Check(
            "film-fold-law", Group, "1", 0.6, 0.1, ErrorMeasure.Absolute, "fold law of a frozen film by markers: C 0.51 to 0.71 in the plane",
            () => LivingFilms.FoldConstant(5));
        yield return Check(
            "film-limited-difference", Group, "1", 0, 0.01, ErrorMeasure.Absolute, "full solution of the field at a Wagner number of 200 of the longest wave",
            LivingFilms.FilmLimitedDifference);
        yield return Check(
            "film-inventory", Group, "1", 0, 1e-10, ErrorMeasure.Absolute, "film made = on front + buried + shed",
            () => LivingFilms.Booked().Inventories.Max(inventory => inventory.Error));
        yield return Check(
            "film-charge", Group, "1", 0, 1e-10, ErrorMeasure.Absolute, "charge = metal + film", () => LivingFilms.Booked().Conservation.Lithium);
    }

    private static IEnumerable<VerificationCheck> Wandering()
    {
        const string Group = "surface diffusion";
        const string Source = "Mullins, J. Appl. Phys. 28 (1957) 333: B k^4";
        var metal = new Cells.Layers.LithiumMetal(ReferenceCells.MolarVolume, 0.5) { SurfaceDiffusivity = 1e-12 };
        yield return Check("surface-diffusion-constant", Group, "m4/s", 7.27842e-31, 1e-5, ErrorMeasure.Relative, Source, () => metal.Wandering(298.15));
        yield return Check("surface-diffusion-decay", Group, "1/s", 1.134375e-3, 0.01, ErrorMeasure.Relative, Source, () => LivingFilms.DecayByDiffusion(64));
    }

    private static double Order(double coarse, double fine) => Math.Log2(coarse / fine) / 2;
}
