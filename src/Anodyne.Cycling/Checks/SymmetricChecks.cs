using Anodyne.Cells.Protocols;
using Anodyne.Cycling.Impedance;
using Anodyne.Cycling.Model;
using Anodyne.Cycling.Runs;
using Anodyne.Quantities;

namespace Anodyne.Cycling.Checks;

/// <summary>Checks of the symmetric cell against its exact solutions.</summary>
internal static class SymmetricChecks
{
    private const string Source = "binary concentrated solution with resting anions: Newman and Thomas-Alyea, Electrochemical Systems; docs/cell-model.md";
    private const double Current = 30;

    public static IEnumerable<VerificationCheck> All()
    {
        var cell = new SymmetricCell();
        yield return Check("steady-voltage", "V", cell.SteadyVoltage(Current), 1e-6, () => Math.Abs(Steady(cell).Voltage));
        yield return Check("steady-salt-difference", "mol/m3", cell.SteadyDifference(Current), 1e-6, () => Steady(cell).Difference);
        yield return Check("limiting-current", "A/m2", cell.LimitingCurrent, 1e-6, () => Current * 2 * cell.Concentration / Steady(cell).Difference);
        var thick = new SymmetricCell(Thickness: 2e-3);
        yield return Check("sand-time", "s", thick.SandTime(100, 1), 2e-3, () => DepletionTime(thick, 100, 1));
        var free = new SymmetricCell(Diffusivity: 2.4e-10, Transference: 0.32, Thickness: 200e-6, Porosity: 1, Tortuosity: 1);
        foreach (var time in new[] { 1.0, 10, 30, 100 })
        {
            yield return Check(FormattableString.Invariant($"surface-salt-{time}s"), "mol/m3", free.Surface(100, time), 1e-4, () => SurfaceAt(free, 100, time));
        }

        var fast = new SymmetricCell(ExchangeCurrent: 1e7);
        yield return Check("steady-over-ohmic-current", "1", 1 / (1 + fast.NewmanNumber), 1e-4, () => SteadyShare(fast));
        var film = new SymmetricCell(FilmResistance: 2e-3, FilmCapacitance: 0.01);
        yield return new VerificationCheck(
            "cycling/symmetric-impedance", "cycling: Li||Li closed forms", "1", 0, 1e-4, ErrorMeasure.Absolute, Source, _ => ImpedanceError(film));
    }

    private static VerificationCheck Check(string name, string unit, double reference, double tolerance, Func<double> value) =>
        new($"cycling/{name}", "cycling: Li||Li closed forms", unit, reference, tolerance, ErrorMeasure.Relative, Source, _ => value());

    private static (double Voltage, double Difference) Steady(SymmetricCell cell)
    {
        var simulation = new CellSimulation(
            cell.Design(),
            Protocol.Of(FormattableString.Invariant($"Discharge at {Current} A/m2 for {200 * cell.Relaxation} s")),
            new SimulationOptions { Tolerance = 1e-8 });
        var run = simulation.Run();
        return (simulation.System.Voltage(run.State), run.State[0] - run.State[3 * (simulation.System.Layout.Nodes - 1)]);
    }

    private static double DepletionTime(SymmetricCell cell, double current, double left)
    {
        var mesh = new MeshOptions { Layer = 400, Grading = 0.95 };
        var run = new CellSimulation(
            cell.Design(),
            Protocol.Of(FormattableString.Invariant($"Discharge at {current} A/m2 for {2 * cell.SandTime(current, 0)} s or until salt < {left} mol/m3")),
            new SimulationOptions { Tolerance = 1e-6, Mesh = mesh }).Run();
        return run.Time;
    }

    private static double SurfaceAt(SymmetricCell cell, double current, double time)
    {
        var simulation = new CellSimulation(
            cell.Design(),
            Protocol.Of(FormattableString.Invariant($"Discharge at {current} A/m2 for {time} s")),
            new SimulationOptions { Tolerance = 1e-7, Mesh = new MeshOptions { Layer = 200, Grading = 0.8 } });
        var run = simulation.Run();
        return run.State[3 * (simulation.System.Layout.Nodes - 1)];
    }

    private static double SteadyShare(SymmetricCell cell)
    {
        const double Bias = 1e-3;
        var simulation = new CellSimulation(
            cell.Design(),
            Protocol.Of(FormattableString.Invariant($"Hold at {-Bias} V for {100 * cell.Relaxation} s")),
            new SimulationOptions { Tolerance = 1e-7 });
        var run = simulation.Run();
        var ohmic = Bias * cell.EffectiveConductivity / cell.Thickness;
        return run.State[simulation.System.CurrentIndex] / ohmic;
    }

    private static double ImpedanceError(SymmetricCell cell)
    {
        var system = new CellSystem(cell.Design(), new MeshOptions { Layer = 600, Grading = 0.95 }, doubleLayers: false);
        var frequency = CellImpedance.Frequencies(1e5, 1e-3, 5);
        var z = new CellImpedance(system).Evaluate(InitialState.Rested(system), frequency);
        double worst = 0;
        for (var i = 0; i < z.Length; i++)
        {
            var exact = cell.Impedance(frequency[i]);
            worst = Math.Max(worst, ((z[i] * system.Design.Area) - exact).Magnitude / exact.Magnitude);
        }

        return worst;
    }
}
