using Anodyne.Cells;
using Anodyne.Cells.Geometry;
using Anodyne.Cells.Kinetics;
using Anodyne.Cells.Layers;
using Anodyne.Cells.Protocols;
using Anodyne.Numerics.Dense;
using Anodyne.Plating.Engine;
using Anodyne.Plating.Front;
using Anodyne.Plating.Processes;
using Anodyne.Plating.Runs;
using Anodyne.Plating.Verification;
using Anodyne.Quantities;

namespace Anodyne.Plating.Tests;

/// <summary>A film whose resistance varies along the metal: where the current goes, and what grows.</summary>
public sealed class UnevenFilmTests
{
    private const double Conductivity = 1;
    private const double Current = 10;

    // Ohm's law and a film, next to no kinetics.
    private static PlatingCase Flat(double width, int cells, double gap, double resistance, Heterogeneity variation, double charge = 1)
    {
        var cell = ReferenceCells.Cell("uneven", 0.5, 1e-9, Conductivity, false, 1e6, resistance, gap) with
        {
            Kinetics = new ButlerVolmer(1e6, 1000, 0),
            Interphase = Interphase.Conformal(resistance) with { Heterogeneity = variation },
        };
        return new PlatingCase("uneven", cell, new Domain(width, Lateral.Periodic), new FlatSurface(), new Galvanostatic(Current), new StopRules(charge, null))
        {
            Mode = CurrentMode.Secondary,
            Numerics = new PlatingNumerics(cells, Threads: 1),
            Output = new PlatingOutput(2, 0),
        };
    }

    /// <summary>The current of a conductive strip converges in the grid (the checks hold it against the Fourier solution).</summary>
    [Fact]
    public void The_current_of_a_conductive_strip_converges()
    {
        var (coarse, fine) = (StripFilm.On(128), StripFilm.On(256));
        Assert.True(Math.Abs(fine.Mean - StripFilm.Mean) < 0.6 * Math.Abs(coarse.Mean - StripFilm.Mean));
        Assert.Equal(StripFilm.Center, fine.Center, 0.005 * StripFilm.Center);
    }

    /// <summary>CV 0.1, kappa R/l = 10: scatter of the current and effective resistance of the very film that was drawn, against a collocation of Fourier modes.</summary>
    [Fact]
    public void A_random_film_scatters_the_current_as_the_spectral_solution_of_the_same_film_says()
    {
        const double l = 5e-6;
        const double width = 64 * l;
        const double resistance = 10 * l / Conductivity;
        const double gap = 40 * l;
        var variation = new Heterogeneity(0.1, l, 3);
        var film = new UnevenFilm(resistance, variation, false);
        using var engine = new PlatingEngine(Flat(width, 512, gap, resistance, variation));
        var labels = Sample(engine, 256, width);
        engine.Step();
        var thermal = PhysicalConstants.ThermalVoltage(298.15) / 1e6;
        var expected = Spectral([.. labels.Select(xi => film.At(xi) + thermal)], width, gap, out var effective);
        var grid = engine.Solver.Grid;
        var found = Enumerable.Range(0, 256).Select(i => CurrentReading.At(grid, (i + 0.5) * width / 256, 0, true) / Current).ToArray();
        Assert.Equal(Scatter(expected), Scatter(found), 0.01 * Scatter(expected));
        for (var i = 0; i < 256; i++)
        {
            Assert.Equal(expected[i], found[i], 0.01);
        }

        // Voltage of the flat cell with the same mean current, less what the electrolyte takes.
        var drop = -engine.Voltage() / Current - (gap / Conductivity);
        Assert.Equal(effective, drop, 1e-3 * effective);
    }

    /// <summary>A frozen film roughens in proportion to the charge: h_rms/h_mean is the scatter of the current.</summary>
    [Fact]
    public void A_frozen_film_roughens_flat_lithium_as_its_current_is_scattered()
    {
        const double l = 5e-6;
        const double width = 32 * l;
        const double resistance = 100 * l / Conductivity;
        var variation = new Heterogeneity(0.1, l, 5);
        var film = new UnevenFilm(resistance, variation, false);
        var problem = Flat(width, 256, 20 * l, resistance, variation, 1000);
        double[] labels;
        using (var engine = new PlatingEngine(problem))
        {
            labels = Sample(engine, 256, width);
        }

        var expected = Scatter(Spectral([.. labels.Select(film.At)], width, 20 * l, out _));
        var run = PlatingSimulation.Run(problem);
        Assert.Equal(expected, run.RoughnessRq / run.MeanThickness, 0.02 * expected);
        Assert.True(run.Conservation.Charge < 1e-10 && run.Conservation.Lithium < 1e-10);
        Assert.Contains(run.Fronts[^1].Curves[0].Fields, field => field.Name == "film resistance");
    }

