using System.Net;
using System.Text.Json;
using Anodyne.Quantities;
using Anodyne.Web.Cases;
using Anodyne.Web.Demo;
using Anodyne.Web.Jobs;
using Anodyne.Web.Workspaces;

namespace Anodyne.Web.Tests;

/// <summary>Long work survives the server; its results stay in the workspace; what a case names stays there too.</summary>
public sealed class JobTests : IDisposable
{
    private const string Pouch = "demo/pouch/anode-free.yaml";
    private readonly TemporaryFolder _folder = new();

    public JobTests() => DemoWorkspace.CopyInto(Place);

    private Workspace Place => new(_folder.Path);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_job_runs_and_is_written_down()
    {
        await using var board = new JobBoard(Place, "1", TimeProvider.System);
        board.Start();
        var asked = board.Ask("design", Pouch);
        var done = await Served.Until(() => board.Find(asked.Id) is { IsOpen: false } job ? job : null);
        Assert.Equal(JobState.Done, done.State);
        Assert.True(File.Exists(_folder[$"out/{done.Id}/pouch-design.svg"]));
        using var document = JsonDocument.Parse(done.Document);
        Assert.True(document.RootElement.GetProperty("specific_energy_Wh_kg").GetDouble() > 100);
        Assert.Equal($"anodyne design {Pouch} --out out/{done.Id}", Answers.ShellText.Posix(done.Command));
        await using var later = new JobBoard(Place, "1", TimeProvider.System);
        later.Start();
        Assert.Equal(done.Document, Assert.Single(later.All).Document);
    }

