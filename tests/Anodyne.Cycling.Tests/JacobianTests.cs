using Anodyne.Cells.Electrodes;
using Anodyne.Cells.Layers;
using Anodyne.Cycling.Model;
using Xunit.Abstractions;

namespace Anodyne.Cycling.Tests;

/// <summary>The linearisation against central differences of the residual along random directions, for every kind of electrode.</summary>
public class JacobianTests(ITestOutputHelper output)
{
    // Per second: of a double layer, of the electrolyte, of a particle. With a large one the slow parts of the matrix would hide behind their masses.
    private const double Allowed = 5e-6;
    private static readonly double[] Alphas = [10, 1e-2, 1e-4];

    public static TheoryData<string> Cells => ["Xu2019", "Chen2020", "LiLi", "charged", "LiCu", "film", "heat", "heat of lithium", "heat of Marcus lithium", .. Enum.GetNames<SeiLaw>()];

    [Theory]
    [MemberData(nameof(Cells))]
    public void Linear_solution_undoes_the_difference_of_the_residual(string name)
    {
        var system = new CellSystem(TestCells.Named(name), new MeshOptions { Layer = 5, Electrode = 4, Particle = 6 }, doubleLayers: true);
        var random = new Random(3);
        var n = system.Size;
        var y = InitialState.Rested(system);
        var rate = new double[n];
        for (var i = 0; i < n; i++)
        {
            y[i] += 0.01 * system.Scale[i] * (random.NextDouble() - 0.5);
            rate[i] = 1e-3 * system.Scale[i] * (random.NextDouble() - 0.5);
        }

        y[2] = 0;
        y[system.TemperatureIndex] = system.Design.Thermal is null ? 298.15 : 301.3;
        foreach (var metal in system.Metals)
        {
            y[metal.Offset] = 1e-3;
            y[metal.Offset + 1] = 3e-5;
            y[metal.Offset + 2] = 1e-5;
        }

        y[system.CurrentIndex] = 3;
        system.Control = new CellControl(ControlKind.Power, 10);
        system.Linearize(0, y, rate);
        double worst = 0;
        for (var trial = 0; trial < 3 * Alphas.Length; trial++)
        {
            var alpha = Alphas[trial % Alphas.Length];
            Assert.True(system.TryFactor(alpha));
            var v = new double[n];
            for (var i = 0; i < n; i++)
            {
                v[i] = system.Scale[i] * (random.NextDouble() - 0.5);
            }

            v[system.TemperatureIndex] *= system.Design.Thermal is null ? 0 : 1;
            foreach (var metal in system.Metals)
            {
                v[metal.Offset + 1] *= 1e-3;
                v[metal.Offset + 2] *= 1e-3;
            }

            var difference = new double[n];
            var h = 1e-5;
            var high = Residual(system, y, rate, v, h, alpha);
            var low = Residual(system, y, rate, v, -h, alpha);
            for (var i = 0; i < n; i++)
            {
                difference[i] = (high[i] - low[i]) / (2 * h);
            }

            system.Solve(difference);
            for (var i = 0; i < n; i++)
            {
                worst = Math.Max(worst, Math.Abs(difference[i] - v[i]) / system.Scale[i]);
                Assert.True(Math.Abs(difference[i] - v[i]) < Allowed * system.Scale[i], $"{name}, alpha {alpha}, component {i} of {n} (nodes {system.Layout.Nodes}): {difference[i]} for {v[i]}");
            }
        }

        output.WriteLine($"{name}: {worst:e2}");
    }

    private static double[] Residual(CellSystem system, double[] y, double[] rate, double[] v, double h, double alpha)
    {
        var moved = y.Select((x, i) => x + (h * v[i])).ToArray();
        var movedRate = rate.Select((x, i) => x + (alpha * h * v[i])).ToArray();
        var f = new double[y.Length];
        Assert.True(system.TryResidual(0, moved, movedRate, f), system.Trouble);
        return f;
    }
}
