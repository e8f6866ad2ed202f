using System.Text.Json;
using Anodyne.Quantities.Estimates;
using Anodyne.Quantities;
using Anodyne.Store.Output;
using Anodyne.Store.Results;
using Anodyne.Studies.Analyses;
using Anodyne.Studies.Answers;
using Anodyne.Studies.Engine;

namespace Anodyne.Studies.Tests.Engine;

/// <summary>A study of cells names measured files: the report sets what their analysis gives beside the same analysis of the simulation and the published value.</summary>
public sealed class CellComparisonTests : IDisposable
{
    private const string Study = """
        study: compared
        cell:
          area: 2 cm2
          mesh: {layer: 5}
          electrolyte: {use: lipf6-ec-emc-nyman}
          layers:
            - {name: separator, thickness: 25 um, porosity: 0.4, macmullin number: 8}
          negative:
            lithium: unlimited
            kinetics: {exchange current density: 2 mA/cm2}
            interphase: {placement: conformal, areal resistance: 20 ohm cm2}
          positive:
            lithium: none
            collector: {name: Cu, nucleation overpotential: 40 mV}
            kinetics: {exchange current density: 2 mA/cm2}
            interphase: {placement: conformal, areal resistance: 20 ohm cm2}
            sei growth: {law: solvent diffusion, share on fresh lithium: 0 %, resistivity: 0 ohm m}
            dead lithium: {stripping share: {value: 4 %, range: [3 %, 5 %], evidence: assumed, source: "a guess"}}
          protocol:
            - repeat: 4
              steps: [Plate 1 mAh/cm2 at 1 mA/cm2, Strip at 1 mA/cm2 until 1 V]
        properties: {}
        variants:
          bare: {}
        headline: [recovered_percent]
        analyses:
          efficiency:
            method: ce
            options: {protocol: cycle}
            files: [one.csv, two.csv, three.csv, odd.csv]
            answers:
              - {variant: bare, result: ce_average}
              - {variant: bare, quantity: recovered_percent, result: ce_ratio_of_sums}
              - {variant: bare, result: Q_lost}
          nucleation: {method: overpotential}
        reported:
          - {variant: bare, quantity: "efficiency: ce_average", value: 97 %, uncertainty: 0.5 %, source: "a paper"}

        """;

    private readonly TemporaryFolder _folder = new();