    [Fact]
    public async Task A_job_that_ran_when_the_server_died_goes_on()
    {
        string id;
        await using (var board = new JobBoard(Place, "1", TimeProvider.System))
        {
            id = board.Ask("design", Pouch).Id; // Written down; nothing works on it.
        }

        // As a killed server leaves it.
        var file = _folder[$".anodyne/jobs/{id}.json"];
        var left = JsonSerializer.Deserialize<Job>(await File.ReadAllTextAsync(file))! with { State = JobState.Running, Starts = 1, Fraction = 0.4 };
        await File.WriteAllTextAsync(file, JsonSerializer.Serialize(left));
        await using var next = new JobBoard(Place, "1", TimeProvider.System);
        next.Start();
        var done = await Served.Until(() => next.Find(id) is { IsOpen: false } job ? job : null);
        Assert.Equal((JobState.Done, 2), (done.State, done.Starts));
        Assert.Contains(done.Log, line => line.Contains("goes on", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_long_job_stops_by_hand_and_goes_on_to_the_same_end()
    {
        await File.WriteAllTextAsync(_folder["cell.yaml"], (await File.ReadAllTextAsync(_folder["demo/simulations/li-lfp.yaml"])));
        await using var board = new JobBoard(Place, "1", TimeProvider.System);
        board.Start();
        var id = board.Ask("cycle", "cell.yaml").Id;
        await Served.Until(() => board.Find(id) is { Fraction: > 0 } job ? job : null);
        board.Cancel(id);
        var stopped = await Served.Until(() => board.Find(id) is { IsOpen: false } job ? job : null);
        Assert.True(stopped.State is JobState.Cancelled or JobState.Done, stopped.Problem?.ToString());
        board.Resume(id);
        await Task.WhenAny(Task.Delay(1), Served.Until(() => board.Find(id) is { IsOpen: true } job ? job : null));
        board.Cancel(id);
        await Served.Until(() => board.Find(id) is { IsOpen: false } job ? job : null);
    }

    [Fact]
    public async Task What_fails_says_why_and_what_leads_out_is_never_asked()
    {
        await using var board = new JobBoard(Place, "1", TimeProvider.System);
        board.Start();
        await File.WriteAllTextAsync(_folder["bad.yaml"], "pouch:\n  nothing: 1\n");
        var failed = board.Ask("design", "bad.yaml");
        var ended = await Served.Until(() => board.Find(failed.Id) is { IsOpen: false } job ? job : null);
        Assert.Equal(JobState.Failed, ended.State);
        Assert.NotEmpty(ended.Problem!.What);
        await File.WriteAllTextAsync(_folder["out.yaml"], "study: x\ncase: ../elsewhere.yaml\n");
        Assert.Throws<InputException>(() => board.Ask("run", "out.yaml"));
        Assert.Throws<InputException>(() => board.Ask("run", "../study.yaml"));
        Assert.Throws<InputException>(() => board.Ask("rm", "out.yaml"));
    }

    [Fact]
    public async Task Results_are_served_and_nothing_beside_them()
    {
        await using var served = await Served.Start(folder => DemoWorkspace.CopyInto(new Workspace(folder.Path)));
        var board = served.Server.Workspace!.Jobs;
        var id = board.Ask("design", Pouch).Id;
        await Served.Until(() => board.Find(id) is { State: JobState.Done } job ? job : null);
        using var figure = await served.Get($"/jobs/{id}/files/pouch-design.svg");
        Assert.Equal(HttpStatusCode.OK, figure.StatusCode);
        using var page = await served.Get($"/pouch?job={id}");
        Assert.Contains("specific_energy_Wh_kg", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var outside = await served.Get($"/jobs/{id}/files/..%2F..%2Fdemo%2Fpouch%2Fanode-free.yaml");
        Assert.Contains(outside.StatusCode, (HttpStatusCode[])[HttpStatusCode.UnprocessableEntity, HttpStatusCode.NotFound]);
        await File.WriteAllTextAsync(served.Folder[$"out/{id}/report.html"], "<script>alert(1)</script>");
        using var report = await served.Get($"/jobs/{id}/files/report.html");
        Assert.StartsWith("sandbox;", Assert.Single(report.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_case_is_checked_as_its_verb_would_and_errors_name_its_line()
    {
        var text = CaseText.Read(Place, "demo/study/ridge.yaml");
        Assert.Equal("plate", CaseText.Check(Place, "demo/study/ridge.yaml", text).Case.Verb);
        var broken = text.Replace("temperature: 25 degC", "temperature: 25 kg", StringComparison.Ordinal);
        var failure = Assert.Throws<InputException>(() => CaseText.Check(Place, "demo/study/ridge.yaml", broken));
        Assert.Equal(5, CaseText.LineOf(failure.Problem));
        Assert.Contains("ridge.yaml", failure.Problem.Where, StringComparison.Ordinal);
        Assert.DoesNotContain("anodyne-tmp", failure.Problem.ToString(), StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_folder["demo/study"], ".*"));
        Assert.Throws<InputException>(() => CaseText.Check(Place, "demo/study/ridge.yaml", "a: b"));
        Assert.Throws<InputException>(() => CaseText.Read(Place, "demo/li-cu-cycles.bdf.csv"));
    }

    [Fact]
    public void A_value_changes_in_its_place_and_a_changed_file_is_not_overwritten()
    {
        var text = CaseText.Read(Place, "demo/study/ridge.yaml");
        var value = Assert.Single(CaseText.Values(text), value => value.Path == "temperature");
        Assert.Equal(("25 degC", 5), (value.Text, value.Line));
        var other = CaseText.With(text, value, "30 degC");
        Assert.Contains("temperature: \"30 degC\"", other, StringComparison.Ordinal);
        Assert.Equal(text.Split('\n').Length, other.Split('\n').Length);
        CaseText.Write(Place, "demo/study/ridge.yaml", other, text);
        Assert.Throws<InputException>(() => CaseText.Write(Place, "demo/study/ridge.yaml", text, text));
        Assert.Equal(other, CaseText.Read(Place, "demo/study/ridge.yaml"));
        foreach (var kind in (string[])["plate", "cycle", "study"])
        {
            var file = CaseText.New(Place, kind);
            Assert.Equal($"cases/{kind}.yaml", file);
            Assert.Equal($"cases/{kind}-2.yaml", CaseText.New(Place, kind));
        }

        Assert.Equal("cycle", CaseText.Check(Place, "cases/cycle.yaml", CaseText.Read(Place, "cases/cycle.yaml")).Case.Verb);
    }
}
