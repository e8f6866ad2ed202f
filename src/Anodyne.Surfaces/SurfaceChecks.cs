using Anodyne.Numerics.Sampling;
using Anodyne.Quantities;
using Anodyne.Records.Surfaces;
using Anodyne.Surfaces.Adsorption;
using Anodyne.Surfaces.Depth;
using Anodyne.Surfaces.Images;
using Anodyne.Surfaces.Topography;

namespace Anodyne.Surfaces;

/// <summary>The closed forms and worked values that this wing is held against by <c>anodyne verify</c>. Those that need measured files are tests.</summary>
public static class SurfaceChecks
{
    private const string Group = "surfaces";
    private const double Step = 10e-9;

    /// <summary>All checks.</summary>
    public static IReadOnlyList<VerificationCheck> All { get; } =
    [
        new("surfaces/sq-of-a-cosine", Group, "nm", 30 / Math.Sqrt(2), 1e-12, ErrorMeasure.Relative, "definition: A/sqrt 2, ISO 25178-2", _ =>
            1e9 * Cosine().Sq.Value),
        new("surfaces/sku-of-a-cosine", Group, "1", 1.5, 1e-9, ErrorMeasure.Relative, "definition: 3/2 of a sinusoid, ISO 25178-2", _ => Cosine().Sku.Value),
        new("surfaces/sdr-of-a-plane", Group, "1", Math.Sqrt(1.13) - 1, 1e-12, ErrorMeasure.Absolute,
            "area of a plane of slopes .3 and .2 over its projection", _ =>
            SurfaceTexture.Of(Map(40, 30, static (x, y) => (0.3 * x * Step) - (0.2 * y * Step)), Reference.Mean).Sdr.Value),
        new("surfaces/bet-monolayer", Group, "mol/kg", 2.4, 1e-9, ErrorMeasure.Relative, "manufactured: BET equation, n_m 2.4, C 118", _ =>
            BetArea.Of(Bet()).Fit.Monolayer.Value),
        new("surfaces/nitrogen-saturation", Group, "Pa", 101325, 60, ErrorMeasure.Absolute, "normal boiling point 77.355 K (Span et al. 2000)", static _ =>
            SaturationPressure.Nitrogen(77.355)),
        new("surfaces/lif-200", Group, "nm", 0.2013, 1e-4, ErrorMeasure.Absolute, "LiF, a = .4026 nm: a/2", static _ =>
            1e9 * LatticeSpacings.All.First(static p => p is { Phase: "LiF", Plane: "200" }).Spacing),
        new("surfaces/calcite-012", Group, "nm", 0.3855, 2e-4, ErrorMeasure.Absolute, "calcite, a .4990 nm, c 1.7061 nm", static _ =>
            1e9 * LatticeSpacings.All.First(static p => p is { Phase: "calcite", Plane: "012" }).Spacing),
        new("surfaces/interface-position", Group, "s", 200, 1, ErrorMeasure.Absolute,
            "manufactured: error function at 200 s, 16 to 84 % in 14.4 s, Poisson counts", static _ => Interface()),
    ];

    private static SurfaceTexture Cosine() => SurfaceTexture.Of(Map(256, 64, static (x, _) => 30e-9 * Math.Cos(2 * Math.PI * x / 64)), Reference.Mean);

    private static HeightMap Map(int width, int height, Func<int, int, double> z) =>
        new("Height", width, height, [.. Enumerable.Range(0, width * height).Select(i => z(i % width, i / width))]) { StepX = Step, StepY = Step };

    private static Isotherm Bet() => new(
        [.. Enumerable.Range(1, 45).Select(static k => 0.01 * k).Select(static p => new IsothermPoint(p,
            2.4 * 118 * p / ((1 - p) * (1 + (117 * p)))))]) { Adsorbate = "N2" };

    private static double Interface()
    {
        var random = new SplitMix64(7);
        double[] x = [.. Enumerable.Range(0, 401).Select(static k => (double)k)];
        double[] counts = [.. x.Select(t => 6000 - (2900 * (1 + ErrorFunction.Of((t - 200) / (Math.Sqrt(2) * 7.2))))).Select(mean =>
            Math.Round(mean + (Math.Sqrt(mean) * random.NextNormal())))];
        return LayerProfile.Of(new DepthProfile(x, [new IonProfile("LiF2-", counts)]), null, null).Interfaces[0].Position.Value;
    }
}
