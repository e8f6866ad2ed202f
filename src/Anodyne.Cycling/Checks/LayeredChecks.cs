using Anodyne.Cells;
using Anodyne.Cells.Electrodes;
using Anodyne.Cells.Electrolytes;
using Anodyne.Cells.Kinetics;
using Anodyne.Cells.Layers;
using Anodyne.Cells.Protocols;
using Anodyne.Cells.Transport;
using Anodyne.Cycling.Model;
using Anodyne.Cycling.Runs;
using Anodyne.Numerics.Roots;
using Anodyne.Quantities;

namespace Anodyne.Cycling.Checks;

/// <summary>
/// Coupled concentration and potential in time, in layers with a transport or a charge of their own: depletion behind a coating, the closed cell, the charged
/// layer, the hold of Bruce and Vincent. Lithium plates on the positive side of Li||Li; the coating lies there.
/// </summary>
internal static class LayeredChecks
{
    private const string Group = "cycling: layers in time, fixed charge";
    private const double Temperature = 298.15;

    public static IEnumerable<VerificationCheck> All()
    {
        foreach (var (name, thickness, t, d, time) in new[]
        {
            ("bare", 0.0, 0.32, 2.4e-10, 379.4949), ("2um-same-d", 2e-6, 0.63, 2.4e-10, 381.5259), ("2um-quarter-d", 2e-6, 0.63, 0.6e-10, 374.3035),
            ("20um-same-d", 20e-6, 0.63, 2.4e-10, 399.7084), ("20um-quarter-d", 20e-6, 0.63, 0.6e-10, 332.3461),
        })
        {
            yield return Check(
                $"sand-time-{name}", "s", time, 5e-3, "Laplace form of two media, inverted outside this program; read at 0.5 mol/m3",
                () => DepletionTime(thickness, t, d));
        }

        yield return Check("coated-cell-salt", "mol/m3", 930.33672, 1e-5, "two-layer closed cell, salt conserved", () => Steady(CoatedCell(), 100).Plated);
        var (charged, profile) = Charged();
        yield return Check("charged-layer-anions", "mol/m3", 567.89, 1e-3, "Tikekar, Archer and Koch 2014; Donnan at both faces", () =>
            FixedCharge.Anions(1000, Steady(charged, 100).Plated));
        yield return Check("charged-layer-cations", "mol/m3", 1567.9, 1e-3, "Tikekar, Archer and Koch 2014; Donnan at both faces", () =>
            FixedCharge.Cations(1000, Steady(charged, 100).Plated));
        yield return Check("charged-layer-voltage", "V", -profile.Voltage(), 1e-5, "steady profile with anions at rest", () => Steady(charged, 100).Voltage);
        yield return new VerificationCheck("cycling/charged-layer-salt", Group, "1", 0, 1e-7, ErrorMeasure.Absolute, "anions at rest at both ends", _ =>
            Steady(charged, 100).Drift);
        foreach (var factor in new[] { 1, 2.2 })
        {
            var cell = BruceVincentCell(factor);
            yield return Check(
                FormattableString.Invariant($"layered-current-fraction-tdf{factor}"), "1", factor == 1 ? 0.5660518 : 0.3722017, 1e-4,
                "two layers, small bias: full steady solve outside this program", () => SteadyShare(cell));
        }
    }

    private static VerificationCheck Check(string name, string unit, double reference, double tolerance, string source, Func<double> value) =>
        new($"cycling/{name}", Group, unit, reference, tolerance, ErrorMeasure.Relative, source, _ => value());

    private static ElectrolyteFunction Ideal(double d, double t) => new ProportionalFunction(
        PhysicalConstants.Faraday * 1000 * d / (2 * PhysicalConstants.ThermalVoltage(Temperature) * t * (1 - t)), 1000);

    private static Electrolyte Dilute(double concentration = 1000) =>
        new("dilute", "LiX", "Y", concentration, Ideal(2.4e-10, 0.32), 2.4e-10, 0.32, 1.0);

