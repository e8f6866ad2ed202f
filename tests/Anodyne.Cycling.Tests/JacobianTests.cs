using Anodyne.Cells;

namespace Anodyne.Cycling.Tests;

/// <summary>The linearisation against central differences of the residual along random directions, for every kind of electrode.</summary>
public class JacobianTests
{
    public static TheoryData<string> Cells => ["Xu2019", "Chen2020", "LiLi", "LiCu", "film", .. Enum.GetNames<SeiLaw>()];

    [Theory]
    [MemberData(nameof(Cells))]
    public void Linear_solution_undoes_the_difference_of_the_residual(string name)
    {
        var system = new CellSystem(TestCells.Named(name), new MeshOptions { Layer = 5, Electrode = 4, Particle = 6 }, doubleLayers: true);
        var random = new Random(3);
        int n = system.Size;
        var y = InitialState.Rested(system);
        var rate = new double[n];
        for (int i = 0; i < n; i++)
        {
            y[i] += 0.01 * system.Scale[i] * (random.NextDouble() - 0.5);
            rate[i] = 1e-3 * system.Scale[i] * (random.NextDouble() - 0.5);
        }

        y[2] = 0;
        y[system.TemperatureIndex] = 298.15;
        foreach (var metal in system.Metals)
        {
            y[metal.Offset] = 1e-3;
            y[metal.Offset + 1] = 3e-5;
            y[metal.Offset + 2] = 1e-5;
        }

        y[system.CurrentIndex] = 3;
        system.Control = new CellControl(ControlKind.Power, 10);
        const double Alpha = 0.7;
        system.Linearize(0, y, rate);
        Assert.True(system.TryFactor(Alpha));
        for (int trial = 0; trial < 4; trial++)
        {
            var v = new double[n];
            for (int i = 0; i < n; i++)
            {
                v[i] = system.Scale[i] * (random.NextDouble() - 0.5);
            }

            v[system.TemperatureIndex] = 0;
            foreach (var metal in system.Metals)
            {
                v[metal.Offset + 1] *= 1e-3;
                v[metal.Offset + 2] *= 1e-3;
            }

            var difference = new double[n];
            double h = 1e-6;
            var high = Residual(system, y, rate, v, h, Alpha);
            var low = Residual(system, y, rate, v, -h, Alpha);
            for (int i = 0; i < n; i++)
            {
                difference[i] = (high[i] - low[i]) / (2 * h);
            }

            system.Solve(difference);
            for (int i = 0; i < n; i++)
            {
                Assert.True(Math.Abs(difference[i] - v[i]) < 2e-4 * system.Scale[i], $"{name} component {i} of {n} (nodes {system.Layout.Nodes}): {difference[i]} for {v[i]}");
            }
        }
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
