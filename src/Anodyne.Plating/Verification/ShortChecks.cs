using Anodyne.Numerics.Sampling;
using Anodyne.Plating.Impedance;
using Anodyne.Plating.Shorts;
using Anodyne.Quantities;

namespace Anodyne.Plating.Verification;

/// <summary>The checks of shorts, and of the impedance of a front of patches.</summary>
internal static class ShortChecks
{
    public static IEnumerable<VerificationCheck> All =>
    [
        new("plating/short-voltage", "shorts", "1", 2.0 / 3, 1e-6, ErrorMeasure.Relative, "50 ohm of cell beside 100 ohm of short",
            _ => ShortContact.VoltageShare(50, 100)),
        new("plating/short-resistance-50-nm", "shorts", "ohm", 237.92, 1e-3, ErrorMeasure.Relative,
            "Holm .93, Sharvin .17 and thread 236.82 ohm: radius 50 nm, length 20 um", _ => new ShortContact(50e-9, 20e-6).Resistance),
        new("plating/short-melting-25-degc", "shorts", "V", 0.107, 5e-3, ErrorMeasure.Relative, "Kohlrausch: clean contact of lithium",
            _ => ShortContact.MeltingVoltage(298.15)),
        new("plating/patches-semicircle", "impedance of a front", "1", 0.5, 1e-3, ErrorMeasure.Relative,
            "patches in parallel with one capacitance per area: an ideal semicircle", _ => Height()),
        new("plating/patches-resistance", "impedance of a front", "1", 1, 1e-6, ErrorMeasure.Relative, "width of the arc: the harmonic mean of the patches",
            _ => Width()),
    ];

    private static (double[] Areas, double[] Films, double[] None) Patches()
    {
        var random = new SplitMix64(1801);
        double[] films = [.. Enumerable.Range(0, 400).Select(_ => 5e-3 * Math.Exp(random.NextUniform() - 0.5))];
        return ([.. films.Select(_ => 1.0 / films.Length)], films, new double[films.Length]);
    }

    private static double Height()
    {
        var (areas, films, none) = Patches();
        var peak = Enumerable.Range(0, 4001).Max(k => -PatchImpedance.At(Math.Pow(10, k / 1000.0 + 1), areas, films, none, 0.1, 0).Imaginary);
        return peak / (areas.Length / films.Sum(film => 1 / film));
    }

    private static double Width()
    {
        var (areas, films, none) = Patches();
        return PatchImpedance.At(1e-6, areas, films, none, 0.1, 0).Real / (areas.Length / films.Sum(film => 1 / film));
    }
}