    private static CellDesign Symmetric(Electrolyte liquid, double exchange, params PorousLayer[] layers) => new()
    {
        Electrolyte = liquid,
        Layers = layers,
        Negative = Lithium(exchange),
        Positive = Lithium(exchange),
    };

    private static MetalElectrode Lithium(double exchange) =>
        new() { Kinetics = new ButlerVolmer(exchange, 1000), DoubleLayerCapacitance = 0 };

    private static double DepletionTime(double thickness, double t, double d)
    {
        var separator = new PorousLayer("separator", PorousLayerKind.Separator, 2e-3);
        PorousLayer[] layers = thickness == 0 ? [separator]
            : [separator, new PorousLayer("coating", PorousLayerKind.Coating, thickness, 1, 1, t, d, TransportClosure.TiedConductivity)];
        var run = new CellSimulation(
            Symmetric(Dilute(), 20, layers),
            Protocol.Of("Discharge at 100 A/m2 for 600 s or until salt < 0.5 mol/m3"),
            new SimulationOptions { Tolerance = 1e-6, Mesh = new MeshOptions { Layer = 300, Grading = 0.95 }, Samples = false }).Run();
        return run.Time;
    }

    private static CellDesign CoatedCell() => Symmetric(
        Dilute(), 20, new PorousLayer("separator", PorousLayerKind.Separator, 7e-6, 0.37, 1, 0.32, 4e-11 / 0.37),
        new PorousLayer("coating", PorousLayerKind.Coating, 2e-6, 0.4, 1, 0.63, 3e-11 / 0.4));

    // The closed cell whose far side stands at 1 mol/L under 100 A/m2: the state of the reference, which has a reservoir there.
    private static (CellDesign Design, SteadyProfile Profile) Charged()
    {
        var layer = new PorousLayer("charged", PorousLayerKind.Coating, 2e-6) { FixedCharge = 1000 };
        InterfaceCell Cell(double rest) =>
            new("charged", Dilute(rest), [layer, PorousLayer.Free(18e-6)], null, LithiumMetal.Default, new ButlerVolmer(20, 1000));
        var concentration = RootInBracket.Find(c => SteadyProfile.Solve(Cell(c), 100).FarConcentration - 1000, 900, 1000);
        return (Symmetric(Dilute(concentration), 20, PorousLayer.Free(18e-6), layer), SteadyProfile.Solve(Cell(concentration), 100));
    }

    private static (double Plated, double Voltage, double Drift) Steady(CellDesign design, double current)
    {
        var simulation = new CellSimulation(
            design, Protocol.Of(FormattableString.Invariant($"Discharge at {current} A/m2 for 600 s")),
            new SimulationOptions { Tolerance = 1e-7, Mesh = new MeshOptions { Layer = 120 } });
        var run = simulation.Run();
        return (run.State[3 * (simulation.System.Layout.Nodes - 1)], -simulation.System.Voltage(run.State), run.SaltDrift);
    }

    private static CellDesign BruceVincentCell(double factor)
    {
        // A layer's conductivity is the electrolyte's by its MacMullin number: 0.2 and 0.15 S/m out of 1 S/m.
        var liquid = new Electrolyte("layered", "LiX", "Y", 1000, new ProportionalFunction(1, 1000), 2.4e-10, 0.32, factor);
        return Symmetric(
            liquid, 1e7, new PorousLayer("separator", PorousLayerKind.Separator, 7e-6, 0.37, 0.37 / 0.15, 0.32, 4e-11 / 0.15),
            new PorousLayer("coating", PorousLayerKind.Coating, 2e-6, 0.4, 0.4 / 0.2, 0.9, 3e-11 / 0.2));
    }

    private static double SteadyShare(CellDesign design)
    {
        const double Bias = 1e-4;
        var simulation = new CellSimulation(
            design, Protocol.Of(FormattableString.Invariant($"Hold at {-Bias} V for 600 s")),
            new SimulationOptions { Tolerance = 1e-8, Mesh = new MeshOptions { Layer = 100 } });
        var ohmic = Bias / ((2e-6 / 0.2) + (7e-6 / 0.15));
        return simulation.Run().State[simulation.System.CurrentIndex] / ohmic;
    }
}
