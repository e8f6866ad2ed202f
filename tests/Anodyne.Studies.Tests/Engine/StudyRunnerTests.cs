using System.Text.Json;
using Anodyne.Quantities;
using Anodyne.Store.Output;
using Anodyne.Studies.Answers;
using Anodyne.Studies.Engine;
using Anodyne.Studies.Requests;
using Anodyne.Studies.Tests.Models.Plating;
using Anodyne.Studies.Tests.Plan;

namespace Anodyne.Studies.Tests.Engine;

public sealed class StudyRunnerTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly CountingModel _model = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_study_is_run_judged_attributed_compared_and_written()
    {
        var outcome = Run("out");
        var contrast = Part(outcome).Contrasts[0];

        // The stand-in's roughness is known: 2 - t + i0/100 + t i0/200 + seed/1000 in um.
        double Rq(double t, double i0, int seed) => 2 - t + (i0 / 100) + (0.5 * t * i0 / 100) + (0.001 * seed);
        double Exponent(double t, double i0) => Enumerable.Range(1, 3).Average(seed => Math.Log(Rq(t, i0, seed) / 0.3));
        Assert.Equal(Enumerable.Range(1, 3).Average(seed => Math.Log(Rq(0.6, 13, seed) / Rq(0.3, 6, seed))), contrast.Difference.Mean, 1e-12);
        Assert.Equal(Exponent(0.6, 6) - Exponent(0.3, 6), contrast.Simulated.Shares[0].Alone, 1e-12);
        Assert.Equal(
            ((Exponent(0.6, 6) - Exponent(0.3, 6)) + (Exponent(0.6, 13) - Exponent(0.3, 13))) / 2, contrast.Simulated.Shares[0].Shapley, 1e-12);
        Assert.Equal(contrast.Simulated.To - contrast.Simulated.From, contrast.Simulated.Shares.Sum(share => share.Shapley), 1e-12);

        // One value has a range and belongs to the bare variant alone: two ends, two corners.
        Assert.Equal("exchange", Assert.Single(contrast.Ranges).Value.Path);
        Assert.Equal("bare", contrast.Ranges[0].Variants);
        Assert.Equal((2, true), (contrast.Corners!.Corners, contrast.Corners.IsComplete));

        // 5 um for 1 mAh/cm2 lies above the dense 4.85 um: no flag.
        Assert.All(Part(outcome).Rows, comparison => Assert.Empty(comparison.Flags));
        Assert.Equal(["bare", "coated (whole)", "coated (coating)"], Part(outcome).Shown.Select(variant => variant.Name));
        var report = File.ReadAllText(_folder["out/report.html"]);
        Assert.Contains("Is it flatter?", report, StringComparison.Ordinal);
        Assert.Contains("anodyne run study.yaml --out out", report, StringComparison.Ordinal);
    }

    [Fact]
    public void The_document_has_every_promised_field()
    {
        var document = JsonDocument.Parse(StudyDocument.Of(Run("out"), "out").ToJsonString(JsonText.Options)).RootElement;
        Assert.All(["study", "variants", "analyses", "comparison", "attribution", "reused", "report"], name => Assert.True(document.TryGetProperty(name, out _), name));
        var bare = document.GetProperty("variants").GetProperty("bare");
        Assert.Equal(3, bare.GetProperty("seeds").GetArrayLength());
        Assert.Equal(2 - 0.3 + 0.06 + 0.009 + 0.002, bare.GetProperty("roughness_rq_um").GetDouble(), 1e-9);
        Assert.Equal("out/report.html", document.GetProperty("report").GetString());
        var row = document.GetProperty("comparison")[0];
        Assert.All(["quantity", "variant", "simulated", "measured", "reported", "unit", "flags"], name => Assert.True(row.TryGetProperty(name, out _), name));
    }

    [Fact]
    public void A_difference_below_the_grids_own_error_is_no_difference_anywhere()
    {
        // The grid adds 2 h^2 to ln Rq of the variant with the high transference number and nothing to the other: order 2, known error.
        _model.GridShare = (transference, cells) => transference > 0.4 ? 2.0 * 64 * 64 / ((double)cells * cells) : 0;
        var outcome = Run("coarse");
        var contrast = Part(outcome).Contrasts[0];
        Assert.Equal(2, contrast.Grid!.Order!.Value, 1e-9);
        Assert.Equal(1.25 * 2, contrast.Grid.Value, 1e-9);
        Assert.False(contrast.IsResolved);
        Assert.False(contrast.Holds);
        var node = JsonDocument.Parse(StudyDocument.Of(outcome, "out").ToJsonString(JsonText.Options)).RootElement.GetProperty("contrasts")[0];
        Assert.False(node.GetProperty("difference").GetBoolean());
        Assert.False(node.GetProperty("holds").GetBoolean());
        Assert.Equal(2.5, node.GetProperty("grid_error").GetProperty("value").GetDouble(), 1e-9);
        Assert.Equal([32, 16], node.GetProperty("grid_error").GetProperty("grids").EnumerateArray().Select(grid => grid.GetProperty("cells_across").GetInt32()));
        Assert.Contains("there is no difference that the grid can show", File.ReadAllText(_folder["coarse/report.html"]), StringComparison.Ordinal);
        var table = RunTables.Of(outcome.Answer).First(table => table.Columns[0] == "contrast");
        Assert.Contains(table.Rows[0], cell => cell.Text == "no difference");
    }

    [Fact]
    public void A_second_grid_that_cannot_be_computed_costs_the_study_nothing()
    {
        _model.AtStart = problem =>
        {
            if (problem.Numerics.CellsAcross < 32)
            {
                throw new ComputationException(new Problem("the step was refused", "step 3", "", ""));
            }
        };
        _model.GridShare = (transference, cells) => transference > 0.4 ? 0.01 * 64 / cells : 0;
        var grid = Part(Run("out")).Contrasts[0].Grid!;
        Assert.Equal(32, Assert.Single(grid.Others).Resolution);
        Assert.Equal(0.01, grid.Value, 1e-9);
    }

    [Fact]
    public void The_same_study_again_computes_nothing_and_writes_the_same_bytes()
    {
        var first = Run("a");
        var computed = _model.Runs;
        var second = Run("b");
        Assert.Equal(computed, _model.Runs);
        Assert.Empty(first.Answer.Reused);
        Assert.Equal(Part(second).Results.All.Count, second.Answer.Reused.Count);
        Assert.Equal(Contents("a"), Contents("b"));
    }

    [Fact]
    public void Interrupted_and_resumed_writes_the_same_bytes()
    {
        Run("whole");
        var whole = Contents("whole");
        File.Delete(_folder["store.sqlite"]);
        using var source = new CancellationTokenSource();
        _model.AtStep = (name, step) =>
        {
            if (name.StartsWith("whole/coated", StringComparison.Ordinal) && step == 5)
            {
                source.Cancel();
            }
        };
        Assert.ThrowsAny<OperationCanceledException>(() => Run("cut", cancel: source.Token));
        _model.AtStep = null;
        Assert.False(File.Exists(_folder["cut/report.html"]));
        Run("cut", resume: true);
        Assert.Equal(whole, Contents("cut"));
    }

    private StudyOutcome Run(string name, bool resume = false, CancellationToken cancel = default)
    {
        var study = Studying.Read(StudyReaderTests.Small, model: _model);
        return study.Run(_folder, name, options: usual => usual with { Resume = resume }, cancel: cancel);
    }

    private static PartAnswer Part(StudyOutcome outcome) => Assert.Single(outcome.Answer.Parts);

    private Dictionary<string, string> Contents(string name) =>
        Directory.EnumerateFiles(_folder[name], "*", SearchOption.AllDirectories)
            .Where(path => !Path.GetFileName(path).StartsWith('.'))
            .ToDictionary(path => Path.GetRelativePath(_folder[name], path), File.ReadAllText);
}
