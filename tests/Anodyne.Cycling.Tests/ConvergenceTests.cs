using Anodyne.Cells;
using Anodyne.Cells.Electrodes;
using Anodyne.Cells.Library;
using Anodyne.Cells.Protocols;
using Anodyne.Cycling.Model;
using Anodyne.Cycling.Runs;
using Anodyne.Numerics.Integration;
using Xunit.Abstractions;

namespace Anodyne.Cycling.Tests;

/// <summary>Observed order in x and in r, error against tolerance, default mesh against fine mesh.</summary>
public class ConvergenceTests(ITestOutputHelper output)
{
    [Fact]
    public void Second_order_along_x()
    {
        double Error(int n) => Math.Abs(VoltageAt(ReferenceCells.Xu2019, 3, 600, new MeshOptions { Layer = n, Electrode = n, Particle = 12 }, 1e-8)
            - VoltageAt(ReferenceCells.Xu2019, 3, 600, new MeshOptions { Layer = 160, Electrode = 160, Particle = 12 }, 1e-8));
        double coarse = Error(8), middle = Error(16), fine = Error(32);
        output.WriteLine($"{coarse:e3} {middle:e3} {fine:e3}: orders {Math.Log2(coarse / middle):f2} {Math.Log2(middle / fine):f2}");
        Assert.InRange(Math.Log2(coarse / middle), 1.7, 2.6);
        Assert.InRange(Math.Log2(middle / fine), 1.8, 2.6);
    }

    [Fact]
    public void Second_order_along_r()
    {
        double Error(int n) => Math.Abs(VoltageAt(ReferenceCells.Xu2019, 2, 600, new MeshOptions { Layer = 8, Electrode = 8, Particle = n }, 1e-8)
            - VoltageAt(ReferenceCells.Xu2019, 2, 600, new MeshOptions { Layer = 8, Electrode = 8, Particle = 400 }, 1e-8));
        double coarse = Error(10), middle = Error(20), fine = Error(40);
        output.WriteLine($"{coarse:e3} {middle:e3} {fine:e3}: orders {Math.Log2(coarse / middle):f2} {Math.Log2(middle / fine):f2}");
        Assert.InRange(Math.Log2(coarse / middle), 1.7, 2.6);
        Assert.InRange(Math.Log2(middle / fine), 1.8, 2.6);
    }

    [Fact]
    public void Error_falls_monotonically_with_tolerance()
    {
        var mesh = new MeshOptions { Layer = 10, Electrode = 10, Particle = 12 };
        var reference = Curve(mesh, 1e-11);
        var last = double.PositiveInfinity;
        for (var k = 3; k <= 8; k++)
        {
            var curve = Curve(mesh, Math.Pow(10, -k));
            var error = curve.Zip(reference, (a, b) => Math.Abs(a - b)).Max();
            output.WriteLine($"1e-{k}: {error:e3} V");
            Assert.True(error < last, $"tolerance 1e-{k}: {error} V after {last} V");
            last = error;
        }
    }

    [Theory]
    [InlineData("Xu2019", 0.1, 36000)]
    [InlineData("Xu2019", 1, 5300)]
    [InlineData("Xu2019", 2, 2500)]
    [InlineData("Chen2020", 1, 3500)]
    [InlineData("Chen2020", 2, 1500)]
    public void Default_mesh_is_within_a_millivolt_of_the_fine_one(string name, double rate, double end)
    {
        var design = TestCells.Named(name);
        double worst = 0;
        foreach (var share in new[] { 0.02, 0.1, 0.3, 0.5, 0.7, 0.9, 1 })
        {
            var coarse = VoltageAt(design, rate, share * end, MeshOptions.Default, 1e-6);
            var fine = VoltageAt(design, rate, share * end, MeshOptions.Fine, 1e-6);
            worst = Math.Max(worst, Math.Abs(coarse - fine));
        }

        output.WriteLine($"{name} {rate}C: {1e3 * worst:f3} mV");
        Assert.True(worst < 1e-3, $"{1e3 * worst} mV");
    }

    [Fact]
    public void Both_integrators_agree()
    {
        var bdf = VoltageAt(ReferenceCells.Xu2019, 1, 1000, MeshOptions.Default, 1e-7);
        var esdirk = VoltageAt(ReferenceCells.Xu2019, 1, 1000, MeshOptions.Default, 1e-7, oneStep: true);
        Assert.Equal(bdf, esdirk, 5);
    }

    [Fact]
    public void Stepping_a_cell_allocates_nothing()
    {
        var system = new CellSystem(TestCells.LiCu(), MeshOptions.Default, doubleLayers: true);
        var y = InitialState.Rested(system);
        system.Control = new CellControl(ControlKind.Current, 5);
        y[system.CurrentIndex] = 5;
        var bdf = new BdfIntegrator(system, new IntegratorOptions());
        bdf.Start(0, y, 1e4);
        for (var i = 0; i < 30; i++)
        {
            bdf.Step(1e4);
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 20; i++)
        {
            bdf.Step(1e4);
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    internal static double VoltageAt(CellDesign design, double rate, double time, MeshOptions mesh, double tolerance, bool oneStep = false)
    {
        var system = new CellSystem(design, mesh, doubleLayers: false);
        var y = InitialState.Rested(system);
        var current = rate * design.NominalCharge!.Value / 3600 / design.Area;
        system.Control = new CellControl(ControlKind.Current, current);
        y[system.CurrentIndex] = current;
        var options = new IntegratorOptions { Tolerance = tolerance };
        IIntegrator integrator = oneStep ? new EsdirkIntegrator(system, options) : new BdfIntegrator(system, options);
        integrator.Start(0, y, time);
        while (integrator.Time < time)
        {
            integrator.Step(time);
        }

        return system.Voltage(integrator.State);
    }

    private static double[] Curve(MeshOptions mesh, double tolerance)
    {
        var run = new CellSimulation(ReferenceCells.Xu2019, Protocol.Of("Discharge at 1C for 5000 s") with { Period = 500 }, new SimulationOptions { Mesh = mesh, Tolerance = Math.Max(tolerance, 1e-10) }).Run();
        return run.Record!.Voltage.ToArray();
    }
}