    [Fact]
    public void The_film_of_a_seed_is_the_same_on_every_grid()
    {
        var variation = new Heterogeneity(0.3, 5e-6, 11);
        using var coarse = new PlatingEngine(Flat(100e-6, 128, 50e-6, 5e-3, variation));
        using var fine = new PlatingEngine(Flat(100e-6, 512, 50e-6, 5e-3, variation));
        var (a, b) = (Sample(coarse, 64, 100e-6), Sample(fine, 64, 100e-6));
        for (var i = 0; i < a.Length; i++)
        {
            Assert.Equal(b[i], a[i], 0.02);
        }
    }

    [Fact]
    public void A_variation_finer_than_four_cells_is_refused_with_what_would_do()
    {
        var wrong = Assert.Throws<InputException>(() => PlatingSimulation.Run(Flat(100e-6, 64, 50e-6, 5e-3, new Heterogeneity(0.3, 5e-6, 1))));
        Assert.Contains("correlation length", wrong.Problem.Where, StringComparison.Ordinal);
        Assert.Contains("4 cells", wrong.Problem.Allowed, StringComparison.Ordinal);
        Assert.Contains("cells across", wrong.Problem.Mend, StringComparison.Ordinal);
    }

    [Fact]
    public void A_film_that_a_primary_distribution_does_not_use_is_said()
    {
        var primary = Flat(100e-6, 128, 50e-6, 5e-3, new Heterogeneity(0.3, 5e-6, 1)) with { Mode = CurrentMode.Primary };
        Assert.Contains(PlatingSimulation.Run(primary).Warnings, warning => warning.StartsWith("The film on the lithium is not used", StringComparison.Ordinal));
    }

    // The label at equal distances, between the vertices by a straight line.
    private static double[] Sample(PlatingEngine engine, int count, double width)
    {
        var curve = engine.Curves[0];
        return [.. Enumerable.Range(0, count).Select(i =>
        {
            var x = (i + 0.5) * width / count;
            var after = Array.FindIndex(curve.X, 0, curve.Count, value => value > x);
            var before = after > 0 ? after - 1 : curve.Count - 1;
            var (xa, xb) = (curve.X[before] - (after > 0 ? 0 : after < 0 ? 0 : width), after < 0 ? curve.X[0] + width : curve.X[after]);
            var to = after < 0 ? 0 : after;
            var share = (x - xa) / (xb - xa);
            return ((1 - share) * curve[UnevenFilm.Label][before]) + (share * curve[UnevenFilm.Label][to]);
        })];
    }

    // J R + P J = V with P the electrolyte's resistance to each Fourier mode, tanh(k L)/(kappa k); the mean of J is 1.
    private static double[] Spectral(double[] resistance, double width, double gap, out double effective)
    {
        var n = resistance.Length;
        var kernel = new double[n];
        for (var m = 1; m <= n / 2; m++)
        {
            var k = 2 * Math.PI * m / width;
            var z = Math.Tanh(k * gap) / (Conductivity * k) * (m == n / 2 ? 1 : 2) / n;
            for (var d = 0; d < n; d++)
            {
                kernel[d] += z * Math.Cos(2 * Math.PI * m * d / n);
            }
        }

        var system = new DenseSystem<double>(n + 1);
        for (var i = 0; i < n; i++)
        {
            var row = system.Row(i);
            for (var j = 0; j < n; j++)
            {
                row[j] = kernel[Math.Abs(i - j)] + (i == j ? resistance[i] : 0);
            }

            row[n] = -1;
            system.Row(n)[i] = 1.0 / n;
        }

        system.Row(n)[n + 1] = 1;
        var found = system.Solve()!;
        effective = found[n];
        return found[..n];
    }

    private static double Scatter(double[] values)
    {
        var mean = values.Average();
        return Math.Sqrt(values.Average(value => (value - mean) * (value - mean))) / mean;
    }
}
