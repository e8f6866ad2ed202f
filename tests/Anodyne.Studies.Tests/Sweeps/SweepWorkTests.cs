using Anodyne.Quantities;
using Anodyne.Store.Output;
using Anodyne.Store.Results;
using Anodyne.Studies.Requests;
using Anodyne.Studies.Sweeps.Folder;
using Anodyne.Studies.Sweeps.Insight;
using Anodyne.Studies.Sweeps.Plan;
using Anodyne.Studies.Sweeps.Work;

namespace Anodyne.Studies.Tests.Sweeps;

/// <summary>Every case has its row; what is finished is not computed again; what was cut off is.</summary>
public sealed class SweepWorkTests : IDisposable
{
    private const string Text = """
        sweep: boxes
        box: {width: 1 m, size: {depth: 2 m, height: 3 m}}
        axes:
          w: {set: width, values: [1 m, 2 m, 3 m, 4000 m]}
          h: {set: size.height, values: [1 m, -1 m]}
        """;

    private readonly TemporaryFolder _temporary = new();
    private readonly SquareModel _model = new();

    [Fact]
    public void A_failed_case_is_a_row_with_its_reason_and_never_a_hole()
    {
        var (table, folder) = Run(Text);
        Assert.Equal((8, 3, 5), (table.Cases, table.Done, table.Failed));
        Assert.Contains("inside out", table.Rows[1]!.Reason, StringComparison.Ordinal);
        Assert.Contains("too wide", table.Rows[6]!.Reason, StringComparison.Ordinal);
        var lines = File.ReadAllLines(table.Write());
        Assert.Equal(9, lines.Length);
        Assert.Equal("id,w [m],h [m],seed,hash,status,reason,seconds,area_m2,volume_m3,noise", lines[0]);
        Assert.StartsWith("3,2,1,1,", lines[3], StringComparison.Ordinal);
        Assert.EndsWith("done,measured,0.5,4,4,1", lines[3], StringComparison.Ordinal);
        Assert.Equal([2, 4, 6], table.Values("area_m2").Where(double.IsFinite));
        Assert.Empty(folder.Running());
    }

    [Fact]
    public void The_same_sweep_again_computes_nothing()
    {
        Run(Text);
        var computed = _model.Computed;
        var (table, _) = Run(Text);
        Assert.Equal(computed, _model.Computed);
        Assert.Equal(3, table.Done);
    }

    [Fact]
    public void Gathering_opens_only_what_is_new()
    {
        var (table, folder) = Run(Text);
        Assert.Equal(8, table.Opened);
        table.Write();
        var again = SweepTable.Of(folder);
        Assert.Equal((0, 3, 5), (again.Opened, again.Done, again.Failed));
        Assert.Equal(table.Rows[1]!.Reason, again.Rows[1]!.Reason);
        folder.Forget(3);
        again = SweepTable.Of(folder);
        Assert.Equal((0, 2), (again.Opened, again.Done));
    }

    [Fact]
    public void A_killed_sweep_goes_on_and_gives_the_same_table()
    {
        // A case that had reached the store and not its file takes no time afterwards.
        static string Timeless(SweepTable table) => File.ReadAllText(table.Write()).Replace(",0.5,", ",0,", StringComparison.Ordinal);
        var whole = Timeless(Run(Text).Table);
        using var other = new TemporaryFolder();
        // A worker that is killed leaves whole files, half of a temporary one, and its mark.
        var killed = new SquareModel { Before = width => _ = width == 3 ? throw new Killed() : 0 };
        Assert.ThrowsAny<Exception>(() => Run(Text, other, killed));
        Directory.CreateDirectory(other["out/results/000"]);
        File.WriteAllText(other["out/results/000/000007.json.1-x.anodyne-tmp"], "{\"id\": 7, \"ha");
        File.WriteAllText(other["out/results/000/000008.json"], "{\"id\": 8, \"hash\":");
        var (table, folder) = Run(Text, other, _model);
        Assert.Equal(whole, Timeless(table));
        Assert.Empty(folder.Running());
    }

    [Fact]
    public void A_changed_plan_keeps_what_it_still_holds()
    {
        Run(Text);
        var computed = _model.Computed;
        var (table, _) = Run(Text.Replace("values: [1 m, -1 m]", "values: [1 m, 5 m]", StringComparison.Ordinal));
        Assert.Equal(computed + 3, _model.Computed);
        Assert.Equal(6, table.Done);
    }

    [Fact]
    public void A_column_that_is_asked_for_later_is_there_without_computing()
    {
        Run(Text + "\nquantities: [area_m2]");
        var computed = _model.Computed;
        var (table, _) = Run(Text + "\nquantities: [area_m2, volume_m3]");
        Assert.Equal(computed, _model.Computed);
        Assert.Equal([2, 4, 6], table.Values("volume_m3").Where(double.IsFinite));
    }

    [Fact]
    public void A_quantity_is_not_mistaken_for_an_axis_of_its_name()
    {
        var (table, _) = Run(Text.Replace("  w: {set: width, values: [1 m, 2 m, 3 m, 4000 m]}", "  noise: {set: size.depth, values: [1 m]}\n  area_m2: {set: width, values: [3 m]}",
            StringComparison.Ordinal));
        Assert.Equal([3], table.Values("area_m2").Where(double.IsFinite));
    }

