using Anodyne.Cells;
using Anodyne.Cells.Electrolytes;
using Anodyne.Cells.Geometry;
using Anodyne.Cells.Kinetics;
using Anodyne.Cells.Layers;
using Anodyne.Cells.Protocols;
using Anodyne.Plating.Engine;
using Anodyne.Plating.Results;
using Anodyne.Plating.Runs;
using Anodyne.Quantities;

namespace Anodyne.Plating.Verification;

/// <summary>Checks of concentration and potential in time on cut cells: closed forms in one dimension, the way to steady state, and a moving front.</summary>
internal static class TransientChecks
{
    private const string Group = "concentration and potential in time";
    private const string Series = "Fourier series of the symmetric cell; finite volumes outside this program";
    private const string Laplace = "Laplace form of two media, inverted outside this program";
    private const string Held = "Tikekar, Archer and Koch 2014; Donnan at both faces; solved outside this program";

    /// <summary>Dilute, t+ 0.32, D 2.4e-10 m2/s, 1 mol/L.</summary>
    public static Electrolyte Dilute { get; } = new(
        "dilute", "salt", "solvent", 1000,
        new ProportionalFunction(PhysicalConstants.Faraday * 1000 * 2.4e-10 / (2 * PhysicalConstants.ThermalVoltage(298.15) * 0.32 * 0.68), 1000), 2.4e-10,
        0.32, 1.0);

    public static InterfaceCell Cell(Counter counter, params PorousLayer[] layers) =>
        new("cell", Dilute, layers, null, LithiumMetal.Default, new ButlerVolmer(20, 1000), Counter: counter);

    /// <summary>A wave of 1 um on 20 um before a counter electrode at 40 um, at 10 mA/cm2.</summary>
    public static PlatingCase Moving(TransportMode transport, double charge, int cells = 64) => new(
        "moving", Cell(Counter.LithiumElectrode, PorousLayer.Free(40e-6)), new Domain(20e-6, Lateral.Periodic), new SinusoidSurface(1e-6, 20e-6),
        new Galvanostatic(100), new StopRules(charge, null))
    {
        Transport = transport,
        Numerics = new PlatingNumerics(cells, Threads: 1),
        Output = new PlatingOutput(3, 2),
    };

    public static IEnumerable<VerificationCheck> All()
    {
        foreach (var (time, value) in new[] { (1.0, 948.666952), (10, 838.132008), (30, 746.625743), (100, 706.983718) })
        {
            yield return Check(FormattableString.Invariant($"transient-symmetric-{time}s"), "mol/m3", value, 1e-3, Series, () => Symmetric(time));
        }

        yield return Check("transient-coated-cell", "mol/m3", 930.33672, 1e-3, "two-layer closed cell, salt conserved", () => Settled(Coated(), 100));
        foreach (var (held, j, anions) in new[] { (1000, 100, 567.89), (1000, 1000, 171.69), (100, 1000, 371.90) })
        {
            var cell = Cell(Counter.Reservoir, new PorousLayer("charged", PorousLayerKind.Coating, 2e-6) { FixedCharge = held }, PorousLayer.Free(18e-6));
            yield return Check(
                $"transient-charged-{held}-j{j}-anions", "mol/m3", anions, 1e-3, Held, () => FixedCharge.Anions(held, Settled(cell, j)));
            yield return Check(
                $"transient-charged-{held}-j{j}-cations", "mol/m3", anions + held, 1e-3, Held, () => FixedCharge.Cations(held, Settled(cell, j)));
        }

        foreach (var (name, t, d, time) in new[]
        {
            ("bare", 0.32, 2.4e-10, 379.4949), ("20um-same-d", 0.63, 2.4e-10, 399.7084), ("20um-quarter-d", 0.63, 0.6e-10, 332.3461),
        })
        {
            yield return Check($"transient-sand-time-{name}", "s", time, 5e-3, Laplace, () => Depletion(t, d, 2 * time)) with { IsLong = true };
        }

        foreach (var counter in new[] { Counter.LithiumElectrode, Counter.Reservoir })
        {
            yield return Check(
                $"transient-steady-{(counter == Counter.Reservoir ? "reservoir" : "lithium")}", "1", 1, 1e-6,
                "voltage over that of the quasi-steady solution, a wave of k A = 0.1", () => SteadyRatio(counter));
        }

        yield return Balance("salt", balance => balance.Salt);
        yield return Balance("charge", balance => balance.Charge);
        yield return Balance("lithium", balance => balance.Lithium);
    }

    private static VerificationCheck Check(string name, string unit, double reference, double tolerance, string source, Func<double> value) =>
        new("plating/" + name, Group, unit, reference, tolerance, ErrorMeasure.Relative, source, _ => value());

    private static VerificationCheck Balance(string name, Func<ConservationErrors, double> read) =>
        new("plating/transient-moving-" + name, Group, "1", 0, 1e-10, ErrorMeasure.Absolute, "balance of the state over a moving front", cancel =>
            read(PlatingSimulation.Run(Moving(TransportMode.Transient, 9000), cancel: cancel).Conservation));

    private static double Symmetric(double time)
    {
        var still = new StillFront(Cell(Counter.LithiumElectrode, PorousLayer.Free(200e-6)), new FlatSurface(), 50e-6, 16, 100);
        still.Until(time);
        return still.Field.Least().Concentration;
    }

    private static InterfaceCell Coated() => Cell(
        Counter.LithiumElectrode, new PorousLayer("coating", PorousLayerKind.Coating, 2e-6, 0.4, 1, 0.63, 3e-11 / 0.4),
        new PorousLayer("separator", PorousLayerKind.Separator, 7e-6, 0.37, 1, 0.32, 4e-11 / 0.37));

    private static double Settled(InterfaceCell cell, double current)
    {
        var still = new StillFront(cell, new FlatSurface(), 4e-6, 16, current);
        still.Until(100);
        return still.Field.Least().Concentration;
    }

    // 2 mm are six diffusion lengths of Sand's time: the far electrode is not felt.
    private static double Depletion(double t, double d, double most)
    {
        var coating = new PorousLayer("coating", PorousLayerKind.Coating, 20e-6, 1, 1, t, d, TransportClosure.TiedConductivity);
        var cell = Cell(Counter.LithiumElectrode, coating, PorousLayer.Free(2e-3));
        return new StillFront(cell, new FlatSurface(), 64e-6, 32, 100).TimeOfDepletion(most);
    }

    private static double SteadyRatio(Counter counter)
    {
        var cell = Cell(counter, PorousLayer.Free(25e-6));
        var surface = new SinusoidSurface(0.4e-6, 25e-6);
        using var engine = new PlatingEngine(new PlatingCase(
            "quasi-steady", cell, new Domain(25e-6, Lateral.Periodic), surface, new Galvanostatic(100), new StopRules(1, null))
        {
            Numerics = new PlatingNumerics(64, Tolerance: 1e-11, Threads: 1),
        });
        engine.SolveState();
        var still = new StillFront(cell, surface, 25e-6, 64, 100, 1e-9);
        still.Until(200);
        var far = counter == Counter.Reservoir ? 0 : cell.Kinetics.DriveFor(-100, still.Field.PlateConcentration, cell.Temperature);
        return (still.Level + far) / engine.Voltage();
    }
}
