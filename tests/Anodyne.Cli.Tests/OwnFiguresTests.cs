using System.Text.RegularExpressions;

namespace Anodyne.Cli.Tests;

/// <summary>Simulations draw their own figures, and every figure of a report lies beside it as a file.</summary>
public class OwnFiguresTests
{
    [Fact]
    public void Plate_draws_fronts_fields_and_series()
    {
        using var folder = new TemporaryFolder();
        var run = Invocation.Of("plate", Path.Combine(Repository.Root, "examples/validation/ridge.yaml"), "--out", folder.Path, "--json");
        Assert.True(run.Status == 0, run.Error);
        string[] figures = [.. run.Json.GetProperty("figures").EnumerateArray().Select(file => Path.GetFileName(file.GetString()!))];
        Assert.Contains("fields.svg", figures);
        Assert.Contains("series.svg", figures);
        Assert.All(figures, name => Assert.StartsWith("<svg", File.ReadAllText(folder[name]), StringComparison.Ordinal));
    }

    [Fact]
    public void Cycle_draws_its_record_and_its_spectra()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(
            folder["case.yaml"],
            "use: xu2019\nmesh: {layer: 5, electrode: 5, particle: 8}\nprotocol: [Discharge at 1C until 3.5 V, Charge at 1C until 4.2 V, EIS from 1 kHz to 1 Hz with 5 points per decade]\n");
        var run = Invocation.Of("cycle", folder["case.yaml"], "--out", folder["out"], "--json");
        Assert.True(run.Status == 0, run.Error);
        string[] figures = [.. run.Json.GetProperty("figures").EnumerateArray().Select(file => Path.GetFileName(file.GetString()!))];
        Assert.Equal(["V-t.svg", "V-Q.svg", "nyquist.svg"], figures);
        Assert.All(figures, name => Assert.True(File.Exists(folder["out/" + name])));
    }

    [Fact]
    public void Every_figure_of_a_report_is_a_file_too()
    {
        using var folder = new TemporaryFolder();
        var run = Invocation.Of(
            "run", Path.Combine(Repository.Root, "examples/validation/study.yaml"), "--out", folder["out"], "--store", folder["store.sqlite"], "--json");
        Assert.True(run.Status == 0, run.Error);
        var report = File.ReadAllText(folder["out/report.html"]);
        string[] linked = [.. Regex.Matches(report, "href=\"(figures/[^\"]+)\"").Select(match => match.Groups[1].Value)];
        Assert.Equal(Regex.Count(report, "<figcaption>"), linked.Length);
        Assert.All(linked, name => Assert.StartsWith("<svg", File.ReadAllText(folder["out/" + name]), StringComparison.Ordinal));
    }
}
