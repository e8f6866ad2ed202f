using System.Globalization;
using Anodyne.Cells.Electrolytes;
using Anodyne.Cells.Kinetics;
using Anodyne.Cells.Layers;
using Anodyne.Cells.Transport;
using Anodyne.Quantities;

namespace Anodyne.Cells.Verification;

/// <summary>Checks of the closed forms of layered and charged transport.</summary>
internal static class LayeredChecks
{
    private const double Current = 100;
    private const string TwoLayers =
        "two media, one unbounded: Laplace form inverted outside this program (Talbot, 32 points), held there against finite volumes";
    private const string Held = "Tikekar, Archer and Koch, J. Electrochem. Soc. 161 (2014) A847; Donnan at both faces; solved outside this program";

    /// <summary>Coated electrodes of the reference: coating, thickness (m), fall of the salt after 1, 10, 100 s (mol/m3), time (s) exact and late.</summary>
    public static IReadOnlyList<(string Name, UniformMedium Coating, double Thickness, double[] Drops, double Time, double LateTime)> Coated { get; } =
    [
        ("bare", new UniformMedium(2.4e-10, 0.32), 2e-6, [51.3330, 162.3294, 513.3305], 379.4949, 379.4949),
        ("2um-same-d", new UniformMedium(2.4e-10, 0.63), 2e-6, [48.7531, 159.6827, 510.6628], 381.5259, 381.5297),
        ("2um-quarter-d", new UniformMedium(0.6e-10, 0.63), 2e-6, [57.3400, 168.9561, 520.1507], 374.3035, 374.2687),
        ("20um-same-d", new UniformMedium(2.4e-10, 0.63), 20e-6, [33.6848, 138.6172, 487.5305], 399.7084, 400.0884),
        ("20um-quarter-d", new UniformMedium(0.6e-10, 0.63), 20e-6, [56.9057, 200.7379, 573.3999], 332.3461, 328.8641),
    ];

    /// <summary>The reference electrolyte: dilute, t+ 0.32, D 2.4e-10 m2/s, 1 mol/L.</summary>
    public static Electrolyte Dilute { get; } = new(
        "dilute reference", "salt", "solvent", 1000,
        new ProportionalFunction(
            PhysicalConstants.Faraday * 1000 * 2.4e-10 / (2 * PhysicalConstants.ThermalVoltage(298.15) * 0.32 * 0.68), 1000),
        2.4e-10, 0.32, 1.0);

    public static IEnumerable<VerificationCheck> All()
    {
        foreach (var (name, coating, thickness, drops, time, late) in Coated)
        {
            var form = new TwoLayerDepletion(coating, thickness, new UniformMedium(2.4e-10, 0.32), 1000);
            foreach (var (t, drop) in new[] { 1.0, 10, 100 }.Zip(drops))
            {
                yield return Of(Text($"two-layer-drop-{name}-{t}s"), "mol/m3", drop, 2e-6, TwoLayers, () => form.Drop(Current, t));
            }

            yield return Of($"two-layer-sand-time-{name}", "s", time, 1e-6, TwoLayers, () => form.Time(Current));
            yield return Of($"two-layer-late-time-{name}", "s", late, 1e-6, "late form of the same", () => form.LateTime(Current));
        }

        foreach (var (t, d, limit) in new[] { (0.32, 2.4e-10, 1702.6823315), (0.63, 2.4e-10, 1784.0123042), (0.63, 1.3e-10, 1701.9122355),
            (0.63, 0.6e-10, 1523.4526124), (0.9, 2.4e-10, 1861.4533528) })
        {
            yield return Of(Text($"two-layer-limiting-current-t{t}-d{d * 1e11:0}"), "A/m2", limit, 1e-9, "F c_b/[(1-t1) d/D1 + (1-t2) L2/D2]", () =>
                LimitingCurrent.Of(Behind(new PorousLayer("coating", PorousLayerKind.Coating, 2e-6, 1, 1, t, d))));
        }

        yield return Of("charged-layer-limiting-current", "A/m2", PhysicalConstants.Faraday * 2.4e-10 * 1000 / (0.68 * 18e-6), 1e-6,
            "F D2 c_b/((1-t2) L2): the layer has no limit of its own", () =>
            LimitingCurrent.Of(Behind(new PorousLayer("charged", PorousLayerKind.Coating, 2e-6) { FixedCharge = 1000 })));
        foreach (var (held, j, anions, cations) in new[] { (1000.0, 100.0, 567.89, 1567.89), (1000, 1000, 171.69, 1171.69), (100, 1000, 371.90, 471.90),
            (10, 100, 936.31, 946.31) })
        {
            var layer = new PorousLayer("charged", PorousLayerKind.Coating, 2e-6) { FixedCharge = held };
            var cell = Behind(layer);
            yield return Of(Text($"charged-layer-anions-{held}-j{j}"), "mol/m3", anions, 1.5e-5, Held, () =>
                FixedCharge.Anions(held, SteadyProfile.Solve(cell, j).SurfaceConcentration));
            yield return Of(Text($"charged-layer-cations-{held}-j{j}"), "mol/m3", cations, 1.5e-5, Held, () =>
                SteadyProfile.Solve(cell, j).KineticConcentration);
            yield return Of(Text($"charged-layer-closed-form-{held}-j{j}"), "mol/m3", anions, 1.5e-5, Held, () =>
                ChargedLayer.Steady(1000 - (j * 0.68 * 18e-6 / (PhysicalConstants.Faraday * 2.4e-10)), held, 2.4e-10 / (2 * 0.68), 2e-6, j).InnerAnions);

            // Theta = RT/(F^2 D+ c_+) + R_ct f_c/(F D+ (2 + c_f/c_-)), beta = 0.5.
            yield return Of(Text($"charged-layer-theta-{held}-j{j}"), "ohm m", Theta(anions, held, j), 3e-5, Held, () => new DispersionRelation(cell, j).Theta);
        }

        yield return Of("fixed-charge-slit", "mol/m3", 207.2854, 1e-6, "2 sigma/(F h) of 0.1 C/m2 and 10 nm", () => FixedCharge.OfSlitPores(0.1, 10e-9));
    }

    /// <summary>A layer of 2 um before 18 um of electrolyte and a reservoir.</summary>
    public static InterfaceCell Behind(PorousLayer layer) => new(
        "coated", Dilute, [layer, PorousLayer.Free(18e-6)], null, LithiumMetal.Default, new ButlerVolmer(20, 1000), Counter: Counter.Reservoir);

    private static double Theta(double anions, double held, double j)
    {
        const double F = PhysicalConstants.Faraday;
        var cations = 2.4e-10 / (2 * 0.68);
        var thermal = PhysicalConstants.ThermalVoltage(298.15);
        var exchange = 20 * Math.Sqrt((anions + held) / 1000);
        var drive = 2 * thermal * Math.Asinh(j / (2 * exchange));
        var resistance = thermal / (exchange * Math.Cosh(0.5 * drive / thermal));
        return (thermal / (F * cations * (anions + held))) + (resistance * 0.5 * j / (anions + held) / (F * cations * (2 + (held / anions))));
    }

    private static VerificationCheck Of(string name, string unit, double reference, double tolerance, string source, Func<double> value) =>
        new("cells/" + name, "layers in time, fixed charge", unit, reference, tolerance, ErrorMeasure.Relative, source, _ => value());

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