    [Fact]
    public void A_mark_of_a_longer_plan_is_passed_over()
    {
        var (table, folder) = Run(Text);
        File.WriteAllText(folder.In("running", "000009"), "elsewhere 1");
        Assert.Equal((8, 0, 0), (table.Cases, SweepFolders.Answer(folder, "out", table, [], 0).Data.Running, SweepFolders.Answer(folder, "out", table, [], 0).Data.Stopped));
    }

    [Fact]
    public void Results_come_from_the_store_when_another_sweep_has_computed_them()
    {
        Run(Text);
        var computed = _model.Computed;
        var plan = SweepPlanTests.Plan(Text.Replace("sweep: boxes", "sweep: again", StringComparison.Ordinal), _model);
        using var output = OutputFolder.Open(_temporary["again"]);
        using var store = ResultStores.OpenFile(_temporary["store.sqlite"]);
        var cases = SweepCases.Of(plan);
        var folder = SweepFolder.Create(output, plan, cases, "plan.yaml");
        new CaseWorker(plan, folder, store).Run(cases.Cases, 2, null, CancellationToken.None);
        Assert.Equal(computed + 3, _model.Computed);
        Assert.Equal(0, SweepTable.Of(folder).Values("seconds").Where(double.IsFinite).Sum());
    }

    [Fact]
    public void A_cancelled_sweep_stops_and_goes_on()
    {
        var plan = SweepPlanTests.Plan(Text, _model);
        var cases = SweepCases.Of(plan);
        using var output = OutputFolder.Open(_temporary["out"]);
        var folder = SweepFolder.Create(output, plan, cases, "plan.yaml");
        using var source = new CancellationTokenSource();
        _model.Before = width => { if (width == 2) { source.Cancel(); } };
        Assert.Throws<OperationCanceledException>(() => new CaseWorker(plan, folder, new NoStore()).Run(cases.Cases, 1, null, source.Token));
        Assert.Equal(1, SweepTable.Of(folder).Done);
        _model.Before = static _ => { };
        new CaseWorker(plan, folder, new NoStore()).Run(cases.Cases, 1, null, CancellationToken.None);
        Assert.Equal(3, SweepTable.Of(folder).Done);
    }

    [Fact]
    public void A_folder_that_is_none_is_refused()
    {
        Assert.Contains("not the folder of a sweep", Assert.Throws<InputException>(() => SweepFolder.Open(_temporary.Path)).Message, StringComparison.Ordinal);
        File.WriteAllText(_temporary["results.csv"], "my,own\n1,2\n");
        var (table, folder) = Run(Text);
        File.WriteAllText(folder.In("results.csv"), "my,own\n1,2\n");
        Assert.Contains("did not write", Assert.Throws<InputException>(() => table.Write()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Shares_of_the_variance_are_those_of_the_model()
    {
        // Area w d with w on (1, 3) and d on (1, 2): V_w = (1/3) 2.25, V_d = (1/12) 4, V_wd = 1/36; the volume's height does not move.
        var (table, _) = Run("""
            sweep: boxes
            box: {width: 1 m, size: {depth: 2 m, height: 3 m}}
            axes: {w: {set: width, from: 1 m, to: 3 m}, d: {set: size.depth, from: 1 m, to: 2 m}}
            design: {kind: sobol indices, base: 128}
            """, out var plan, out var cases);
        var rows = SensitivityTable.Of(plan, cases, table);
        const double whole = (2.25 / 3) + (4.0 / 12) + (1.0 / 36);
        Assert.Equal(2.25 / 3 / whole, rows.Single(row => row is { Quantity: "area_m2", Axis: "w" }).Values[0].Value, 0.03);
        Assert.Equal(((4.0 / 12) + (1.0 / 36)) / whole, rows.Single(row => row is { Quantity: "volume_m3", Axis: "d" }).Values[2].Value, 0.03);
        Assert.DoesNotContain(rows, row => row.Quantity == "noise");
    }

    public void Dispose() => _temporary.Dispose();

    private (SweepTable Table, SweepFolder Folder) Run(string text) => Run(text, _temporary, _model);

    private (SweepTable Table, SweepFolder Folder) Run(string text, out SweepPlan plan, out SweepCases cases)
    {
        plan = SweepPlanTests.Plan(text, _model);
        cases = SweepCases.Of(plan);
        return Run(plan, cases, _temporary, "out");
    }

    private static (SweepTable Table, SweepFolder Folder) Run(string text, TemporaryFolder temporary, SquareModel model)
    {
        var plan = SweepPlanTests.Plan(text, model);
        return Run(plan, SweepCases.Of(plan), temporary, "out");
    }

    private static (SweepTable Table, SweepFolder Folder) Run(SweepPlan plan, SweepCases cases, TemporaryFolder temporary, string name)
    {
        using var output = OutputFolder.Open(temporary[name]);
        using var store = cases.Cases.Count > 100 ? (IResultStore)new NoStore() : ResultStores.OpenFile(temporary["store.sqlite"]);
        var folder = SweepFolder.Create(output, plan, cases, "plan.yaml");
        new CaseWorker(plan, folder, store).Run(cases.Cases, 2, null, CancellationToken.None);
        return (SweepTable.Of(folder), folder);
    }

    private sealed class Killed : IOException;
}
