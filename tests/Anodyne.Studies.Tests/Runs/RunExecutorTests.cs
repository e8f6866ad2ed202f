using Anodyne.Cells.Geometry;
using Anodyne.Cells.Protocols;
using Anodyne.Plating.Results;
using Anodyne.Plating;
using Anodyne.Quantities.Documents;
using Anodyne.Store.Results;
using Anodyne.Studies.Models.Plating;
using Anodyne.Studies.Models;
using Anodyne.Studies.Plan;
using Anodyne.Studies.Runs;
using Anodyne.Studies.Tests.Models.Plating;

namespace Anodyne.Studies.Tests.Runs;

public sealed class RunExecutorTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly CountingModel _model = new();
    private readonly IResultStore _store;

    public RunExecutorTests() => _store = ResultStores.OpenFile(_folder["store.sqlite"]);

    public void Dispose()
    {
        _store.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void The_same_case_is_computed_once_and_not_again_later()
    {
        var runs = new[] { Planned("a", 10), Planned("b", 20), Planned("a-again", 10) };
        var first = Run(runs);
        Assert.Equal(2, _model.Runs);
        Assert.Equal(["a", "b", "a-again"], first.Select(run => run.Run.Id));
        Assert.Equal(["a", "b", "a-again"], first.Select(run => ((PlatingResult)run.Result).Name));
        Assert.All(first, run => Assert.Equal(RunOrigin.Computed, run.Origin));

        var second = Run([.. runs, Planned("c", 30)]);
        Assert.Equal(3, _model.Runs);
        Assert.Equal([RunOrigin.Reused, RunOrigin.Reused, RunOrigin.Reused, RunOrigin.Computed], second.Select(run => run.Origin));
        for (var index = 0; index < 3; index++)
        {
            Assert.Equal(_model.Pack(first[index].Result), _model.Pack(second[index].Result));
        }
    }

    [Fact]
    public void A_change_of_the_code_computes_again()
    {
        Run([Planned("a", 10)]);
        _model.Code = "v2";
        Assert.Equal(RunOrigin.Computed, Run([Planned("a", 10)])[0].Origin);
    }

    [Fact]
    public void The_name_and_the_threads_are_no_inputs()
    {
        var problem = TestCases.Plain;
        var key = ResultArchive.Key(Planned(problem));
        Assert.Equal(key, ResultArchive.Key(Planned(problem with { Name = "other", Numerics = problem.Numerics with { Threads = 3 } })));
        Assert.NotEqual(key, ResultArchive.Key(Planned(problem with { Numerics = problem.Numerics with { CellsAcross = 64 } })));
        Assert.NotEqual(key, ResultArchive.Key(Planned(problem with { Surface = new FlatSurface() })));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Killed_and_resumed_gives_the_same_and_does_not_begin_anew(int jobs)
    {
        var runs = Enumerable.Range(1, 5).Select(index => Planned($"r{index}", index)).ToArray();
        using var source = new CancellationTokenSource();
        _model.AtStep = (name, step) =>
        {
            if (name == "r3" && step == 6)
            {
                source.Cancel();
            }
        };
        Assert.ThrowsAny<OperationCanceledException>(() => Run(runs, jobs, cancel: source.Token));
        var stepsBefore = _model.Steps;
        Assert.NotEmpty(Directory.GetFiles(_folder["checkpoints"]));

        _model.AtStep = null;
        var resumed = Run(runs, jobs, resume: true);
        Assert.Equal(5 * CountingModel.StepsOfRun, _model.Steps);
        Assert.InRange(stepsBefore, 17, 49);
        Assert.False(Directory.Exists(_folder["checkpoints"]));
        Assert.Equal(runs.Select(run => CountingModel.Roughness(PlatingModel.Case(run.Case))), resumed.Select(run => ((PlatingResult)run.Result).RoughnessRq));
    }

    [Fact]
    public void Without_resume_an_unfinished_run_begins_anew()
    {
        using var source = new CancellationTokenSource();
        _model.AtStep = (_, step) =>
        {
            if (step == 4)
            {
                source.Cancel();
            }
        };
        Assert.ThrowsAny<OperationCanceledException>(() => Run([Planned("a", 10)], cancel: source.Token));
        _model.AtStep = null;
        Run([Planned("a", 10)]);
        Assert.Equal(5 + CountingModel.StepsOfRun, _model.Steps);
    }

    [Fact]
    public void Progress_ends_at_one_and_never_falls()
    {
        var seen = new List<RunsProgress>();
        new RunExecutor(new ResultArchive(_store, TimeProvider.System), _folder["checkpoints"])
            .Run("s", [Planned("a", 1), Planned("b", 2)], 1, false, seen.Add, CancellationToken.None);
        Assert.Equal(1, seen[^1].Fraction, 1e-12);
        Assert.Equal((2, 2), (seen[^1].Done, seen[^1].Total));
        Assert.All(seen.Zip(seen.Skip(1)), pair => Assert.True(pair.Second.Fraction >= pair.First.Fraction));
    }

    [Fact]
    public void A_result_survives_the_store_to_the_bit()
    {
        var result = CountingModel.Result(TestCases.Plain) with { Peak = Math.PI * 1e-6, GrowthRate = double.NaN };
        var back = (PlatingResult)_model.Unpack(_model.Pack(result));
        Assert.Equal(_model.Pack(result), _model.Pack(back));
        Assert.Equal(result.Peak, back.Peak);
        Assert.True(double.IsNaN(back.GrowthRate));
        Assert.Equal(result.Fields[0].Concentration, back.Fields[0].Concentration);
        Assert.True(double.IsNaN(back.Fronts[0].Curves[0].CurrentDensity[1]));
        Assert.Equal(result.Series, back.Series);
    }

    private PlannedRun Planned(string id, double current) => Planned(TestCases.Plain with { Name = id, Control = new Galvanostatic(current) });

    private PlannedRun Planned(PlatingCase problem)
    {
        var read = new ModelCase(problem.Name, problem, new ParameterSheet(), TestCases.Document("{}"), ".");
        return new PlannedRun(problem.Name, _model, read, _model.Inputs(read));
    }

    private IReadOnlyList<FinishedRun> Run(IReadOnlyList<PlannedRun> runs, int jobs = 2, bool resume = false, CancellationToken cancel = default) =>
        new RunExecutor(new ResultArchive(_store, TimeProvider.System), _folder["checkpoints"]).Run("s", runs, jobs, resume, null, cancel);
}