    public CellComparisonTests()
    {
        Record("one.csv", 0.950);
        Record("two.csv", 0.960);
        Record("three.csv", 0.955);

        // More comes back than went in, cycle after cycle: void.
        Record("odd.csv", 1.1);
        File.WriteAllText(_folder["cell.yaml"], "type: Li||Cu\narea: 2 cm2\n");
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Simulated_measured_and_reported_values_stand_side_by_side()
    {
        var outcome = Run(Study);
        var answer = outcome.Answer.Parts[0].Answers.Single(answer => answer.Quantity == "efficiency: ce_average");
        Assert.Equal(
            [ComparedOrigin.Simulated, ComparedOrigin.Measured, ComparedOrigin.Measured, ComparedOrigin.Measured, ComparedOrigin.Measured, ComparedOrigin.Mean, ComparedOrigin.Reported],
            answer.Values.Select(value => value.Origin));

        // A share d of every stripped amount is left: the efficiency is 1/(1 + d). The range 3 % to 5 % makes 1/1.03 - 1/1.04 of it, the larger of its two sides.
        var simulated = answer.Simulated!;
        Assert.Equal(1 / 1.04, simulated.Value, 2e-4);
        Assert.Equal((1 / 1.03) - (1 / 1.04), simulated.HalfWidth!.Value, 3e-4);

        // The files as they were made; of their mean s = 0.005, t(0.975; 2) = 4.3027.
        Assert.Equal([0.950, 0.960, 0.955], answer.Values.Skip(1).Take(3).Select(value => value.Value), (a, b) => Math.Abs(a - b) < 1e-6);
        Assert.Equal(0.955, answer.Measured!.Value, 1e-6);
        Assert.Equal(4.3027 * 0.005 / Math.Sqrt(3), answer.Measured.HalfWidth!.Value, 1e-5);
        Assert.Equal(Verdict.Void, answer.Values[4].Verdict);
        Assert.Contains(answer.Values[4].Reasons, reason => reason.Contains("above 100 %", StringComparison.Ordinal));
        Assert.Null(answer.Values[4].With(simulated));

        // 0.955 ± 0.0124 against 0.9615 ± 0.0094: 0.0065 apart, together 0.0156; against 0.97 ± 0.005: 0.015 apart, together 0.0134.
        Assert.True(answer.Measured.With(simulated)!.Holds);
        Assert.False(answer.Measured.With(answer.Reported)!.Holds);
        Assert.Equal(0.005, answer.Reported!.HalfWidth!.Value, 1e-12);

        // A quantity of the model: the unit is the quantity's, and the model's own value stands beside the virtual measurement.
        var recovered = outcome.Answer.Parts[0].Answers.Single(other => other.Quantity == "recovered_percent");
        Assert.Equal("%", recovered.Unit);
        Assert.Equal(100 / 1.04, recovered.Values.Single(value => value.Origin == ComparedOrigin.Model).Value, 2e-2);
        Assert.Equal(95.5, recovered.Measured!.Value, 1e-4);
        Assert.Contains(recovered.Flags, flag => flag.Contains("odd.csv: void", StringComparison.Ordinal));
    }

    [Fact]
    public void The_report_and_the_document_say_the_same()
    {
        var outcome = Run(Study);
        var report = File.ReadAllText(_folder["out/report.html"]);
        var section = report[report.LastIndexOf("Simulated, measured, reported", StringComparison.Ordinal)..];
        section = section[..section.IndexOf("<h2", StringComparison.Ordinal)];
        Assert.Matches("<s>1\\.1\\d*.*?</s> void", section);
        Assert.Matches("0\\.955 ± 0\\.012", section);
        Assert.Contains("measured, one.csv", section, StringComparison.Ordinal);
        Assert.Contains("mean of 3 replicates", section, StringComparison.Ordinal);
        Assert.Contains("a paper", section, StringComparison.Ordinal);
        Assert.Contains("agrees within errors", section, StringComparison.Ordinal);
        Assert.Contains("times the errors", section, StringComparison.Ordinal);
        Assert.Contains("bare: the line is simulated", section, StringComparison.Ordinal);
        Assert.DoesNotContain(_folder.Path, report, StringComparison.Ordinal);

        var document = JsonDocument.Parse(StudyDocument.Of(outcome, "out").ToJsonString(JsonText.Options)).RootElement;
        var row = document.GetProperty("comparison").EnumerateArray().Single(row => row.GetProperty("quantity").GetString() == "efficiency: ce_average");
        Assert.Equal(0.955, row.GetProperty("measured").GetDouble(), 1e-6);
        Assert.Equal(0.97, row.GetProperty("reported").GetDouble(), 1e-12);
        Assert.Equal((3, "caution", true, false), (
            row.GetProperty("measured_replicates").GetInt32(), row.GetProperty("measured_verdict").GetString(), row.GetProperty("measured_agrees_with_simulated").GetBoolean(), row.GetProperty("measured_agrees_with_reported").GetBoolean()));
        Assert.Equal(7, row.GetProperty("values").GetArrayLength());
        var file = document.GetProperty("analyses").EnumerateArray().First(analysis => analysis.TryGetProperty("files", out _)).GetProperty("files")[0];
        Assert.Equal(("one.csv", StoredResult.HashOf(File.ReadAllBytes(_folder["one.csv"]))), (file.GetProperty("path").GetString(), file.GetProperty("sha256").GetString()));
        Assert.Equal("cell.yaml", file.GetProperty("beside")[0].GetProperty("file").GetString());
    }

    [Fact]
    public void A_changed_file_is_analysed_anew_and_the_runs_are_reused()
    {
        var first = Run(Study);
        var report = File.ReadAllText(_folder["out/report.html"]);
        Assert.Equal(first.Answer.Plan.Runs.Count, Run(Study).Answer.Reused.Count);
        Assert.Equal(report, File.ReadAllText(_folder["out/report.html"]));

        Record("two.csv", 0.970);
        var second = Run(Study);
        Assert.Equal(second.Answer.Plan.Runs.Count, second.Answer.Reused.Count);
        Assert.Equal(0.970, second.Answer.Parts[0].Answers[0].Values[2].Value, 1e-6);
        Assert.NotEqual(AnalysisArchive.Key(first.Answer.Parts[0].Measured[1]), AnalysisArchive.Key(second.Answer.Parts[0].Measured[1]));
        Assert.Equal(AnalysisArchive.Key(first.Answer.Parts[0].Measured[0]), AnalysisArchive.Key(second.Answer.Parts[0].Measured[0]));

        // So does what lies beside the file.
        File.WriteAllText(_folder["cell.yaml"], "type: Li||Cu\narea: 1 cm2\n");
        Assert.NotEqual(AnalysisArchive.Key(second.Answer.Parts[0].Measured[0]), AnalysisArchive.Key(Run(Study).Answer.Parts[0].Measured[0]));
        using var store = ResultStores.OpenFile(_folder["store.sqlite"]);
        Assert.Equal(4 + 1 + 4, store.List().Count(entry => entry.Kind == AnalysisArchive.Kind));
    }

    [Fact]
    public void Without_an_area_a_charge_is_not_held_against_a_charge_per_area()
    {
        foreach (var (name, efficiency) in new[] { ("one.csv", 0.95), ("two.csv", 0.96), ("three.csv", 0.955), ("odd.csv", 1.1) })
        {
            Record(name, efficiency, "i_mA");
        }

        File.WriteAllText(_folder["cell.yaml"], "type: Li||Cu\n");
        var answer = Run(Study).Answer.Parts[0].Answers.Single(answer => answer.Quantity == "efficiency: Q_lost");
        Assert.Equal("mAh", answer.Unit);
        Assert.Equal(Verdict.Void, answer.Values[0].Verdict);
        Assert.Contains("state the area", answer.Values[0].Reasons[0], StringComparison.Ordinal);
        Assert.Contains(answer.Values[1].Reasons, reason => reason.Contains("does not say its area", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("method: ce", "method: cee", "study.yaml:28:", "eis")]
    [InlineData("files: [one.csv", "files: [won.csv", "study.yaml:30:", "a file; relative paths")]
    [InlineData("options: {protocol: cycle}", "options: {protocols: cycle}", "study.yaml:29:", "protocol, cell")]
    [InlineData("options: {protocol: cycle}", "options: {protocol: circle}", "study.yaml:29:", "auto, cycle, aurbach")]
    [InlineData("options: {protocol: cycle}", "options: {protocol: cycle, from: 90}", "study.yaml:29:", "1 to 4")]
    [InlineData("result: ce_average}", "result: ce_mean}", "study.yaml:32:", "ce_average")]
    [InlineData("quantity: recovered_percent", "quantity: recovered", "study.yaml:33:", "recovered_percent")]
    [InlineData("quantity: recovered_percent", "quantity: cycles, factor: 0", "study.yaml:33:", "any number but 0")]
    [InlineData("quantity: recovered_percent", "quantity: last_discharge_voltage_V", "study.yaml:33:", "a voltage")]
    [InlineData("quantity: recovered_percent", "quantity: \"negative: color\"", "study.yaml:33:", "negative: exchange current density")]
    [InlineData("- {variant: bare, result", "- {variant: bear, result", "study.yaml:32:", "bare")]
    [InlineData("value: 97 %, uncertainty: 0.5 %", "value: 97 mV", "study.yaml:37:", "a value in 1")]
    [InlineData("value: 97 %, uncertainty: 0.5 %", "value: 97 %, uncertainty: 5 mV", "study.yaml:37:", "")]
    public void What_cannot_be_compared_is_said_with_its_place_before_anything_is_simulated(string right, string wrong, string place, string allowed)
    {
        var failure = Assert.Throws<InputException>(() => Run(Study.Replace(right, wrong, StringComparison.Ordinal)));
        Assert.StartsWith(place, failure.Problem.Where, StringComparison.Ordinal);
        Assert.Contains(allowed, failure.Problem.Allowed, StringComparison.Ordinal);
        Assert.Empty(Kept());
    }

    [Fact]
    public void Answers_need_a_file()
    {
        var failure = Assert.Throws<InputException>(() => Run(Study.Replace("    files: [one.csv, two.csv, three.csv, odd.csv]\n", "", StringComparison.Ordinal)));
        Assert.Contains("files:", failure.Problem.Allowed, StringComparison.Ordinal);
        Assert.Contains("leave the answers out", failure.Problem.Mend, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cell_of_another_kind_is_refused()
    {
        File.WriteAllText(_folder["cell.yaml"], "type: Li||Li\narea: 2 cm2\n");
        var failure = Assert.Throws<InputException>(() => Run(Study));
        Assert.StartsWith("study.yaml:30:", failure.Problem.Where, StringComparison.Ordinal);
        Assert.Equal(("Li||Li", "Li||Cu"), (failure.Problem.Found, failure.Problem.Allowed));
        Assert.Contains("`type` in cell.yaml", failure.Problem.Mend, StringComparison.Ordinal);
        Assert.Empty(Kept());
    }

    private IReadOnlyList<StoredEntry> Kept()
    {
        using var store = ResultStores.OpenFile(_folder["store.sqlite"]);
        return [.. store.List().Where(entry => entry.Kind == "cycle")];
    }

    private StudyOutcome Run(string text) => Studying.Read(text, _folder.Path).Run(_folder);

    // Four cycles of an hour each way at 1 mA/cm2, of which a share comes back.
    private void Record(string name, double efficiency, string current = "i_mA_cm2") => File.WriteAllText(
        _folder[name],
        $"t_s,{current},v_V\n" + string.Join('\n', Enumerable.Range(0, 8).SelectMany(half => Enumerable.Range(0, 61).Select(k => FormattableString.Invariant(
            $"{(3600 * half) + (60 * k) + (k == 0 ? 1e-3 : 0)},{(half % 2 == 0 ? -1 : efficiency)},{(half % 2 == 0 ? -0.05 : 0.05)}")))));
}
