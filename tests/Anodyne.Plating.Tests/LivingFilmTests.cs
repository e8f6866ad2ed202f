using Anodyne.Cells.Layers;
using Anodyne.Plating.Engine;
using Anodyne.Plating.Runs;
using Anodyne.Plating.Verification;
using Anodyne.Quantities;

namespace Anodyne.Plating.Tests;

/// <summary>Films that stretch, crack, heal and are renewed on a front that moves.</summary>
public sealed class LivingFilmTests
{
    [Fact]
    public void Without_the_field_the_current_is_that_of_the_full_solution_at_a_high_Wagner_number()
    {
        const double width = 32e-6;
        var resistance = 200 * width / (2 * Math.PI);
        var limited = LivingFilms.Flat(new Heterogeneity(0.3, 1e-6, 2), width, 256, 5000, FilmLimit.Automatic, resistance * 1.001);
        var run = PlatingSimulation.Run(limited with { Output = new PlatingOutput(5, 1) });
        var said = Assert.Single(run.Warnings, warning => warning.StartsWith("Film-limited", StringComparison.Ordinal));
        var percent = double.Parse(said.Split("snapshots: ")[1].Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture);
        Assert.InRange(percent, 1e-6, 1);
        var whole = PlatingSimulation.Run(limited with { Numerics = limited.Numerics with { FilmLimit = FilmLimit.Never } });
        Assert.DoesNotContain(whole.Warnings, warning => warning.StartsWith("Film-limited", StringComparison.Ordinal));
        Assert.Equal(whole.RoughnessRq, run.RoughnessRq, 0.01 * whole.RoughnessRq);
        var below = PlatingSimulation.Run(LivingFilms.Flat(new Heterogeneity(0.3, 1e-6, 2), width, 256, 5000, FilmLimit.Automatic, resistance * 0.9));
        Assert.DoesNotContain(below.Warnings, warning => warning.StartsWith("Film-limited", StringComparison.Ordinal));
    }

    [Fact]
    public void A_film_finer_than_the_grid_conducts_by_its_sub_grid_mean_and_says_so()
    {
        var run = PlatingSimulation.Run(LivingFilms.Flat(new Heterogeneity(1, 0.1e-6, 3) { IsSubGrid = true }, 64e-6, 128, 1));
        Assert.Contains(run.Warnings, warning => warning.StartsWith("Sub-grid film", StringComparison.Ordinal));
        Assert.Equal(5e-2 / 2, -run.Series[0].Voltage / 10, 0.05 * 5e-2 / 2);
        var resolved = PlatingSimulation.Run(LivingFilms.Flat(new Heterogeneity(1, 4e-6, 3) { IsSubGrid = true }, 64e-6, 128, 1));
        Assert.Contains(resolved.Warnings, warning => warning.Contains("it was resolved", StringComparison.Ordinal));
    }

    [Fact]
    public void A_film_that_cannot_slip_is_refused_where_it_would_fold_at_the_grid()
    {
        var booked = LivingFilms.BookedCase();
        var film = booked.Cell.Interphase! with { Dynamics = booked.Cell.Interphase!.Dynamics! with { SlipLength = 0 } };
        var stiff = booked with { Cell = booked.Cell with { Interphase = film, Lithium = new LithiumMetal(ReferenceCells.MolarVolume, 0.5) } };
        var wrong = Assert.Throws<InputException>(() => PlatingSimulation.Run(stiff));
        Assert.Contains("slip length", wrong.Problem.Where, StringComparison.Ordinal);
        Assert.Contains("Gamma", wrong.Problem.Found, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_with_fields_that_was_interrupted_goes_on_to_the_same_bytes()
    {
        using var folder = new TemporaryFolder();
        var problem = LivingFilms.BookedCase() with { Output = new PlatingOutput(3, 1), Stop = new(6000, null) };
        problem = problem with
        {
            Cell = problem.Cell with
            {
                Interphase = problem.Cell.Interphase! with { Heterogeneity = problem.Cell.Interphase!.Heterogeneity! with { RenewalTime = 200 } },
            },
        };
        var whole = PlatingSimulation.Run(problem);
        var options = new PlatingRunOptions { CheckpointPath = folder["state"], Resume = true };
        for (var stopped = 0; stopped < 3; stopped++)
        {
            using var stop = new CancellationTokenSource();
            var steps = 0;
            Assert.Throws<OperationCanceledException>(() => PlatingSimulation.Run(problem, options, new After(() =>
            {
                if (++steps == 7)
                {
                    stop.Cancel();
                }
            }), stop.Token));
        }

        var rest = PlatingSimulation.Run(problem, options);
        Assert.Equal(whole.Series, rest.Series);
        Assert.Equal(whole.Inventories, rest.Inventories);
        Assert.Equal(whole.Numbers, rest.Numbers);
        Assert.Equal(whole.Warnings, rest.Warnings);
        for (var c = 0; c < whole.Fronts[^1].Curves.Count; c++)
        {
            Assert.Equal(whole.Fronts[^1].Curves[c].X, rest.Fronts[^1].Curves[c].X);
            Assert.Equal(whole.Fronts[^1].Curves[c].Fields[0].Values, rest.Fronts[^1].Curves[c].Fields[0].Values);
        }
    }

    [Theory]
    [InlineData(FilmLimit.Always)]
    [InlineData(FilmLimit.Never)]
    public void A_step_with_fields_allocates_nothing(FilmLimit limit)
    {
        var problem = LivingFilms.BookedCase();
        using var engine = new PlatingEngine(problem with { Numerics = problem.Numerics with { FilmLimit = limit }, Stop = new(180000, null) });
        for (var i = 0; i < 8; i++)
        {
            engine.Step();
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 6; i++)
        {
            engine.Step();
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private sealed class After(Action act) : IProgress<PlatingProgress>
    {
        public void Report(PlatingProgress value) => act();
    }
}
